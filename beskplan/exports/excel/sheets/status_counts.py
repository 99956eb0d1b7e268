"""How many of the workbook's initiatives stand in each status: together, per plan, per area."""

from dataclasses import dataclass

from django.db.models import QuerySet

from beskplan.exports.excel.selection import Selection
from initiatives.models import FocusArea, Initiative
from initiatives.models.counts import Tally, count_by_status, tallies_by
from initiatives.words import area_name


@dataclass(frozen=True)
class StatusRow:
    """`counts` stand in the order of `statuses.DECIDED`."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def total_row(selection: Selection) -> StatusRow:
    return status_row("I alt", Tally(_chosen(selection).aggregate(**count_by_status())))


def plan_rows(selection: Selection) -> list[StatusRow]:
    counts = tallies_by(_chosen(selection), "plan")
    return [status_row(plan.title, counts.get((plan.pk,), Tally({}))) for plan in selection.plans]


def area_rows(selection: Selection) -> list[StatusRow]:
    """An initiative in two areas counts in both; those in none have a row of their own."""
    counts = tallies_by(_chosen(selection), "areas__focus_area")
    areas = selection.focus_areas.select_related("plan")
    rows = [
        status_row(_label(area, selection), counts.get((area.pk,), Tally({}))) for area in areas
    ]
    without = counts.get((None,))
    return [*rows, status_row("Uden fokusområde", without)] if without else rows


def _chosen(selection: Selection) -> QuerySet:
    """Each once, whatever a filter has joined to them."""
    chosen = selection.initiatives.order_by().values("pk")
    return Initiative.objects.filter(pk__in=chosen).order_by()


def _label(area: FocusArea, selection: Selection) -> str:
    """With the plan's years where there are several plans: each counts its areas from 1."""
    name = area_name(area)
    return name if selection.plan else f"{area.plan.years}: {name}"


def status_row(label: str, tally: Tally) -> StatusRow:
    return StatusRow(label, tuple(number for _, number in tally.status_numbers))
