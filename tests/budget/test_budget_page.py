"""/budget/ and what the initiative's page shows of the budget."""

import re

import pytest
from django.urls import reverse

from budget import views
from budget.models import BudgetLink
from budget.views import filtered_budget_lines
from initiatives.models import Plan
from tests.budget.lines import make_line, stated
from tests.pages import page, text_of
from tests.queries import max_own_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def budget_words(client, plan=None, **query) -> str:
    query = {"plan": plan.slug if plan else ""} | query
    return text_of(page(client, reverse("budget"), **query))


def table(cast):
    make_line(
        cast.plan,
        "Kurser",
        stated(2013, 897.7, 48701, 18432, price_level=2014),
        stated(2014, 886.6, 45532, 19472, price_level=2014),
        account="5.68.90",
        grouping="001-010",
        cost_type="drift",
        mark="**",
        note="Kildens note **: før refusion.",
        municipal_share=50,
        source=cast.document,
        source_place="kap. 5",
    )
    make_line(
        cast.plan,
        "Ydelse",
        stated(2013, 0, "xx", "xx"),
        stated(2014, 7, None, None),
        is_new=True,
        financing="centralt-budget",
        group="Forsikrede",
    )


def test_a_line_shows_both_years_and_the_change(reader, cast):
    table(cast)
    text = budget_words(reader, cast.plan)
    for figure in ("897,7", "886,6", "48.701", "18.432", "beregnet 18.433", "−11,1", "−1,2"):
        assert figure in text


def test_a_line_shows_where_it_belongs_and_what_the_source_notes(reader, cast):
    table(cast)
    text = budget_words(reader, cast.plan)
    for words in (
        "konto 5.68.90",
        "gruppering 001-010",
        "kommunal andel 50 pct.",
        "Kildens note **: før refusion.",
        "Kilde: Bilag 1, Opfølgning 2007, kap. 5",
        "centralt budget",
        "NY",
    ):
        assert words in text


def test_zero_xx_and_blank_are_three_things(reader, cast):
    table(cast)
    html = reader.get(reverse("budget"), {"plan": cast.plan.slug, "group": "Forsikrede"})
    row = html.content.decode().split("Ydelse")[1].split("</tr>")[0].split("</details>")[1]
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.S)]
    missing = "–ikke trykt i kilden"
    assert cells == ["0,0", "ikke oplyst", "ikke oplyst", "7,0", missing, missing, "+7,0", ""]


def test_the_sum_is_labelled_as_computed_and_leads_to_its_rows(reader, cast):
    table(cast)
    response = reader.get(reverse("budget"), {"plan": cast.plan.slug})
    assert "2014: sum af viste linjer (beregnet)" in budget_words(reader, cast.plan)
    assert f'href="?plan={cast.plan.slug}&amp;year=2014"' in response.content.decode()
    assert "893,6" in budget_words(reader, cast.plan, year="2014")


def test_a_stated_total_stands_instead_of_a_sum(reader, cast):
    make_line(cast.plan, "Budget til aftalen", stated(2009, 91), is_total=True)
    text = budget_words(reader, cast.plan)
    assert "91,0 Budget til aftalen mio. kr. · 2009 · opgivet i kilden" in text
    assert "sum af viste linjer (beregnet)" not in text


def test_a_period_is_shown_in_its_own_budget_words(reader, cast):
    make_line(cast.plan, "Pulje", stated("de seneste 2 år", 15))
    text = budget_words(reader, cast.plan)
    assert "de seneste 2 år" in text
    assert "15,0" in text


def test_parts_stand_under_their_whole_with_heraf(reader, cast):
    whole = make_line(cast.plan, "Samlede udgifter", stated(2009, 20))
    make_line(cast.plan, "Drift", stated(2009, 12), part_of=whole)
    assert "heraf Drift" in budget_words(reader, cast.plan)


def test_a_unit_cost_that_does_not_fit_is_marked_and_said(reader, cast):
    make_line(cast.plan, "Mentorer", stated(2013, 20.6, 546, 40000))
    text = budget_words(reader, cast.plan)
    assert "beregnet 37.729: stemmer ikke" in text
    assert "1 af 1 kontrol af budgettets tal stemmer ikke." in text


def test_figures_that_fit_are_counted(reader, cast):
    table(cast)
    assert "Ingen. 2 kontroller af enhedsomkostninger" in budget_words(reader, cast.plan)


