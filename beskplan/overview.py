"""The figures of the overview: what is counted, for the plan in view or for every plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from budget.models import BudgetLine
from budget.statement import Statement, statements
from initiatives.danish import DanishOrder
from initiatives.models import (
    Deviation,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    Unit,
)
from initiatives.models.counts import STATUSES, StatusCounts
from targets.models import Target
from targets.status import rounded_percent

LEADS = Responsibility.Role.LEADS
COUNTED = (*(f"count_{name}" for name, _ in STATUSES), "count_all")
FURTHER = ("count_better", "count_worse", "count_unled", "count_lacking")


class Totals(StatusCounts):
    """The counts of several plans together; an initiative belongs to one plan only."""

    def __init__(self, rows: Iterable[Plan]):
        rows = list(rows)
        for name in COUNTED + FURTHER:
            setattr(self, name, sum(getattr(row, name) for row in rows))

    @property
    def percent_met(self) -> int | None:
        """The share of met among the assessed, in whole per cent; None when none is assessed."""
        return rounded_percent(Decimal(self.count_met) / self.assessed) if self.assessed else None


def plans_with_counts(plan: Plan | None):
    """The plan in view or all of them, newest first, each with every count of the tiles."""
    plans = Plan.objects.filter(pk=plan.pk) if plan else Plan.objects.all()
    initiatives = Initiative.objects.filter(plan=OuterRef("pk"))
    return (
        plans.newest_first()
        .with_status_counts()
        .annotate(
            count_better=_count(initiatives.filter(deviation=Deviation.BETTER)),
            count_worse=_count(initiatives.filter(deviation=Deviation.WORSE)),
            count_unled=_count(initiatives.without_leading_unit()),
            count_lacking=_count(Target.objects.filter(plan=OuterRef("pk")).lacking_data()),
        )
    )


def _count(rows) -> Coalesce:
    counted = rows.order_by().values("plan").annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted), 0)


def focus_areas(plan: Plan) -> list[FocusArea]:
    return list(plan.focus_areas.with_status_counts().select_related("plan"))


def leading_units(plan: Plan | None) -> list[Unit]:
    """Units that lead an initiative, those with most first."""
    units = Unit.objects.with_status_counts(plan).filter(count_all__gt=0)
    return list(units.order_by("-count_all", DanishOrder("name")))


@dataclass(frozen=True)
class Cell:
    area: FocusArea
    unit: Unit
    count: int


@dataclass(frozen=True)
class GridRow:
    unit: Unit
    cells: list[Cell]


def grid(plan: Plan, areas: list[FocusArea], units: list[Unit]) -> list[GridRow]:
    """How many initiatives each unit leads in each focus area of the plan."""
    counts = placements(plan)
    return [
        GridRow(unit, [Cell(area, unit, counts.get((area.pk, unit.pk), 0)) for area in areas])
        for unit in units
    ]


def placements(plan: Plan) -> dict[tuple[int, int], int]:
    """The number of initiatives by focus area and leading unit; one query."""
    led = InitiativeArea.objects.filter(
        focus_area__plan=plan, initiative__responsibilities__role=LEADS
    )
    counted = (
        led.values(area=F("focus_area"), unit=F("initiative__responsibilities__unit"))
        .order_by()
        .annotate(number=Count("initiative", distinct=True))
    )
    return {(row["area"], row["unit"]): row["number"] for row in counted}


def budgets(plan: Plan | None) -> list[Statement]:
    """One statement per plan that has budget lines: stated totals, and sums per year."""
    lines = BudgetLine.objects.for_plan(plan).in_plan_order().select_related("plan", "part_of")
    lines = list(lines.with_amounts())
    return statements(lines, {line.pk for line in lines})


def minister_goals(plan: Plan | None):
    return Target.objects.for_plan(plan).minister_goals().with_page_details()
