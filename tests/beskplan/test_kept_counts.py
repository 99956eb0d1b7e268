"""The counts of all plans that a process keeps: after any committed write as if counted anew."""

from datetime import timedelta

import pytest
from django.db import transaction

from beskplan.counted import KeptCounts
from initiatives.models import FocusArea, Initiative, Plan, Responsibility, Status, Unit
from initiatives.plan_stamps import plan_stamps
from initiatives.stamps import everything_changed
from targets.models import FollowUp, FollowUpRound
from tests.beskplan.overview_pages import TODAY
from tests.cast import YEAR_END, lead, make_initiative, open_round
from tests.every_row import execute
from tests.queries import max_own_queries


@pytest.fixture
def plans(transactional_db):
    """Two plans of two initiatives each, that nobody leads."""
    return [a_plan(slug) for slug in ("en", "to")]


def a_plan(slug):
    plan = Plan.objects.create(
        slug=slug, title=slug, kind="aftale", year_from=2007, year_to=TODAY.year
    )
    area = FocusArea.objects.create(plan=plan, code="1", title="Område")
    for code in ("1.1", "1.2"):
        make_initiative(area, code, f"{slug} {code}")
    return plan


@pytest.fixture
def kept():
    """As a process that has counted before."""
    one = KeptCounts()
    one.counted(TODAY)
    return one


def anew(on=TODAY):
    return KeptCounts().counted(on)


def without_zeros(found):
    return {name: number for name, number in found.sums.items() if number}


def assert_right(kept, on=TODAY):
    found, truth = kept.counted(on), anew(on)
    assert without_zeros(found) == without_zeros(truth)
    assert found.by_plan == truth.by_plan


def of(plan):
    return Initiative.objects.filter(plan=plan).order_by("code")


def unit():
    return Unit.objects.create(name="BIF")


def answer(initiative, current):
    return FollowUp.objects.create(
        initiative=initiative, round=current, effective_on=YEAR_END, status="", state="indsendt"
    )


def test_every_way_of_writing_is_counted(plans, kept):
    first, second = of(plans[0])
    current = open_round(plans[0], due=TODAY - timedelta(days=1))
    assert_right(kept)
    follow_up = answer(first, current)
    assert_right(kept)
    of(plans[0]).update(status=Status.LAPSED, lapse_reason="Ophørt")
    assert_right(kept)
    execute("UPDATE targets_followup SET state = 'kladde'")
    assert_right(kept)
    follow_up.delete()
    FollowUpRound.objects.update(state="lukket")
    of(plans[0]).update(status="")
    assert_right(kept)
    lead(unit(), second)
    assert_right(kept)
    Responsibility.objects.all().delete()
    assert_right(kept)
    Plan.objects.update(year_to=2007)
    assert_right(kept)


def test_the_numbers_are_those_of_the_rows(plans, kept):
    open_round(plans[0], due=TODAY - timedelta(days=1))
    of(plans[1]).update(status=Status.MET)

    found = kept.counted(TODAY)

    assert found.reasons["late"] == 2
    assert (found.sums["count_met"], found.sums["count_unassessed"]) == (2, 2)
    assert found.sums["unled_count_all"] == 4


def test_a_moved_initiative_is_counted_where_it_went(plans, kept):
    execute(
        "UPDATE initiatives_initiative SET plan_id = %s, code = '9' WHERE id = %s",
        plans[1].pk,
        of(plans[0])[0].pk,
    )

    assert_right(kept)


def test_a_plan_that_is_deleted_or_new_changes_the_sums(plans, kept):
    plans[0].delete()
    assert_right(kept)
    a_plan("tre")
    assert_right(kept)


def test_the_last_of_a_plan_leaves_nothing(plans, kept):
    of(plans[0]).delete()

    assert kept.counted(TODAY).sums["count_all"] == 2
    assert_right(kept)


def test_a_write_to_very_many_plans_is_counted(plans):
    for number in range(60):
        a_plan(f"plan-{number}")
    kept = KeptCounts()
    kept.counted(TODAY)

    Initiative.objects.update(status=Status.MET)

    assert kept.counted(TODAY).sums["count_met"] == 124


def test_an_emptied_table_is_counted(plans, kept):
    execute("TRUNCATE initiatives_responsibility, targets_target CASCADE")
    assert_right(kept)
    lead(unit(), of(plans[0])[0])
    assert_right(kept)
    execute("TRUNCATE initiatives_responsibility")

    assert kept.counted(TODAY).sums["unled_count_all"] == 4


def test_what_was_loaded_with_triggers_off_is_counted_when_that_is_said(plans, kept):
    with transaction.atomic():
        execute("SET LOCAL session_replication_role = replica")
        execute("UPDATE initiatives_initiative SET status = 'opfyldt'")
        everything_changed()

    assert kept.counted(TODAY).sums["count_met"] == 4


def test_a_new_day_is_counted_anew(plans, kept):
    open_round(plans[0], due=TODAY)
    assert kept.counted(TODAY).reasons["missing"] == 2

    assert kept.counted(TODAY + timedelta(days=1)).reasons["late"] == 2
    assert kept.counted(TODAY).reasons["missing"] == 2


def test_what_is_undone_was_never_kept(plans, kept):
    with transaction.atomic():
        of(plans[0]).update(status=Status.MET)
        assert kept.counted(TODAY).sums["count_met"] == 2
        transaction.set_rollback(True)
    of(plans[1]).update(status=Status.PARTLY)

    assert_right(kept)
    assert kept.counted(TODAY).sums["count_met"] == 0


def test_in_a_transaction_that_has_written_nothing_is_kept(plans):
    with transaction.atomic():
        of(plans[0]).update(status=Status.MET)

        assert plan_stamps(["initiatives_plan"], None) is None


def test_without_a_write_one_statement_answers(plans, kept):
    with max_own_queries(1):
        kept.counted(TODAY)


def test_only_what_was_written_to_is_counted_again(plans, kept):
    of(plans[0]).update(status=Status.MET)
    before = kept.counted(TODAY).by_plan

    of(plans[1]).update(status=Status.MET)
    with max_own_queries(2):
        after = kept.counted(TODAY).by_plan

    assert after[plans[0].pk] is before[plans[0].pk]
    assert after[plans[1].pk]["count_met"] == 2
