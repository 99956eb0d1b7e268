from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Case, F, OuterRef, Q, When

from core.addresses import page_of
from core.figures import FIRST_YEAR, LAST_YEAR, OUTSIDE_YEARS
from core.history.triggers import tracked
from core.public_ids import PublicIdField
from initiatives.models.area_words import area_heading, areas_word
from initiatives.models.counts import StatusCounts, status_tally
from initiatives.models.search import SearchEntry, searched
from initiatives.models.sources import Sourced


def years_in_words(first: int, last: int) -> str:
    """ "2007" or "2011–2014"."""
    return str(first) if first == last else f"{first}–{last}"


class PlanQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-year_from", "-year_to", "slug")

    def of_units(self, unit_ids: Iterable[int]) -> Self:
        """Those in which one of the units leads or contributes to an initiative."""
        return self.filter(initiatives__responsibilities__unit__in=unit_ids).distinct()

    def foremost_first(self) -> Self:
        """Those in force before the others, the newest of each first."""
        in_force = Case(When(state=Plan.State.IN_FORCE, then=0), default=1)
        return self.order_by(in_force, "-year_from", "-year_to", "slug")

    def in_year(self, year: int) -> Self:
        """Those that hold in the year."""
        return self.filter(year_from__lte=year, year_to__gte=year)

    def with_status_counts(self) -> Self:
        """Adds how many of the plan's initiatives have which status."""
        return self.annotate(tally=status_tally("plan"))

    def found_by(self, words: str) -> Self:
        """Whose title or summary holds the words, by their Danish stem or inside longer ones."""
        return self.filter(pk__in=SearchEntry.objects.of(self.model).found_by(words).ids())


