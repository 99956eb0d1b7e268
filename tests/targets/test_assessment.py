"""Stored verdicts: what reassess writes, and the two commands."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from initiatives.models import CalculatedStatus, Deviation, Initiative, Status
from targets.assessment import (
    Changes,
    InitiativeChange,
    TargetChange,
    calculated,
    differences,
    reassess,
    verdicts_at,
)
from targets.models import Target, Verdict
from targets.rule_inputs import stored_judgement
from tests.cast import MIDSUMMER, YEAR_END, make_initiative, make_target, measure

EVE = date(2007, 12, 30)


def status_of(initiative):
    initiative.refresh_from_db()
    return initiative.calculated_status


def verdict_of(target):
    target.refresh_from_db()
    return target.verdict


def command(name, **options):
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def test_refresh_stores_verdict_and_newest_measurement(cast):
    measure(cast.mentor_target, 40, MIDSUMMER)
    newest = measure(cast.mentor_target, 66)
    reassess(on=YEAR_END, targets=[cast.mentor_target.pk])
    assert verdict_of(cast.mentor_target) == Verdict.PARTLY
    assert cast.mentor_target.latest == newest


def test_refresh_stores_the_initiatives_status_and_deviation(cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status=Status.MET)
    measure(cast.mentor_target, 66)
    reassess(on=YEAR_END, indicators=[cast.mentorforloeb])
    assert status_of(cast.mentor) == CalculatedStatus.PARTLY
    assert cast.mentor.deviation == Deviation.BETTER


def test_refresh_says_what_it_changed(cast):
    newest = measure(cast.mentor_target, 80)
    assert reassess(on=YEAR_END) == Changes(
        (TargetChange(cast.mentor_target.pk, Verdict.NO_DATA, Verdict.MET, None, newest.pk),),
        (InitiativeChange(cast.mentor.pk, "data-mangler", CalculatedStatus.MET, "", ""),),
    )


def test_refresh_writes_nothing_where_nothing_differs(cast, django_assert_num_queries):
    measure(cast.mentor_target, 80)
    reassess(on=YEAR_END)
    with django_assert_num_queries(10):  # choosing, locking and reading; not one write
        assert not reassess(on=YEAR_END)


def test_refresh_takes_as_many_queries_for_many_targets_as_for_few(cast, django_assert_num_queries):
    for number in range(30):
        initiative = make_initiative(cast.focus_area, f"9.{number}", "Flere mentorer")
        make_target(initiative, cast.mentorforloeb, cast.koebenhavn, "mindst", number)
    measure(cast.mentor_target, 15)
    with django_assert_num_queries(12):  # ten, and two bulk writes
        reassess(on=YEAR_END)


def test_refresh_leaves_other_plans_and_initiatives_alone(cast):
    measure(cast.mentor_target, 66)
    measure(cast.sygeforloeb_target, 140)
    reassess(on=YEAR_END, initiatives=[cast.mentor])
    assert verdict_of(cast.mentor_target) == Verdict.PARTLY
    assert verdict_of(cast.sygeforloeb_target) == Verdict.NO_DATA


def test_refresh_of_a_plan_uses_its_parameters(cast):
    measure(cast.mentor_target, 66)
    reassess(on=YEAR_END)
    cast.plan.threshold = Decimal("0.9")
    cast.plan.save()
    reassess(on=YEAR_END, plan=cast.plan)
    assert verdict_of(cast.mentor_target) == Verdict.MISSED


def on_the_way(cast, value):
    """Long-term sick: from 250 at New Year to at most 150; half way 200 are expected."""
    target = cast.sygeforloeb_target
    Target.objects.filter(pk=target.pk).update(baseline_date=date(2006, 12, 31))
    measure(target, value, date(2007, 7, 1))
    reassess(on=EVE)
    target.refresh_from_db()
    return target


@pytest.mark.parametrize(
    ("value", "trajectory_status"), [(160, "foran"), (205, "på sporet"), (240, "bagud")]
)
def test_refresh_stores_where_the_measurement_stands_on_the_path(cast, value, trajectory_status):
    assert on_the_way(cast, value).trajectory_status == trajectory_status


def test_a_target_without_a_path_has_no_trajectory_status(cast):
    measure(cast.mentor_target, 66)
    reassess(on=YEAR_END)
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.trajectory_status == ""


def test_a_changed_tolerance_changes_the_trajectory_status_alone(cast):
    target = on_the_way(cast, 215)
    assert (target.trajectory_status, target.verdict) == ("bagud", Verdict.ONGOING)
    cast.plan.tolerance = Decimal("0.2")
    cast.plan.save()
    changes = reassess(on=EVE, plan=cast.plan)
    assert [change.trajectory_status for change in changes.targets] == ["på sporet"]
    target.refresh_from_db()
    assert (target.trajectory_status, target.verdict) == ("på sporet", Verdict.ONGOING)


def test_a_met_target_is_not_behind(cast):
    on_the_way(cast, 240)
    assert list(Target.objects.behind_path()) == [cast.sygeforloeb_target]
    Target.objects.update(verdict=Verdict.MET)
    assert not Target.objects.behind_path()


def test_check_status_finds_a_trajectory_status_that_is_not_as_computed(cast):
    target = on_the_way(cast, 240)
    Target.objects.filter(pk=target.pk).update(trajectory_status="foran")
    out = StringIO()
    with pytest.raises(CommandError, match="1 gemte statusser"):
        call_command("check_status", on=EVE, stdout=out)
    assert f"måling {target.latest_id}, foran), reglen siger i gang" in out.getvalue()


def test_a_deleted_measurement_leaves_data_missing(cast):
    measurement = measure(cast.mentor_target, 66)
    reassess(on=YEAR_END)
    measurement.delete()
    reassess(on=YEAR_END, indicators=[cast.mentorforloeb.pk])
    assert verdict_of(cast.mentor_target) == Verdict.NO_DATA


def test_other_areas_and_breakdowns_do_not_count(cast):
    measure(cast.mentor_target, 90, breakdown="kvinder")
    cast.mentor_target.area = cast.oestdanmark
    measure(cast.mentor_target, 90)
    assert not reassess(on=YEAR_END)


def test_expectations_do_not_count_for_the_initiative(cast):
    make_target(cast.mentor, cast.mentorforloeb, cast.koebenhavn, "mindst", 500, kind="forventning")
    measure(cast.mentor_target, 80)
    reassess(on=YEAR_END)
    assert status_of(cast.mentor) == CalculatedStatus.MET


def test_an_initiative_whose_target_went_away_is_not_calculated(cast):
    cast.mentor_target.delete()
    reassess(on=YEAR_END, initiatives=[cast.mentor.pk])
    assert status_of(cast.mentor) == CalculatedStatus.NONE


def test_differences_writes_nothing(cast):
    measure(cast.mentor_target, 80)
    changes = differences(on=YEAR_END)
    assert [change.verdict for change in changes.targets] == [Verdict.MET]
    assert [change.calculated for change in changes.initiatives] == [CalculatedStatus.MET]
    assert verdict_of(cast.mentor_target) == Verdict.NO_DATA


def test_verdicts_at_a_cutoff_know_only_what_was_measured_by_then(cast):
    measure(cast.mentor_target, 40, MIDSUMMER)
    measure(cast.mentor_target, 80)
    judged = verdicts_at([cast.mentor.pk, cast.natcafe.pk], MIDSUMMER)
    assert [one.judgement.reading.value for one in judged[cast.mentor.pk]] == [40]
    assert judged[cast.natcafe.pk] == []


def test_verdicts_at_a_closing_round_judge_targets_without_deadline(cast):
    Target.objects.filter(pk=cast.mentor_target.pk).update(deadline=None)
    measure(cast.mentor_target, 66)
    for closing, status in ((False, CalculatedStatus.ONGOING), (True, CalculatedStatus.PARTLY)):
        judged = verdicts_at([cast.mentor.pk], YEAR_END, closing=closing)
        assert calculated(judged[cast.mentor.pk]) == status


def test_the_stored_judgement_needs_no_queries(cast, django_assert_num_queries):
    measure(cast.mentor_target, 66)
    reassess(on=YEAR_END)
    target = Target.objects.select_related("plan", "indicator", "latest").get(
        pk=cast.mentor_target.pk
    )
    with django_assert_num_queries(0):
        judgement = stored_judgement(target, on=YEAR_END)
    assert (judgement.verdict, judgement.share) == (Verdict.PARTLY, Decimal("0.825"))


def test_check_status_is_content_when_all_is_as_the_rule_says(cast):
    assert command("check_status", on=YEAR_END) == "Alle gemte statusser svarer til reglen.\n"


def test_check_status_lists_what_differs_and_fails(cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status=Status.MET)
    measure(cast.mentor_target, 66)
    out = StringIO()
    with pytest.raises(CommandError, match="2 gemte statusser afviger fra reglen"):
        call_command("check_status", on=YEAR_END, stdout=out)
    assert "gemt data mangler (måling ingen), reglen siger delvist opfyldt" in out.getvalue()
    assert "reglen siger delvist opfyldt (afvigelse: bedre end beregnet)" in out.getvalue()
    assert verdict_of(cast.mentor_target) == Verdict.NO_DATA


def test_the_daily_command_sees_a_deadline_pass(cast):
    measure(cast.mentor_target, 66, MIDSUMMER)
    reassess(on=EVE)
    assert verdict_of(cast.mentor_target) == Verdict.ONGOING
    said = command("refresh_status", on=YEAR_END)
    assert said == "Genberegnet: 1 mål og 1 initiativer fik ny status.\n"
    assert verdict_of(cast.mentor_target) == Verdict.PARTLY
    assert status_of(cast.mentor) == CalculatedStatus.PARTLY


def test_the_daily_command_has_nothing_to_do_the_second_time(cast):
    command("refresh_status", on=YEAR_END)
    assert "0 mål og 0 initiativer" in command("refresh_status", on=YEAR_END)
