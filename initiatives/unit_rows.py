"""The rows of the list of units, with what each leads: one statement, made once per process."""

from collections.abc import Iterable
from functools import cache

from django.db.models import QuerySet

from initiatives.models import Plan, Unit
from initiatives.statements import SOME_KEY, Given, Objects

IDS = Given()
UNSHOWN = ("parent__search_vector", "parent__search_text")


def keys_of(units: QuerySet) -> QuerySet:
    """Their primary keys, in their order: what is cut into pages."""
    return units.values_list("pk", flat=True)


def unit_rows(keys: Iterable[int], plan: Plan | None) -> list[Unit]:
    """The units in the order of the keys; `own` and `branch` count the plan's, or all plans'."""
    place = {key: at for at, key in enumerate(keys)}
    given = {IDS: list(place), SOME_KEY: plan.pk if plan else None}
    return sorted(_rows(plan is not None).list(given), key=lambda unit: place[unit.pk])


@cache
def _rows(is_of_plan: bool) -> Objects:
    plan = Plan(pk=SOME_KEY) if is_of_plan else None
    units = Unit.objects.filter(pk__any=IDS).order_by().select_related("parent")
    return Objects(lambda: units.for_row(plan).defer(*UNSHOWN))