@searched(title="title", code="slug", text=["summary"], plan="thing.id")
@tracked()
class Plan(StatusCounts, Sourced):
    """One political agreement or plan that initiatives and targets belong to."""

    class Kind(models.TextChoices):
        AGREEMENT = "aftale", "aftale"
        EXECUTION = "udmoentningsplan", "udmøntningsplan"
        IMPLEMENTATION = "implementeringsplan", "implementeringsplan"
        EMPLOYMENT = "beskaeftigelsesplan", "beskæftigelsesplan"

    class State(models.TextChoices):
        DRAFT = "kladde", "kladde"
        IN_FORCE = "gaeldende", "gældende"
        ENDED = "afsluttet", "afsluttet"

    PUBLISHED = (State.IN_FORCE, State.ENDED)

    slug = models.SlugField("kortnavn", unique=True)
    title = models.CharField("titel", max_length=300)
    kind = models.CharField("type", max_length=30, choices=Kind)
    state = models.CharField(
        "tilstand",
        max_length=10,
        choices=State,
        default=State.IN_FORCE,
        help_text=(
            "En kladde ses kun af planadministratorer. Opgaver og påmindelser kommer fra åbne"
            " runder og gældende planer."
        ),
    )
    year_from = models.PositiveSmallIntegerField("år fra")
    year_to = models.PositiveSmallIntegerField("år til")
    adopted = models.DateField("vedtaget", null=True, blank=True)
    case_number = models.CharField("sagsnr.", max_length=60, blank=True)
    document_number = models.CharField("dok.nr.", max_length=60, blank=True)
    summary = models.TextField("resumé", blank=True)
    # What the plan's own document calls its parts; its pages and papers say the same.
    area_word = models.CharField(
        "ord for fokusområde",
        max_length=40,
        blank=True,
        default="Fokusområde",
        help_text="F.eks. Indsatsområde. Tomt, når dokumentet kun trykker nummer og titel.",
    )
    responsible_heading = models.CharField(
        "kolonnehoved for ansvarlige",
        max_length=60,
        blank=True,
        help_text="F.eks. Implementeringsansvarlig. Tomt, når dokumentet ikke har kolonnen.",
    )
    effort_heading = models.CharField(
        "kolonnehoved for indsats",
        max_length=60,
        blank=True,
        help_text="F.eks. Indsats. Tomt, når dokumentet ikke har kolonnen.",
    )
    solution_word = models.CharField(
        "ord for løsning",
        max_length=40,
        blank=True,
        help_text="Ordet foran beskrivelsen af indsatsen, f.eks. Løsning.",
    )
    target_word = models.CharField(
        "ord for indsatsmål",
        max_length=40,
        blank=True,
        help_text="Ordet foran målet, f.eks. Mål.",
    )
    own_codes = models.BooleanField(
        "koderne er vores egne",
        default=False,
        help_text="Når dokumentet ikke nummererer sine initiativer, men de har koder her.",
    )
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="følger efter",
        related_name="followed_by",
        null=True,
        blank=True,
    )
    tolerance = models.DecimalField(
        "tolerance for ca.",
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.100"),
        help_text="Så stor en del af målværdien må et ca.-mål afvige og stadig være opfyldt.",
    )
    threshold = models.DecimalField(
        "tærskel for delvist opfyldt",
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.500"),
        help_text="Så stor en del af vejen fra basis til mål giver delvist opfyldt.",
    )
    months_before_deadline = models.PositiveSmallIntegerField(
        "måneder før fristen",
        default=6,
        help_text=(
            "Når et måls frist er gået, afgøres det kun af et tal, der højst er så mange måneder"
            " ældre end fristen. Ellers mangler der data."
        ),
    )
    followed_up_on = models.DateField(
        "fulgt op pr.",
        null=True,
        blank=True,
        help_text=(
            "Dagen, som planens egen opfølgning i et dokument er opgjort pr. Et tal fra den dag"
            " afgør et mål, selv om det er længere fra fristen."
        ),
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "planer"
        ordering = ["-year_from", "-year_to", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year_from__gte=FIRST_YEAR, year_to__lte=LAST_YEAR),
                name="plan_within_years",
                violation_error_message=OUTSIDE_YEARS,
            ),
            models.CheckConstraint(
                condition=Q(year_from__lte=F("year_to")),
                name="plan_years_in_order",
                violation_error_message="Planens sidste år ligger før dens første.",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__gte=0, tolerance__lte=1, threshold__gt=0, threshold__lte=1),
                name="plan_rule_parameters_are_shares",
                violation_error_message="Tolerance og tærskel er andele mellem 0 og 1.",
            ),
            models.CheckConstraint(
                condition=Q(months_before_deadline__lte=120),
                name="plan_months_before_deadline_few",
                violation_error_message="Skriv højst 120 måneder før fristen.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-year_from", "-year_to", "slug"],
                include=["title"],
                name="plan_newest_first",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_of("plan", self.slug)

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    def name_of(self, area: "FocusArea") -> str:
        """One of its areas as its document heads it: "Indsatsområde 1: Fokus på …"."""
        return area_heading(self.area_word, area.code, area.title)

    @property
    def area_name(self) -> str:
        """What its pages call one of its areas: "strategisk fokusområde"."""
        return areas_word(self.area_word, 1)

    @property
    def areas_name(self) -> str:
        """What its pages call its areas: "strategiske fokusområder"."""
        return areas_word(self.area_word, 2)

    @property
    def years(self) -> str:
        return years_in_words(self.year_from, self.year_to)

    @property
    def first_day(self) -> date:
        return date(self.year_from, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year_to, 12, 31)

    @property
    def tolerance_percent(self) -> Decimal:
        return self.tolerance * 100

    @property
    def threshold_percent(self) -> Decimal:
        return self.threshold * 100


class FocusAreaQuerySet(models.QuerySet):
    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """The plan's focus areas; every plan's when there is none in view."""
        return self.filter(plan=plan) if plan else self

    def with_remarks(self) -> Self:
        """Adds `remarks`: what editors noticed about it (text, source_place)."""
        from initiatives.models.remarks import EditorRemark  # which is built on this module

        return self.annotate(remarks=EditorRemark.objects.listed_for("focus_area"))


@tracked()
class FocusArea(StatusCounts, Sourced):
    """A numbered part of a plan, with what it is to lead to."""

    public_id = PublicIdField("id", kind="fokus", unique=True)
    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="plan", related_name="focus_areas")
    code = models.CharField("kode", max_length=20)
    title = models.CharField("titel", max_length=300)
    position = models.PositiveSmallIntegerField("rækkefølge", default=0)
    description = models.TextField("beskrivelse", blank=True)
    outcome = models.TextField("resultatmål (ordlyd)", blank=True)

    objects = FocusAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "fokusområde"
        verbose_name_plural = "fokusområder"
        ordering = ["plan", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="focus_area_code_once_per_plan",
                violation_error_message="Planen har allerede et fokusområde med den kode.",
            ),
            # Targets refer to (id, plan) so that the database holds them to the same plan.
            models.UniqueConstraint(fields=["id", "plan"], name="focus_area_with_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return f"{page_of('plan', self.plan.slug)}#fokus-{self.pk}"
