"""Stored verdicts: written here and nowhere else, from the published rule (targets/rule/status.py).

Every write that can change a verdict (a measurement, a target, a plan's parameters, a decided
status) calls `reassess` in its own transaction; a daily command does it for deadlines that pass.
Where a target stands on its path (targets/rule/trajectory.py) is stored beside its verdict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from initiatives.models import CalculatedStatus, Deviation, Initiative, Plan
from targets.models import Indicator, Target, Verdict
from targets.readings import newest_of, totals_of
from targets.rule.initiative_status import deviation, initiative_status
from targets.rule.status import Judgement, Reading, judge
from targets.rule.trajectory import trajectory_status
from targets.rule_inputs import goal_of, rule_of

BATCH = 500
OWN_KINDS = (Target.Kind.OUTPUT, Target.Kind.OUTCOME)


@dataclass(frozen=True)
class TargetChange:
    """A target whose stored verdict, newest measurement or trajectory status is not what the rule
    says."""

    target_id: int
    stored: Verdict
    verdict: Verdict
    stored_latest_id: int | None
    latest_id: int | None
    stored_trajectory_status: str = ""
    trajectory_status: str = ""


@dataclass(frozen=True)
class InitiativeChange:
    """An initiative whose stored calculated status or deviation is not what the rule says."""

    initiative_id: int
    stored: str
    calculated: CalculatedStatus
    stored_deviation: str
    deviation: Deviation | str


@dataclass(frozen=True)
class Changes:
    targets: tuple[TargetChange, ...] = ()
    initiatives: tuple[InitiativeChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.targets or self.initiatives)


@dataclass(frozen=True)
class Judged:
    """A target with its judgement as of some day."""

    target: Target
    judgement: Judgement


@dataclass(frozen=True)
class _Chosen:
    target_ids: list[int]
    initiative_ids: list[int]


def reassess(
    *,
    on: date,
    initiatives: Iterable[Initiative | int] | None = None,
    targets: Iterable[Target | int] | None = None,
    indicators: Iterable[Indicator | int] | None = None,
    plan: Plan | None = None,
) -> Changes:
    """Recomputes and stores the verdicts and statuses that depend on any of the arguments (ids or
    objects); on all of them when every argument is None.

    Locks initiatives, then targets, each by id. Writes only rows that differ, and returns them."""
    with transaction.atomic():
        chosen = _choose(initiatives, targets, indicators, plan)
        lock_initiatives(chosen.initiative_ids)
        changes = _differences(chosen, on, lock=True)
        _write(changes)
    return changes


@dataclass(frozen=True)
class LockedTargets:
    """Locked targets of initiatives, with the figures that the rule compares them with."""

    targets: list[Target]
    readings: dict[tuple[int, int], list[Reading]]

    def judged_at(self, on: date, closing: bool = False) -> dict[int, list[Judged]]:
        """By initiative its targets, judged as of `on` and in the order of the plan; initiatives
        without targets are left out."""
        found = defaultdict(list)
        for target in self.targets:
            readings = self.readings[target.indicator_id, target.area_id]
            found[target.initiative_id].append(_judged(target, readings, on, closing))
        return found


def lock_targets(initiative_ids: Iterable[int]) -> LockedTargets:
    """Locks the targets of initiatives that the caller has locked, and reads their figures; two
    queries."""
    targets = list(_locked(Target.objects.filter(initiative__in=list(initiative_ids))))
    return LockedTargets(targets, totals_of(targets))


def assess_locked(locked: LockedTargets, initiatives: Iterable[Initiative], *, on: date) -> None:
    """As `reassess`, for initiatives that the caller has locked and will save. Stores the verdicts
    of their targets; sets calculated status and deviation on the objects, for the caller to store.
    """
    judged = locked.judged_at(on)
    changes = (_target_change(one) for group in judged.values() for one in group)
    _write(Changes(targets=tuple(filter(None, changes))))
    for initiative in initiatives:
        initiative.calculated_status = calculated(judged[initiative.pk])
        initiative.deviation = deviation(initiative.status, initiative.calculated_status)


def differences(
    *,
    on: date,
    initiatives: Iterable[Initiative | int] | None = None,
    targets: Iterable[Target | int] | None = None,
    indicators: Iterable[Indicator | int] | None = None,
    plan: Plan | None = None,
) -> Changes:
    """The changes that `reassess` would store; writes and locks nothing."""
    return _differences(_choose(initiatives, targets, indicators, plan), on)


def verdicts_at(
    initiative_ids: Iterable[int], on: date, closing: bool = False
) -> dict[int, list[Judged]]:
    """By initiative its targets, judged as of `on` and in the order of the plan; an empty list
    without targets. `closing`: `on` is a round's cut-off."""
    found = {initiative_id: [] for initiative_id in initiative_ids}
    targets = Target.objects.filter(initiative__in=list(found)).with_rule()
    for judged in _judge(targets.order_by("initiative", "number"), on, closing):
        found[judged.target.initiative_id].append(judged)
    return found


