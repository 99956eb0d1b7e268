"""Ten years quarter by quarter: what one worker's municipalities measure, report and decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from bench.data.copy.spool import Spool
from bench.data.layout import QUARTERS, Municipality, Plan, quarter_end
from bench.data.people import write_municipality, write_shared
from bench.data.plans import RunningPlan
from bench.data.rounds import Collection
from bench.data.series import Series, measure, rows_in, write_indicators
from initiatives.roles import ALL as ROLES

# The quarters of a plan after which there are follow-ups between the rounds too.
BETWEEN = (1, 3, 5, 6, 7, 9, 11, 13, 15)
REFRESHED = "11-20 04:00:00+00"


@dataclass(frozen=True)
class Job:
    """What one worker makes; the same for a seed, whoever makes it."""

    folder: Path
    worker: int
    workers: int
    factor: float
    seed: int
    on: date
    groups: dict[str, int]


@dataclass(frozen=True)
class Ids:
    """The first id of each plan's round and follow-ups, and of each municipality's figures."""

    rounds: dict[tuple[int, int], int]
    follow_ups: dict[tuple[int, int], int]
    figures: dict[tuple[int, int], int]


def ids(owners: list[Municipality]) -> Ids:
    """In the order in which the rows come into being: by quarter, then by plan."""
    rounds, follow_ups, figures = {}, {}, {}
    next_round = next_follow_up = next_figure = 1
    plans = sorted((plan for one in owners for plan in one.plans), key=lambda plan: plan.pk)
    for quarter in range(QUARTERS):
        for plan in plans:
            if quarter in plan.quarters:
                rounds[quarter, plan.pk], follow_ups[quarter, plan.pk] = next_round, next_follow_up
                next_round += 1
                next_follow_up += plan.size * (1 + has_between(plan, quarter))
        for one in owners:
            figures[quarter, one.number] = next_figure
            next_figure += one.indicators * rows_in(quarter)
    return Ids(rounds, follow_ups, figures)


def has_between(plan: Plan, quarter: int) -> bool:
    return quarter - plan.first_quarter in BETWEEN and quarter < QUARTERS - 1


def run(job: Job, owners: list[Municipality], tell=lambda words: None) -> None:
    """Write all rows of the worker's municipalities to its files."""
    spool = Spool(job.folder, job.worker)
    given = ids(owners)
    if job.worker == 0:
        write_shared(spool, job.factor, job.seed)
    own = [one for one in owners if one.number % job.workers == job.worker]
    courses = [_Course(one, job, given) for one in own]
    for one in courses:
        one.found(spool)
    for quarter in range(QUARTERS):
        for one in courses:
            one.live(spool, quarter)
        spool.next_quarter()
        tell(f"{quarter_end(quarter).year}" if quarter % 4 == 3 else "")
    for one in courses:
        one.settle(spool)
    spool.next_quarter()


class _Course:
    """One municipality's ten years."""

    def __init__(self, owner: Municipality, job: Job, given: Ids):
        self.owner, self.job, self.given = owner, job, given
        self.rng = Random(f"{job.seed}/kommune/{owner.number}")
        first = owner.first_indicator
        numbers = range(first, first + owner.indicators)
        self.series = [Series(pk, owner, self.rng) for pk in numbers]
        self.plans: list[RunningPlan] = []

    def found(self, spool: Spool) -> None:
        write_municipality(spool, self.owner, self.job.groups)
        write_indicators(spool, self.owner, self.series)
        self._give_first_plans()

    def _give_first_plans(self) -> None:
        """Figures of earlier years stand in the document of the first plan that uses them."""
        for plan in sorted(self.owner.plans, key=lambda plan: -plan.pk):
            for number in range(plan.first_local_target, plan.first_local_target + plan.targets):
                self.series[self.owner.indicator_of(number)].plan = plan.pk

    def live(self, spool: Spool, quarter: int) -> None:
        self._begin_plans(spool, quarter)
        first = self.given.figures[quarter, self.owner.number]
        measure(spool, self.owner, self.series, quarter, first, self.rng)
        for running in self.plans:
            self._follow(spool, running, quarter)

    def _begin_plans(self, spool: Spool, quarter: int) -> None:
        for plan in sorted(self.owner.plans, key=lambda plan: plan.pk):
            if plan.first_quarter == quarter:
                rng = Random(f"{self.job.seed}/plan/{plan.pk}")
                running = RunningPlan(plan, self.series, rng)
                running.begin(spool)
                self.plans.append(running)

    def _follow(self, spool: Spool, running: RunningPlan, quarter: int) -> None:
        end, entered = quarter_end(quarter), None
        for target in running.targets:
            if target.measured(end):
                entered = entered or f"{self._eight_days_after(quarter)} 09:00:00+00"
                spool.event("targets.Target", "update", target.pk, target.row, entered)
        if quarter not in running.plan.quarters:
            return
        key = quarter, running.plan.pk
        held = Collection(running, quarter, self.given.rounds[key], self.given.follow_ups[key])
        held.hold(spool)
        if has_between(running.plan, quarter):
            held.write_between(spool)

    def _eight_days_after(self, quarter: int) -> date:
        return date.fromordinal(quarter_end(quarter).toordinal() + 8)

    def settle(self, spool: Spool) -> None:
        """The rows as they stand today, after the daily command for deadlines that have passed."""
        when = f"{quarter_end(QUARTERS - 1).year}-{REFRESHED}"
        context = spool.context(self.rng, when, command="refresh_status")
        for running in self.plans:
            for target in running.targets:
                before = target.row
                target.store(self.job.on)
                self._tell(spool, "targets.Target", target, before, when, context)
            for one in running.initiatives:
                before = one.row
                one.store()
                self._tell(spool, "initiatives.Initiative", one, before, when, context)

    def _tell(self, spool: Spool, model: str, one, before: str, when: str, context: str) -> None:
        row = one.row
        spool.row(model, row)
        if row != before:
            spool.event(model, "update", one.pk, row, when, context)


def groups_by_role(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The group of each role; every role must have one."""
    found = dict(rows)
    return {name: found[name] for name in ROLES}
