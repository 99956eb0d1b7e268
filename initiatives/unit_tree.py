"""The organisation as a tree of rows for a page."""

from collections.abc import Iterable
from typing import NamedTuple

from initiatives.led_counts import Led, led_by
from initiatives.models import Plan, Unit

MOST_CHILDREN = 300  # in a branch that is open


class UnitRow(NamedTuple):
    """`is_open`: what lies below stands in the rows that follow."""

    unit: Unit
    depth: int
    is_open: bool
    led: Led


def flat_rows(units: Iterable[Unit], plan: Plan | None) -> list[UnitRow]:
    """The units in their order, with what they lead in the plan or in all."""
    units = list(units)
    led = led_by(units, plan)
    return [UnitRow(unit, 0, is_open=False, led=led[unit.pk]) for unit in units]


def tree_rows(units: Iterable[Unit], plan: Plan | None) -> list[UnitRow]:
    """The same, parents first; siblings keep the order they came in."""
    units = list(units)
    led = led_by(units, plan)
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id, []).append(unit)

    def walk(parent: int | None, depth: int):
        for unit in children.get(parent, []):
            yield UnitRow(unit, depth, is_open=unit.pk in children, led=led[unit.pk])
            yield from walk(unit.pk, depth + 1)

    return list(walk(None, 0))


def opened_units(opened: int) -> list[Unit]:
    """What is shown below the top of the tree when a unit is opened: the units beside the way to
    it, and those below it."""
    way = [pk for pk, _ in Unit.objects.above(opened)]
    return list(Unit.objects.for_list().filter(parent__in=[*way, opened]).by_name()[:MOST_CHILDREN])
