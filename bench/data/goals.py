"""Made-up targets, and what the published rule says of them on the way."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.data.copy.tables import line
from bench.data.layout import PLAN_YEARS, Plan
from bench.data.series import LARGEST_SHARE, Series
from core.danish import format_number
from targets.assessment import OWN_KINDS
from targets.models import Target as TargetModel
from targets.rule.goals import Goal
from targets.rule.status import Reading, Rule, judge
from targets.rule.trajectory import trajectory_status

Comparator, MeasuredAs, Kind = TargetModel.Comparator, TargetModel.MeasuredAs, TargetModel.Kind
RULE = Rule(tolerance=Decimal("0.100"), threshold=Decimal("0.500"))
# How often a target is of which kind and comparator, in hundredths.
KINDS = ((70, Kind.OUTPUT), (90, Kind.OUTCOME), (100, Kind.EXPECTATION))
COMPARED = ((70, "good"), (79, ""), (87, Comparator.ABOUT), (92, Comparator.BETWEEN))
RARE = ((95, Comparator.UP_TO), (96, Comparator.EXACTLY), (100, "none"))
CHANGES, NO_BASELINE, NO_DEADLINE = 10, 20, 5


class Target:
    """A target with its goal and the verdict that is stored with it."""

    __slots__ = (
        *(
            "pk",
            "plan",
            "series",
            "goal",
            "kind",
            "fixed",
            "verdict",
            "latest",
            "trajectory_status",
        ),
        *("reading", "is_settled", "owner"),
    )

    def __init__(self, pk: int, plan: Plan, series: Series, rng: Random, **scope):
        self.pk, self.plan, self.series = pk, plan, series
        self.owner: int | None = scope.get("initiative")
        self.kind = scope.get("kind") or _picked(KINDS, rng)
        self.goal = _goal(plan, series, rng)
        self.reading: Reading | None = None
        self.is_settled = False  # its deadline is over: nothing newer is compared
        self.fixed = self._fixed(scope)
        self.store(date(plan.year, 1, 1))

    def _fixed(self, scope: dict) -> str:
        goal = self.goal
        title = _title(self.series, goal)
        return line(
            self.pk,
            self.kind,
            self.plan.pk,
            scope.get("focus_area"),
            self.owner,
            scope["number"],
            scope.get("goal_number"),
            title,
            f"{title} inden udgangen af {goal.deadline.year}." if goal.deadline else f"{title}.",
            self.series.pk,
            self.plan.municipality.area,
            goal.comparator,
            goal.value,
            goal.value_to,
            goal.measured_as,
            goal.baseline_value,
            goal.baseline_date,
            goal.period_start,
            goal.deadline,
            self.plan.municipality.document,
        )

    @property
    def row(self) -> str:
        return f"{self.fixed}\t{line(self.verdict, self.latest, self.trajectory_status)}"

    @property
    def counts(self) -> bool:
        """Whether the initiative's calculated status rests on it."""
        return self.owner is not None and self.kind in OWN_KINDS

    def measured(self, end: date) -> bool:
        """Take the quarter's figure; whether that changes the stored row."""
        if self.is_settled:
            return False
        self.reading = self.series.reading
        before = (self.verdict, self.latest, self.trajectory_status)
        self.store(end)
        self.is_settled = self.goal.deadline is not None and end >= self.goal.deadline
        return before != (self.verdict, self.latest, self.trajectory_status)

    def store(self, on: date) -> None:
        judgement = self.judged(on)
        self.verdict = judgement.verdict
        self.latest = judgement.reading.key if judgement.reading else None
        self.trajectory_status = trajectory_status(self.goal, judgement, RULE.tolerance)

    def judged(self, on: date, closing: bool = False):
        """By the published rule. Of a series that grows by one figure a quarter only the newest
        can be the one that is compared, and after the deadline the last one before it."""
        readings: tuple[Reading, ...] = (self.reading,) if self.reading else ()
        return judge(self.goal, readings, on=on, rule=RULE, closing=closing)


def _picked(shares, rng: Random):
    drawn = rng.randrange(100)
    return next(value for limit, value in shares if drawn < limit)


def _goal(plan: Plan, series: Series, rng: Random) -> Goal:
    comparator = _picked(COMPARED + RARE, rng)
    way = 1 if series.direction == "op" else -1
    now = Decimal(series.stated(series.level))
    aim = min(series.level * (1 + way * rng.uniform(0.02, 0.3)), LARGEST_SHARE * _room(series))
    value, value_to = Decimal(series.stated(aim)), None
    if comparator == "good":
        comparator = Comparator.AT_LEAST if way > 0 else Comparator.AT_MOST
    last_day = date(plan.year + rng.randrange(PLAN_YEARS), 12, 31)
    common = {
        "direction": series.direction,
        "baseline_value": None if rng.randrange(100) < NO_BASELINE else now,
        "baseline_date": date(plan.year, 1, 1) - timedelta(days=1),
        "period_start": date(plan.year, 1, 1),
        "deadline": None if rng.randrange(100) < NO_DEADLINE else last_day,
    }
    if comparator == "none":
        return Goal(value=None, **common)
    if comparator == Comparator.BETWEEN:
        value_to = Decimal(series.stated(float(value) * 1.1))
    measured_as = MeasuredAs.LEVEL
    if comparator == "" and common["baseline_value"] and rng.randrange(100) < CHANGES:
        measured_as, value = MeasuredAs.CHANGE, value - now
    return Goal(value, value_to, comparator, measured_as=measured_as, **common)


def _room(series: Series) -> int:
    """Shares stay below 100, numbers may grow."""
    return 1 if series.decimals else 1000


def _title(series: Series, goal: Goal) -> str:
    subject = series.name.rsplit(",", 1)[0]
    if goal.value is None:
        return f"{subject} skal følges"
    words = dict(Comparator.choices).get(goal.comparator, "i alt")
    return f"{subject}: {words} {format_number(goal.value)} {series.unit}"[:200]
