"""The organisation as a tree of rows for a page."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.lists.columns import Column, ListTable
from initiatives.models import Plan, Unit
from initiatives.permissions import Access
from initiatives.units.led_counts import Led, led_by

MOST_CHILDREN = 300  # in a branch that is open


class UnitTable(ListTable):
    """Columns of the tree of units; the workbook has no sheet of it."""

    name = Column("Enhed", css="card-title", excel=None)
    kind = Column("Type", css="card-unit", excel=None)
    led_itself = Column("Leder selv", css="num", heading_css="num", excel=None)
    led_with_branch = Column(
        "Med underenheder", css="card-figure num", heading_css="num", excel=None
    )
    status = Column("Status, med underenheder", css="card-status", excel=None)


class UnitRow(NamedTuple):
    """A unit in the list; with `is_open` the units below it follow in the next rows."""

    unit: Unit
    depth: int
    is_open: bool
    led: Led


def flat_rows(units: Iterable[Unit], plan: Plan | None, access: Access) -> list[UnitRow]:
    """A row for each unit, in their order, with what it leads in the plan or in all plans."""
    units = list(units)
    led = led_by(units, access, plan)
    return [UnitRow(unit, 0, is_open=False, led=led[unit.pk]) for unit in units]


def tree_rows(units: Iterable[Unit], plan: Plan | None, access: Access) -> list[UnitRow]:
    """A row for each unit, as `flat_rows`, but as a tree: each parent before its children, siblings
    in the order of `units`."""
    units = list(units)
    led = led_by(units, access, plan)
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id, []).append(unit)

    def walk(parent: int | None, depth: int) -> Iterator[UnitRow]:
        for unit in children.get(parent, []):
            yield UnitRow(unit, depth, is_open=unit.pk in children, led=led[unit.pk])
            yield from walk(unit.pk, depth + 1)

    return list(walk(None, 0))


def opened_units(opened: int) -> list[Unit]:
    """The units to show below the top of the tree when a unit is opened: the children of each unit
    above it, and its own."""
    way = [pk for pk, _ in Unit.objects.above(opened)]
    return list(Unit.objects.for_list().filter(parent__in=[*way, opened]).by_name()[:MOST_CHILDREN])
