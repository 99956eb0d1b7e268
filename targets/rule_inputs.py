"""Targets, plans and measurements as the published rule takes them (targets/rule/status.py)."""

from dataclasses import fields
from datetime import date

from initiatives.models import Plan
from targets.models import Measurement, Target
from targets.models.target_fields import GOAL_FIELDS
from targets.rule.figures import Figure, Wanted
from targets.rule.goals import Goal
from targets.rule.status import Judgement, Reading, Rule, judge


def goal_of(target: Target) -> Goal:
    """The target as the rule sees it."""
    of_indicator = {}
    if target.indicator_id:
        of_indicator["direction"] = target.indicator.direction
        of_indicator["accumulates"] = target.indicator.accumulates
    return Goal(**{name: getattr(target, name) for name in GOAL_FIELDS}, **of_indicator)


def rule_of(plan: Plan) -> Rule:
    return Rule(
        tolerance=plan.tolerance,
        threshold=plan.threshold,
        months=plan.months_before_deadline,
        first_day=plan.first_day,
        followed_up_on=plan.followed_up_on,
    )


def reading_of(measurement: Measurement, key: object = None) -> Reading:
    """A measurement as the rule takes it. `key` is what the caller knows it by, its primary key by
    default."""
    return Reading(
        value=measurement.value,
        period_start=measurement.period_start,
        date=measurement.date,
        counts=measurement.counts,
        forecast=measurement.state == Measurement.State.FORECAST,
        key=measurement.pk if key is None else key,
        counted_as=measurement.counted_as,
    )


def stored_judgement(target: Target, *, on: date) -> Judgement:
    """The judgement behind the stored verdict, from `target.latest`. Makes no query when plan,
    indicator and latest measurement are joined."""
    readings = [reading_of(target.latest)] if target.latest else []
    return judge(goal_of(target), readings, on=on, rule=rule_of(target.plan))


def figure_of(measurement: Measurement) -> Figure:
    """A measurement as the rule of what a figure may be takes it."""
    return Figure(**{one.name: getattr(measurement, one.name) for one in fields(Figure)})


def wanted_of(target: Target) -> Wanted:
    """A target as the rule of what a figure may be takes it."""
    return Wanted(**{one.name: getattr(target, one.name) for one in fields(Wanted)})
