from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, When, Window
from django.db.models.functions import RowNumber

from core.danish import DanishOrder, fold, folded, format_date
from core.figures import FIRST_DAY, LAST_DAY, OUTSIDE_YEARS
from core.history.triggers import tracked
from core.people import display_name, name_paths
from core.public_ids import PublicIdField
from initiatives.models import Initiative, Plan, Sourced, ground_field
from targets.models.indicators import Area, Indicator

# A figure belongs to the plan that states it, and is shown by every plan that has a target or an
# initiative about the indicator.


NEWEST_OF_INDICATOR = (
    F("date").desc(nulls_last=True),
    *("area__position", "breakdown", "-counts"),
)


class MeasurementQuerySet(models.QuerySet):
    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """From the plan's documents and follow-ups; every plan's when there is none in view."""
        return self.filter(plan=plan) if plan else self

    def measured_dates(self, plan: Plan | None = None) -> Self:
        """Newest first, of the plan or of all. A forecast says nothing of how it stood."""
        measured = self.for_plan(plan).filter(date__isnull=False, state__in=Measurement.MEASURED)
        return measured.order_by("-date").values_list("date", flat=True)

    def totals(self) -> Self:
        return self.filter(breakdown="")

    def current(self) -> Self:
        """Those that count; contradicting statements stay beside them."""
        return self.filter(counts=True)

    def newest_of_each(self, most: int) -> Self:
        """The first `most` of each indicator; `of_indicator` is how many it has."""
        place = Window(RowNumber(), partition_by="indicator", order_by=[*NEWEST_OF_INDICATOR, "pk"])
        number = Window(Count("pk"), partition_by="indicator")
        numbered = self.annotate(place=place, of_indicator=number)
        return numbered.filter(place__lte=most).order_by("indicator_id", "place")

    def with_row_details(self) -> Self:
        """Joins what a row of a table of one indicator's measurements shows, and no more."""
        return self.select_related("area", "source", "entered_by").only(
            *("indicator", "period_start", "date", "breakdown", "value", "numerator"),
            *("area_ground", "date_ground"),
            *("denominator", "qualifier", "state", "counts", "counted_as", "note", "source_place"),
            *("source_note", "entered_at", "area__name", "area__position", "source__title"),
            *name_paths("entered_by"),
        )

    def with_author(self) -> Self:
        """What a form says of an indicator's figures, and who entered them."""
        return self.select_related("entered_by").only(
            *("indicator", "area", "period_start", "date", "value", "qualifier", "state", "counts"),
            *("counted_as", "note", "entered_at"),
            *name_paths("entered_by"),
        )

    def as_printed(self) -> Self:
        """What documents state, in their order, and percentages that were entered with a fraction,
        with all that a check of the figures says of it.

        Thousands of figures share their indicator, area and source: each of those is fetched once.
        """
        return (
            self.filter(Q(source__isnull=False) | Q(numerator__isnull=False))
            .order_by("-plan__year_from", "plan__slug", "pk")
            .annotate(plan_slug=F("plan__slug"))
            .prefetch_related("indicator", "area", "source")
        )

    def for_series(self, area_id: int) -> Self:
        """One indicator's: the area first, then those it is compared with; newest first."""
        elsewhere = Case(When(area=area_id, then=0), default=1)
        newest = F("date").desc(nulls_last=True)
        return self.order_by(elsewhere, "area__position", "breakdown", newest, "-counts", "pk")

    def found_by(self, words: str, most: int | None = None, in_order: bool = False) -> Self:
        """Of whose indicator, area or breakdown the name holds the words, each found by its own
        index, and no more than `most` of each, `in_order` those that come first."""
        needle = fold(words)
        rows = self if in_order else self.order_by()
        areas = Area.objects.filter(name__icontains=words).order_by()
        broken_down = rows.alias(folded_breakdown=folded("breakdown")).exclude(breakdown="")
        indicators = Indicator.objects.found_by(words).values("pk")
        of_indicator = rows.filter(indicator__in=indicators).values("pk")[:most]
        of_area = rows.filter(area__in=areas.values("pk")).values("pk")[:most]
        of_breakdown = broken_down.filter(folded_breakdown__contains=needle).values("pk")[:most]
        return self.filter(pk__in=of_indicator.union(of_area, of_breakdown))

    def noted(self, words: str) -> Self:
        """The same of one plan's measurements, and what is noted about them."""
        return self.filter(
            Q(indicator__in=Indicator.objects.found_by(words).values("pk"))
            | Q(breakdown__icontains=words)
            | Q(area__name__icontains=words)
            | Q(note__icontains=words)
            | Q(source_note__icontains=words)
        )

    def newest_first(self) -> Self:
        """Per indicator, in the order of its own index; what has no date stands last."""
        by_name = (DanishOrder("indicator__name"), "indicator_id")
        return self.order_by(*by_name, *NEWEST_OF_INDICATOR, "pk")


