"""The tree of units, and what a unit's page says it is responsible for."""

import re
from datetime import date

import pytest
from django.urls import reverse

from beskplan.browse import unit_page
from budget.models import BudgetLink
from followup.models import FollowUp
from followup.work_queue import units as unit_work
from initiatives.models import (
    Initiative,
    Membership,
    Plan,
    Status,
    Unit,
    UnitSpelling,
)
from initiatives.permissions import NOBODY
from initiatives.units import tree as unit_tree
from initiatives.units import views as unit_views
from tests.budget.lines import make_line, stated
from tests.cast import CONTRIBUTES, lead, make_initiative, open_round
from tests.pages import html_of, page, text_of
from tests.queries import max_own_queries

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura, backend=BACKEND)
    return client


def unit_words(reader, unit) -> str:
    """The text below the page's head, which names the units of the user too."""
    return text_of(html_of(page(reader, unit.get_absolute_url())).split("<main", 1)[1])


def listed(reader, **query) -> list[str]:
    """The names in the list of units, in order."""
    response = reader.get(reverse("units"), query)
    return [row.unit.name for row in response.context["rows"]]


def row_of(reader, unit, **query):
    response = reader.get(reverse("units"), query)
    return next(row.led for row in response.context["rows"] if row.unit.pk == unit.pk)


# The list


def test_a_unit_counts_what_it_leads_itself_and_with_those_below(reader, cast):
    jobcenter = row_of(reader, cast.units.jobcenter)
    assert (jobcenter.own.count_all, jobcenter.branch.count_all) == (0, 2)
    department = row_of(reader, cast.units.skelbaekgade)
    assert (department.own.count_all, department.branch.count_all) == (1, 1)


def test_an_initiative_that_two_units_below_lead_counts_once_above(reader, cast):
    lead(cast.units.jobcenter, cast.mentor)
    assert row_of(reader, cast.units.bif).branch.count_all == 2


def test_what_a_unit_only_contributes_to_is_not_counted(reader, cast):
    lead(cast.units.sof, cast.raadgivning, CONTRIBUTES)
    assert row_of(reader, cast.units.sof).branch.count_all == 0


def test_the_counts_are_those_of_the_plan_in_view(reader, cast):
    later = Plan.objects.create(
        slug="plan-2014", title="Plan 2014", kind="aftale", year_from=2014, year_to=2014
    )
    area = later.focus_areas.create(code="1", title="Unge")
    lead(cast.units.sof, make_initiative(area, "1", "Ungehus", status=Status.MET))
    assert row_of(reader, cast.units.sof, plan="plan-2014").own.count_met == 1
    assert row_of(reader, cast.units.sof, plan=cast.plan.slug).own.count_all == 0


def test_every_number_of_a_branch_leads_to_its_rows(reader, cast):
    html = reader.get(reverse("units"), {"plan": cast.plan.slug}).content.decode()
    links = re.findall(r'<a href="(/initiativer/\?[^"]+)">(\d+)</a>', html)
    assert any("below=on" in url for url, _ in links)
    for url, number in links:
        response = reader.get(url.replace("&amp;", "&"))
        assert response.context["table"].paginator.count == int(number), url


def test_few_units_stand_as_one_open_tree(reader, cast):
    assert listed(reader) == [
        "Beskæftigelses- og Integrationsforvaltningen",
        "Jobcenter København",
        "Jobcenter Musvågevej",
        "Jobcenter Skelbækgade",
        "Socialforvaltningen",
    ]


@pytest.fixture
def many(monkeypatch):
    """As if the cast's five units were more than stand open at once."""
    monkeypatch.setattr(unit_views, "OPEN_TREE", 4)


def test_of_many_units_the_top_is_shown_and_branches_are_opened(reader, cast, many):
    top = ["Beskæftigelses- og Integrationsforvaltningen", "Socialforvaltningen"]
    assert listed(reader) == top
    assert listed(reader, aabn=cast.units.bif.pk) == [top[0], "Jobcenter København", top[1]]


def test_an_opened_unit_shows_the_way_to_it(reader, cast, many):
    assert listed(reader, aabn=cast.units.jobcenter.pk)[:4] == [
        "Beskæftigelses- og Integrationsforvaltningen",
        "Jobcenter København",
        "Jobcenter Musvågevej",
        "Jobcenter Skelbækgade",
    ]


