from typing import Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from budget.figures import FEWER_PERSONS, NEGATIVE_COST
from core.figures import FIRST_YEAR, LAST_YEAR, OUTSIDE_YEARS
from core.history.triggers import tracked
from initiatives.models import Sourced


class BudgetAmountQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        return self.order_by("kind", "year", "price_level", "period", "pk")

    def years_spanned(self) -> range:
        """From the first to the last year that any amount is stated for; one query."""
        ends = self.aggregate(first=Min("year"), last=Max("year"))
        return range(ends["first"], ends["last"] + 1) if ends["first"] else range(0)

    def that_add_up(self) -> Self:
        """Those that a sum per plan and year holds, by the rule of budget/sums/years.py: budget
        amounts of a whole year, of the newest price level, of lines that are in no other line."""
        newer = BudgetAmount.objects.filter(
            line=OuterRef("line"),
            year=OuterRef("year"),
            period="",
            kind=OuterRef("kind"),
            amount__isnull=False,
            price_level__gt=Coalesce(OuterRef("price_level"), 0),
        )
        return self.filter(
            ~Exists(newer),
            line__part_of=None,
            line__is_total=False,
            kind=BudgetAmount.Kind.BUDGET,
            year__isnull=False,
            period="",
            amount__isnull=False,
        )

    def sums_per_plan_and_year(self) -> Self:
        """Rows of line__plan, year, million, lines and price_levels (None where the source names
        none)."""
        rows = self.that_add_up().order_by().values("line__plan", "year")
        levels = ArrayAgg("price_level", distinct=True, default=[])
        return rows.annotate(million=Sum("amount"), lines=Count("line"), price_levels=levels)


@tracked()
class BudgetAmount(Sourced):
    """A line's figures for one year and price level, as printed.

    A missing figure is either blank (nothing printed) or "xx" (`…_not_stated`); neither is 0.
    Amounts are million kroner, unit costs kroner per full-time person.
    """

    class Kind(models.TextChoices):
        BUDGET = "budget", "budget"
        ACTUAL = "regnskab", "regnskab"

    line = models.ForeignKey(
        "BudgetLine", models.CASCADE, verbose_name="budgetlinje", related_name="amounts"
    )
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    period = models.CharField(
        "periode (ordlyd)", max_length=60, blank=True, help_text="Når beløbet ikke gælder ét år."
    )
    price_level = models.PositiveSmallIntegerField("prisniveau", null=True, blank=True)
    kind = models.CharField("art", max_length=10, choices=Kind, default=Kind.BUDGET)
    amount = models.DecimalField(
        "beløb (mio. kr.)", max_digits=14, decimal_places=3, null=True, blank=True
    )
    amount_not_stated = models.BooleanField("beløb ikke oplyst (xx)", default=False)
    persons = models.DecimalField(
        "helårspersoner", max_digits=12, decimal_places=1, null=True, blank=True
    )
    persons_not_stated = models.BooleanField("helårspersoner ikke oplyst (xx)", default=False)
    unit_cost = models.DecimalField(
        "enhedsomkostning (kr.)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    unit_cost_not_stated = models.BooleanField("enhedsomkostning ikke oplyst (xx)", default=False)

    objects = BudgetAmountQuerySet.as_manager()

    class Meta:
        verbose_name = "beløb"
        verbose_name_plural = "beløb"
        ordering = ["line", "year", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "year", "period", "price_level", "kind"],
                nulls_distinct=False,
                name="budget_amount_once",
                violation_error_message="Linjen har allerede et beløb for året.",
            ),
            models.CheckConstraint(
                condition=(Q(amount_not_stated=False) | Q(amount__isnull=True))
                & (Q(persons_not_stated=False) | Q(persons__isnull=True))
                & (Q(unit_cost_not_stated=False) | Q(unit_cost__isnull=True)),
                name="budget_not_stated_has_no_figure",
                violation_error_message="Et tal kan ikke både være oplyst og ikke oplyst.",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=False) | ~Q(period=""),
                name="budget_amount_has_year_or_period",
                violation_error_message="Angiv år eller periode.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False)
                | Q(persons__isnull=False)
                | Q(unit_cost__isnull=False)
                | Q(amount_not_stated=True)
                | Q(persons_not_stated=True)
                | Q(unit_cost_not_stated=True),
                name="budget_amount_has_figure",
                violation_error_message="Skriv mindst ét tal, eller sæt kryds ved ikke oplyst.",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="budget_amount_within_years",
                violation_error_message=OUTSIDE_YEARS,
            ),
            models.CheckConstraint(
                condition=Q(persons__isnull=True) | Q(persons__gte=0),
                name="budget_amount_persons_not_negative",
                violation_error_message=FEWER_PERSONS,
            ),
            models.CheckConstraint(
                condition=Q(unit_cost__isnull=True) | Q(unit_cost__gte=0),
                name="budget_amount_unit_cost_not_negative",
                violation_error_message=NEGATIVE_COST,
            ),
        ]
        indexes = [models.Index(fields=["year"], name="budget_amount_year")]

    def __str__(self) -> str:
        return f"{self.line}, {self.year or self.period}"

    @property
    def holds_for(self) -> str:
        """What the figures are for, in words."""
        return holds_for_words(self.year, self.period, self.kind)


def holds_for_words(year: int | None, period: str, kind: str) -> str:
    """ "2013", "2009 og 2010", "2007 (regnskab)"."""
    words = " ".join(str(part) for part in (year, period) if part)
    return f"{words} (regnskab)" if kind == BudgetAmount.Kind.ACTUAL else words