def test_checks_hold_for_the_whole_plan_when_the_page_is_filtered(reader, cast):
    whole = make_line(cast.plan, "I alt", stated(2009, 20))
    for label, amount in (("Drift", 12), ("Indsats", 8)):
        make_line(cast.plan, label, stated(2009, amount), part_of=whole)
    assert "Ingen. 1 kontrol " in budget_words(reader, cast.plan, q="Drift")


@pytest.mark.parametrize(
    ("chosen", "labels"),
    [
        ({"q": "5.68"}, ["Kurser"]),
        ({"group": "Forsikrede"}, ["Ydelse"]),
        ({"cost_type": "drift"}, ["Kurser"]),
        ({"financing": "centralt-budget"}, ["Ydelse"]),
        ({"is_new": "on"}, ["Ydelse"]),
        ({"year": "2014"}, ["Kurser", "Ydelse"]),
        ({}, ["Kurser", "Ydelse"]),
    ],
)
def test_filters_choose_lines(rf, cast, chosen, labels):
    table(cast)
    request = rf.get(reverse("budget"), chosen)
    request.user = cast.people.laura
    assert [line.label for line in filtered_budget_lines(request).qs] == labels


def test_a_chosen_year_leaves_only_its_amounts(rf, cast):
    table(cast)
    request = rf.get(reverse("budget"), {"year": "2014"})
    request.user = cast.people.laura
    lines = filtered_budget_lines(request).qs
    assert {amount.year for line in lines for amount in line.amounts.all()} == {2014}


def test_an_unknown_year_is_refused_and_nothing_is_lost(reader, cast):
    table(cast)
    text = budget_words(reader, cast.plan, year="1899", q="Kurser")
    assert "Der er noget, der skal rettes" in text
    assert "897,7" in text


def later_plan():
    return Plan.objects.create(
        slug="plan-2014", title="Plan 2014", kind="aftale", year_from=2014, year_to=2014
    )


def test_without_a_plan_in_view_every_plan_has_a_row_with_its_own_sums(reader, cast):
    table(cast)
    make_line(later_plan(), "Akademikere", stated(2014, 5))
    text = budget_words(reader)
    assert text.index("5,0 i 2014") < text.index("897,7 i 2013")
    assert "893,6 i 2014 −4,1 −0,5 pct." in text
    assert "898,6" not in text  # no sum across plans


def test_a_plan_without_lines_has_no_row(reader, cast):
    make_line(later_plan(), "Akademikere", stated(2014, 5))
    assert "1 plan med budgetlinjer" in budget_words(reader)


def test_a_filter_across_plans_leaves_the_sums_of_its_lines(reader, cast):
    table(cast)
    make_line(later_plan(), "Akademikere", stated(2014, 5), financing="egen-ramme")
    text = budget_words(reader, financing="centralt-budget")
    assert "7,0 i 2014" in text
    assert "5,0 i 2014" not in text


def test_groups_are_a_plans_own_and_only_offered_with_it_or_when_asked_for(reader, cast):
    table(cast)
    assert (
        'name="group"' in reader.get(reverse("budget"), {"plan": cast.plan.slug}).content.decode()
    )
    assert 'name="group"' not in reader.get(reverse("budget"), {"plan": ""}).content.decode()
    text = budget_words(reader, group="Forsikrede")
    assert "Gruppe: Forsikrede" in text
    assert "7,0 i 2014" in text


def test_a_stated_total_is_shown_in_its_plans_row(reader, cast):
    make_line(cast.plan, "Budget til aftalen", stated(2009, 91), is_total=True)
    assert "91,0 2009 Budget til aftalen ingen beløb for et helt år" in budget_words(reader)


def test_plans_are_shown_some_at_a_time(reader, cast, monkeypatch):
    monkeypatch.setattr(views, "PLANS_PER_PAGE", 1)
    table(cast)
    make_line(later_plan(), "Akademikere", stated(2014, 5))
    assert "Viser 1–1 af 2 planer" in budget_words(reader)
    assert "897,7 i 2013" in budget_words(reader, page="2")


def many_lines(cast):
    for number in range(views.FEW_LINES + 1):
        make_line(cast.plan, f"Linje {number}", stated(2014, 1))


