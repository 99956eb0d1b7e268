"""Filters beside the lists, where Django's own would not do."""

from collections.abc import Iterable

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from core.user_input import number_of
from initiatives.filters.list_filter import NOT_ASSESSED
from initiatives.models import Initiative, InitiativeArea, Status, Unit


class StatusFilter(SimpleListFilter):
    """The decided status; Django's own filter takes *ikke vurderet* for a missing value."""

    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        return [*((s.value, s.label) for s in Status), (NOT_ASSESSED, Status.__empty__)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        return queryset.filter(status="" if self.value() == NOT_ASSESSED else self.value())


class UnitFilter(SimpleListFilter):
    """Initiatives that the unit or one below it leads or contributes to."""

    title = "enhed"
    parameter_name = "enhed"
    NONE = "ingen"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        self.units = UnitChoices()
        return [(self.NONE, "uden enhed"), *self.units.choices()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        if self.value() == self.NONE:
            return queryset.without_unit()
        unit = number_of(self.value())
        if unit is None:
            return queryset.none()
        return queryset.involving(self.units.at_or_below(unit))


class CategoryFilter(SimpleListFilter):
    title = "kategori"
    parameter_name = "kategori"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        return InitiativeArea.Category.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        placed = InitiativeArea.objects.filter(category=self.value())
        return queryset.filter(pk__in=placed.values("initiative"))


class LacksDataFilter(SimpleListFilter):
    title = "måling"
    parameter_name = "maaling"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        return [("mangler", "mindst ét mål uden måling")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "mangler":
            return queryset
        lacking = Initiative.objects.filter(targets__verdict="data-mangler")
        return queryset.filter(pk__in=lacking.values("pk"))


class ScopeFilter(SimpleListFilter):
    title = "gælder for"
    parameter_name = "gaelder"
    CONDITIONS = {
        "plan": {"initiative": None, "focus_area": None},
        "fokusomraade": {"focus_area__isnull": False},
        "initiativ": {"initiative__isnull": False},
    }

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        labels = ("hele planen", "et fokusområde", "et initiativ")
        return list(zip(self.CONDITIONS, labels, strict=True))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(**self.CONDITIONS.get(self.value(), {}))


class UnitChoices:
    """All units as choices, indented as in the tree; knows what lies below a unit."""

    def __init__(self) -> None:
        self._children: dict[int | None, list[Unit]] = {}
        for unit in Unit.objects.by_name():
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
