"""How many initiatives stand where and what calls for attention, plan by plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from beskplan.attention import HEADINGS, initiative_conditions, rounds_of, target_conditions
from beskplan.grid import COUNTED
from beskplan.questions import asked
from beskplan.scope import Scope
from initiatives.models import Deviation, Responsibility
from initiatives.models.counts import row_counts
from initiatives.statements import Given
from targets.models import Verdict

UNLED = "unled_"  # before the name of a count: of those that nobody leads

Numbers = dict[str, int]


@dataclass(frozen=True)
class Counted:
    """The numbers of every plan that has any, and their sums."""

    by_plan: dict[int, Numbers]
    sums: Numbers

    @property
    def reasons(self) -> Numbers:
        """How many each reason to call for attention holds for."""
        return {reason: self.sums.get(reason, 0) for reason in HEADINGS}

    @cached_property
    def _newest_first(self) -> list[int]:
        return sorted(self.by_plan, reverse=True)

    def first_plans(self, reason: str, most: int) -> list[int]:
        """The plans that were entered last and hold the first `most` of a reason between them."""
        plans, held = [], 0
        for plan in self._newest_first if self.sums.get(reason) else ():
            if number := self.by_plan[plan].get(reason):
                plans.append(plan)
                held += number
            if held >= most:
                break
        return plans


def counted(scope: Scope, *, on: date) -> Counted:
    """One query."""
    rows = asked(numbers_by_plan, scope, on, reads_few=scope.plan is not None)
    by_plan = _by_plan(rows)
    sums: Numbers = {}
    for numbers in by_plan.values():
        _add(sums, numbers)
    return Counted(by_plan, sums)


def _by_plan(rows: Iterable[dict]) -> dict[int, Numbers]:
    found: dict[int, Numbers] = {}
    for row in rows:
        numbers = found.setdefault(row["plan_id"], {})
        _add(numbers, row["numbers"])
        if not row["is_led"]:
            numbers |= {UNLED + name: row["numbers"][name] for name in COUNTED}
    return found


def _add(sums: Numbers, numbers: Numbers, times: int = 1) -> None:
    for name, number in numbers.items():
        sums[name] = sums.get(name, 0) + times * number


def numbers_by_plan(scope: Scope, on: date, ids: list[int] | Given | None = None) -> QuerySet:
    """Rows of a plan's initiatives that somebody leads, of those that nobody leads, and of its
    targets; of the plans among the ids when they are given."""
    initiatives, targets = scope.initiatives, scope.targets
    if ids is not None:
        initiatives, targets = initiatives.filter(plan__any=ids), targets.filter(plan__any=ids)
    return _of_initiatives(initiatives, scope, on, ids).union(_of_targets(targets, on), all=True)


def _of_initiatives(rows: QuerySet, scope: Scope, on: date, ids) -> QuerySet:
    led = Responsibility.objects.filter(initiative=OuterRef("pk"), role=Responsibility.Role.LEADS)
    conditions = initiative_conditions(rounds_of(scope, ids), on)
    conditions["worse"] = Q(deviation=Deviation.WORSE)
    numbers = JSONObject(**row_counts(), **_counts(conditions))
    by = rows.order_by().annotate(is_led=Exists(led)).values("plan_id", "is_led")
    return by.annotate(numbers=numbers)


def _of_targets(rows: QuerySet, on: date) -> QuerySet:
    conditions = target_conditions(on) | {"no_data": Q(verdict=Verdict.NO_DATA)}
    any_of = Q()
    for condition in conditions.values():
        any_of |= condition
    by = rows.filter(any_of).order_by().values("plan_id", is_led=Value(True))
    return by.annotate(numbers=JSONObject(**_counts(conditions)))


def _counts(conditions: dict[str, Q]) -> dict[str, Count]:
    return {name: Count("pk", filter=holds) for name, holds in conditions.items()}
