"""/ministermaal/: one panel per goal, and nothing drawn that nobody has stated."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from beskplan.browse.goal_chapters import MOST_NAMED
from beskplan.browse.minister_goals import PER_PAGE
from budget.models import BudgetLine
from initiatives.models import FocusArea, Plan, SourceDocument
from targets.assessment import reassess
from targets.models import Measurement, Target
from tests.budget.lines import make_line, stated
from tests.cast import make_initiative, make_target, measure
from tests.pages import page, text_of
from tests.queries import max_own_queries

TODAY = date(2026, 11, 22)


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


@pytest.fixture
def goal(cast):
    """Højst 7.100 at the end of 2014, from a calculated 8.432 at the end of 2012."""
    return make_goal(
        cast,
        3,
        indicator=cast.langvarige,
        area=cast.koebenhavn,
        comparator="hoejst",
        value=7100,
        baseline_value=Decimal(8432),
        baseline_date=date(2012, 12, 31),
        baseline_derived=True,
        deadline=date(2014, 12, 31),
        verdict="data-mangler",
    )


def make_goal(cast, number, **fields):
    given = {"title": f"Ministermål nr. {number}", "wording": "Ordlyd", "verdict": "intet-maal"}
    return Target.objects.create(
        plan=cast.plan,
        focus_area=cast.focus_area,
        kind=Target.Kind.MINISTER,
        goal_number=number,
        number=number,
        **given | fields,
    )


def page_of(reader, **query):
    reassess(on=TODAY)
    return page(reader, reverse("minister-goals"), **query).content.decode()


def words_of(reader, **query):
    return text_of(page_of(reader, **query))


def test_a_goal_shows_baseline_measurement_target_and_path(reader, goal):
    measure(goal, 7000, date(2014, 8, 31))
    words = words_of(reader)
    for part in (
        "8.432 personer beregnet 31. december 2012",
        "7.000 personer 31. august 2014",
        "højst 7.100 personer 31. december 2014",
        "På vejen mod målet foran",
        "7.000 målt mod 7.323 på den lige vej",
        "323 personer foran",
    ):
        assert part in words


def test_a_figure_too_far_from_the_deadline_is_shown_as_history(reader, goal):
    measure(goal, 7471, date(2013, 4, 30))
    words = words_of(reader)
    for part in (
        "Intet tal tæt på fristen 31. december 2014.",
        "På vejen mod målet ikke kendt ved fristen (foran pr. 30. april 2013)",
        "Da det blev målt, stod det sådan: 7.471 målt mod 8.213 på den lige vej",
    ):
        assert part in words


def test_without_a_measurement_the_path_is_not_judged(reader, goal):
    words = words_of(reader)
    assert "ingen måling" in words
    assert "På vejen mod målet kan ikke beregnes" in words
    assert "Ingen måling mellem basis og frist" in words
    assert "foran" not in words


def test_a_goal_without_a_number_says_so_and_draws_nothing(reader, cast):
    make_goal(cast, 2, source_note="Intet tal efter politisk beslutning.")
    page = page_of(reader)
    assert "Der er ikke sat et måltal" in page
    assert "Intet tal efter politisk beslutning." in page
    assert "bullet-bar" not in page


def test_the_initiatives_of_the_chapter_are_counted_and_linked(reader, cast, goal):
    elsewhere = FocusArea.objects.create(plan=cast.plan, code="4", title="Andet", position=4)
    make_initiative(elsewhere, "4.1", "Står et andet sted")
    for number in range(6, 10):
        make_initiative(cast.focus_area, f"3.{number}", f"Flere, {number}", position=number)
    page = page_of(reader)
    assert f"focus_area={cast.focus_area.pk}" in page
    assert "Se alle 8 initiativer" in page
    assert len(re.findall(r'href="/initiativer/\d+/"', page)) == MOST_NAMED
    assert "Står et andet sted" not in page


def test_output_targets_of_the_chapter_stand_with_their_verdict(reader, cast, goal):
    measure(cast.mentor_target, 66)
    make_target(cast.mentor, kind="forventning", title="Kun en forventning")
    words = words_of(reader)
    assert "Mål for Mentorer til nye i job mindst 80 forløb · målt 66 forløb delvist" in words
    assert "Kun en forventning" not in words


def test_many_output_targets_are_counted_and_linked(reader, cast, goal):
    for number in range(MOST_NAMED):
        make_target(cast.raadgivning, title=f"Mål nr. {number}")
    page = page_of(reader)
    assert f"Se alle {MOST_NAMED + 3} indsatsmål" in page
    assert "type=indsatsmaal" in page


def test_budget_lines_stand_only_where_they_are_linked(reader, cast, goal):
    assert "Ingen budgetlinje er knyttet til kapitlets initiativer" in words_of(reader)
    line = make_line(cast.plan, "Mentorer", stated(2007, 4.5), stated(2008, "xx"))
    line.initiatives.add(cast.mentor, cast.sygeforloeb)
    words = words_of(reader)
    assert "Ingen budgetlinje" not in words
    assert words.count("Mentorer 2007: 4,5 mio. kr. 2008: ikke oplyst") == 1


def test_what_serves_a_goal_is_folded_under_its_numbers(reader, cast, goal):
    assert "Det, der tjener målet 4 initiativer, 3 indsatsmål, ingen budgetlinjer" in words_of(
        reader
    )
    line = make_line(cast.plan, "Mentorer", stated(2007, 4.5), stated(2008, 5))
    line.initiatives.add(cast.mentor)
    page = page_of(reader)
    assert "3 indsatsmål, 1 budgetlinje<" in page
    assert '<details class="serving">' in page


def test_a_goal_of_the_whole_plan_says_that_no_chapter_serves_it(reader, cast, goal):
    Target.objects.filter(pk=goal.pk).update(focus_area=None)
    assert "Målet gælder hele planen" in words_of(reader)


def test_the_chart_is_drawn_and_its_table_stands_beside_it(reader, goal):
    measure(goal, 7471, date(2013, 4, 30))
    page = page_of(reader)
    assert f'id="udvikling-{goal.pk}-figur"' in page
    assert "<caption>Tallene bag diagrammet: Ministermål nr. 3</caption>" in page
    assert "For få målinger til en fremskrivning (1 af mindst 6)." in page


def test_the_goals_of_a_plan_share_one_time(reader, cast, goal):
    make_goal(
        cast,
        4,
        indicator=cast.mentorforloeb,
        area=cast.koebenhavn,
        comparator="mindst",
        value=31,
        baseline_value=27,
        baseline_date=date(2010, 12, 31),
        deadline=date(2011, 12, 31),
    )
    figures = re.findall(r'type="application/json">(.*?)</script>', page_of(reader))
    ranges = [json.loads(figure)["layout"]["xaxis"]["range"] for figure in figures]
    assert len(ranges) == 2
    assert ranges[0] == ranges[1]


def test_a_goal_without_a_number_still_shows_what_is_measured(reader, cast):
    goal = make_goal(cast, 2, indicator=cast.langvarige, area=cast.koebenhavn)
    measure(goal, 500, date(2013, 4, 30))
    measure(goal, 480, date(2013, 12, 31))
    page = page_of(reader)
    assert "Der er ikke sat et måltal" in page
    figure = json.loads(re.search(r'type="application/json">(.*?)</script>', page).group(1))
    assert [one["name"] for one in figure["data"]] == ["Målt, København"]


def test_many_goals_come_page_by_page(reader, cast):
    for number in range(1, PER_PAGE + 3):
        make_goal(cast, number)
    first, second = words_of(reader), words_of(reader, side="2")
    assert "Ministermål nr. 8" in first
    assert "Ministermål nr. 9" not in first
    assert "Næste" in first
    assert "Ministermål nr. 9" in second
    assert "Næste" not in second
    assert "Der er ikke flere ministermål." in words_of(reader, side="7")
    assert words_of(reader, side="x") == first


def test_only_the_goals_of_the_plan_in_view_show(reader, cast, goal):
    Plan.objects.create(slug="anden", title="Anden", kind="aftale", year_from=2009, year_to=2009)
    assert "Planen nævner ingen ministermål." in words_of(reader, plan="anden")
    assert goal.title in words_of(reader, plan="")


def test_targets_of_other_kinds_are_left_out(reader, cast, goal):
    assert page_of(reader).count('class="panel goal"') == 1


def test_the_queries_do_not_grow_with_the_goals(reader, cast, goal):
    for number in range(4, 12):
        make_goal(cast, number, indicator=cast.langvarige, area=cast.koebenhavn)
    reassess(on=TODAY)
    reader.get(reverse("minister-goals"))
    with max_own_queries(10):
        reader.get(reverse("minister-goals"))


@pytest.fixture
def drawn_goal(cast, goal):
    """A goal with a chart, a source, and something of every kind that serves it."""
    measure(goal, 7471, date(2013, 4, 30))
    measure(cast.mentor_target, 66)
    goal.source = SourceDocument.objects.create(slug="aftale", title="Aftalen")
    goal.save()
    line = make_line(cast.plan, "Mentorer", stated(2007, 4.5))
    line.initiatives.add(cast.mentor)
    return goal


CHANGES = {
    "goal": lambda cast, goal: _change(goal, title="Nyt navn"),
    "area": lambda cast, goal: _change(goal.area, name="Nyt navn"),
    "indicator": lambda cast, goal: _change(goal.indicator, definition="Nyt navn"),
    "source": lambda cast, goal: _change(goal.source, title="Nyt navn"),
    "plan": lambda cast, goal: _change(goal.plan, title="Nyt navn"),
    "chapter": lambda cast, goal: _change(goal.focus_area, title="Nyt navn"),
    "initiative": lambda cast, goal: _change(cast.mentor, title="Nyt navn"),
    "output target": lambda cast, goal: _change(cast.mentor_target, title="Nyt navn"),
    "measurement": lambda cast, goal: _change(Measurement.objects.first(), qualifier="Nyt navn"),
    "budget line": lambda cast, goal: _change(BudgetLine.objects.get(), label="Nyt navn"),
}


def _change(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_in_the_panels_at_once(reader, cast, drawn_goal, change):
    query = {"plan": ""}  # the plan's own title stands in the panels too
    assert "Nyt navn" not in page_of(reader, **query)
    CHANGES[change](cast, drawn_goal)
    assert "Nyt navn" in reader.get(reverse("minister-goals"), query).content.decode()


def test_a_status_that_is_decided_is_counted_in_the_panels_at_once(reader, cast, drawn_goal):
    before = page_of(reader)
    _change(cast.mentor, status="ikke-opfyldt")
    after = reader.get(reverse("minister-goals")).content.decode()
    assert after.count("status--ikke-opfyldt") > before.count("status--ikke-opfyldt")


def test_a_plan_of_its_own_and_all_plans_keep_panels_of_their_own(reader, cast, drawn_goal):
    words = f'<a href="{cast.plan.get_absolute_url()}">{cast.plan}</a>'
    assert words in page_of(reader, plan="")
    assert words not in page_of(reader, plan=cast.plan.slug)
