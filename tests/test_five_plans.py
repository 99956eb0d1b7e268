"""What is put back is what was loaded."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from initiatives.models import Initiative, LoadedRow
from targets.models import Measurement
from tests.conftest import TODAY
from tests.five_plans import put_in_database

FIXTURES = settings.BASE_DIR / "fixtures"


@pytest.fixture
def put_back(db):
    """The plans put into the database twice: the second time they cannot come from the loader."""
    put_in_database(FIXTURES, on=TODAY)
    put_in_database(FIXTURES, on=TODAY)


def test_putting_back_leaves_nothing_for_the_loader_to_do(put_back):
    before = LoadedRow.objects.count(), Measurement.objects.count()
    call_command("load_plans")
    assert (LoadedRow.objects.count(), Measurement.objects.count()) == before
    assert before[1] > 300


def test_verdicts_and_history_came_along(put_back):
    call_command("check_status")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM initiatives_initiativeevent")
        assert cursor.fetchone()[0] >= Initiative.objects.count() > 100


def test_triggers_are_on_again(put_back):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM initiatives_initiativeevent")
        (before,) = cursor.fetchone()
        Initiative.objects.filter(code="3.4").update(title="Ændret")
        cursor.execute("SELECT count(*) FROM initiatives_initiativeevent")
        assert cursor.fetchone()[0] > before
