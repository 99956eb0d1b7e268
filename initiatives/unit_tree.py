"""The organisation as a tree of rows for a page."""

from dataclasses import dataclass

from initiatives.models import Unit


@dataclass
class TreeRow:
    unit: Unit
    depth: int


def unit_tree(units) -> list[TreeRow]:
    """The units parents first, each with its depth; siblings keep the order they came in."""
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id, []).append(unit)
    return list(_walk(children, None, 0))


def _walk(children: dict, parent: int | None, depth: int):
    for unit in children.get(parent, []):
        yield TreeRow(unit, depth)
        yield from _walk(children, unit.pk, depth + 1)
