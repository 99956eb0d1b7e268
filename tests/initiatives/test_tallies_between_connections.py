"""Summary rows where people work at the same time: committed rows, several real connections."""

from contextlib import closing
from threading import Barrier, Thread, Timer

import psycopg2
import pytest
from django.db import connection

from initiatives.counting import differences
from initiatives.models import FocusArea, Initiative, InitiativeArea, Plan, Responsibility, Unit

DECIDE = "UPDATE initiatives_initiative SET status = %s WHERE id = %s"
PLACE = """
    INSERT INTO initiatives_initiativearea
        (initiative_id, focus_area_id, category, source_place, source_note)
    VALUES (%s, %s, '', '', '')
"""
RELIEVE = "DELETE FROM initiatives_responsibility WHERE initiative_id = %s AND unit_id = %s"


@pytest.fixture
def house(transactional_db):
    """A plan with an area, and two initiatives that two units lead."""
    plan = Plan.objects.create(slug="p", title="P", kind="aftale", year_from=2007, year_to=2007)
    area = FocusArea.objects.create(plan=plan, code="A", title="A")
    units = [Unit.objects.create(slug=name, name=name, kind="kontor") for name in "xy"]
    led = [Initiative.objects.create(plan=plan, code=code, title="I") for code in "12"]
    for one in led:
        for unit in units:
            Responsibility.objects.create(initiative=one, unit=unit)
    return plan, area, units, led


class Person:
    def __init__(self):
        self.connection = psycopg2.connect(**connection.get_connection_params())
        self.ask("SET lock_timeout = '5s'")
        self.commit()

    def ask(self, sql, *params):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)

    def commit(self):
        self.connection.commit()

    def close(self):
        self.connection.close()


@pytest.fixture
def people():
    everybody = [Person(), Person()]
    yield everybody
    for one in everybody:
        one.close()


def _while_the_other_waits(first, second, *asked):
    """The second has to wait for the first, which commits a little later."""
    commit = Timer(0.3, first.commit)
    commit.start()
    second.ask(*asked)
    commit.join()
    second.commit()


def test_two_who_save_in_one_plan_do_not_wait(house, people):
    _, _, _, (one, other) = house
    first, second = people
    first.ask(DECIDE, "opfyldt", one.pk)
    second.ask("SET lock_timeout = '1ms'")
    second.ask(DECIDE, "delvist", other.pk)
    second.commit()
    first.commit()
    assert differences() == []


def test_a_status_that_changes_while_the_initiative_is_placed(house, people):
    _, area, _, (one, _) = house
    first, second = people
    first.ask(DECIDE, "opfyldt", one.pk)
    _while_the_other_waits(first, second, PLACE, one.pk, area.pk)
    assert differences() == []


def test_an_initiative_that_is_placed_while_its_status_changes(house, people):
    _, area, _, (one, _) = house
    first, second = people
    first.ask(PLACE, one.pk, area.pk)
    _while_the_other_waits(first, second, DECIDE, "opfyldt", one.pk)
    assert differences() == []


def test_two_who_take_away_one_leader_each(house, people):
    _, _, units, (one, _) = house
    first, second = people
    first.ask(RELIEVE, one.pk, units[0].pk)
    _while_the_other_waits(first, second, RELIEVE, one.pk, units[1].pk)
    assert differences() == []


def test_a_status_that_changes_while_a_leader_is_taken_away(house, people):
    _, _, units, (one, _) = house
    first, second = people
    first.ask(RELIEVE, one.pk, units[0].pk)
    _while_the_other_waits(first, second, DECIDE, "opfyldt", one.pk)
    assert differences() == []


def test_many_at_once_lose_no_count(house):
    """Four people decide, place and take out; folding goes on all the while."""
    _, area, _, led = house
    InitiativeArea.objects.all().delete()
    together = Barrier(4)

    def work(number):
        own = led[number % 2]
        with closing(Person()) as person:
            together.wait()
            for turn in range(60):
                status = ("opfyldt", "delvist", "")[turn % 3]
                person.ask(DECIDE, status, own.pk)
                if number < 2 and turn % 2:
                    person.ask("DELETE FROM initiatives_initiativearea WHERE initiative_id = %s",
                               own.pk)  # fmt: skip
                elif number < 2:
                    person.ask(PLACE, own.pk, area.pk)
                person.commit()

    workers = [Thread(target=work, args=(number,)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert differences() == []
