"""What can be measured for an initiative, and what the rule says of figures that are typed but not
stored yet. `targets_of` makes two queries; to judge makes none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from core.danish import format_date
from initiatives.models import CalculatedStatus, Deviation, Initiative, Status
from targets.assessment import Judged, calculated
from targets.measurements import NewMeasurement
from targets.models import Area, Indicator, Measurement, Target
from targets.rule.explanation import sentence
from targets.rule.initiative_status import deviation
from targets.rule.status import Missing, Reading, judge
from targets.rule_inputs import goal_of, reading_of, rule_of


@dataclass(frozen=True)
class Series:
    """One indicator in one area, with the targets that are judged by it and its totals.

    `stored` are the totals of all series of the initiative; the query runs only when they are
    needed."""

    indicator: Indicator
    area: Area
    targets: list[Target]
    stored: QuerySet

    @cached_property
    def measurements(self) -> list[Measurement]:
        key = (self.indicator.pk, self.area.pk)
        return [one for one in self.stored if (one.indicator_id, one.area_id) == key]

    @property
    def key(self) -> str:
        return f"{self.indicator.pk}-{self.area.pk}"

    @property
    def latest(self) -> Measurement | None:
        """The newest dated figure that is not a forecast."""
        known = [one for one in self.measurements if one.date and not reading_of(one).forecast]
        return max(known, key=lambda one: one.date, default=None)

    @property
    def periods(self) -> list[str]:
        """The periods that a figure must lie in to count ("fra 1. januar 2007 til 31. december
        2007"), one for each target that has a period."""
        return list(dict.fromkeys(filter(None, map(_period, self.targets))))

    def readings(self, typed: Iterable[NewMeasurement]) -> list[Reading]:
        """The stored readings and the typed ones; a typed one replaces the stored one of the same
        period. Each reading's key is the measurement itself."""
        new = {
            (one.period_start, one.date): Reading(
                one.value,
                one.period_start,
                one.date,
                forecast=one.state == Measurement.State.FORECAST,
                key=one,
            )
            for one in typed
            if (one.indicator, one.area) == (self.indicator, self.area)
        }
        stored = [
            reading_of(one, key=one)
            for one in self.measurements
            if (one.period_start, one.date) not in new
        ]
        return stored + list(new.values())


@dataclass(frozen=True)
class TargetCalculation:
    """A target with its verdict, and the verdict in a sentence."""

    target: Target
    verdict: str
    words: str


@dataclass(frozen=True)
class Calculation:
    """What the rule says of an initiative: of each target, and the calculated status of them
    all."""

    rows: list[TargetCalculation]
    status: CalculatedStatus
    compared: list[Measurement | NewMeasurement]  # what the targets are held against
    too_old: list[Measurement | NewMeasurement]  # newest, and too far from the deadline to decide

    @property
    def better(self) -> list[str]:
        """The decided statuses that are better than the calculated one, and so need a reason."""
        return [one for one in Status.values if deviation(one, self.status) == Deviation.BETTER]


@dataclass(frozen=True)
class InitiativeTargets:
    """An initiative's targets and the series that they are judged by."""

    targets: list[Target]
    series: list[Series]

    def calculate(
        self, *, on: date, closing: bool = False, typed: Iterable[NewMeasurement] = ()
    ) -> Calculation:
        """What the rule says as of the end of the day `on`, with the `typed` figures counted in.
        `closing`: the day is a round's cut-off."""
        typed = list(typed)
        judged = [self._judged(target, on, closing, typed) for target in self.targets]
        rows, compared, too_old = [], [], []
        for one in judged:
            reading = one.judgement.reading
            is_old = one.judgement.missing == Missing.NEAR_READING
            (too_old if is_old else compared).extend([reading.key] if reading else [])
            words = sentence_of(one, reading.key if reading else None)
            rows.append(TargetCalculation(one.target, one.judgement.verdict, words))
        return Calculation(rows, calculated(judged), compared, too_old)

    def _judged(self, target: Target, on: date, closing: bool, typed) -> Judged:
        owner = next((one for one in self.series if target in one.targets), None)
        readings = owner.readings(typed) if owner else []
        rule = rule_of(target.plan)
        return Judged(target, judge(goal_of(target), readings, on=on, rule=rule, closing=closing))


def _period(target: Target) -> str:
    first = target.period_start
    if first is None and not target.earlier_figures:
        first = target.plan.first_day
    start = f"fra {format_date(first)}" if first else ""
    end = f"til {format_date(target.deadline)}" if target.deadline else start and "uden frist"
    return " ".join(filter(None, (start, end)))


def targets_of(initiative: Initiative) -> InitiativeTargets:
    targets = list(initiative.targets.in_form().order_by("number"))
    measured: dict[tuple[int, int], list[Target]] = {}
    for target in targets:
        target.plan = initiative.plan
        if target.indicator_id and target.area_id:
            measured.setdefault((target.indicator_id, target.area_id), []).append(target)
    totals = Measurement.objects.totals().current().with_author().order_by("pk")
    stored = totals.filter(
        indicator__in=[indicator for indicator, _ in measured],
        area__in=[area for _, area in measured],
    )
    series = [Series(of[0].indicator, of[0].area, of, stored) for of in measured.values()]
    return InitiativeTargets(targets, series)


def sentence_of(one: Judged, measurement: Measurement | NewMeasurement | None) -> str:
    """The judgement in words; `measurement` is the one that was compared."""
    state = Measurement.State(measurement.state) if measurement else Measurement.State.FINAL
    return sentence(
        goal_of(one.target),
        one.judgement,
        unit=one.target.indicator.unit_of_measure if one.target.indicator_id else "",
        qualifier=measurement.qualifier if measurement else "",
        provisional="" if state == Measurement.State.FINAL else state.label,
    )
