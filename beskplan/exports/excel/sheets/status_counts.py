"""How many of the workbook's initiatives stand in each status: together, per plan, per area."""

from dataclasses import dataclass

from django.db.models import QuerySet

from beskplan.exports.excel.selection import Selection
from beskplan.exports.words import area_name
from initiatives.models import FocusArea, Initiative
from initiatives.models.counts import Tally, count_by_status


@dataclass(frozen=True)
class StatusRow:
    """`counts` stand in the order of STATUSES."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def total_row(selection: Selection) -> StatusRow:
    return _row("I alt", Tally(_chosen(selection).aggregate(**count_by_status())))


def plan_rows(selection: Selection) -> list[StatusRow]:
    counts = _by(selection, "plan")
    return [_row(plan.title, counts.get(plan.pk, Tally({}))) for plan in selection.plans]


def area_rows(selection: Selection) -> list[StatusRow]:
    """An initiative in two areas counts in both; those in none have a row of their own."""
    counts = _by(selection, "areas__focus_area")
    areas = selection.focus_areas.select_related("plan")
    rows = [_row(_label(area, selection), counts.get(area.pk, Tally({}))) for area in areas]
    return [*rows, _row("Uden fokusområde", counts[None])] if None in counts else rows


def _by(selection: Selection, path: str) -> dict[int | None, Tally]:
    rows = _chosen(selection).values(path).annotate(**count_by_status())
    return {row[path]: Tally(row) for row in rows}


def _chosen(selection: Selection) -> QuerySet:
    """Each once, whatever a filter has joined to them."""
    chosen = selection.initiatives.order_by().values("pk")
    return Initiative.objects.filter(pk__in=chosen).order_by()


def _label(area: FocusArea, selection: Selection) -> str:
    """With the plan's years where there are several plans: each counts its areas from 1."""
    name = area_name(area)
    return name if selection.plan else f"{area.plan.years}: {name}"


def _row(label: str, tally: Tally) -> StatusRow:
    return StatusRow(label, tuple(number for _, number in tally.status_numbers))