@pytest.mark.parametrize("opened", ["999999", "x", "9" * 30, ""])
def test_an_unknown_branch_opens_nothing(reader, cast, many, opened):
    assert len(listed(reader, aabn=opened)) == 2


def test_a_closed_branch_says_how_many_units_it_holds(reader, cast, many):
    html = reader.get(reverse("units")).content.decode()
    assert "Vis 1 underenhed" in text_of(html)
    assert f"?aabn={cast.units.bif.pk}#enhed-{cast.units.bif.pk}" in html


def test_an_open_branch_is_cut_before_it_grows_too_long(reader, cast, many, monkeypatch):
    monkeypatch.setattr(unit_tree, "MOST_CHILDREN", 2)
    assert len(listed(reader, aabn=cast.units.jobcenter.pk)) == 4


def test_the_top_comes_a_page_at_a_time(reader, cast, many, monkeypatch):
    monkeypatch.setattr(unit_views, "PER_PAGE", 1)
    assert listed(reader, page="2") == ["Socialforvaltningen"]
    assert "Viser 2–2 af 2 enheder" in text_of(
        reader.get(reverse("units"), {"page": "2"}).content.decode()
    )


@pytest.mark.parametrize("words", ["skelbæk", "SKELBAEK", "jobcenter skel"])
def test_a_unit_is_found_by_its_name_however_it_is_spelled(reader, cast, words):
    assert listed(reader, q=words) == ["Jobcenter Skelbækgade"]


def test_a_unit_is_found_by_a_spelling_that_is_printed_somewhere(reader, cast):
    UnitSpelling.objects.create(unit=cast.units.skelbaekgade, spelling="Skælbæk jobcenter")
    assert listed(reader, q="skælbæk") == ["Jobcenter Skelbækgade"]


def test_of_many_that_it_contributes_to_the_way_to_all_leads_to_them(reader, cast, monkeypatch):
    monkeypatch.setattr(unit_page, "MOST_LINKS", 1)
    for initiative in (cast.mentor, cast.sygeforloeb):
        lead(cast.units.sof, initiative, CONTRIBUTES)
    html = reader.get(cast.units.sof.get_absolute_url()).content.decode()
    assert "2 i alt." in html
    link = re.search(r'<a href="([^"]+)">Se alle, som', html)[1].replace("&amp;", "&")
    assert reader.get(link).context["table"].paginator.count == 2


def test_a_unit_that_is_found_says_where_it_belongs(reader, cast):
    text = text_of(reader.get(reverse("units"), {"q": "skelbæk"}))
    assert "1 enhed med “skelbæk”" in text
    assert "Jobcenter Skelbækgade afdeling Jobcenter København" in text


def test_a_search_without_units_leads_back_to_the_tree(reader, cast):
    text = text_of(reader.get(reverse("units"), {"q": "findes ikke"}))
    assert "Ingen enhed har de ord i navnet." in text


@pytest.mark.parametrize("query", [{}, {"q": "jobcenter"}, {"aabn": "1"}])
def test_the_list_asks_at_most_eight_queries(reader, cast, many, query):
    with max_own_queries(8):
        reader.get(reverse("units"), query)


# The page of a unit


def test_the_page_says_what_the_unit_leads_itself_and_with_those_below(reader, cast):
    text = unit_words(reader, cast.units.jobcenter)
    assert "Leder selv 0 initiativer" in text
    assert "Sammen med underenhederne 2 initiativer" in text


def test_the_breadcrumbs_are_the_way_down_the_tree(reader, cast):
    html = reader.get(cast.units.skelbaekgade.get_absolute_url()).content.decode()
    crumbs = text_of(html.split('class="breadcrumbs"')[1].split("</nav>")[0])
    names = [
        "Enheder",
        str(cast.units.bif),
        str(cast.units.jobcenter),
        str(cast.units.skelbaekgade),
    ]
    places = [crumbs.index(name) for name in names]
    assert places == sorted(places)


