"""A chain of continued initiatives laid out along the years. Pure: nothing is asked of the
database. Places are shares of the width in per cent, so that a drawing fits every screen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from initiatives.models import Continuation, Initiative
from targets.presentation import TargetPresentation

INSET = Decimal("0.08")  # of a year's width, left free on both sides of a bar
MOST_LABELS = 8


@dataclass(frozen=True)
class Axis:
    """Whole years, the first to the last."""

    first: int
    last: int

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def labelled(self) -> list[int]:
        """The years that get a label, as many as a narrow screen has room for."""
        return list(self.years[:: -(-len(self.years) // MOST_LABELS)])

    def left(self, year: int) -> Decimal:
        """Where the year begins, in per cent of the width."""
        return Decimal(year - self.first) * 100 / len(self.years)

    def middle(self, year: int) -> Decimal:
        return self.left(year) + Decimal(50) / len(self.years)


@dataclass
class Step:
    """One initiative of a chain: what it continues with the grounds, and its most telling target.

    `lane` is the line of the drawing that it stands on, counted from the top.
    """

    initiative: Initiative
    continues: list[Continuation] = field(default_factory=list)
    target: TargetPresentation | None = None
    all_targets: int = 0
    lane: int = 0

    @property
    def first(self) -> int:
        return self.initiative.plan.year_from

    @property
    def last(self) -> int:
        return self.initiative.plan.year_to

    @property
    def more_targets(self) -> int:
        return self.all_targets - (1 if self.target else 0)


@dataclass(frozen=True)
class Tie:
    """A line between two steps. A continuation that already follows from other ties is
    no line, only said in words."""

    earlier: Step
    later: Step


@dataclass(frozen=True)
class Chain:
    """The steps, earliest first, and the ties between them. `is_cut`: there are more steps than
    these."""

    steps: list[Step]
    ties: list[Tie]
    is_cut: bool = False

    @property
    def lanes(self) -> int:
        return 1 + max(step.lane for step in self.steps)

    @property
    def start(self) -> Initiative:
        return self.steps[0].initiative

    @property
    def first_year(self) -> int:
        return min(step.first for step in self.steps)

    @property
    def last_year(self) -> int:
        return max(step.last for step in self.steps)


def axis_of(chains: Iterable[Chain], plans: Iterable = ()) -> Axis | None:
    """The years of the chains and the plans, first to last; None where there are neither."""
    chains, plans = list(chains), list(plans)
    first = [one.first_year for one in chains] + [plan.year_from for plan in plans]
    last = [one.last_year for one in chains] + [plan.year_to for plan in plans]
    return Axis(min(first), max(last)) if first else None


def chain_of(steps: Iterable[Step], *, is_cut: bool = False) -> Chain:
    """A chain of the steps: earlier ones first, each on a lane, with the ties to draw between them.
    `is_cut` says that there are more steps than these."""
    by_key = {step.initiative.pk: step for step in sorted(steps, key=_in_time)}
    earlier = {
        key: [link.earlier_id for link in step.continues if link.earlier_id in by_key]
        for key, step in by_key.items()
    }
    direct = {key: _direct(befores, earlier) for key, befores in earlier.items()}
    ordered = [by_key[key] for key in _earlier_first(earlier)]
    _assign_lanes(ordered, {key: [by_key[one] for one in direct[key]] for key in direct})
    ties = [Tie(by_key[one], step) for step in ordered for one in direct[step.initiative.pk]]
    return Chain(ordered, ties, is_cut)


def _in_time(step: Step) -> tuple:
    """Sort key: the plan's years, then the place in the plan."""
    row = step.initiative
    return (step.first, step.last, row.plan_id, row.position, row.code)


def _earlier_first(earlier: dict[int, list[int]]) -> list[int]:
    """The keys in their order, except that each comes after those it continues. A circle is broken
    at the first of its keys."""
    ordered: list[int] = []
    waiting = list(earlier)
    while waiting:
        ready = (key for key in waiting if not set(earlier[key]) & set(waiting) - {key})
        waiting.remove(key := next(ready, waiting[0]))
        ordered.append(key)
    return ordered


def _direct(befores: list[int], earlier: dict[int, list[int]]) -> list[int]:
    """Those of the earlier initiatives that cannot be reached through another one of them as
    well."""
    return [
        one
        for one in befores
        if not any(one in _all_before(other, earlier) for other in befores if other != one)
    ]


def _all_before(key: int, earlier: dict[int, list[int]]) -> set[int]:
    """All keys that can be reached backwards from this one."""
    found: set[int] = set()
    waiting = [key]
    while waiting:
        new = [before for before in earlier[waiting.pop()] if before not in found]
        found.update(new)
        waiting.extend(new)
    return found


def _assign_lanes(ordered: list[Step], before: dict[int, list[Step]]) -> None:
    """Gives each step its lane. The step that follows another stays on that one's lane; a step that
    splits off, or that overlaps in time, gets a new lane."""
    ends: list[Step] = []  # the last step of each lane
    for step in ordered:
        free = (
            one.lane for one in before[step.initiative.pk] if one in ends and one.last < step.first
        )
        step.lane = next(free, len(ends))
        ends[step.lane : step.lane + 1] = [step]
