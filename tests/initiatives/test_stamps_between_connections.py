"""Change stamps where people work at the same time: committed rows, several real connections."""

from contextlib import closing
from threading import Barrier, Thread

import psycopg2
import pytest
from django.db import connection

from initiatives.models import Plan
from initiatives.stamps import ALL

WRITES = "UPDATE initiatives_plan SET title = %s WHERE id = %s"
PAGE = "SELECT title FROM initiatives_plan WHERE id = %s"
MANY = 200  # of which one in ten folds
STAMP = "SELECT coalesce(sum(number), 0) FROM initiatives_stamp WHERE owner = %s"


@pytest.fixture
def plans(transactional_db):
    return [
        Plan.objects.create(slug=name, title="før", kind="aftale", year_from=2007, year_to=2007)
        for name in ("en", "to")
    ]


class Person:
    """One more connection to the database."""

    def __init__(self, autocommit=False):
        self.connection = psycopg2.connect(**connection.get_connection_params())
        self.connection.autocommit = autocommit
        self.ask("SET lock_timeout = '2s'")
        self.commit()

    def ask(self, sql, *params):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchone()[0] if cursor.description else None

    def write(self, plan, title):
        self.ask(WRITES, title, plan.pk)

    def change(self, *plans):
        self.ask("SELECT initiatives_changed(%s)", [plan.pk for plan in plans])

    def commit(self):
        self.connection.commit()

    def close(self):
        self.connection.close()


@pytest.fixture
def people():
    """Three writers, each in a transaction, and a reader who sees what is committed."""
    everybody = [Person(), Person(), Person(), Person(autocommit=True)]
    yield everybody
    for one in everybody:
        one.close()


def test_a_stamp_moves_when_the_write_is_seen_and_not_before(plans, people):
    writer, *_, reader = people
    before = reader.ask(STAMP, plans[0].pk)
    writer.write(plans[0], "efter")
    assert (reader.ask(STAMP, plans[0].pk), reader.ask(PAGE, plans[0].pk)) == (before, "før")
    writer.commit()
    assert reader.ask(STAMP, plans[0].pk) > before


def test_who_commits_last_moves_the_stamp_though_they_began_first(plans, people):
    """The newest id or transaction number would be the second one's, and never change again."""
    first, second, _, reader = people
    first.write(plans[0], "først")
    second.write(plans[1], "sidst")
    second.commit()
    seen = reader.ask(STAMP, ALL)
    assert reader.ask(PAGE, plans[0].pk) == "før"
    first.commit()
    assert reader.ask(STAMP, ALL) > seen


def test_writers_of_the_same_stamps_do_not_wait_for_each_other(plans, people):
    """Not in one order and not in the other, so they cannot deadlock either."""
    first, second, third, _ = people
    one, other = plans
    first.change(one, other)
    second.change(other, one)
    third.change(one, other)
    for writer in (second, third, first):
        writer.commit()


def test_a_rollback_leaves_no_stamp(plans, people):
    writer, *_, reader = people
    before = reader.ask(STAMP, ALL)
    writer.write(plans[0], "efter")
    writer.connection.rollback()
    assert reader.ask(STAMP, ALL) == before


def test_a_page_is_never_kept_under_a_stamp_that_its_rows_have_left(plans, people):
    """A write and its commit before, between and after a reader's steps, in every order."""
    for committed in range(4):
        for written in range(committed + 1):
            _one_write_and_one_reader(plans[0], people, written, committed)


def _one_write_and_one_reader(plan, people, written, committed):
    """The reader takes the stamp, then the page, and comes back twice."""
    writer, *_, reader = people
    title = f"{written} {committed}"

    def moment(number):
        if number == written:
            writer.write(plan, title)
        if number == committed:
            writer.commit()

    def is_kept():
        return reader.ask(STAMP, plan.pk) == stamp

    moment(0)
    stamp = reader.ask(STAMP, plan.pk)
    moment(1)
    page = reader.ask(PAGE, plan.pk)
    moment(2)
    assert not is_kept() or page == reader.ask(PAGE, plan.pk)
    moment(3)
    assert not is_kept() or page == title


def test_folding_changes_no_sum_and_holds_nobody_up(plans, people):
    folder, writer, _, reader = people
    before = reader.ask(STAMP, ALL)
    for _ in range(MANY):
        folder.change(plans[0])
    folder.ask("SET CONSTRAINTS ALL IMMEDIATE")  # folds, as the end of a transaction does
    assert reader.ask(STAMP, ALL) == before
    for _ in range(MANY):
        writer.change(plans[0])
    writer.commit()
    assert reader.ask(STAMP, ALL) == before + MANY
    folder.commit()
    assert reader.ask(STAMP, ALL) == before + 2 * MANY
    for _ in range(MANY):
        writer.change(plans[0])
    writer.commit()
    assert reader.ask(STAMP, ALL) == before + 3 * MANY
    assert reader.ask("SELECT count(*) FROM initiatives_stamp WHERE owner = %s", ALL) < MANY / 2


def test_many_writers_lose_no_change(plans):
    """Four people, a hundred saves each: a reader's stamp only grows, and ends at the number."""
    together, each, seen = Barrier(5), 100, []

    def work():
        with closing(Person()) as person:
            together.wait()
            for number in range(each):
                person.write(plans[number % 2], f"{number}")
                person.commit()

    workers = [Thread(target=work) for _ in range(4)]
    with closing(Person(autocommit=True)) as reader:
        start = reader.ask(STAMP, ALL)
        for worker in workers:
            worker.start()
        together.wait()
        while any(worker.is_alive() for worker in workers):
            seen.append(reader.ask(STAMP, ALL))
        assert seen == sorted(seen)
        assert reader.ask(STAMP, ALL) == start + len(workers) * each
