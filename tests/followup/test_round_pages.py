"""Opfølgning: the rounds, and the closed round as it was."""

import re
from datetime import date

import pytest
from django.urls import reverse

from core.lists import paging
from followup.models import FollowUp, FollowUpRound
from followup.rounds.calculated_statuses import record_calculated
from initiatives.models import Initiative
from tests.cast import YEAR_END, make_initiative, measure, open_round
from tests.pages import html_of, page, text_of
from tests.queries import max_own_queries

CLOSED = FollowUpRound.State.CLOSED


@pytest.fixture
def closed(cast):
    """3.4 met (66 of 80), 2.6 missed, 1.2 not assessed, 1.5 lapsed; from the paper."""
    measure(cast.mentor_target, 66)
    found = open_round(
        cast.plan,
        slug="opfoelgning-2007",
        title="Opfølgning 2007",
        state=CLOSED,
        case_number="2997-34348",
        document_number="2009-146976",
        source=cast.document,
        instructions="Målet er opfyldt eller ikke.",
    )
    for initiative, fields in (
        (
            cast.mentor,
            {"status": "opfyldt", "results": "66 ordninger.", "no_reason_stated": True},
        ),
        (cast.sygeforloeb, {"status": "ikke-opfyldt", "comments": "Svær opstart."}),
        (cast.raadgivning, {}),
        (cast.natcafe, {"status": "bortfaldet", "source_status": "Udgået"}),
    ):
        FollowUp.objects.create(
            initiative=initiative,
            round=found,
            effective_on=YEAR_END,
            state=FollowUp.State.APPROVED,
            source=cast.document,
            **fields,
        )
    record_calculated(found)
    return found


def test_the_list_shows_each_round_with_its_counts(client, cast, closed):
    text = html_of(page(client, reverse("rounds"), cast.people.laura))
    assert (
        "4 initiativer: 1 opfyldt, 0 delvist, 1 ikke opfyldt, 1 bortfaldet, 1 ikke vurderet" in text
    )
    assert "opgjort pr. 31. december 2007" in text
    assert "lukket" in text


def test_the_list_is_of_the_plan_in_view(client, cast, closed):
    client.force_login(cast.people.laura)
    response = client.get(reverse("rounds"), {"plan": cast.plan.slug})
    assert "Opfølgning 2007" in response.content.decode()


def test_many_rounds_are_paged_the_newest_first(client, cast, monkeypatch):
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    for year in (2008, 2010, 2009):
        state = FollowUpRound.State.PREPARING
        open_round(cast.plan, date(year, 12, 31), state=state, title=f"Runde {year}")
    first = html_of(page(client, reverse("rounds"), cast.people.laura))
    assert first.index("Runde 2010") < first.index("Runde 2009")
    assert "Runde 2008" not in first
    assert "Næste" in first
    second = html_of(page(client, reverse("rounds"), cast.people.laura, page=2))
    assert "Runde 2008" in second
    assert "Næste" not in second


def test_without_rounds_the_list_says_why(client, cast):
    text = html_of(page(client, reverse("rounds"), cast.people.laura))
    assert "Ingen opfølgning endnu." in text
    assert "En planadministrator åbner en runde under Opfølgning." in text


def test_an_open_round_counts_what_is_missing_as_not_assessed(client, cast):
    open_round(cast.plan, due=date(2008, 2, 1))
    text = html_of(page(client, reverse("rounds"), cast.people.laura))
    assert "4 initiativer: 0 opfyldt, 0 delvist, 0 ikke opfyldt, 4 ikke vurderet" in text
    assert "svarfrist 1. februar 2008" in text


def test_a_draft_is_no_answer_yet(client, cast):
    found = open_round(cast.plan)
    FollowUp.objects.create(
        initiative=cast.mentor, round=found, effective_on=YEAR_END, status="opfyldt", state="kladde"
    )
    text = html_of(page(client, found.get_absolute_url(), cast.people.laura))
    assert "0 opfyldt, 0 delvist, 0 ikke opfyldt, 4 ikke vurderet" in text
    assert "kladde" in text


