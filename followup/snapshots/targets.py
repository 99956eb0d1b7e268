"""What a round says of targets: wording, verdict at the cut-off, and what was changed of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import prefetch_related_objects

from followup.reports.calculation import sentence_of
from followup.snapshots.parts import SnapshotTarget
from targets.assessment import OWN_KINDS, Judged
from targets.models import Measurement, Target
from targets.originals import originals_of
from targets.revisions import Original, shown_revisions
from targets.rule.explanation import full_wording, goal_words
from targets.rule.margins import JudgedTarget, margin_words
from targets.rule_inputs import goal_of


def snapshot_targets(
    judged: dict[int, list[Judged]], *, on: date
) -> dict[int, list[SnapshotTarget]]:
    """By initiative, as of the round's cut-off; at most six queries, two where no target was
    changed."""
    compared = _compared(judged.values())
    targets = [one.target for group in judged.values() for one in group]
    prefetch_related_objects(targets, "revisions__decided_by")
    originals = originals_of(targets, on=on, closing=True)
    return {
        initiative: [_target(one, compared, originals.get(one.target.pk)) for one in group]
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
    one: Judged, compared: dict[int, Measurement], original: Original | None
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
        revisions=shown_revisions(target.revisions.all(), goal_of(target), unit),
        original_goal=goal_words(original.goal, unit) if original else "",
        original_verdict=original.judgement.verdict if original else "",
        original_sentence=original.sentence if original else "",
    )


def _compared(judged: Iterable[list[Judged]]) -> dict[int, Measurement]:
    """The measurements that the rule compared with the targets, by id; one query."""
    readings = (one.judgement.reading for group in judged for one in group)
    keys = {reading.key for reading in readings if reading}
    return Measurement.objects.order_by().only("qualifier", "state").in_bulk(keys)
