"""A round's calculated status and today's on one screen: each with its day, and why they differ."""

from datetime import UTC, date, datetime

import pytest

from followup.models import FollowUp, FollowUpRound
from followup.rounds.calculated_statuses import record_calculated
from followup.rounds.two_days import why_closed_differs, why_differs
from followup.snapshots import taking
from targets.assessment import reassess
from targets.models import Target
from tests.cast import YEAR_END, measure, open_round
from tests.followup.update_page import url_of
from tests.pages import page, text_of

LATER = datetime(2008, 2, 1, 12, tzinfo=UTC)
ROUND_DAY = "beregnet i runden, pr. 31. december 2007"


@pytest.fixture
def without_deadline(cast):
    """3.4's target has no deadline and 66 of 80: *i gang* today, *delvist* where a round closes."""
    Target.objects.filter(pk=cast.mentor_target.pk).update(deadline=None)
    measure(cast.mentor_target, 66)
    reassess(on=LATER.date(), initiatives=[cast.mentor])
    return cast


@pytest.fixture
def closed(without_deadline):
    cast = without_deadline
    found = open_round(cast.plan, state=FollowUpRound.State.CLOSED, title="Opfølgning 2007")
    FollowUp.objects.create(
        initiative=cast.mentor,
        round=found,
        effective_on=YEAR_END,
        status="opfyldt",
        state=FollowUp.State.APPROVED,
    )
    record_calculated(found)
    taking.take_snapshot(found, by=None, at=LATER)
    return found


def test_the_form_of_an_open_round_gives_both_with_their_days(client, without_deadline):
    cast = without_deadline
    open_round(cast.plan)
    text = text_of(page(client, url_of(cast.mentor), cast.people.soeren))
    assert "Beregnet i runden, pr. 31. december 2007: delvist opfyldt" in text
    assert "Runden regner kun med tal og frister til og med 31. december 2007" in text
    assert text.count(": i gang") == 2  # beside the status now, and where the reason is given
    assert "beregnet: " not in text


def test_the_form_gives_one_where_they_agree(client, cast):
    measure(cast.mentor_target, 66)
    reassess(on=LATER.date(), initiatives=[cast.mentor])
    open_round(cast.plan)
    text = text_of(page(client, url_of(cast.mentor), cast.people.soeren))
    assert "Runden regner kun med" not in text


def test_the_page_of_a_closed_round_gives_both_with_their_days(client, cast, closed):
    text = text_of(page(client, closed.get_absolute_url(), cast.people.laura))
    assert f"{ROUND_DAY}: delvist opfyldt" in text
    assert "beregnet i dag, " in text
    assert "Runden står, som den blev lukket" in text


def test_the_plans_page_gives_both_with_their_days(client, cast, closed):
    text = text_of(page(client, cast.plan.get_absolute_url(), cast.people.laura))
    assert f"{ROUND_DAY}: delvist opfyldt" in text
    assert "Runden står, som den blev lukket" in text


def test_the_plans_page_gives_one_without_a_closed_round(client, without_deadline):
    cast = without_deadline
    text = text_of(page(client, cast.plan.get_absolute_url(), cast.people.laura))
    assert "beregnet: i gang" in text
    assert "beregnet i runden" not in text


@pytest.mark.parametrize(
    ("cutoff", "words"),
    [
        (date(2026, 10, 31), "kun med tal og frister til og med 31. oktober 2026"),
        (date(2026, 12, 31), "ser frem til 31. december 2026"),
        (date(2026, 11, 30), "bedømmer også mål uden frist endeligt; i dag"),
    ],
)
def test_why_an_open_rounds_status_is_another(cutoff, words):
    assert words in why_differs(cutoff=cutoff, today=date(2026, 11, 30))


def test_figures_that_are_not_saved_yet_may_be_the_reason():
    why = why_differs(cutoff=YEAR_END, today=YEAR_END, has_typed=True)
    assert "endnu ikke gemt" in why


def test_a_round_that_closed_under_the_first_edition_says_so():
    assert why_closed_differs(rule_version=1) == (
        "Runden er beregnet efter reglens første udgave, som gjaldt, da den blev lukket;"
        " i dag gælder reglens anden udgave."
    )


def test_a_closed_round_keeps_the_rule_that_it_was_closed_with(client, cast, closed):
    snapshot = closed.snapshots.get()
    snapshot.rule_version = snapshot.content["rule_version"] = 1
    snapshot.content.pop("months_before_deadline")
    snapshot.save()
    text = text_of(page(client, closed.get_absolute_url(), cast.people.laura))
    assert "efter reglens første udgave, som gjaldt, da runden blev lukket" in text
    assert "i dag gælder reglens anden udgave" in text
    assert "regelversion" not in text
