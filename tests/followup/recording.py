"""How the tests record follow-ups and figures."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from followup.reports.follow_ups import record_follow_up
from initiatives.models import Status
from targets.measurements import (
    NewMeasurement,
)
from tests.cast import YEAR_END

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
