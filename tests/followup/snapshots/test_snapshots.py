"""A closed round stays as it was closed, whatever happens to what it tells of."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from followup.models import Evidence, FollowUpRound, RoundSnapshot
from followup.models.cycle import Header
from followup.rounds.cycle import approve_in_bulk, close_round, open_round, reopen_round
from followup.rounds.round_list import round_summaries
from followup.snapshots.storage import as_json, from_json, snapshot_of
from followup.snapshots.taking import snapshot_content, take_snapshot_of_loaded, taken
from initiatives.models import Initiative
from targets.models import IndicatorLink, Measurement, Target
from tests.cast import YEAR_END, measure
from tests.cast import open_round as make_round
from tests.followup.rounds.steps import LATER, NOON, submitted
from tests.pages import html_of, page
from tests.queries import max_own_queries


@pytest.fixture
def closed(cast) -> FollowUpRound:
    """3.4 answered opfyldt with a reason and approved, 2.6 only drafted; 66 of 80 measured."""
    measure(cast.mentor_target, 66, source=cast.document, source_place="pkt. 3.4", plan=cast.plan)
    people = cast.people
    found = open_round(
        plan=cast.plan,
        slug="opfoelgning-2007",
        title="Opfølgning 2007",
        cutoff=YEAR_END,
        due=date(2008, 2, 1),
        instructions="Skriv kort.",
        by=people.pia,
        at=NOON,
    )
    sent = submitted(
        cast.mentor,
        people.soeren,
        "opfyldt",
        results="66 forløb.",
        comments="Stor interesse.",
        deviation_reason="Resten er aftalt.",
    )
    Evidence.objects.create(
        follow_up=sent, title="Referat", url="https://example.dk/referat", added_at=NOON
    )
    submitted(cast.sygeforloeb, people.mette, results="Udkast.", submit=False)
    sent.refresh_from_db()
    approve_in_bulk(follow_ups=[sent], by=people.lars, at=NOON)
    close_round(
        follow_up_round=found,
        by=people.pia,
        at=LATER,
        missing_confirmed=True,
        unapproved_confirmed=True,
    )
    found.refresh_from_db()
    return found


def told(found, initiative):
    return next(one for one in snapshot_of(found).initiatives if one.pk == initiative.pk)


def test_the_freeze_says_which_round_when_and_by_whom(cast, closed):
    snapshot = snapshot_of(closed)
    assert (snapshot.title, snapshot.plan_title) == ("Opfølgning 2007", "Aftale 2007")
    assert (snapshot.cutoff, snapshot.due, snapshot.made_at) == (YEAR_END, date(2008, 2, 1), LATER)
    assert (snapshot.closed_by, snapshot.rule_version) == ("Pia Præst", 2)
    assert (snapshot.tolerance, snapshot.threshold) == (Decimal("0.100"), Decimal("0.500"))
    assert [str(area) for area in snapshot.areas] == ["3 Virksomhederne"]


def test_the_freeze_holds_the_answer_with_who_approved_it(cast, closed):
    one = told(closed, cast.mentor)
    assert (one.status, one.calculated_label) == ("opfyldt", "delvist opfyldt")
    assert (one.deviation, one.deviation_reason) == ("bedre", "Resten er aftalt.")
    assert (one.results, one.comments) == ("66 forløb.", "Stor interesse.")
    assert (one.written_by, one.written_at) == ("Søren Sørensen", NOON)
    assert (one.approved_by, one.approved_at) == ("Lars Lund", NOON)
    assert [(e.title, e.url) for e in one.evidence] == [("Referat", "https://example.dk/referat")]
    assert [unit.name for unit in one.leading_units] == ["Jobcenter Skelbækgade"]
    assert [unit.name for unit in one.contributing_units] == ["Jobcenter Musvågevej"]


def test_the_freeze_holds_targets_and_what_was_measured(cast, closed):
    [target] = told(closed, cast.mentor).targets
    assert (target.goal, target.verdict) == ("mindst 80 forløb", "delvist")
    assert (target.value, target.date, target.unit) == (Decimal(66), YEAR_END, "forløb")
    assert "66 af mindst 80 forløb pr. 31. december 2007: 83 pct." in target.sentence
    [measured] = told(closed, cast.mentor).measurements
    assert (measured.value, measured.date) == (Decimal(66), YEAR_END)
    assert measured.source.reference == "Bilag 1, Opfølgning 2007, pkt. 3.4"


def test_the_freeze_holds_stated_figures_without_a_target(cast, closed):
    IndicatorLink.objects.create(initiative=cast.natcafe, indicator=cast.mentorforloeb)
    snapshot = from_json(snapshot_content(closed, LATER))
    natcafe = next(one for one in snapshot.initiatives if one.code == "1.5")
    assert [str(one.value) for one in natcafe.measurements] == ["66.000000"]


def test_what_many_initiatives_measure_is_stored_once(cast, closed):
    for initiative in (cast.natcafe, cast.sygeforloeb):
        IndicatorLink.objects.create(initiative=initiative, indicator=cast.mentorforloeb)
    content = snapshot_content(closed, LATER)
    assert [one["value"] for one in content["measurements"]].count("66.000000") == 1
    told_of = [one for one in content["initiatives"] if "measured" in one]
    assert {one["code"] for one in told_of} == {"1.5", "2.6", "3.4"}


def test_values_of_several_indicators_keep_their_order_in_each_initiative(cast, closed):
    measure(cast.sygeforloeb_target, 5, date(2007, 6, 30))
    measure(cast.mentor_target, 60, date(2007, 3, 31))
    IndicatorLink.objects.create(initiative=cast.sygeforloeb, indicator=cast.mentorforloeb)
    snapshot = from_json(snapshot_content(closed, LATER))
    days = {one.code: [m.date for m in one.measurements] for one in snapshot.initiatives}
    assert days["2.6"] == [one.date for one in Measurement.objects.newest_first()]
    assert days["3.4"] == [YEAR_END, date(2007, 3, 31)]


def test_an_older_snapshot_holds_the_values_in_its_initiatives(cast, closed):
    content = snapshot_content(closed, LATER)
    before = from_json(content)
    measurements, lists = content.pop("measurements"), content.pop("lists")
    for one in content["initiatives"]:
        places = lists[one.pop("measured")] if "measured" in one else []
        one["measurements"] = [measurements[place] for place in places]
    assert from_json(content) == before


def test_nothing_that_is_said_is_lost_in_the_snapshot(cast, closed):
    now = taken(closed, LATER, cast.people.pia, in_full=True)
    assert from_json(json.loads(json.dumps(as_json(now)))) == now


def test_a_draft_is_not_in_the_snapshot(cast, closed):
    one = told(closed, cast.sygeforloeb)
    assert (one.status, one.results, one.is_answered) == ("", "", False)


def test_an_open_round_has_no_snapshot(cast):
    assert snapshot_of(make_round(cast.plan)) is None


def change_measurement(cast):
    cast.mentor_target.indicator.measurements.update(value=99)
    measure(cast.mentor_target, 90, date(2007, 6, 30))


def change_target(cast):
    Target.objects.filter(pk=cast.mentor_target.pk).update(wording="Noget andet", value=10)


def change_initiative(cast):
    Initiative.objects.update(title="Omdøbt", status="ikke-opfyldt")


def change_units(cast):
    cast.units.skelbaekgade.name = "Jobcenter Omdøbt"
    cast.units.skelbaekgade.save()
    cast.mentor.responsibilities.filter(unit=cast.units.musvaagevej).delete()


def change_plan(cast):
    cast.plan.title, cast.plan.tolerance = "Omdøbt", Decimal("0.900")
    cast.plan.threshold = Decimal("0.990")
    cast.plan.save()


def change_area(cast):
    cast.focus_area.title = "Omdøbt"
    cast.focus_area.save()


def change_round(cast):
    FollowUpRound.objects.update(title="Omdøbt", instructions="Omskrevet.")


def change_follow_ups(cast):
    cast.mentor.follow_ups.update(status="ikke-opfyldt", results="Omskrevet.")


def change_people(cast):
    cast.people.soeren.last_name = "Omdøbt"
    cast.people.soeren.save()
    cast.people.lars.delete()


def change_evidence(cast):
    Evidence.objects.update(title="Omdøbt")


CHANGES = (
    change_measurement,
    change_target,
    change_initiative,
    change_units,
    change_plan,
    change_area,
    change_round,
    change_follow_ups,
    change_people,
    change_evidence,
)


@pytest.mark.parametrize("change", CHANGES)
def test_later_changes_reach_neither_content_nor_page(client, cast, closed, change):
    content = RoundSnapshot.objects.get().content
    before = main_of(html_of(page(client, closed.get_absolute_url(), cast.people.laura)))
    assert "66 forløb." in before
    change(cast)
    assert RoundSnapshot.objects.get().content == content
    assert main_of(html_of(page(client, closed.get_absolute_url(), cast.people.laura))) == before


def main_of(text: str) -> str:
    """The page without the frame, which lists today's plans."""
    return text.split('id="initiativer"')[1].split("</main>")[0]


