from typing import Self

from django.db import models
from django.db.models import (
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
)

from core.addresses import page_of
from core.danish import DanishOrder
from core.history.triggers import tracked
from initiatives.models import Initiative, Plan, Sourced
from initiatives.models.search import SearchEntry, searched

# Units of shares: their differences are in procentpoint.
PERCENT_UNITS = ("pct.", "procent", "procentpoint")
# Units that have parts: time, money, averages. All others count whole persons, courses, places.
PARTED_UNITS = (*PERCENT_UNITS, "dage", "uger", "måneder", "år", "timer", "gange", "indeks")
PARTED_WORDS = ("fuldtids", "helårs", "kr.", " pr. ", "gange ", "gennemsnit")


@tracked()
class Area(Sourced):
    """A geography or group of municipalities that measurements are made for."""

    slug = models.SlugField("kortnavn", unique=True)
    name = models.CharField("navn", max_length=100, unique=True)
    definition = models.TextField("definition", blank=True)
    position = models.PositiveSmallIntegerField("rækkefølge", default=0)

    class Meta:
        verbose_name = "område"
        verbose_name_plural = "områder"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class IndicatorQuerySet(models.QuerySet):
    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """Those that the plan sets targets for or states figures of; all when there is none."""
        if not plan:
            return self
        from targets.models import Measurement, Target  # which are built on this module

        targets = Target.objects.filter(plan=plan)
        stated = Measurement.objects.filter(plan=plan)
        of_either = Q(pk__in=targets.values("indicator")) | Q(pk__in=stated.values("indicator"))
        return self.filter(of_either)

    def of_initiative(self, initiative: Initiative) -> Self:
        """What the initiative's targets or stated figures are about."""
        from targets.models import IndicatorLink, Target  # which are built on this module

        targets = Target.objects.filter(initiative=initiative)
        stated = IndicatorLink.objects.filter(initiative=initiative)
        either = targets.order_by().values("indicator").union(stated.values("indicator"))
        return self.filter(pk__in=either)

    def found_by(self, words: str) -> Self:
        """Whose name or definition holds what is typed."""
        return self.filter(pk__in=SearchEntry.objects.of(self.model).holding(words).ids())

    def by_name(self) -> Self:
        return self.order_by(DanishOrder("name"), "pk")

    def with_long_series(self, seen: Q) -> Self:
        """Measured in more than one year, or with targets that are `seen` in more than one plan."""
        from targets.models import Measurement, Target  # which are built on this module

        of_indicator = {"indicator": OuterRef("pk")}
        measured = Measurement.objects.filter(date__isnull=False, **of_indicator).order_by()
        years = {
            "first_year": Subquery(measured.order_by("date").values("date__year")[:1]),
            "last_year": Subquery(measured.order_by("-date").values("date__year")[:1]),
        }
        targets = Target.objects.filter(seen, **of_indicator).order_by()
        first_plan = Subquery(targets.order_by("plan").values("plan")[:1])
        in_others = Exists(targets.exclude(plan=OuterRef("first_plan")))
        rows = self.annotate(**years, first_plan=first_plan)
        return rows.filter(Q(last_year__gt=F("first_year")) | in_others)


@searched(title="name", text=["definition"])
@tracked()
class Indicator(Sourced):
    """What is counted, in which unit, and which way is better."""

    class Direction(models.TextChoices):
        UP = "op", "højere er bedre"
        DOWN = "ned", "lavere er bedre"
        NEUTRAL = "neutral", "neutral"

    slug = models.SlugField("kortnavn", max_length=100, unique=True)
    name = models.CharField("navn", max_length=300)
    unit_of_measure = models.CharField("enhed", max_length=40)
    direction = models.CharField(
        "ønsket retning", max_length=10, choices=Direction, default=Direction.NEUTRAL
    )
    year_to_date = models.BooleanField("år til dato", default=False)
    may_be_negative = models.BooleanField(
        "kan være negativ",
        default=False,
        help_text="Fx en vækst eller en ændring. Alt andet tælles fra 0.",
    )
    definition = models.TextField("definition", blank=True)
    change_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="ændring i",
        related_name="changes",
        null=True,
        blank=True,
        help_text="Den indikator, hvis udvikling denne opgør, når en kilde trykker den som tal.",
    )
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="del af",
        related_name="parts",
        null=True,
        blank=True,
        help_text="Den indikator, som tæller helheden, når kilden siger, at denne tæller en del.",
    )
    opposite_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="modsat af",
        related_name="opposites",
        null=True,
        blank=True,
        help_text="Den indikator, som tæller en nedgang i det, som denne tæller en fremgang i.",
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikatorer"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(change_of=F("id")),
                name="indicator_not_change_of_itself",
                violation_error_message="En indikator kan ikke opgøre ændringen i sig selv.",
            ),
            models.CheckConstraint(
                condition=~Q(part_of=F("id")) & ~Q(opposite_of=F("id")),
                name="indicator_not_related_to_itself",
                violation_error_message="En indikator kan ikke være del af eller modsat sig selv.",
            ),
        ]
        indexes = [
            models.Index(DanishOrder("name"), "id", name="indicator_danish_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_of("indicator", self.pk)

    @property
    def is_share(self) -> bool:
        return self.unit_of_measure in PERCENT_UNITS

    @property
    def allows_negative(self) -> bool:
        """A change may go either way."""
        return self.may_be_negative or self.change_of_id is not None

    @property
    def counts_whole(self) -> bool:
        """Whether a figure is a whole number; an average or a share is not."""
        unit = self.unit_of_measure.strip().lower()
        return unit not in PARTED_UNITS and not any(word in f"{unit} " for word in PARTED_WORDS)

    @property
    def accumulates(self) -> bool:
        """Counted from New Year on; a share of the year to date is a level at any time."""
        return self.year_to_date and not self.is_share
