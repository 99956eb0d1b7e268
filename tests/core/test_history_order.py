"""In which order the history of an object is read where one transaction wrote all of it, and so
gave it one time."""

import pghistory
import pytest

from core.history.object_events import newest_events
from initiatives.models import Plan

# The keys of contexts are random: an order that hung on them would be right once in 40,000 times.
PEOPLE = [f"Person {number}" for number in range(8)]


@pytest.fixture
def plan(db):
    return Plan.objects.create(
        slug="plan", title="Plan", kind="aftale", year_from=2026, year_to=2029
    )


def newest_writers(plan) -> list[str]:
    return [event.who for event in newest_events(plan, 100)]


def test_of_one_time_who_wrote_last_comes_first_and_what_each_wrote_stays_together(plan):
    for person in PEOPLE:
        with pghistory.context(user_name=person):
            Plan.objects.update(title=f"{person} skriver")
            Plan.objects.update(title=f"{person} retter")
    written = [person for person in reversed(PEOPLE) for _ in range(2)]
    assert newest_writers(plan) == [*written, "Systemet"]


def test_the_newest_of_one_persons_rows_is_first(plan):
    with pghistory.context(user_name="Pia"):
        for title in ("A", "B", "C"):
            Plan.objects.update(title=title)
    assert [event.row["title"] for event in newest_events(plan, 3)] == ["C", "B", "A"]
