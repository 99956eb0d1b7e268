"""What a round says of targets: wording, verdict at the cut-off, and what was changed of them."""

from collections import defaultdict
from collections.abc import Iterable

from followup.models import FollowUpRound
from followup.reports.calculation import sentence_of
from followup.snapshots.parts import SnapshotTarget
from targets.assessment import OWN_KINDS, Judged
from targets.models import Measurement, Target, TargetRevision
from targets.revisions import ShownRevision, shown_revisions
from targets.rule.explanation import full_wording, goal_words
from targets.rule.margins import JudgedTarget, margin_words
from targets.rule_inputs import goal_of


def snapshot_targets(
    follow_up_round: FollowUpRound, judged: dict[int, list[Judged]], in_full: bool
) -> dict[int, list[SnapshotTarget]]:
    """By initiative; one query, and one more for what was changed of them, which stands `in_full`
    only."""
    compared = _compared(judged.values())
    revised = _revisions(follow_up_round, judged.values()) if in_full else {}
    return {
        initiative: [_target(one, compared, revised) for one in group]
        for initiative, group in judged.items()
    }


def margin_of(judged: list[Judged]) -> str:
    """What the calculated status hangs on where it is a few points, "" else."""
    own = (one for one in judged if one.target.kind in OWN_KINDS)
    return margin_words(
        JudgedTarget(goal_words(goal_of(one.target), _unit_of(one.target)), one.judgement)
        for one in own
    )


def _unit_of(target: Target) -> str:
    return target.indicator.unit_of_measure if target.indicator_id else ""


def _target(
    one: Judged, compared: dict[int, Measurement], revised: dict[int, list[ShownRevision]]
) -> SnapshotTarget:
    target, reading = one.target, one.judgement.reading
    measurement = compared.get(reading.key) if reading else None
    unit = _unit_of(target)
    return SnapshotTarget(
        pk=target.pk,
        number=target.number,
        kind=target.kind,
        title=target.title,
        wording=full_wording(target),
        goal=goal_words(goal_of(target), unit),
        has_value=target.value is not None,
        verdict=one.judgement.verdict,
        sentence=sentence_of(one, measurement),
        indicator=target.indicator.name if target.indicator_id else "",
        unit=unit,
        value=reading.value if reading else None,
        date=reading.date if reading else None,
        qualifier=measurement.qualifier if measurement else "",
        revisions=revised.get(target.pk, []),
    )


def _revisions(
    follow_up_round: FollowUpRound, judged: Iterable[list[Judged]]
) -> dict[int, list[ShownRevision]]:
    """What was changed of the targets, by target, the newest change first; one query."""
    stored = defaultdict(list)
    revisions = TargetRevision.objects.filter(target__plan=follow_up_round.plan_id)
    for revision in revisions.select_related("decided_by"):
        stored[revision.target_id].append(revision)
    targets = [one.target for group in judged for one in group]
    return {
        target.pk: shown_revisions(stored[target.pk], goal_of(target), _unit_of(target))
        for target in targets
        if target.pk in stored
    }


def _compared(judged: Iterable[list[Judged]]) -> dict[int, Measurement]:
    """The measurements that the rule compared with the targets, by id; one query."""
    readings = (one.judgement.reading for group in judged for one in group)
    keys = {reading.key for reading in readings if reading}
    return Measurement.objects.order_by().only("qualifier", "state").in_bulk(keys)
