"""How many of the workbook's initiatives stand in each status: together, per plan, per area."""

from dataclasses import dataclass

from beskplan.reports.selection import Selection
from beskplan.reports.words import area_name
from initiatives.models.counts import STATUSES, status_counts


@dataclass(frozen=True)
class StatusRow:
    """`counts` stand in the order of STATUSES."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def total_row(selection: Selection) -> StatusRow:
    totals = selection.initiatives.order_by().aggregate(**status_counts())
    return _row("I alt", totals)


def plan_rows(selection: Selection) -> list[StatusRow]:
    chosen = selection.initiatives.order_by().values("pk")
    plans = selection.plans.annotate(**status_counts("initiatives", initiatives__in=chosen))
    return [_row(plan.title, vars(plan)) for plan in plans]


def area_rows(selection: Selection) -> list[StatusRow]:
    """An initiative in two areas counts in both; those in none have a row of their own."""
    chosen = selection.initiatives.order_by().values("pk")
    areas = selection.focus_areas.select_related("plan").annotate(
        **status_counts("initiatives", initiatives__in=chosen)
    )
    rows = [_row(_label(area, selection), vars(area)) for area in areas]
    unplaced = selection.initiatives.order_by().filter(areas=None).aggregate(**status_counts())
    if unplaced["count_all"]:
        rows.append(_row("Uden fokusområde", unplaced))
    return rows


def _label(area, selection: Selection) -> str:
    """With the plan's years where there are several plans: each counts its areas from 1."""
    name = area_name(area)
    return name if selection.plan else f"{area.plan.years}: {name}"


def _row(label: str, counts: dict) -> StatusRow:
    return StatusRow(label, tuple(counts[f"count_{name}"] for name, _ in STATUSES))
