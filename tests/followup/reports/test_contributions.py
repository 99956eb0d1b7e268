"""What a contributing unit adds: where the leading unit hears of it, and when it is refused."""

import pytest
from django.urls import reverse
from django.utils import timezone

from followup.rounds import cycle
from tests.followup.cycle_visits import log_in, submit
from tests.pages import page, text_of

WORDS = "Vi har stillet to mentorer."


@pytest.fixture
def address(cast) -> str:
    return reverse("initiative-contribution", args=[cast.mentor.pk])


@pytest.fixture
def contributed(client, cast, in_round, address):
    """Mette's comment on 3.4, before anybody has answered."""
    return log_in(client, cast.people.mette).post(address, {"comment": WORDS}, follow=True)


def form(client, cast):
    return page(client, reverse("initiative-update", args=[cast.mentor.pk]), cast.people.soeren)


def test_the_form_shows_it_where_nothing_else_is_written(client, cast, contributed):
    text = text_of(form(client, cast))
    assert "Der er ikke skrevet noget om initiativet endnu" not in text
    told = "men der er kommet et bidrag: Mette Munk (Jobcenter Musvågevej), "
    assert told in text
    assert WORDS in text


def test_the_form_says_that_one_came_since_the_draft(client, cast, in_round, address):
    submit(cast.mentor, cast.people.soeren, submit=False)
    log_in(client, cast.people.mette).post(address, {"comment": WORDS})
    assert "Der er kommet et bidrag fra Mette Munk" in text_of(form(client, cast))
    submit(cast.mentor, cast.people.soeren, submit=False)
    assert "Der er kommet et bidrag" not in text_of(form(client, cast))


def test_the_leading_units_tasks_tell_that_it_came(client, cast, contributed):
    text = text_of(page(client, reverse("my-tasks"), cast.people.soeren))
    assert "Mangler svar i runden Bidrag fra Mette Munk" in text


def test_of_a_submitted_answer_its_writer_is_told(client, cast, sent, address):
    log_in(client, cast.people.mette).post(address, {"comment": WORDS})
    assert "Bidrag fra Mette Munk" in text_of(page(client, reverse("my-tasks"), cast.people.soeren))


def test_the_page_afterwards_is_called_what_it_is_and_shows_it(contributed):
    text = text_of(contributed)
    assert "Bidrag til opfølgningen" in text
    assert "Indtast måling" not in text.split("Dit bidrag står nu i opfølgningen")[0]
    assert WORDS in text


def test_beside_a_draft_a_contributor_sees_their_own(client, cast, contributed, address):
    comments = f"{cast.mentor.follow_ups.get().comments}\n\nHalv tanke."
    submit(cast.mentor, cast.people.soeren, comments=comments, submit=False)
    text = text_of(page(client, address, cast.people.mette))
    assert WORDS in text
    assert "Halv tanke." not in text


def test_a_page_for_figures_alone_has_their_name_in_the_title(client, cast, in_round):
    response = page(client, reverse("initiative-update", args=[cast.mentor.pk]), cast.people.mette)
    assert "<title>Indtast måling: 3.4" in response.content.decode()


def test_an_approved_answer_refuses_before_one_types(client, cast, sent, address):
    cycle.approve_in_bulk(follow_ups=[sent], by=cast.people.lars, at=timezone.now())
    response = page(client, address, cast.people.mette)
    assert "er godkendt i runden og kan ikke få flere kommentarer" in text_of(response)
    assert "<textarea" not in response.content.decode()
