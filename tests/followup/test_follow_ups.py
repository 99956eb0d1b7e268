"""Writing follow-ups and measurements: who, when, and what follows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from followup.models import FollowUp, FollowUpRound
from followup.reports.follow_ups import approve, record_follow_up, set_status_in_bulk
from followup.reports.stale_version import StaleVersion
from initiatives.models import CalculatedStatus, Deviation, Initiative, Status
from targets.measurements import (
    NewMeasurement,
    change_measurement,
    delete_measurement,
    enter_measurement,
    enter_measurements,
)
from targets.models import Measurement, Target, Verdict
from tests.cast import MIDSUMMER, YEAR_END, make_target, measure, open_round

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
# Already 2008 in Copenhagen, still 2007 in UTC.
NEW_YEARS_NIGHT = datetime(2008, 1, 1, 0, 30, tzinfo=COPENHAGEN)
NEXT_DAY = datetime(2008, 1, 2, 9, 5, tzinfo=COPENHAGEN)


def mentors(cast, value, day=YEAR_END, **fields):
    return NewMeasurement(cast.mentorforloeb, cast.koebenhavn, Decimal(value), day, **fields)


def record(cast, status=Status.PARTLY, **fields):
    defaults = {
        "initiative": cast.mentor,
        "by": cast.people.soeren,
        "at": NEXT_DAY,
        "expected_version": fields.get("initiative", cast.mentor).version,
    }
    return record_follow_up(status=status, **defaults | fields)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def problems(call, *args, **fields):
    with pytest.raises(ValidationError) as caught:
        call(*args, **fields)
    return caught.value.message_dict


# Between rounds


def test_between_rounds_a_follow_up_takes_effect_at_once(cast):
    follow_up = record(cast, Status.PARTLY, results="66 forløb", comments="Svær start")
    assert follow_up.state == FollowUp.State.APPROVED
    assert follow_up.written_by == cast.people.soeren
    assert fresh(cast.mentor).status == Status.PARTLY


def test_it_takes_effect_on_the_local_date(cast):
    assert record(cast, at=NEW_YEARS_NIGHT).effective_on == date(2008, 1, 1)


def test_it_makes_a_new_version_of_the_initiative(cast):
    record(cast)
    assert fresh(cast.mentor).version == cast.mentor.version + 1


def test_measurements_come_with_it_and_are_judged(cast):
    follow_up = record(cast, measurements=[mentors(cast, 66)])
    assert follow_up.calculated_status == CalculatedStatus.PARTLY
    assert fresh(cast.mentor).calculated_status == CalculatedStatus.PARTLY
    assert fresh(cast.mentor_target).latest.value == 66
    assert fresh(cast.mentor_target).latest.entered_by == cast.people.soeren


def test_a_status_better_than_calculated_needs_a_reason(cast):
    found = problems(record, cast, Status.MET, measurements=[mentors(cast, 66)])
    assert found == {
        "deviation_reason": [
            "Statussen er bedre end den beregnede (delvist opfyldt). Skriv hvorfor."
        ]
    }


def test_a_refused_follow_up_leaves_nothing_behind(cast):
    problems(record, cast, Status.MET, measurements=[mentors(cast, 66)])
    assert not Measurement.objects.exists()
    assert not FollowUp.objects.exists()
    assert fresh(cast.mentor).version == cast.mentor.version


def test_with_a_reason_the_deviation_is_stored(cast):
    follow_up = record(
        cast,
        Status.MET,
        deviation_reason="14 forløb fortsætter i 2008",
        measurements=[mentors(cast, 66)],
    )
    assert follow_up.deviation == Deviation.BETTER
    assert fresh(cast.mentor).deviation == Deviation.BETTER


def test_a_status_worse_than_calculated_needs_no_reason(cast):
    follow_up = record(cast, Status.MISSED, measurements=[mentors(cast, 66)])
    assert follow_up.deviation == Deviation.WORSE


def test_a_follow_up_without_status_is_refused(cast):
    assert problems(record, cast, "") == {"status": ["Vælg en status."]}


def test_a_lapse_needs_a_reason(cast):
    assert problems(record, cast, Status.LAPSED, lapse_reason=" ") == {
        "lapse_reason": ["Skriv, hvorfor initiativet er bortfaldet."]
    }


def test_a_lapse_is_stored_with_reason_date_and_reference(cast):
    record(
        cast,
        Status.LAPSED,
        lapse_reason="Ikke prioriteret",
        lapse_date=MIDSUMMER,
        lapse_reference="BIU 12/2007",
    )
    mentor = fresh(cast.mentor)
    assert (mentor.lapse_reason, mentor.lapse_date) == ("Ikke prioriteret", MIDSUMMER)
    assert mentor.lapse_reference == "BIU 12/2007"


def test_an_initiative_taken_up_again_has_no_lapse(cast):
    record(cast, Status.PARTLY, initiative=cast.natcafe, lapse_reason="Står stadig i formularen")
    assert (fresh(cast.natcafe).status, fresh(cast.natcafe).lapse_reason) == (Status.PARTLY, "")


# Two people at once


def test_an_outdated_version_is_refused_and_tells_who_and_when(cast):
    record(cast)
    with pytest.raises(StaleVersion) as caught:
        record(cast, by=cast.people.mette)
    assert (caught.value.who, caught.value.when) == ("Søren Sørensen", NEXT_DAY)
    assert str(caught.value) == (
        "Initiativet er ændret af Søren Sørensen den 2. januar 2008 kl. 09.05,"
        " efter at du åbnede siden."
    )


def test_an_outdated_version_without_follow_up_is_refused_too(cast):
    with pytest.raises(StaleVersion, match="Initiativet er ændret, efter at du åbnede siden"):
        record(cast, expected_version=cast.mentor.version + 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_the_same_time_one_is_told(cast):
    def send(status):
        try:
            return record(cast, status).status
        except StaleVersion:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, [Status.PARTLY, Status.MISSED]))
    assert answers.count("told") == 1
    assert fresh(cast.mentor).status in answers


# In a round


def test_in_an_open_round_the_initiative_waits_for_approval(cast):
    in_round = open_round(cast.plan)
    follow_up = record(cast, Status.PARTLY, measurements=[mentors(cast, 66)])
    assert (follow_up.round, follow_up.state) == (in_round, FollowUp.State.SUBMITTED)
    assert follow_up.effective_on == YEAR_END
    assert fresh(cast.mentor).status == ""
    assert fresh(cast.mentor_target).verdict == Verdict.PARTLY


def test_a_draft_may_lack_status_and_reason(cast):
    open_round(cast.plan)
    assert record(cast, "", submit=False).state == FollowUp.State.DRAFT
    measure(cast.mentor_target, 66)
    cast.mentor.refresh_from_db()
    assert record(cast, Status.MET, submit=False).deviation == Deviation.BETTER


def test_a_submission_may_not(cast):
    open_round(cast.plan)
    measure(cast.mentor_target, 66)
    assert list(problems(record, cast, Status.MET)) == ["deviation_reason"]


def test_the_rounds_follow_up_is_written_again_not_doubled(cast):
    open_round(cast.plan)
    draft = record(cast, results="Første", submit=False)
    cast.mentor.refresh_from_db()
    sent = record(cast, results="Andet")
    assert sent.pk == draft.pk
    assert (sent.version, sent.results) == (draft.version + 1, "Andet")


def test_two_writers_of_one_draft_do_not_overwrite_each_other(cast):
    open_round(cast.plan)
    record(cast, results="Første", submit=False)
    with pytest.raises(StaleVersion):
        record(cast, results="Uden at have set det", submit=False)


def test_a_round_judges_as_of_its_cutoff(cast):
    open_round(cast.plan, cutoff=MIDSUMMER)
    Target.objects.filter(pk=cast.mentor_target.pk).update(deadline=None)
    measure(cast.mentor_target, 66, MIDSUMMER)
    measure(cast.mentor_target, 80)
    assert record(cast).calculated_status == CalculatedStatus.PARTLY
    assert fresh(cast.mentor_target).verdict == Verdict.MET


def test_another_plans_round_is_no_concern(cast):
    open_round(cast.plan, state=FollowUpRound.State.PREPARING)
    assert record(cast).round is None


# Approval


def test_approval_gives_the_initiative_the_status(cast):
    open_round(cast.plan)
    sent = record(cast, Status.MET, deviation_reason="", measurements=[mentors(cast, 80)])
    approved = approve(follow_up=sent, by=cast.people.lars, at=NEXT_DAY)
    assert (approved.state, approved.approved_by) == (FollowUp.State.APPROVED, cast.people.lars)
    mentor = fresh(cast.mentor)
    assert (mentor.status, mentor.version) == (Status.MET, sent.initiative.version + 1)


def test_nobody_approves_their_own_submission(cast):
    open_round(cast.plan)
    sent = record(cast, by=cast.people.lars)
    with pytest.raises(PermissionDenied):
        approve(follow_up=sent, by=cast.people.lars, at=NEXT_DAY)
    assert fresh(cast.mentor).status == ""


def test_unless_the_caller_allows_it(cast):
    open_round(cast.plan)
    sent = record(cast, initiative=cast.raadgivning, by=cast.people.pia)
    approve(follow_up=sent, by=cast.people.pia, at=NEXT_DAY, own_allowed=True)
    assert fresh(cast.raadgivning).status == Status.PARTLY


def test_a_draft_cannot_be_approved(cast):
    open_round(cast.plan)
    draft = record(cast, submit=False)
    with pytest.raises(ValidationError, match="Kun en indsendt"):
        approve(follow_up=draft, by=cast.people.lars, at=NEXT_DAY)


def test_what_was_rewritten_since_it_was_read_is_not_approved(cast):
    open_round(cast.plan)
    read = record(cast)
    cast.mentor.refresh_from_db()
    record(cast, Status.MISSED)
    with pytest.raises(StaleVersion):
        approve(follow_up=read, by=cast.people.lars, at=NEXT_DAY)


def test_nothing_is_approved_in_a_closed_round(cast):
    in_round = open_round(cast.plan)
    sent = record(cast)
    FollowUpRound.objects.filter(pk=in_round.pk).update(state=FollowUpRound.State.CLOSED)
    with pytest.raises(ValidationError, match="Runden er ikke åben"):
        approve(follow_up=sent, by=cast.people.lars, at=NEXT_DAY)


def test_what_is_approved_must_be_returned_before_it_is_written_again(cast):
    open_round(cast.plan)
    approve(follow_up=record(cast), by=cast.people.lars, at=NEXT_DAY)
    cast.mentor.refresh_from_db()
    with pytest.raises(ValidationError, match="godkendt i runden"):
        record(cast)


# In bulk


def bulk(cast, *initiatives, status=Status.PARTLY, **fields):
    return set_status_in_bulk(
        initiatives=initiatives, status=status, by=cast.people.pia, at=NEXT_DAY, **fields
    )


def test_bulk_gives_each_initiative_a_follow_up(cast):
    follow_ups = bulk(cast, cast.mentor, cast.raadgivning)
    assert {one.initiative for one in follow_ups} == {cast.mentor, cast.raadgivning}
    assert set(Initiative.objects.filter(status=Status.PARTLY)) == {cast.mentor, cast.raadgivning}


def test_bulk_names_the_initiatives_that_lack_a_reason_and_changes_none(cast):
    measure(cast.mentor_target, 66)
    with pytest.raises(ValidationError) as caught:
        bulk(cast, cast.mentor, cast.raadgivning, status=Status.MET)
    assert [message.split(":")[0] for message in caught.value.messages] == [str(cast.mentor)]
    assert not FollowUp.objects.exists()


def test_bulk_lapses_with_one_reason(cast):
    bulk(cast, cast.mentor, cast.raadgivning, status=Status.LAPSED, lapse_reason="Budget 2008")
    assert fresh(cast.raadgivning).lapse_reason == "Budget 2008"


def test_bulk_in_a_round_keeps_what_was_written(cast):
    open_round(cast.plan)
    record(cast, Status.MISSED, results="66 forløb", submit=False)
    bulk(cast, cast.mentor)
    follow_up = FollowUp.objects.get(initiative=cast.mentor)
    assert (follow_up.status, follow_up.results) == (Status.PARTLY, "66 forløb")
    assert follow_up.state == FollowUp.State.SUBMITTED


def test_bulk_reads_once_for_all_and_writes_two_rows_for_each(cast, django_assert_max_num_queries):
    initiatives = [cast.mentor, cast.sygeforloeb, cast.raadgivning, cast.natcafe]
    with django_assert_max_num_queries(18 + 2 * len(initiatives)):
        bulk(cast, *initiatives)


# Measurements by themselves


def enter(cast, value, **fields):
    return enter_measurement(new=mentors(cast, value, **fields), by=cast.people.mette, at=NEXT_DAY)


def test_an_entered_value_is_judged(cast):
    enter(cast, 80)
    assert fresh(cast.mentor_target).verdict == Verdict.MET
    assert fresh(cast.mentor).calculated_status == CalculatedStatus.MET


def test_a_second_value_for_the_day_corrects_the_first(cast):
    first = enter(cast, 66)
    second = enter(cast, 80)
    assert second.pk == first.pk
    assert fresh(cast.mentor_target).verdict == Verdict.MET


def test_a_documents_value_is_not_overwritten(cast):
    measure(cast.mentor_target, 66, source=cast.document, source_place="pkt. 3.4")
    assert problems(enter, cast, 80) == {
        "value": [
            "Der gælder allerede 66 for 31. december 2007 fra Bilag 1, Opfølgning 2007, pkt. 3.4."
        ]
    }


def test_a_documents_value_may_be_repeated(cast):
    stated = measure(cast.mentor_target, 66, source=cast.document)
    assert enter(cast, 66).pk == stated.pk
    assert fresh(stated).entered_by is None


def test_another_period_is_another_measurement(cast):
    first = enter(cast, 66)
    assert enter(cast, 6, period_start=date(2007, 12, 1)).pk != first.pk


def test_every_wrong_value_is_told_on_its_field(cast):
    found = problems(
        enter_measurements,
        new=[
            mentors(cast, 1, field="maal_1", period_start=date(2008, 1, 1)),
            mentors(cast, "0.1234567", field="maal_2"),
            mentors(cast, 2, field="maal_3", period_start=date(2007, 1, 1)),
        ],
        by=cast.people.mette,
        at=NEXT_DAY,
    )
    assert found["maal_1"] == ["Perioden slutter, før den begynder."]
    assert list(found) == ["maal_1", "maal_2"]
    assert not Measurement.objects.exists()


def test_a_changed_measurement_is_judged_again(cast):
    measurement = enter(cast, 66)
    change_measurement(measurement=measurement, by=cast.people.pia, at=NEXT_DAY, value=Decimal(80))
    assert fresh(cast.mentor_target).verdict == Verdict.MET


def test_a_measurement_moved_to_another_indicator_leaves_both_judged(cast):
    measurement = enter(cast, 66)
    change_measurement(
        measurement=measurement, by=cast.people.pia, at=NEXT_DAY, indicator=cast.langvarige
    )
    assert fresh(cast.mentor_target).verdict == Verdict.NO_DATA
    assert fresh(cast.sygeforloeb_target).verdict == Verdict.MET


def test_a_deleted_measurement_leaves_data_missing(cast):
    delete_measurement(measurement=enter(cast, 66), at=NEXT_DAY)
    assert fresh(cast.mentor_target).verdict == Verdict.NO_DATA
    assert fresh(cast.mentor).calculated_status == CalculatedStatus.NO_DATA


def test_initiatives_that_share_the_indicator_are_judged_too(cast):
    shared = make_target(cast.raadgivning, cast.mentorforloeb, cast.koebenhavn, "mindst", 50)
    enter(cast, 66)
    assert fresh(shared).verdict == Verdict.MET
    assert fresh(cast.raadgivning).calculated_status == CalculatedStatus.MET


@pytest.mark.django_db(transaction=True)
def test_two_who_measure_at_the_same_time_leave_the_stored_verdict_right(cast):
    def send(new):
        try:
            enter_measurement(new=new, by=cast.people.mette, at=NEXT_DAY)
        finally:
            connection.close()

    values = [mentors(cast, 10, MIDSUMMER), mentors(cast, 80), mentors(cast, 20, date(2007, 7, 1))]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(send, values))
    assert fresh(cast.mentor_target).latest.value == 80
    assert fresh(cast.mentor).calculated_status == CalculatedStatus.MET