def calculated(judged: Iterable[Judged]) -> CalculatedStatus:
    """The initiative's calculated status from its judged targets; expectations (*forventning*) do
    not count."""
    own = (one for one in judged if one.target.kind in OWN_KINDS)
    return initiative_status(one.judgement.verdict for one in own)


def lock_initiatives(initiative_ids: Iterable[int]) -> None:
    """Locks the initiatives until the transaction ends, in the order of their ids, so that two
    writers never deadlock."""
    initiatives = Initiative.objects.filter(pk__in=list(initiative_ids)).order_by("pk")
    list(initiatives.select_for_update(no_key=True).values_list("pk", flat=True))


def _choose(initiatives, targets, indicators, plan: Plan | None) -> _Chosen:
    """The targets and initiatives whose verdict or status may depend on any of the arguments (ids
    or objects); every one when all arguments are None."""
    if initiatives is targets is indicators is plan is None:
        return _Chosen(_pks(Target.objects), _pks(Initiative.objects))
    initiative_ids = _ids(initiatives)
    of_target = Q(pk__in=_ids(targets)) | Q(indicator__in=_ids(indicators))
    of_target |= Q(initiative__in=initiative_ids)
    of_initiative = Q(pk__in=initiative_ids)
    if plan is not None:
        of_target |= Q(plan=plan)
        of_initiative |= Q(plan=plan)
    chosen = Target.objects.filter(of_target)
    owners = chosen.filter(initiative__isnull=False).values("initiative")
    return _Chosen(_pks(chosen), _pks(Initiative.objects.filter(of_initiative | Q(pk__in=owners))))


def _ids(rows) -> list[int]:
    return [getattr(row, "pk", row) for row in rows or ()]


def _pks(rows) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _differences(chosen: _Chosen, on: date, lock: bool = False) -> Changes:
    targets = tuple(_target_changes(chosen.target_ids, on, lock))
    new = {change.target_id: change.verdict for change in targets}
    return Changes(targets, tuple(_initiative_changes(chosen.initiative_ids, new)))


def _target_changes(target_ids: list[int], on: date, lock: bool) -> Iterator[TargetChange]:
    for ids in _batches(target_ids):
        targets = Target.objects.filter(pk__in=ids)
        targets = _locked(targets) if lock else targets.in_figures().order_by("pk")
        for judged in _judge(targets, on, closing=False):
            change = _target_change(judged)
            if change:
                yield change


def _target_change(judged: Judged) -> TargetChange | None:
    target, reading = judged.target, judged.judgement.reading
    stands = trajectory_status(goal_of(target), judged.judgement, target.plan.tolerance)
    stored = (target.verdict, target.latest_id, target.trajectory_status)
    new = (judged.judgement.verdict, reading.key if reading else None, stands)
    if stored == new:
        return None
    return TargetChange(target.pk, Verdict(stored[0]), new[0], stored[1], new[1], stored[2], stands)


def _initiative_changes(
    initiative_ids: list[int], new_verdicts: dict[int, Verdict]
) -> Iterator[InitiativeChange]:
    for ids in _batches(initiative_ids):
        verdicts = defaultdict(list)
        own = Target.objects.own_of_initiatives().filter(initiative__in=ids)
        for owner, target_id, verdict in own.values_list("initiative", "pk", "verdict"):
            verdicts[owner].append(new_verdicts.get(target_id, verdict))
        rows = Initiative.objects.filter(pk__in=ids).order_by("pk")
        for pk, status, *stored in rows.values_list(
            "pk", "status", "calculated_status", "deviation"
        ):
            status_now = initiative_status(verdicts[pk])
            deviation_now = deviation(status, status_now)
            if stored != [status_now, deviation_now]:
                yield InitiativeChange(pk, stored[0], status_now, stored[1], deviation_now)


def _locked(targets: QuerySet) -> QuerySet:
    return targets.in_figures().select_for_update(of=("self",), no_key=True).order_by("pk")


def _judge(targets: Iterable[Target], on: date, closing: bool) -> list[Judged]:
    """Judge the targets; one query for their figures however many they are."""
    targets = list(targets)
    newest = newest_of(targets, on)
    return [_judged(target, newest[target.pk], on, closing) for target in targets]


def _judged(target: Target, readings: list[Reading], on: date, closing: bool) -> Judged:
    rule = rule_of(target.plan)
    return Judged(target, judge(goal_of(target), readings, on=on, rule=rule, closing=closing))


def _write(changes: Changes) -> None:
    targets = [
        Target(
            pk=change.target_id,
            verdict=change.verdict,
            latest_id=change.latest_id,
            trajectory_status=change.trajectory_status,
        )
        for change in changes.targets
    ]
    Target.objects.bulk_update(
        targets, ["verdict", "latest", "trajectory_status"], batch_size=BATCH
    )
    initiatives = [
        Initiative(
            pk=change.initiative_id,
            calculated_status=change.calculated,
            deviation=change.deviation,
        )
        for change in changes.initiatives
    ]
    Initiative.objects.bulk_update(
        initiatives, ["calculated_status", "deviation"], batch_size=BATCH
    )


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
