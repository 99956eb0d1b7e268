"""The list of initiatives: its page and its rows."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import aiosql
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beskplan.browse.filters import InitiativeFilter
from beskplan.browse.tables import InitiativeTable
from core.lists.paging import ListedRows, in_pages
from followup.models import latest_follow_up_date
from initiatives.models import Initiative
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible
from targets.lists.rows import InShort, targets_in_short

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")
OWN = ("pk", "code", "title", "status", "calculated_status", "followed_up_on")


def filtered_initiatives(request: HttpRequest) -> InitiativeFilter:
    """The initiatives that the address asks for: the list's rows and its workbook's."""
    plan = chosen_plan(request)
    access = access_for(request.user)
    initiatives = Initiative.objects.filter(visible(access)).for_plan(plan).in_plan_order()
    return InitiativeFilter(request.GET, queryset=initiatives, plan=plan, access=access)


def initiative_list(request: HttpRequest) -> HttpResponse:
    filterset = filtered_initiatives(request)
    table = in_pages(InitiativeTable(ListedRows(filterset.qs, initiative_rows)), request)
    return render(
        request,
        "initiatives/initiative_list.html",
        {"filter": filterset, "table": table},
    )


class InitiativeRow(NamedTuple):
    """`followed_up_on` is the date of the newest approved follow-up."""

    pk: int
    code: str
    title: str
    status: str
    calculated_status: str
    followed_up_on: date | None
    areas: list[str]
    leading_units: list[tuple[int, str]]
    targets: list[InShort]


def initiative_rows(keys: list[int]) -> list[InitiativeRow]:
    """The rows of these initiatives, in any order; four queries."""
    own = Initiative.objects.filter(pk__in=keys).order_by()
    own = own.annotate(followed_up_on=latest_follow_up_date())
    areas, units, targets = _areas(keys), _leading_units(keys), targets_in_short(keys)
    return [
        InitiativeRow(
            **row,
            areas=areas[row["pk"]],
            leading_units=units[row["pk"]],
            targets=targets[row["pk"]],
        )
        for row in own.values(*OWN)
    ]


def _areas(keys: list[int]) -> dict[int, list[str]]:
    rows = sql.areas(connection, initiatives=keys)
    return by_owner((owner, f"{code} {title}") for owner, code, title in rows)


def _leading_units(keys: list[int]) -> dict[int, list[tuple[int, str]]]:
    rows = sql.leading_units(connection, initiatives=keys)
    return by_owner((owner, (unit, name)) for owner, unit, name in rows)


def by_owner(rows: Iterable[tuple]) -> dict[int, list]:
    """Values by owner, from pairs of (owner, value); an owner without pairs gives an empty list."""
    found = defaultdict(list)
    for owner, value in rows:
        found[owner].append(value)
    return found