def test_a_list_that_was_shown_before_shows_what_changed_since(client, cast):
    found = open_round(cast.plan, title="Runde 2007")
    shown = [html_of(page(client, reverse("rounds"), cast.people.laura))]

    def shows(words: str) -> bool:
        shown.append(html_of(page(client, reverse("rounds"), cast.people.laura)))
        return words in shown[-1] and words not in shown[-2]

    answer = FollowUp.objects.create(
        initiative=cast.mentor, round=found, effective_on=YEAR_END, status="opfyldt", state="kladde"
    )
    FollowUp.objects.filter(pk=answer.pk).update(state="godkendt")
    assert shows("4 initiativer: 1 opfyldt, 0 delvist, 0 ikke opfyldt, 3 ikke vurderet")
    FollowUp.objects.filter(pk=answer.pk).update(status="delvist")
    assert shows("4 initiativer: 0 opfyldt, 1 delvist")
    make_initiative(cast.focus_area, "9.1", "Flere mentorer")
    assert shows("5 initiativer: 0 opfyldt, 1 delvist, 0 ikke opfyldt, 4 ikke vurderet")
    FollowUpRound.objects.update(title="<Ny> titel", due=date(2008, 2, 1))
    assert shows("&lt;Ny&gt; titel")
    assert "svarfrist 1. februar 2008" in shown[-1]
    type(cast.plan).objects.update(title="Aftale & mere")
    assert shows("Aftale &amp; mere</a>")
    FollowUpRound.objects.update(state=CLOSED)
    assert shows("1 initiativ: 0 opfyldt, 1 delvist, 0 ikke opfyldt, 0 ikke vurderet")
    cast.plan.initiatives.all().delete()
    assert shows("0 initiativer: 0 opfyldt, 0 delvist, 0 ikke opfyldt, 0 ikke vurderet")


def test_a_round_of_a_plan_without_initiatives_asks_for_none(client, cast):
    cast.plan.initiatives.all().delete()
    open_round(cast.plan)
    assert "0 initiativer: 0 opfyldt" in text_of(page(client, reverse("rounds"), cast.people.laura))


def test_a_full_list_takes_as_many_queries_as_a_short_one(client, cast, closed):
    client.force_login(cast.people.laura)
    for number in range(60):
        preparing = FollowUpRound.State.PREPARING
        open_round(cast.plan, YEAR_END, state=preparing, slug=f"runde-{number}")
    with max_own_queries(8):
        response = client.get(reverse("rounds"))
    assert len(response.context["page"].rows) == paging.PER_PAGE == 50


def test_a_round_that_was_shown_before_shows_what_changed_since(client, cast):
    found = open_round(cast.plan, due=date(2008, 2, 1))
    url, unit = found.get_absolute_url(), f"?unit={cast.units.skelbaekgade.pk}"
    assert "0 af 4 besvaret" in text_of(page(client, url, cast.people.laura))
    answer = FollowUp.objects.create(
        initiative=cast.mentor,
        round=found,
        effective_on=YEAR_END,
        status="opfyldt",
        results="Alt er nået.",
        state="indsendt",
    )
    text = html_of(page(client, url, cast.people.laura))
    assert "1 af 4 besvaret" in text
    assert f'{unit}&amp;answered=ja#initiativer">1<' in text
    assert f"{unit}&amp;answered=nej" not in text
    FollowUp.objects.filter(pk=answer.pk).update(results="Næsten alt.", deviation_reason="<b>")
    text = html_of(page(client, url, cast.people.laura))
    assert "Næsten alt." in text
    assert "Alt er nået." not in text
    type(cast.units.skelbaekgade).objects.filter(pk=cast.units.skelbaekgade.pk).update(
        name="Jobcenter <Ny>"
    )
    assert html_of(page(client, url, cast.people.laura)).count("Jobcenter &lt;Ny&gt;</a>") == 2
    measure(cast.mentor_target, 70)
    assert "70 af mindst 80" in text_of(page(client, url, cast.people.laura))
    FollowUpRound.objects.update(due=date(2008, 3, 1))
    assert "Svarfrist 1. marts 2008" in text_of(page(client, url, cast.people.laura))


def test_each_visitor_gets_their_own_actions_and_token(client, cast):
    url = open_round(cast.plan).get_absolute_url()
    tokens = []
    for user in (cast.people.pia, cast.people.laura, cast.people.pia):
        text = html_of(page(client, url, user))
        is_planner = user == cast.people.pia
        assert ("Luk runde" in text) is is_planner
        assert ("Påmind Jobcenter Skelbækgade" in text) is is_planner
        tokens.append(set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]*)"', text)))
    assert all(tokens)
    assert len(set.union(*tokens)) == sum(map(len, tokens))


