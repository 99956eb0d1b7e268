"""Which units the list of units shows, in their order, and what a row shows of each; statements
that are made once per process."""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from django.db.models import Func, QuerySet, Subquery

from initiatives.models import Plan, Unit
from initiatives.models.branches import LedCounts
from initiatives.statements import SOME_KEY, Given, Statement

IDS = Given()


class ListedUnit(NamedTuple):
    """`led`, as JSON: by status how many initiatives it leads itself, and with the units below."""

    pk: int
    name: str
    abbreviation: str
    kind: str
    parent_id: int | None
    parent: str | None
    led: str | None
    child_count: int

    def __str__(self) -> str:
        return self.name

    @property
    def own(self) -> LedCounts:
        """What the unit itself leads."""
        return LedCounts(self, json.loads(self.led or "{}"), below=False)

    @property
    def branch(self) -> LedCounts:
        """What the unit and every unit below it lead."""
        return LedCounts(self, json.loads(self.led or "{}"), below=True)


def keys_of(units: QuerySet) -> QuerySet:
    """Their primary keys, in their order: what is cut into pages."""
    return units.values_list("pk", flat=True)


def unit_rows(keys: Iterable[int], plan: Plan | None) -> list[ListedUnit]:
    """The units in the order of the keys; `led` counts the plan's initiatives, or all plans'."""
    place = {key: at for at, key in enumerate(keys)}
    given = {IDS: list(place), SOME_KEY: plan.pk if plan else None}
    found = [ListedUnit(*row) for row in _rows(plan is not None).run(given)]
    return sorted(found, key=lambda unit: place[unit.pk])


@cache
def _rows(is_of_plan: bool) -> Statement:
    units = Unit.objects.filter(pk__any=IDS).order_by().with_child_count()
    units = units.with_led_counts(Plan(pk=SOME_KEY) if is_of_plan else None)
    return Statement(
        units.values_list(
            *("pk", "name", "abbreviation", "kind", "parent_id", "parent__name"),
            *("led_counts", "child_count"),
        )
    ).kept()


def first_keys(most: int) -> tuple[list[int], "TopOfTree"]:
    """The first `most` units by name, and those at the top of the tree; one query."""
    found = _first(most).run({})
    return [key for key, _ in found], TopOfTree(found[0][1] if found else 0)


@cache
def _first(most: int) -> Statement:
    tops = Unit.objects.filter(parent=None).order_by().annotate(n=Func("pk", function="count"))
    return Statement(
        Unit.objects.by_name().values_list("pk", Subquery(tops.values("n")))[:most]
    ).kept()


class TopOfTree:
    """The keys of the units that belong to no other, by name: what a paginator asks of a list."""

    def __init__(self, size: int):
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, some: slice) -> list[int]:
        return [key for (key,) in _top(some.start, some.stop).run({})]


@lru_cache(maxsize=100)
def _top(start: int, stop: int) -> Statement:
    """A connection keeps the plan of the first page, which is the one that is looked at."""
    found = Statement(Unit.objects.filter(parent=None).by_name().values_list("pk")[start:stop])
    return found if start else found.kept()
