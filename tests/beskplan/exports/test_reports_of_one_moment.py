"""Workbooks and papers tell of one moment, though others write while they are made. Committed rows,
and a second real connection."""

from contextlib import closing
from io import BytesIO
from zipfile import ZipFile

import psycopg2
import pytest
from django.core.management import call_command
from django.db import InternalError, connection
from django.urls import reverse

from beskplan.exports.excel.ahead import read_ahead
from beskplan.exports.moment import one_moment
from initiatives.models import Initiative
from tests.beskplan.exports.workbooks import rows_of, selection, written
from tests.cast import make_cast, open_round

MEANWHILE = "Rettet imens"


@pytest.fixture
def committed(transactional_db):
    return make_cast()


class SomeoneElse:
    """Renames every initiative right after the first statement of somebody's transaction."""

    def __init__(self):
        self.waits = True

    def __call__(self, execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        if self.waits and connection.in_atomic_block and sql.startswith("SELECT"):
            self.waits = False
            self.write()
        return found

    def write(self):
        with closing(psycopg2.connect(**connection.get_connection_params())) as other:
            other.autocommit = True
            with other.cursor() as cursor:
                cursor.execute("UPDATE initiatives_initiative SET title = %s", [MEANWHILE])


def titles(many: int) -> set[str]:
    return {row["Initiativ"] for row in rows_of(written(selection(), many=many), "Initiativer")}


@pytest.mark.parametrize("many", [0, 5_000], ids=["plain", "formatted"])
def test_what_is_written_meanwhile_is_not_in_the_file(committed, many):
    someone = SomeoneElse()
    with connection.execute_wrapper(someone):
        assert MEANWHILE not in titles(many)
    assert not someone.waits
    assert titles(many) == {MEANWHILE}


def words_of(response) -> str:
    """A page as it is; of a file the texts of all its parts."""
    if not response.streaming:
        return response.content.decode()
    return words_in(BytesIO(response.getvalue()))


def words_in(file) -> str:
    with ZipFile(file) as file:
        parts = [name for name in file.namelist() if name.endswith(".xml")]
        return " ".join(file.read(name).decode() for name in parts)


@pytest.mark.parametrize(
    ("page", "of"),
    [
        ("plan-goals-paper", "plan"),
        ("plan-paper", "plan"),
        ("round-paper", "round"),
        ("round-workbook", "round"),
        ("round-print", "round"),
    ],
)
def test_nor_is_it_in_a_paper(committed, client, page, of):
    cast, someone = committed, SomeoneElse()
    client.force_login(cast.people.laura)
    asked = cast.plan if of == "plan" else open_round(cast.plan)
    address = reverse(page, args=[asked.slug])
    with connection.execute_wrapper(someone):
        assert MEANWHILE not in words_of(client.get(address))
    assert not someone.waits
    assert MEANWHILE in words_of(client.get(address))


def test_nor_is_it_in_what_a_command_writes(committed, tmp_path):
    someone, out = SomeoneElse(), tmp_path / "maal.docx"
    with connection.execute_wrapper(someone):
        call_command("export_goals", str(out), plan=committed.plan.slug)
    assert not someone.waits
    assert MEANWHILE not in words_in(out)


def test_nothing_can_be_written_within_the_moment(committed):
    with pytest.raises(InternalError, match="read-only"), one_moment():
        Initiative.objects.update(title=MEANWHILE)


def test_within_a_transaction_the_moment_is_the_transactions(cast):
    with one_moment():
        Initiative.objects.update(title=MEANWHILE)
    assert {one.title for one in Initiative.objects.all()} == {MEANWHILE}


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7])
def test_rows_read_ahead_are_the_same_in_the_same_order(number):
    assert list(read_ahead(iter(range(number)), 3)) == list(range(number))


def test_rows_are_read_ahead_one_chunk_at_a_time():
    read = []
    rows = read_ahead((read.append(one) or one for one in range(100)), 3)
    assert next(rows) == 0
    rows.close()  # waits for the one that reads
    assert read in ([0, 1, 2], [0, 1, 2, 3, 4, 5])


def test_what_goes_wrong_while_reading_is_told_where_the_rows_are_used():
    def rows():
        yield from range(4)
        raise OSError("forbindelsen er væk")

    ahead = read_ahead(rows(), 2)
    with pytest.raises(OSError, match="forbindelsen er væk"):
        list(ahead)
