"""What the database leaves out of a target's figures is what the rule would not have compared."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.models import Plan, SourceDocument
from targets.assessment import verdicts_at
from targets.models import Measurement, Target
from targets.readings import newest_of, totals_of
from targets.rule.status import newest
from targets.rule_inputs import goal_of, rule_of
from tests.cast import MIDSUMMER, YEAR_END, make_target, measure

NEW_YEAR = date(2007, 1, 1)
DAYS = st.integers(0, 4).map(lambda days: MIDSUMMER + timedelta(days))
SELDOM = st.sampled_from([None, None, None, *(MIDSUMMER + timedelta(days) for days in range(2))])
MEASUREMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "date": DAYS | DAYS | DAYS | st.none(),
            "period_start": SELDOM,
            "counts": st.sampled_from([True, True, True, False]),
            "state": st.sampled_from([*Measurement.State]),
            "breakdown": st.sampled_from(["", "", "", "kvinder"]),
            "counted_as": st.sampled_from(["", "", "", "visiteret"]),
        }
    ),
    min_size=1,
    max_size=8,
)


def in_order(dates):
    """Without those that the table refuses."""
    deadline, starts = dates["deadline"], (dates["baseline_date"], dates["period_start"])
    return deadline is None or all(day is None or day <= deadline for day in starts)


GOALS = st.fixed_dictionaries(
    {
        "baseline_date": SELDOM,
        "period_start": SELDOM,
        "deadline": st.none() | DAYS,
        "earlier_figures": st.booleans(),
    }
).filter(in_order)

# The plan's first day lies among the figures' days or before them all.
PLANS = st.fixed_dictionaries(
    {
        "year_from": st.sampled_from([2007, 2007, 2008]),
        "year_to": st.just(2008),
        "followed_up_on": st.none() | DAYS,
    }
)


def possible(measurements):
    """Without those that the table refuses."""
    seen = set()
    for one in measurements:
        period = one["period_start"], one["date"], one["breakdown"]
        in_order = None in period[:2] or period[0] <= period[1]
        if in_order and not (one["counts"] and period in seen):
            seen |= {period} if one["counts"] else set()
            yield one


def both_ways(targets, on):
    """What the rule compares of all the totals, and of what the database found."""
    totals, found = totals_of(targets), newest_of(targets, on)
    for target in targets:
        goal = goal_of(target)
        rule = rule_of(target.plan)
        of_all = newest(goal, totals[target.indicator_id, target.area_id], on, rule)
        yield of_all, newest(goal, found[target.pk], on, rule)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(MEASUREMENTS, st.lists(GOALS, min_size=1, max_size=3), DAYS, PLANS)
def test_the_rule_chooses_the_same_among_what_the_database_found(
    cast, measurements, goals, on, of_plan
):
    target = cast.mentor_target
    with transaction.atomic():
        Plan.objects.filter(pk=cast.plan.pk).update(**of_plan)
        cast.mentor.plan.refresh_from_db()
        targets = [
            make_target(
                cast.mentor, target.indicator, target.area, "mindst", 80, number=number, **dates
            )
            for number, dates in enumerate(goals, start=2)
        ]
        paper = SourceDocument.objects.create(slug="notat", title="Notat")
        for value, one in enumerate(possible(measurements)):
            measure(target, value, one.pop("date"), source=paper, **one)
        for of_all, of_found in both_ways(targets, on):
            assert of_found == of_all
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "newer",
    [
        {"counts": False},
        {"state": Measurement.State.FORECAST},
        {"breakdown": "kvinder"},
        {"period_start": NEW_YEAR},
        {"day": YEAR_END + timedelta(1)},
        {"day": YEAR_END},
    ],
)
def test_a_newer_figure_that_may_not_be_compared_hides_none_that_may(cast, newer):
    target = Target.objects.get(pk=cast.mentor_target.pk)
    target.period_start, target.deadline = MIDSUMMER, date(2007, 12, 30)
    target.save()
    usable = measure(target, 66, date(2007, 9, 30))
    measure(target, 80, **{"day": date(2007, 12, 1)} | newer)
    assert [one.key for one in newest_of([target], YEAR_END)[target.pk]] == [usable.pk]


def test_a_newer_figure_than_the_day_of_the_judgement_hides_none_before(cast):
    usable = measure(cast.mentor_target, 66, MIDSUMMER)
    measure(cast.mentor_target, 80, date(2007, 12, 2))
    found = newest_of([cast.mentor_target], date(2007, 12, 1))
    assert [one.key for one in found[cast.mentor_target.pk]] == [usable.pk]


@pytest.mark.parametrize("starts", [(None, NEW_YEAR), (NEW_YEAR, None), (None, YEAR_END)])
def test_of_figures_of_one_day_the_rules_choice_is_found(cast, starts):
    """The longest period's; of a day's and one without a period the one that was there first."""
    for value, start in enumerate(starts):
        measure(cast.mentor_target, value, period_start=start)
    [(of_all, of_found)] = both_ways([cast.mentor_target], YEAR_END)
    assert of_found == of_all


def test_of_a_long_series_one_figure_is_fetched(cast):
    for days in range(40):
        last = measure(cast.mentor_target, days, MIDSUMMER + timedelta(days))
    found = newest_of([cast.mentor_target], date(2007, 12, 1))
    assert [one.key for one in found[cast.mentor_target.pk]] == [last.pk]


def test_a_target_without_indicator_has_no_figures(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert newest_of([Target(pk=1)], YEAR_END)[1] == []


@pytest.mark.parametrize("value", [79, 80])
def test_a_figure_changed_past_every_model_is_judged_at_once(cast, value):
    measure(cast.mentor_target, 10)
    verdicts_at([cast.mentor.pk], YEAR_END)
    Measurement.objects.update(value=value)
    [judged] = verdicts_at([cast.mentor.pk], YEAR_END)[cast.mentor.pk]
    assert judged.judgement.reading.value == value
