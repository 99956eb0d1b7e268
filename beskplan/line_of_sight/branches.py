"""The line laid out: focus areas with their goals, and in each its initiatives with targets,
measurements and money. Pure: rows in, branches out; nothing is asked of the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Model

from budget.models import BudgetLine
from initiatives.models import FocusArea, Initiative
from targets.models import Target
from targets.presentation import TargetPresentation


@dataclass(frozen=True)
class Amount:
    """An amount of a budget line in million kroner. `holds_for` is the year or period that it is
    for, `not_stated` that the source prints "xx", `is_spent` that it is an account's figure."""

    holds_for: str
    million: Decimal | None
    not_stated: bool
    is_spent: bool


@dataclass(frozen=True)
class Money:
    line: BudgetLine
    amounts: list[Amount]


@dataclass(frozen=True)
class Step:
    """An initiative on the line, with what lies below it."""

    initiative: Initiative
    targets: list[TargetPresentation]
    all_targets: int
    money: list[Money]
    all_money: int

    @property
    def more_targets(self) -> int:
        return self.all_targets - len(self.targets)

    @property
    def more_money(self) -> int:
        return self.all_money - len(self.money)

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def rows(self) -> list[TargetPresentation | None]:
        """A row for each target. None stands for a row without a target, which says how many more
        there are, or that there are none."""
        stated = bool(self.targets) and not self.more_targets
        return [*self.targets] if stated else [*self.targets, None]


@dataclass(frozen=True)
class Branch:
    """A focus area on the line; `area` is None for initiatives that stand in none."""

    area: FocusArea | None
    goals: list[TargetPresentation]
    all_goals: int
    steps: list[Step] = field(default_factory=list)
    all_steps: int = 0

    @property
    def more_goals(self) -> int:
        return self.all_goals - len(self.goals)

    @property
    def more_steps(self) -> int:
        return self.all_steps - len(self.steps)

    @property
    def height(self) -> int:
        return max(sum(step.height for step in self.steps) + (1 if self.more_steps else 0), 1)

    @property
    def lacks_money(self) -> bool:
        """Whether no budget line pays for any of several initiatives; the page then says so once
        for all."""
        return len(self.steps) > 1 and not any(step.money for step in self.steps)


def branches(
    areas: Iterable[FocusArea],
    goals: Iterable[Target],
    placed: Iterable[Initiative],
    targets: Iterable[Target],
    money: Iterable[BudgetLine],
) -> list[Branch]:
    """One branch per focus area in the order given, then one for initiatives without an area.

    `placed` holds an initiative once per area it stands in, as `area_id` (None: in no area) with
    the number in that area as `all_in_group`; goals and targets carry theirs alike, and so do the
    budget lines, which come once per initiative (`paid_id`) and amount.
    """
    goals_of, steps_of = _grouped(goals, "focus_area_id"), defaultdict(list)
    targets_of, money_of = _grouped(targets, "initiative_id"), money_by_initiative(money)
    counts: dict[int | None, int] = {}
    for row in placed:
        counts[row.area_id] = row.all_in_group
        steps_of[row.area_id].append(_step(row, targets_of[row.pk], money_of[row.pk]))
    found = [
        _branch(area, goals_of[area.pk], steps_of[area.pk], counts.get(area.pk, 0))
        for area in areas
    ]
    if steps_of[None]:
        found.append(_branch(None, [], steps_of[None], counts[None]))
    return found


def _branch(
    area: FocusArea | None, goals: list[Target], steps: list[Step], all_steps: int
) -> Branch:
    shown = [TargetPresentation(goal) for goal in goals]
    return Branch(area, shown, goals[0].all_in_group if goals else 0, steps, all_steps)


def _step(row: Initiative, targets: list[Target], money: list[Money]) -> Step:
    return Step(
        row,
        [TargetPresentation(target) for target in targets],
        targets[0].all_in_group if targets else 0,
        money,
        money[0].line.all_in_group if money else 0,
    )


def _grouped(rows: Iterable[Model], name: str) -> dict:
    groups = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups


def money_by_initiative(rows: Iterable[BudgetLine]) -> dict[int | None, list[Money]]:
    """By initiative, in the order given, each line once with its amounts."""
    found: dict[int | None, dict[int, Money]] = defaultdict(dict)
    for row in rows:
        money = found[row.paid_id].setdefault(row.pk, Money(row, []))
        if row.amount_id:
            money.amounts.append(_amount(row))
    return defaultdict(list, {paid: list(lines.values()) for paid, lines in found.items()})


def _amount(row: BudgetLine) -> Amount:
    return Amount(
        str(row.amount_year or row.amount_period),
        row.amount_million,
        row.amount_not_stated,
        row.amount_kind == "regnskab",
    )
