"""Measurements that are entered by themselves, and the verdicts that follow."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from initiatives.models import CalculatedStatus
from targets.measurements import (
    change_measurement,
    delete_measurement,
    enter_measurement,
    enter_measurements,
)
from targets.models import Measurement, Verdict
from tests.cast import MIDSUMMER, make_target, measure
from tests.followup.recording import NEXT_DAY, fresh, mentors, problems


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
