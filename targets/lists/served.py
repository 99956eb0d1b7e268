"""Which initiatives, focus areas and goals of a plan an indicator's figures are of."""

from collections import defaultdict
from typing import NamedTuple

from core.formats import joined
from initiatives.models import InitiativeArea, Plan
from targets.models import Indicator, IndicatorLink, Target


class Served(NamedTuple):
    """In words; where there are several they stand after each other, in the plan's order."""

    codes: str = ""
    initiatives: str = ""
    initiative_ids: str = ""
    focus_areas: str = ""  # "3", "3; 4.1"
    goal_number: int | None = None


NOTHING = Served()
INITIATIVE = ("pk", "position", "code", "title", "public_id")


def served_by_indicator(plan: Plan | None) -> dict[tuple[int, int], Served]:
    """By plan and indicator (keys) what the plan's figures of the indicator are of: those that have
    a target for it or for what it is the change of, or are linked with it. Four queries; of every
    plan when there is none."""
    of_plan, of_initiative = ({"plan": plan}, {"initiative__plan": plan}) if plan else ({}, {})
    paths = [f"initiative__{name}" for name in INITIATIVE]
    targets = Target.objects.filter(indicator__isnull=False, **of_plan).order_by()
    links = IndicatorLink.objects.filter(**of_initiative).order_by()
    placed: dict[int, set[tuple[int, str]]] = defaultdict(set)
    areas = InitiativeArea.objects.filter(**of_initiative).order_by()
    for initiative, *area in areas.values_list(
        "initiative", "focus_area__position", "focus_area__code"
    ):
        placed[initiative].add(tuple(area))
    changes: dict[int, list[int]] = defaultdict(
        list
    )  # "ændring i langtidsledige" is of the same goal as their number
    for change, level in Indicator.objects.exclude(change_of=None).values_list("pk", "change_of"):
        changes[level].append(change)
    found: dict[tuple[int, int], _Found] = defaultdict(_Found)
    for plan_id, indicator, goal, position, code, *initiative in targets.values_list(
        *("plan", "indicator", "goal_number", "focus_area__position", "focus_area__code"), *paths
    ):
        for counted in (indicator, *changes[indicator]):
            one = found[plan_id, counted]
            one.add(initiative, placed)
            one.goals |= {goal} - {None}
            one.areas |= {(position, code)} if code is not None else set()
    for plan_id, indicator, *initiative in links.values_list(
        "initiative__plan", "indicator", *paths
    ):
        found[plan_id, indicator].add(initiative, placed)
    return {key: one.in_words() for key, one in found.items()}


class _Found:
    def __init__(self) -> None:
        self.initiatives: dict[int, tuple] = {}
        self.areas: set[tuple[int, str]] = set()
        self.goals: set[int] = set()

    def add(self, initiative: list, placed: dict[int, set[tuple[int, str]]]) -> None:
        pk, *rest = initiative
        if pk is not None:
            self.initiatives[pk] = tuple(rest)
            self.areas |= placed.get(pk, set())

    def in_words(self) -> Served:
        """A goal's number is a number; figures of several goals have none."""
        ordered = sorted(self.initiatives.values())
        return Served(
            codes=joined(code for _, code, _, _ in ordered),
            initiatives=joined(title for _, _, title, _ in ordered),
            initiative_ids=joined(public_id for *_, public_id in ordered),
            focus_areas=joined(code for _, code in sorted(self.areas)),
            goal_number=next(iter(self.goals)) if len(self.goals) == 1 else None,
        )
