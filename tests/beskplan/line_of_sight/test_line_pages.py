"""The pages of the line of sight and of its gaps."""

import pytest
from django.urls import reverse

from beskplan.line_of_sight.gaps import GAPS
from initiatives.models import Plan
from tests.beskplan.line_of_sight.lines import line_address, make_goal, other_area
from tests.budget.lines import make_line, stated
from tests.cast import make_initiative
from tests.pages import page, text_of
from tests.queries import max_own_queries


def test_a_budget_line_that_pays_for_nothing_still_shows_its_amount(cast, laura):
    money = make_line(cast.plan, "Fælles drift", stated(2007, 2.5))

    said = text_of(page(laura, line_address(money)))

    assert "2007: 2,5 mio. kr. · ikke knyttet til et initiativ" in said
    assert "Budgetlinjen er ikke knyttet til et initiativ." in said


def test_the_chosen_node_is_marked_and_leads_to_its_page(woven, laura):
    html = laura.get(line_address(woven.mentor)).content.decode()

    assert html.count('aria-current="true"') == 1
    assert f'href="{woven.mentor.get_absolute_url()}">Åbn initiativet' in html


def test_what_is_lacking_is_said_in_words(cast, laura):
    said = text_of(page(laura, line_address(cast.raadgivning)))

    assert "intet mål for området" in said
    assert "ingen ansvarlig enhed" in said
    assert "ingen budgetlinje" in said


def test_a_goal_whose_chapter_holds_nothing_says_so(cast, laura):
    goal = make_goal(cast, other_area(cast), number=1)

    said = text_of(page(laura, line_address(goal)))

    assert "intet initiativ i fokusområdet" in said


def test_a_node_of_another_plan_than_the_one_in_view_brings_its_own_along(cast, laura):
    Plan.objects.create(slug="ny", title="Ny plan", kind="aftale", year_from=2009, year_to=2009)
    said = text_of(page(laura, line_address(cast.mentor, plan="ny")))

    assert "En linje i Aftale 2007" in said


@pytest.mark.parametrize("key", ["initiativ-999999", "initiativ-", "hest-1", "initiativ-1x"])
def test_a_node_that_does_not_exist_is_not_found(cast, laura, key):
    assert laura.get(reverse("line-of-sight"), {"fra": key}).status_code == 404


def test_without_a_plan_the_plans_stand_with_their_gaps(cast, laura):
    html = laura.get(reverse("line-of-sight"), {"plan": ""}).content.decode()

    assert 'aria-label="1 initiativer uden målbart mål i Aftale 2007"' in html
    assert line_address() in html


def test_every_gap_leads_to_its_list(cast, laura):
    for gap in GAPS:
        page = laura.get(reverse("line-gaps"), {"plan": "aftale-2007", "hul": gap.slug})
        assert gap.heading in page.content.decode()
        assert page.context["page"].paginator.count == gap.rows(cast.plan).count()


def test_every_kind_of_gap_stands_with_its_number_in_the_plan(cast, laura):
    page = laura.get(reverse("line-gaps"), {"plan": "aftale-2007"})
    numbers = {gap.slug: number for gap, number in page.context["gaps"]}
    assert numbers == {gap.slug: gap.rows(cast.plan).count() for gap in GAPS}
    assert 'Initiativer uden målbart mål <span class="muted">1</span>' in page.content.decode()


def test_over_all_plans_the_kinds_of_gaps_stand_without_numbers(cast, laura):
    page = laura.get(reverse("line-gaps"), {"plan": ""})
    assert {number for _, number in page.context["gaps"]} == {None}


def test_the_lists_are_paged(cast, laura):
    for number in range(51):
        make_initiative(cast.focus_area, f"8.{number}", "Uden mål")

    query = {"plan": "", "hul": "initiativ-uden-maalbart-maal", "page": 2}
    page = laura.get(reverse("line-gaps"), query)

    assert len(page.context["page"].object_list) == 2
    assert "Viser 51–52 af 52" in page.content.decode()


@pytest.mark.parametrize("plan", ["", "aftale-2007"])
def test_a_new_plan_has_an_empty_line(client, django_user_model, db, plan):
    client.force_login(django_user_model.objects.create(username="laura"))
    if plan:
        Plan.objects.create(slug=plan, title="Ny", kind="aftale", year_from=2007, year_to=2007)

    said = text_of(page(client, reverse("line-of-sight"), plan=plan))

    assert "Der er ingen planer endnu." in said or "Planen har endnu hverken mål" in said


def test_at_most_fifteen_queries(woven, laura):
    subjects = (None, woven.goal, woven.focus_area, woven.mentor, woven.mentor_target, woven.line)
    for subject in subjects:
        with max_own_queries(15):
            laura.get(line_address(subject))
    for gap in GAPS:
        with max_own_queries(15):
            laura.get(reverse("line-gaps"), {"plan": "", "hul": gap.slug})
    with max_own_queries(15):
        laura.get(reverse("line-of-sight"), {"plan": ""})
