"""What calls for somebody's attention, and why.

Six reasons, the most urgent first. Four are about initiatives, two about targets; each is one
condition in attention.sql, which both its number and its rows are found by.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import aiosql
from django.db import connection
from django.db.models import QuerySet

from beskplan.dashboard.filters import DashboardFilter
from core.addresses import page_of
from core.danish import format_date
from initiatives.models import CalculatedStatus, Status
from targets.models import Target, Verdict
from targets.presentation import TargetPresentation

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")

IN_SECTION = 10


class Reason(NamedTuple):
    heading: str
    one: str  # what is counted, in short
    several: str


REASONS = {
    "late": Reason(
        "Opfølgning mangler efter svarfristen", "forsinket opfølgning", "forsinkede opfølgninger"
    ),
    "behind": Reason("Målt bagud for vejen til målet", "mål er bagud", "mål er bagud"),
    "better": Reason("Afviger opad: bedre status end beregnet", "afviger opad", "afviger opad"),
    "lacking": Reason(
        "Data mangler efter målets frist",
        "mål mangler data efter fristen",
        "mål mangler data efter fristen",
    ),
    "missing": Reason(
        "Opfølgning mangler i en åben runde", "opfølgning mangler", "opfølgninger mangler"
    ),
    "unassessed": Reason(
        "Ikke vurderet, selv om en runde er lukket eller planens år er gået",
        "er ikke vurderet",
        "er ikke vurderet",
    ),
}
ABOUT_TARGETS = ("behind", "lacking")
NO_DATA = "no_data"  # no reason, but a figure beside them: every target that lacks data


class InitiativeInNeed(NamedTuple):
    """An initiative that calls for attention, and what the words about it need."""

    pk: int
    code: str
    title: str
    status: str
    calculated_status: str
    plan: str
    year_to: int
    due: date | None  # in the plan's open round
    had_round: bool  # one that is closed
    reasons: list[str]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return page_of("initiative", self.pk)


class InNeed(NamedTuple):
    """How many initiatives or targets a reason holds for, and the first of them in order. Targets
    are given by their ids; their rows are read when they are shown."""

    number: int
    first: list[InitiativeInNeed] | list[int]


@dataclass(frozen=True)
class Item:
    """An initiative or a target, the reasons why it is shown, and each reason in words."""

    subject: InitiativeInNeed | Target
    plan: str
    reasons: dict[str, str]

    @property
    def url(self) -> str:
        return self.subject.get_absolute_url()

    @property
    def why(self) -> str:
        return "; ".join(self.reasons.values())

    @property
    def place(self) -> str:
        """The initiative or focus area of a target, since many targets have the same title; "" for
        an initiative and for a target of the whole plan."""
        is_target = isinstance(self.subject, Target)
        scope = (self.subject.initiative or self.subject.focus_area) if is_target else None
        return str(scope or "")


@dataclass(frozen=True)
class Section:
    """A reason, how many initiatives or targets it holds for, and the first of them."""

    name: str
    count: int
    items: list[Item]

    @property
    def heading(self) -> str:
        return REASONS[self.name].heading

    @property
    def in_short(self) -> str:
        reason = REASONS[self.name]
        return reason.one if self.count == 1 else reason.several


def in_need(dashboard: DashboardFilter, *, on: date, most: int | None = None) -> dict[str, InNeed]:
    """What calls for attention, by reason, each with its first `most` (None: all of them). Under
    `NO_DATA` stands the number of targets without data.

    Two queries, and two more where a focus area or a unit is chosen."""
    plan = dashboard.plan.pk if dashboard.plan else None
    params = {"on": on, "plan": plan, "year": dashboard.year, "most": most}
    params["drafts"] = dashboard.access.sees_drafts
    initiatives = targets = None
    if dashboard.is_part:
        initiatives, targets = _ids(dashboard.initiatives), _ids(dashboard.targets.in_need())
    found = {reason: InNeed(0, []) for reason in REASONS}
    for reason, number, *row in sql.initiatives_in_need(connection, among=initiatives, **params):
        found[reason] = InNeed(number, [*found[reason].first, InitiativeInNeed(*row)])
    for reason, number, ids in sql.targets_in_need(connection, among=targets, **params):
        found[reason] = InNeed(number, ids)
    return found


def sections(found: dict[str, InNeed]) -> list[Section]:
    """A section for each reason that holds for anything; one query at most."""
    targets = _target_items(pk for reason in ABOUT_TARGETS for pk in found[reason].first)
    return [
        Section(reason, found[reason].number, _items(reason, found[reason].first, targets))
        for reason in REASONS
        if found[reason].number
    ]


def items_of(reason: str, some: list[InitiativeInNeed] | list[int]) -> list[Item]:
    """The items of these initiatives or target ids, which the reason holds for; one query at
    most."""
    return _items(reason, some, _target_items(some if reason in ABOUT_TARGETS else []))


def most_urgent(parts: Iterable[Section], most: int) -> list[Item]:
    """At most `most` items, taken in turn from each reason, so that every reason gets a place
    before any gets its second. Sorted by urgency."""
    waiting = [list(part.items) for part in parts]
    chosen: list[Item] = []
    while any(waiting) and len(chosen) < most:
        for items in waiting:
            while items and items[0] in chosen:
                items.pop(0)
            if items and len(chosen) < most:
                chosen.append(items.pop(0))
    order = list(REASONS)
    return sorted(chosen, key=lambda item: min(map(order.index, item.reasons)))


def _ids(rows: QuerySet) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _target_items(ids: Iterable[int]) -> dict[int, Item]:
    ids = list(ids)
    targets = Target.objects.filter(pk__in=ids).order_by().in_panels() if ids else []
    return {target.pk: Item(target, target.plan.title, _target_words(target)) for target in targets}


def _items(reason: str, some: list, targets: dict[int, Item]) -> list[Item]:
    """The items, without a target that was deleted since it was found."""
    if reason in ABOUT_TARGETS:
        return [targets[pk] for pk in some if pk in targets]
    return [_initiative_item(row) for row in some]


def _initiative_item(row: InitiativeInNeed) -> Item:
    holding = [reason for reason in REASONS if reason in row.reasons]
    return Item(row, row.plan, {reason: _initiative_words(row, reason) for reason in holding})


def _initiative_words(row: InitiativeInNeed, reason: str) -> str:
    if reason == "late":
        return f"opfølgning mangler, svarfristen var {format_date(row.due)}"
    if reason == "better":
        return (
            f"afviger opad: {Status(row.status).label},"
            f" beregnet {CalculatedStatus(row.calculated_status).label}"
        )
    if reason == "missing":
        until = f", svarfristen er {format_date(row.due)}" if row.due else " i den åbne runde"
        return f"opfølgning mangler{until}"
    if row.had_round:
        return "ikke vurderet, selv om en runde er lukket"
    return f"ikke vurderet, selv om planen gjaldt til og med {row.year_to}"


def _target_words(row: Target) -> dict[str, str]:
    if row.verdict == Verdict.NO_DATA:
        return {"lacking": f"data mangler, fristen var {format_date(row.deadline)}"}
    numbers = TargetPresentation(row, on=row.deadline).progress_words
    return {"behind": f"bagud: {numbers}" if numbers else "bagud"}