def test_the_round_says_where_and_when_it_was_made_up(client, cast, closed):
    text = html_of(page(client, closed.get_absolute_url(), cast.people.laura))
    for words in ("2997-34348", "2009-146976", "opgjort pr. 31. december 2007", "Bilag 1"):
        assert words in text


def test_a_status_better_than_calculated_is_marked(client, cast, closed):
    text = html_of(page(client, closed.get_absolute_url(), cast.people.laura))
    assert "beregnet i runden, pr. 31. december 2007: delvist opfyldt" in text
    assert "bedre end beregnet" in text
    assert "Ingen begrundelse i kilden." in text


def test_measured_values_stand_with_their_targets(client, cast, closed):
    text = html_of(page(client, closed.get_absolute_url(), cast.people.laura))
    assert "66 af mindst 80 forløb pr. 31. december 2007: 83 pct., delvist opfyldt" in text


def test_the_calculated_status_is_the_one_that_was_stored(client, cast, closed):
    closed.follow_ups.filter(initiative=cast.mentor).update(calculated_status="ikke-opfyldt")
    text = html_of(page(client, closed.get_absolute_url(), cast.people.laura))
    assert "beregnet i runden, pr. 31. december 2007: ikke opfyldt" in text


def test_later_measurements_do_not_change_a_closed_round(client, cast, closed):
    measure(cast.mentor_target, 90, date(2008, 3, 1))
    text = html_of(page(client, closed.get_absolute_url(), cast.people.laura))
    assert "66 af mindst 80" in text


@pytest.mark.parametrize(
    ("status", "shown", "hidden"),
    [("opfyldt", "3.4 Mentorer", "2.6 Kortere"), ("ikke-vurderet", "1.2 Åben", "3.4 Mentorer")],
)
def test_a_count_leads_to_its_rows(client, cast, closed, status, shown, hidden):
    client.force_login(cast.people.laura)
    response = client.get(closed.get_absolute_url(), {"status": status})
    table = response.content.decode().split('id="initiativer"')[1].split("Hvem har svaret")[0]
    assert shown in table
    assert hidden not in table


def test_a_unit_leads_to_its_rows(client, cast, closed):
    client.force_login(cast.people.laura)
    response = client.get(closed.get_absolute_url(), {"unit": cast.units.skelbaekgade.pk})
    assert [row.pk for row in response.context["shown"]] == [cast.mentor.pk]


@pytest.mark.parametrize(("answered", "codes"), [("ja", ["3.4"]), ("nej", ["1.2", "1.5", "2.6"])])
def test_who_answered_leads_to_the_rows(client, cast, answered, codes):
    found = open_round(cast.plan)
    FollowUp.objects.create(
        initiative=cast.mentor,
        round=found,
        effective_on=YEAR_END,
        status="opfyldt",
        state="indsendt",
    )
    client.force_login(cast.people.laura)
    shown = client.get(found.get_absolute_url(), {"answered": answered}).context["shown"]
    assert sorted(row.code for row in shown) == codes


def test_units_show_who_answered(client, cast, closed):
    client.force_login(cast.people.laura)
    units = client.get(closed.get_absolute_url()).context["units"]
    assert [(unit.title, len(unit.rows), unit.answered) for unit in units] == [
        ("Jobcenter Musvågevej", 1, 1),
        ("Jobcenter Skelbækgade", 1, 1),
        ("Ingen ansvarlig enhed oplyst", 2, 2),
    ]


def test_a_filter_without_rows_offers_the_way_back(client, cast, closed):
    client.force_login(cast.people.laura)
    response = client.get(closed.get_absolute_url(), {"status": "delvist"})
    assert "Ingen initiativer svarer til filteret." in response.content.decode()


def test_an_unknown_round_is_not_found(client, cast):
    client.force_login(cast.people.laura)
    assert client.get(reverse("round", args=["findes-ikke"])).status_code == 404


def test_the_pages_take_as_many_queries_however_many_rows(client, cast, closed):
    for number in range(20):
        initiative = make_initiative(cast.focus_area, f"9.{number}", "Flere mentorer")
        FollowUp.objects.create(
            initiative=initiative, round=closed, effective_on=YEAR_END, state="godkendt"
        )
    assert Initiative.objects.count() == 24
    FollowUpRound.objects.update(state="aaben")  # a closed one is read from its snapshot
    client.force_login(cast.people.laura)
    for url in (closed.get_absolute_url(), reverse("rounds")):
        with max_own_queries(15):
            client.get(url)
