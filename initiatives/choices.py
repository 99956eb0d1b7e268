"""Choices of the filters, read once per request and checked without further queries."""

from initiatives.models import Unit


class UnitChoices:
    """All units as choices, indented as in the tree; knows what lies below a unit."""

    def __init__(self):
        self._children: dict[int | None, list[Unit]] = {}
        for unit in Unit.objects.by_name().only("name", "parent_id"):
            self._children.setdefault(unit.parent_id, []).append(unit)

    def choices(self) -> list[tuple[str, str]]:
        return list(self._walk(None, 0))

    def at_or_below(self, unit_id: int) -> list[int]:
        found = [unit_id]
        for child in self._children.get(unit_id, []):
            found.extend(self.at_or_below(child.pk))
        return found

    def _walk(self, parent: int | None, depth: int):
        for unit in self._children.get(parent, []):
            yield str(unit.pk), f"{'– ' * depth}{unit.name}"
            yield from self._walk(unit.pk, depth + 1)
