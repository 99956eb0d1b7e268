from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from core.addresses import page_of
from core.danish import format_date
from core.history.triggers import tracked
from core.people import name_paths
from initiatives.models import CalculatedStatus, Deviation, Initiative, Plan, Sourced, Status

ANSWERED = ("indsendt", "godkendt")


class FollowUpRoundQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-cutoff", "slug")

    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """The plan's rounds; every plan's when there is none in view."""
        return self.filter(plan=plan) if plan else self

    def open(self) -> Self:
        return self.filter(state=FollowUpRound.State.OPEN)


@tracked()
class FollowUpRound(Sourced):
    """One collection of statuses for a plan."""

    class State(models.TextChoices):
        PREPARING = "forberedes", "forberedes"
        OPEN = "aaben", "åben"
        CLOSED = "lukket", "lukket"

    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="plan", related_name="rounds")
    slug = models.SlugField("kortnavn", unique=True)
    title = models.CharField("titel", max_length=300)
    cutoff = models.DateField("opgjort pr.")
    due = models.DateField("svarfrist", null=True, blank=True)
    instructions = models.TextField("vejledning", blank=True)
    state = models.CharField("tilstand", max_length=20, choices=State, default=State.PREPARING)
    case_number = models.CharField("sagsnr.", max_length=60, blank=True)
    document_number = models.CharField("dok.nr.", max_length=60, blank=True)
    opened_at = models.DateTimeField("åbnet", null=True, blank=True, editable=False)
    closed_at = models.DateTimeField("lukket", null=True, blank=True, editable=False)

    objects = FollowUpRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "opfølgningsrunde"
        verbose_name_plural = "opfølgningsrunder"
        ordering = ["-cutoff", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state="aaben"),
                name="one_open_round_per_plan",
                violation_error_message="Planen har allerede en åben runde.",
            )
        ]
        indexes = [models.Index(fields=["-cutoff", "slug"], name="round_newest_first")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_of("round", self.slug)

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED


def latest_follow_up_date(initiative: str = "pk") -> models.Subquery:
    """The date of the newest approved follow-up on what `initiative` names in the outer query."""
    approved = FollowUp.objects.filter(
        initiative=models.OuterRef(initiative), state=FollowUp.State.APPROVED
    )
    return models.Subquery(approved.newest_first().values("effective_on")[:1])


def wrote_since_return(user_id: int | None) -> Q:
    """That the user has written in a follow-up since it was last returned, whoever wrote last: as a
    condition on FollowUp, from its history."""
    written = (FollowUp.State.DRAFT, FollowUp.State.SUBMITTED)
    events = FollowUp.pgh_event_model.objects
    returned = events.filter(pgh_obj=OuterRef("pgh_obj"), state=FollowUp.State.RETURNED)
    last_return = models.Subquery(returned.order_by("-pgh_id").values("pgh_id")[:1])
    wrote = events.filter(
        pgh_obj=OuterRef("pk"),
        written_by=user_id,
        state__in=written,
        pgh_id__gt=Coalesce(last_return, 0),
    )
    return Q(written_by=user_id) | Q(Exists(wrote))


class FollowUpQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-effective_on", "-pk")

    def with_people(self) -> Self:
        """What the pages of an initiative say of its follow-ups: joins the round, who wrote and
        approved it, and its source, of each only what is said."""
        people = name_paths("written_by", "approved_by", "contributed_by")
        joined = ("round__slug", "round__title", "round__state", "source__title", *people)
        related = ("round", "written_by", "approved_by", "contributed_by", "source")
        return self.select_related(*related).only(
            *("initiative", "effective_on", "status", "source_status", "status_text", "results"),
            *("comments", "undivided_text", "no_reason_stated"),
            *("deviation_reason", "lapse_reason", "lapse_date", "lapse_reference"),
            *("calculated_status", "deviation", "state", "written_at", "approved_at"),
            "contributed_at",
            *("source_place", *joined),
        )


@tracked(newest_of="initiative", index="followup_event_newest")
class FollowUp(Sourced):
    """What was reported about one initiative, in a round or between rounds."""

    class State(models.TextChoices):
        MISSING = "mangler", "mangler"
        DRAFT = "kladde", "kladde"
        SUBMITTED = "indsendt", "indsendt"
        APPROVED = "godkendt", "godkendt"
        RETURNED = "returneret", "returneret"

    # Each of the two begins an index of more columns, which serves it as well.
    initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        verbose_name="initiativ",
        related_name="follow_ups",
        db_index=False,
    )
    round = models.ForeignKey(
        FollowUpRound,
        models.CASCADE,
        verbose_name="runde",
        related_name="follow_ups",
        null=True,
        blank=True,
        db_index=False,
    )
    effective_on = models.DateField("opgjort pr.")
    status = models.CharField("status", max_length=20, choices=Status, blank=True, default="")
    source_status = models.CharField("kildens status (ordlyd)", max_length=300, blank=True)
    # A loaded document's own columns: what its status column says beside the status, and what the
    # text does not say the column of.
    status_text = models.TextField("tekst i statuskolonnen", blank=True)
    results = models.TextField("resultater", blank=True)
    comments = models.TextField("kommentarer", blank=True)
    undivided_text = models.TextField("ikke fordelt i kilden", blank=True)
    deviation_reason = models.TextField("begrundelse for afvigelse", blank=True)
    no_reason_stated = models.BooleanField(
        "kilden giver ingen begrundelse",
        default=False,
        help_text="Kun når dokumentet er læst, og der ingen begrundelse står.",
    )
    lapse_reason = models.TextField("begrundelse for bortfald", blank=True)
    lapse_date = models.DateField("bortfaldet pr.", null=True, blank=True)
    lapse_reference = models.CharField("beslutning om bortfald", max_length=200, blank=True)
    calculated_status = models.CharField(
        "beregnet status",
        max_length=20,
        choices=CalculatedStatus,
        default=CalculatedStatus.NONE,
        editable=False,
        help_text="Efter reglen pr. opgørelsesdatoen, som den var, da opfølgningen blev gemt.",
    )
    deviation = models.CharField(
        "afvigelse", max_length=20, choices=Deviation, blank=True, default="", editable=False
    )
    state = models.CharField("tilstand", max_length=20, choices=State, default=State.MISSING)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="skrevet af",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_index=False,  # has one with the time of writing
    )
    written_at = models.DateTimeField("skrevet", null=True, blank=True, editable=False)
    contributed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="seneste bidrag af",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_index=False,
    )
    contributed_at = models.DateTimeField("seneste bidrag", null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="godkendt af",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    approved_at = models.DateTimeField("godkendt", null=True, blank=True, editable=False)
    return_reason = models.TextField("begrundelse for returnering", blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="returneret af",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    returned_at = models.DateTimeField("returneret", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "opfølgning"
        verbose_name_plural = "opfølgninger"
        ordering = ["-effective_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "initiative"],
                name="one_follow_up_per_round",
                violation_error_message="Initiativet har allerede en opfølgning i runden.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.LAPSED) | ~Q(lapse_reason="") | ~Q(source_status=""),
                name="follow_up_lapsed_with_reason",
                violation_error_message="Et bortfaldet initiativ skal have en begrundelse.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ILLEGIBLE) | Q(source__isnull=False),
                name="follow_up_illegible_in_document",
                violation_error_message="Kun et dokument kan have en ulæselig status.",
            ),
        ]
        indexes = [
            models.Index(fields=["initiative", "-effective_on", "-id"], name="follow_up_newest"),
            # What one wrote, the newest first, and in which rounds, without reading the answers.
            models.Index(
                fields=["written_by", "-written_at", "-id"],
                include=["round"],
                name="follow_up_written",
            ),
            # The few that wait for approval, among ten years of answers.
            models.Index(
                fields=["initiative"], condition=Q(state="indsendt"), name="follow_up_submitted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} pr. {format_date(self.effective_on)}"

    @property
    def has_new_contribution(self) -> bool:
        """Whether another unit has added a comment since the answer was last written."""
        if self.contributed_at is None:
            return False
        return self.written_at is None or self.contributed_at > self.written_at