@tracked(newest_of="indicator", index="measurement_event_newest")
class Measurement(Sourced):
    """A stated or entered value of an indicator for an area and a period.

    Value, numerator and denominator stand as stated and need not agree. `date` is the period's
    last day; only a value from a document may lack it ("uden dato i kilden").
    """

    class State(models.TextChoices):
        PRELIMINARY = "foreloebig", "foreløbig"
        FINAL = "endelig", "endelig"
        FORECAST = "prognose", "prognose"
        ESTIMATE = "skoen", "skøn"

    # States that say how something stood; a forecast does not.
    MEASURED = (State.PRELIMINARY, State.FINAL, State.ESTIMATE)

    public_id = PublicIdField("id", kind="tal", unique=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indikator", related_name="measurements"
    )
    plan = models.ForeignKey(
        Plan,
        models.CASCADE,
        verbose_name="plan",
        related_name="measurements",
        null=True,
        blank=True,
        help_text="Planen, hvis dokument eller opfølgning tallet stammer fra.",
    )
    area = models.ForeignKey(
        Area, models.PROTECT, verbose_name="område", related_name="measurements"
    )
    area_ground = ground_field("grundlag for området")
    period_start = models.DateField("periode fra", null=True, blank=True)
    date = models.DateField("dato", null=True, blank=True)
    date_ground = ground_field("grundlag for datoen")
    breakdown = models.CharField("fordeling", max_length=120, blank=True)
    value = models.DecimalField("værdi", max_digits=20, decimal_places=6)
    numerator = models.DecimalField(
        "tæller", max_digits=20, decimal_places=6, null=True, blank=True
    )
    denominator = models.DecimalField(
        "nævner", max_digits=20, decimal_places=6, null=True, blank=True
    )
    qualifier = models.CharField("forbehold", max_length=30, blank=True)
    state = models.CharField("datatype", max_length=20, choices=State, default=State.FINAL)
    counts = models.BooleanField(
        "gældende", default=True, help_text="Kun ét tal gælder pr. område, fordeling og periode."
    )
    counted_as = models.CharField(
        "optalt som",
        max_length=200,
        blank=True,
        help_text=(
            "Udfyldes kun, når tallet tæller noget andet, end målet siger, fx “visiteret”, hvor"
            " målet siger “gennemført”. Tallet vises med ordene og afgør ikke målet."
        ),
    )
    note = models.TextField("bemærkning", blank=True)
    entered_by = models.ForeignKey(
        "auth.User",
        models.SET_NULL,
        verbose_name="indtastet af",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_index=False,  # has one with the time of entry
    )
    entered_at = models.DateTimeField("indtastet", null=True, blank=True, editable=False)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = "måling"
        verbose_name_plural = "målinger"
        ordering = ["indicator", "date", "area", "breakdown", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "breakdown", "period_start", "date"],
                condition=Q(counts=True),
                nulls_distinct=False,
                name="one_measurement_counts",
                violation_error_message=(
                    "Der gælder allerede en måling for indikatoren, området, fordelingen og "
                    "perioden."
                ),
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True)
                | Q(date__isnull=True)
                | Q(period_start__lte=models.F("date")),
                name="measurement_period_in_order",
                violation_error_message="Perioden slutter, før den begynder.",
            ),
            models.CheckConstraint(
                condition=Q(date__isnull=False) | Q(source__isnull=False),
                name="measurement_dated_unless_from_document",
                violation_error_message="Målingen skal have en dato.",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="measurement_denominator_positive",
                violation_error_message="Nævneren skal være større end 0.",
            ),
            models.CheckConstraint(
                condition=(Q(date__isnull=True) | Q(date__range=(FIRST_DAY, LAST_DAY)))
                & (Q(period_start__isnull=True) | Q(period_start__range=(FIRST_DAY, LAST_DAY))),
                name="measurement_within_years",
                violation_error_message=OUTSIDE_YEARS,
            ),
        ]
        indexes = [
            models.Index(fields=["indicator", "area", "-date"], name="measurement_series"),
            models.Index(fields=["-date"], name="measurement_date"),  # the years to choose from
            models.Index(fields=["plan", "-date"], name="measurement_plan_date"),
            models.Index(fields=["plan", "indicator"], name="measurement_plan_indicator"),
            models.Index(fields=["entered_by", "-entered_at", "-id"], name="measurement_entered"),
            models.Index(
                fields=["-date"],
                condition=Q(state__in=["foreloebig", "endelig", "skoen"]),
                name="measurement_newest_measured",
            ),
            GinIndex(
                OpClass(folded("breakdown"), name="gin_trgm_ops"),
                condition=~Q(breakdown=""),
                name="measurement_breakdown",
            ),
        ]

    def __str__(self) -> str:
        when = format_date(self.date) if self.date else "uden dato"
        return f"{self.indicator}, {self.area}, {when}"

    @property
    def entered_by_name(self) -> str:
        return display_name(self.entered_by)


@tracked()
class IndicatorLink(Sourced):
    """An initiative that a stated figure belongs to without being the subject of a target."""

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="initiativ", related_name="indicator_links"
    )
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, verbose_name="indikator", related_name="initiative_links"
    )

    class Meta:
        verbose_name = "øvrig indikator"
        verbose_name_plural = "øvrige indikatorer"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "indicator"], name="indicator_linked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.initiative}"
