"""Changed targets held against what they first asked for, by the rule that judges them now.

What is stored, counted and charted is the verdict of what a target asks for now; the one of the
original is read beside it, and only of targets that were changed.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import prefetch_related_objects

from targets.models import Measurement, Target
from targets.presentation import provisional
from targets.readings import totals_of
from targets.revisions import Original, original_goal
from targets.rule.explanation import sentence
from targets.rule.goals import Goal
from targets.rule.status import Judgement, judge
from targets.rule_inputs import goal_of, rule_of


def originals_of(
    targets: Iterable[Target], *, on: date, closing: bool = False
) -> dict[int, Original]:
    """By target, of those that were changed; judged as of `on`, which is a round's cut-off when
    `closing`. At most three queries, one where nothing was changed."""
    targets = list(targets)
    prefetch_related_objects(targets, "revisions")
    changed = [one for one in targets if one.revisions.all()]
    if not changed:
        return {}
    readings, judged = totals_of(changed), {}
    for target in changed:
        goal = original_goal(list(target.revisions.all()), goal_of(target))
        of_series = readings[target.indicator_id, target.area_id]
        rule = rule_of(target.plan)
        judged[target] = goal, judge(goal, of_series, on=on, rule=rule, closing=closing)
    compared = _compared(judgement for _, judgement in judged.values())
    return {target.pk: _original(target, *of, compared) for target, of in judged.items()}


def _compared(judgements: Iterable[Judgement]) -> dict[int, Measurement]:
    keys = {one.reading.key for one in judgements if one.reading}
    return Measurement.objects.order_by().only("qualifier", "state").in_bulk(keys)


def _original(
    target: Target, goal: Goal, judgement: Judgement, compared: dict[int, Measurement]
) -> Original:
    measured = compared.get(judgement.reading.key) if judgement.reading else None
    words = sentence(
        goal,
        judgement,
        unit=target.indicator.unit_of_measure if target.indicator_id else "",
        qualifier=measured.qualifier if measured else "",
        provisional=provisional(measured),
    )
    return Original(goal, judgement, words)