def test_an_initiative_it_leads_shows_status_deviation_and_latest_follow_up(reader, cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status=Status.MET, deviation="bedre")
    FollowUp.objects.create(
        initiative=cast.mentor, effective_on=date(2007, 12, 31), status="opfyldt", state="godkendt"
    )
    FollowUp.objects.create(
        initiative=cast.mentor, effective_on=date(2008, 6, 30), status="opfyldt", state="kladde"
    )
    text = unit_words(reader, cast.units.skelbaekgade)
    assert "3.4 Mentorer til nye i job opfyldt" in text
    assert "afviger opad" in text
    assert "31.12.2007" in text
    assert "30.06.2008" not in text


def test_what_it_contributes_to_stands_apart(reader, cast):
    text = unit_words(reader, cast.units.musvaagevej)
    leads, contributes = text.split("Bidrager til", 1)
    assert "2.6 Kortere sygeforløb" in leads
    assert "3.4 Mentorer til nye i job" in contributes


def test_of_many_initiatives_the_first_are_shown_with_the_way_to_all(reader, cast, monkeypatch):
    monkeypatch.setattr(unit_page, "MOST_LINKS", 1)
    lead(cast.units.skelbaekgade, cast.raadgivning)
    response = reader.get(cast.units.skelbaekgade.get_absolute_url())
    assert response.context["leads"].shown == 1
    link = re.search(r'<a href="([^"]+)">Se alle 2</a>', response.content.decode())[1]
    assert reader.get(link.replace("&amp;", "&")).context["table"].paginator.count == 2


def test_people_of_the_unit_are_named_with_their_roles(reader, cast):
    gone = cast.people.mette
    Membership.objects.create(user=gone, unit=cast.units.skelbaekgade)
    gone.is_active = False
    gone.save()
    text = unit_words(reader, cast.units.skelbaekgade)
    assert "Søren Sørensen Sagsbehandler" in text
    assert "Mette Munk" not in text


def test_contact_and_printed_spellings_are_those_that_the_data_hold(reader, cast):
    unit = cast.units.skelbaekgade
    assert "Kontakt" not in unit_words(reader, unit)
    Unit.objects.filter(pk=unit.pk).update(email="jks@example.dk", phone="33 33 33 33")
    UnitSpelling.objects.create(unit=unit, spelling="Skelbækgade jobcenter", source_place="side 3")
    text = unit_words(reader, unit)
    assert "Kontakt jks@example.dk 33 33 33 33" in text
    assert "Skelbækgade jobcenter side 3" in text


def branch(unit):
    return Unit.objects.ids_at_or_below([unit.pk])


def answer(initiative, round_, state):
    return FollowUp.objects.create(
        initiative=initiative, round=round_, effective_on=round_.cutoff, state=state
    )


def test_without_an_open_round_the_page_says_what_is_not_assessed(reader, cast):
    text = unit_words(reader, cast.units.jobcenter)
    assert "Ingen åben opfølgningsrunde venter på enheden eller dens underenheder." in text
    assert "2 initiativer er ikke vurderet." in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (None, "ikke begyndt"),
        ("mangler", "ikke begyndt"),
        ("kladde", "begyndt, ikke indsendt"),
        ("returneret", "returneret"),
        ("indsendt", "afventer godkendelse"),
    ],
)
def test_an_open_round_says_what_the_unit_owes_and_when(reader, cast, state, words):
    round_ = open_round(cast.plan, due=date(2999, 12, 1))
    if state:
        answer(cast.mentor, round_, state)
    text = unit_words(reader, cast.units.skelbaekgade)
    assert f"Svarfrist 1. december 2999. 1 {words}." in text
    assert f"3.4 Mentorer til nye i job {words}" in text


def test_an_approved_answer_is_no_duty(reader, cast):
    answer(cast.mentor, open_round(cast.plan), "godkendt")
    assert "Ingen åben opfølgningsrunde venter" in unit_words(reader, cast.units.skelbaekgade)


def test_a_unit_sees_the_duties_of_those_below_it(reader, cast):
    open_round(cast.plan)
    assert "2 ikke begyndt" in unit_words(reader, cast.units.bif)
    assert "Ingen åben opfølgningsrunde venter" in unit_words(reader, cast.units.sof)


def test_what_is_late_is_said_so_but_an_approval_that_waits_is_not(reader, cast):
    round_ = open_round(cast.plan, due=date(2007, 1, 15))
    assert "Svarfristen 15. januar 2007 er overskredet." in unit_words(
        reader, cast.units.skelbaekgade
    )
    answer(cast.mentor, round_, "indsendt")
    assert "overskredet" not in unit_words(reader, cast.units.skelbaekgade)