def test_the_list_of_rounds_shows_closed_ones_as_they_were_closed(client, cast, closed):
    change_round(cast)
    change_plan(cast)
    change_follow_ups(cast)
    text = html_of(page(client, reverse("rounds"), cast.people.laura))
    assert "Opfølgning 2007" in text
    assert "4 initiativer: 1 opfyldt, 0 delvist, 0 ikke opfyldt, 1 bortfaldet, 2 ikke" in text


def test_a_closed_rounds_page_asks_for_round_freeze_frame_and_what_the_rule_says_today(
    client, cast, closed
):
    client.force_login(cast.people.laura)
    with max_own_queries(4):
        client.get(closed.get_absolute_url())


def test_headers_leave_the_initiatives_behind(cast, closed):
    (listed,) = round_summaries([closed.pk])
    assert listed.title == "Opfølgning 2007"
    stored = RoundSnapshot.objects.values_list(Header("content"), flat=True).get()
    assert not {"initiatives", "measurements", "lists"} & set(stored)
    assert dict(listed.progress) == dict(snapshot_of(closed).progress)


def test_reopening_and_closing_again_takes_the_second_snapshot(cast, closed):
    reopen_round(follow_up_round=closed, reason="En fejl.", by=cast.people.pia, at=LATER)
    assert snapshot_of(closed) is None
    change_initiative(cast)
    close_round(
        follow_up_round=closed,
        by=cast.people.pia,
        at=LATER,
        missing_confirmed=True,
        unapproved_confirmed=True,
    )
    assert [one.edition for one in closed.snapshots.all()] == [2, 1]
    assert told(closed, cast.mentor).title == "Omdøbt"
    first = closed.snapshots.get(edition=1)
    assert first.content["initiatives"][0]["title"] != "Omdøbt"
    assert first.reopen_reason == "En fejl."


def test_a_loaded_round_is_frozen_once_and_by_nobody(cast):
    loaded = make_round(cast.plan, state="lukket")
    snapshot = take_snapshot_of_loaded(loaded, at=NOON)
    assert (snapshot.edition, snapshot.closed_by, snapshot.closed_at) == (1, None, NOON)
    assert take_snapshot_of_loaded(loaded, at=LATER) is None
    assert snapshot_of(loaded).closed_by == ""


def test_a_frozen_round_stays_frozen_when_the_plans_are_loaded_again(cast, closed):
    assert take_snapshot_of_loaded(closed, at=LATER) is None
    assert RoundSnapshot.objects.get().closed_by == cast.people.pia
