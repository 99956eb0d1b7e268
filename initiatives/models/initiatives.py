from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, FilteredRelation, OuterRef, Prefetch, Q

from core.addresses import page_of
from core.history.triggers import tracked
from core.public_ids import PublicIdField
from initiatives import statuses
from initiatives.models.plans import FocusArea, Plan
from initiatives.models.search import SearchEntry, searched
from initiatives.models.sources import Sourced
from initiatives.models.units import Unit


class Status(models.TextChoices):
    """What the administration has decided about an initiative; none yet reads *ikke vurderet*."""

    MET = statuses.MET.choice
    PARTLY = statuses.PARTLY.choice
    MISSED = statuses.MISSED.choice
    LAPSED = statuses.LAPSED.choice
    ILLEGIBLE = statuses.ILLEGIBLE.choice

    __empty__ = statuses.UNASSESSED.label

    @classmethod
    def for_users(cls) -> list[tuple[str, str]]:
        """The choices of a form: what a person may decide."""
        return [look.choice for look in statuses.CHOSEN]


class CalculatedStatus(models.TextChoices):
    """What the published rule makes of an initiative's targets (targets/rule/status.py)."""

    MET = statuses.MET.choice
    AT_LEAST_PARTLY = statuses.AT_LEAST_PARTLY.choice
    PARTLY = statuses.PARTLY.choice
    AT_MOST_PARTLY = statuses.AT_MOST_PARTLY.choice
    MISSED = statuses.MISSED.choice
    ONGOING = statuses.ONGOING.choice
    NO_DATA = statuses.NO_DATA.choice
    NONE = statuses.NOT_CALCULATED.choice


class Deviation(models.TextChoices):
    """How the decided status stands to the calculated one, or to the bounds that it gives."""

    BETTER = "bedre", "bedre end beregnet"
    WORSE = "daarligere", "dårligere end beregnet"


class InitiativeQuerySet(models.QuerySet):
    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """The plan's initiatives; every plan's when there is none in view."""
        return self.filter(plan=plan) if plan else self

    def with_plan(self) -> Self:
        return self.select_related("plan")

    def found_by(self, words: str) -> Self:
        """Whose code, title, purpose or description holds the words, by their Danish stem or inside
        longer ones."""
        return self.filter(pk__in=SearchEntry.objects.of(self.model).found_by(words).ids())

    def with_remarks(self) -> Self:
        """Adds `remarks`: what editors noticed about it (text, source_place)."""
        from initiatives.models.remarks import EditorRemark  # which is built on this module

        return self.annotate(remarks=EditorRemark.objects.listed_for("initiative"))

    def for_checking(self) -> Self:
        """All that a check reads and says of an initiative: with `focus_area_ids` and
        `group_descriptions`, and with its responsibilities as far as a check reads them."""
        from initiatives.models.links import (  # which are built on this module
            InitiativeArea,
            Responsibility,
            TargetGroup,
        )

        own = {"initiative": OuterRef("pk")}
        areas = InitiativeArea.objects.filter(**own).order_by("pk")
        groups = TargetGroup.objects.filter(**own).order_by("number", "pk")
        texts = ("public_id", "plan", "code", "title", "purpose", "description", "source_place")
        return (
            self.in_plan_order()
            .select_related("source")
            .only(*texts, "source__title")
            .annotate(
                focus_area_ids=ArraySubquery(areas.values("focus_area")),
                group_descriptions=ArraySubquery(groups.values("description")),
            )
            .prefetch_related(
                Prefetch("responsibilities", Responsibility.objects.with_unit_names())
            )
        )

    def in_year(self, year: int) -> Self:
        """Of plans that hold in the year."""
        return self.filter(plan__year_from__lte=year, plan__year_to__gte=year)

    def in_focus_area(self, focus_area_id: int) -> Self:
        placed = Initiative.focus_areas.through.objects.filter(focus_area=focus_area_id)
        return self.filter(pk__in=placed.values("initiative"))

    def led_by(self, unit_ids: Iterable[int]) -> Self:
        leading = Initiative.units.through.objects.filter(unit__in=unit_ids, role="ansvarlig")
        return self.filter(pk__in=leading.values("initiative"))

    def involving(self, unit_ids: Iterable[int]) -> Self:
        """Initiatives that one of the units leads or contributes to."""
        involved = Initiative.units.through.objects.filter(unit__in=unit_ids)
        return self.filter(pk__in=involved.values("initiative"))

    def without_unit(self) -> Self:
        return self.filter(responsibilities__isnull=True)

    def without_leading_unit(self) -> Self:
        led = Initiative.units.through.objects.filter(initiative=OuterRef("pk"), role="ansvarlig")
        return self.filter(~Exists(led))

    def once_per_leader(self) -> Self:
        """A row for each unit that leads, as `leader`; one without where nobody does."""
        led = Q(responsibilities__role="ansvarlig")
        return self.annotate(leader=FilteredRelation("responsibilities", condition=led))

    def not_lapsed(self) -> Self:
        return self.exclude(status=Status.LAPSED)

    def without_focus_area(self) -> Self:
        return self.filter(areas__isnull=True)

    def beginning_a_chain(self, seen: Q) -> Self:
        """Continued by later ones, those that are `seen`, and themselves continuing none."""
        from initiatives.models.links import Continuation  # which is built on this module

        return self.filter(
            Exists(Continuation.objects.filter(seen, earlier=OuterRef("pk"))),
            ~Exists(Continuation.objects.filter(initiative=OuterRef("pk"))),
        )

    def calculated_statuses(self, ids: Iterable[int]) -> dict[int, str]:
        """By key what the rule says of these initiatives today."""
        rows = self.filter(pk__in=list(ids)).order_by()
        return dict(rows.values_list("pk", "calculated_status"))

    def assessed(self) -> Self:
        """Those in the denominator of shares: neither lapsed nor waiting for an assessment."""
        return self.filter(status__in=[Status.MET, Status.PARTLY, Status.MISSED])

    def in_plan_order(self) -> Self:
        """Newest plan first, in the order of the plans' own index."""
        return self.order_by("-plan__year_from", "-plan__year_to", "plan__slug", "position", "code")