def test_the_numbers_of_a_round_hold_all_and_its_list_the_most_urgent(reader, cast, monkeypatch):
    monkeypatch.setattr(unit_work, "MOST_ANSWERS", 1)
    round_ = open_round(cast.plan)
    answer(cast.sygeforloeb, round_, "returneret")
    (work_item,) = unit_work.owed_in_rounds(branch(cast.units.jobcenter), date(2008, 1, 1))
    assert work_item.counts == [("returneret", 1), ("ikke begyndt", 1)]
    assert ([answer.pk for answer in work_item.answers], work_item.hidden) == (
        [cast.sygeforloeb.pk],
        1,
    )


def test_targets_without_data_are_listed_with_the_way_to_all(reader, cast):
    html = reader.get(cast.units.skelbaekgade.get_absolute_url()).content.decode()
    assert "1 uden data." in text_of(html)
    assert "Mål for Mentorer til nye i job" in html
    link = re.search(r'<a href="([^"]+)">Se mål uden data</a>', html)[1].replace("&amp;", "&")
    rows = reader.get(link).context["table"].rows
    assert [row.record.pk for row in rows] == [cast.mentor_target.pk]


def test_targets_behind_their_path_come_first(cast):
    cast.sygeforloeb_target.verdict = "i-gang"
    cast.sygeforloeb_target.trajectory_status = "bagud"
    cast.sygeforloeb_target.save()
    found = unit_work.targets_in_need(branch(cast.units.jobcenter), NOBODY)
    assert found == [cast.sygeforloeb_target, cast.mentor_target]
    assert found[0].in_need == {"behind": 1, "lacking": 1}


def test_targets_of_lapsed_initiatives_are_let_be(cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="bortfaldet", lapse_reason="Udgik")
    assert unit_work.targets_in_need(branch(cast.units.skelbaekgade), NOBODY) == []


def test_budget_lines_of_what_it_leads_are_shown(reader, cast):
    line = make_line(cast.plan, "Mentorer", stated(2007, 2.8, kind="regnskab"))
    BudgetLink.objects.create(line=line, initiative=cast.mentor)
    assert "2,8 mio. kr. (2007, regnskab)" in unit_words(reader, cast.units.skelbaekgade)
    assert "Budgetlinjer" not in unit_words(reader, cast.units.musvaagevej)  # only contributes


def test_lines_of_two_plans_with_the_same_number_stand_apart(reader, cast):
    later = Plan.objects.create(
        slug="plan-2014", title="Plan 2014", kind="aftale", year_from=2014, year_to=2014
    )
    for plan, label in ((cast.plan, "Mentorer"), (later, "Nye mentorer")):
        line = make_line(plan, label, stated(2013, 1), stated(2014, 2))
        BudgetLink.objects.create(line=line, initiative=cast.mentor)
    text = unit_words(reader, cast.units.skelbaekgade)
    assert text.count("Mentorer 1,0 mio. kr. (2013) 2,0 mio. kr. (2014)") == 1
    assert text.count("Nye mentorer 1,0 mio. kr. (2013) 2,0 mio. kr. (2014)") == 1


def test_the_latest_changes_are_those_of_what_it_leads(reader, cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status=Status.PARTLY)
    Initiative.objects.filter(pk=cast.sygeforloeb.pk).update(status=Status.MET)
    text = unit_words(reader, cast.units.skelbaekgade)
    assert "Status: ikke vurderet → delvist opfyldt" in text
    assert "Status: ikke vurderet → opfyldt" not in text


@pytest.mark.parametrize("more", [0, 12])
def test_the_page_asks_at_most_fourteen_queries_however_much_there_is(reader, cast, more):
    open_round(cast.plan)
    line = make_line(cast.plan, "Mentorer", stated(2007, 2.8))
    BudgetLink.objects.create(line=line, initiative=cast.mentor)
    for number in range(more):
        initiative = make_initiative(cast.focus_area, f"9.{number}", f"Nr. {number}")
        lead(cast.units.skelbaekgade, initiative)
        BudgetLink.objects.create(line=line, initiative=initiative)
    with max_own_queries(14):
        reader.get(cast.units.skelbaekgade.get_absolute_url())