def unfolded(reader, cast, **query) -> bool:
    html = reader.get(reverse("budget"), {"plan": cast.plan.slug} | query).content.decode()
    folds = re.findall(r'<details class="budget-fold"[^>]*>', html)
    assert folds
    return all(" open" in fold for fold in folds)


def test_few_lines_stand_open_and_many_are_folded_under_their_groups_figures(reader, cast):
    table(cast)
    assert unfolded(reader, cast)
    many_lines(cast)
    assert not unfolded(reader, cast)
    assert "Forsikrede 1 linje 2013 0,0 2014 7,0 Ændring +7,0" in budget_words(reader, cast.plan)


def test_what_is_searched_for_stands_open_and_all_can_be_unfolded(reader, cast):
    many_lines(cast)
    assert unfolded(reader, cast, q="Linje")
    assert unfolded(reader, cast, fold="ud")


def test_more_lines_than_a_page_holds_are_said_to_be_cut(reader, cast, monkeypatch):
    monkeypatch.setattr(views, "MOST_LINES", 1)
    table(cast)
    text = budget_words(reader, cast.plan)
    assert "kun de første vises" in text
    assert "Ydelse" not in text


def test_charts_come_with_their_scripts_only_where_there_is_one(reader, cast):
    make_line(cast.plan, "Kurser", stated(2013, 50), stated(2014, 100))
    url, query = reverse("budget"), {"plan": cast.plan.slug}
    assert "plotly" not in reader.get(url, query).content.decode()
    table(cast)
    assert "plotly" in reader.get(url, query).content.decode()


@pytest.mark.parametrize("times", [1, 12])
def test_the_plans_rows_ask_the_same_however_many_lines(reader, cast, times):
    for _ in range(times):
        table(cast)
    make_line(later_plan(), "Akademikere", stated(2014, 5))
    with max_own_queries(8):
        reader.get(reverse("budget"), {"plan": ""})


def test_without_lines_the_page_says_why_and_what_to_do(reader, cast):
    text = budget_words(reader, cast.plan)
    assert "Ingen budgetlinjer her endnu." in text
    assert "En planadministrator opretter budgetlinjer under Administration." in text


def test_a_filter_without_lines_offers_to_drop_it(reader, cast):
    table(cast)
    text = budget_words(reader, cast.plan, q="findes ikke")
    assert "Ingen budgetlinjer svarer til filteret." in text
    assert "Fjern det sidste filter" in text


@pytest.mark.parametrize("times", [1, 12])
def test_the_page_asks_the_same_however_many_lines(reader, cast, times):
    for _ in range(times):
        table(cast)
    BudgetLink.objects.create(line=cast.plan.budget_lines.first(), initiative=cast.mentor)
    with max_own_queries(9):
        reader.get(reverse("budget"), {"plan": cast.plan.slug})


def budget_of(reader, initiative) -> str:
    """The words about the budget on an initiative's page."""
    html = reader.get(initiative.get_absolute_url()).content.decode()
    _, _, section = html.partition('<h2 id="budget-overskrift">')
    section = section.partition("</section>")[0]
    return text_of(section)


def test_an_initiative_shows_the_lines_that_pay_for_it(reader, cast):
    line = make_line(cast.plan, "Danskundervisning", stated(2007, 2.8, kind="regnskab"))
    BudgetLink.objects.create(line=line, initiative=cast.mentor)
    text = budget_of(reader, cast.mentor)
    assert "Danskundervisning" in text
    assert "2007 (regnskab)" in text
    assert "Mio. kr." in text and "2,8" in text


def test_a_linked_line_without_amounts_says_so(reader, cast):
    line = make_line(cast.plan, "Uden beløb")
    BudgetLink.objects.create(line=line, initiative=cast.mentor)
    assert "intet beløb" in budget_of(reader, cast.mentor)


def test_an_initiative_without_lines_shows_nothing(reader, cast):
    assert budget_of(reader, cast.mentor) == ""


def test_a_sum_of_several_price_levels_says_so(reader, cast):
    table(cast)
    assert (
        "Summen lægger beløb i forskelligt prisniveau sammen: 2014-priser og beløb, hvor kilden"
        " ikke nævner et prisniveau." in budget_words(reader, cast.plan)
    )


def test_a_sum_of_one_price_level_says_nothing_of_it(reader, cast):
    make_line(cast.plan, "Kurser", stated(2014, 7, price_level=2014))
    assert "prisniveau sammen" not in budget_words(reader, cast.plan)