@searched(title="title", code="code", text=("purpose", "description"), plan="thing.plan_id")
@tracked(newest_of="pgh_obj", index="initiative_event_newest")
class Initiative(Sourced):
    """One thing that a plan sets in motion."""

    public_id = PublicIdField("id", kind="init", unique=True)
    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="plan", related_name="initiatives")
    code = models.CharField("kode", max_length=20)
    title = models.CharField("titel", max_length=300)
    position = models.PositiveSmallIntegerField("rækkefølge", default=0)
    purpose = models.TextField("formål", blank=True)
    description = models.TextField("beskrivelse (løsning/indsats)", blank=True)
    start_year = models.PositiveSmallIntegerField("startår", null=True, blank=True)
    yearly_volume = models.PositiveIntegerField("forløb årligt", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Status, blank=True, default="")
    source_status = models.CharField("kildens status (ordlyd)", max_length=300, blank=True)
    no_targets_stated = models.BooleanField(
        "kilden skriver, at der ingen mål er",
        default=False,
        help_text="Kun når dokumentet trykker f.eks. “Indsatsmål: Ingen”.",
    )
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
    )
    deviation = models.CharField(
        "afvigelse", max_length=20, choices=Deviation, blank=True, default="", editable=False
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    focus_areas = models.ManyToManyField(
        FocusArea,
        through="InitiativeArea",
        verbose_name="fokusområder",
        related_name="initiatives",
    )
    units = models.ManyToManyField(
        Unit, through="Responsibility", verbose_name="enheder", related_name="initiatives"
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "initiativ"
        verbose_name_plural = "initiativer"
        ordering = ["plan", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="initiative_code_once_per_plan",
                violation_error_message="Planen har allerede et initiativ med den kode.",
            ),
            # Targets refer to (id, plan) so that the database holds them to the same plan.
            models.UniqueConstraint(fields=["id", "plan"], name="initiative_with_plan"),
            models.CheckConstraint(
                condition=~Q(status=Status.LAPSED) | ~Q(lapse_reason="") | ~Q(source_status=""),
                name="initiative_lapsed_with_reason",
                violation_error_message="Et bortfaldet initiativ skal have en begrundelse.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ILLEGIBLE) | Q(source__isnull=False),
                name="initiative_illegible_in_document",
                violation_error_message="Kun et dokument kan have en ulæselig status.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["plan", "position", "code"],
                include=["status"],
                name="initiative_plan_order",
            ),
            # What is counted for a unit is counted without reading the initiatives themselves.
            models.Index(fields=["id"], include=["plan", "status"], name="initiative_in_short"),
            models.Index(fields=["status"], name="initiative_status"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return page_of("initiative", self.pk)
