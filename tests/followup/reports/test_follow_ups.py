"""Writing follow-ups between rounds and in one: what is stored, what is refused, what follows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from followup.models import FollowUp, FollowUpRound
from followup.reports.stale_version import StaleVersion
from initiatives.models import CalculatedStatus, Deviation, Status
from targets.models import Measurement, Target, Verdict
from tests.cast import MIDSUMMER, YEAR_END, measure, open_round
from tests.followup.recording import NEW_YEARS_NIGHT, NEXT_DAY, fresh, mentors, problems, record


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
