"""The line of sight: what is laid out, which nodes are on a line, and where it is broken."""

import pytest
from django.urls import reverse

from beskplan.line_of_sight.branches import branches
from beskplan.line_of_sight.focus import focus_of, key_of
from beskplan.line_of_sight.gaps import GAP_BY_SLUG, GAPS
from beskplan.line_of_sight.reading import MOST_INITIATIVES, MOST_LINES, MOST_TARGETS, line_of
from beskplan.line_of_sight.stages import stages_on_line
from budget.models import BudgetLine
from initiatives.models import FocusArea, Initiative, InitiativeArea, Plan, Status
from targets.models import Target
from tests.budget.lines import make_line, stated
from tests.cast import lead, make_initiative, make_target, measure
from tests.pages import page, text_of
from tests.queries import max_own_queries


@pytest.fixture
def laura(cast, client):
    client.force_login(cast.people.laura)
    return client


def make_goal(cast, area=None, number=None, **fields) -> Target:
    """A goal of the focus area, or of the plan; a minister's goal when it has a number."""
    kind = Target.Kind.MINISTER if number else Target.Kind.OUTCOME
    return Target.objects.create(
        plan=cast.plan,
        focus_area=area,
        kind=kind,
        goal_number=number,
        number=Target.objects.count() + 1,
        title=f"Mål {number or 'for området'}",
        wording="Flere i arbejde",
        **fields,
    )


def other_area(cast) -> FocusArea:
    return FocusArea.objects.create(plan=cast.plan, code="4", title="Sprog", position=4)


def pays(line, *initiatives) -> BudgetLine:
    for initiative in initiatives:
        line.links.create(initiative=initiative)
    return line


def on_line(plan, subject=None):
    """(goals, focus areas, initiatives, targets, budget lines) that the line shows."""
    line = line_of(plan, focus_of(key_of(subject)) if subject else None)
    steps = [step for branch in line.branches for step in branch.steps]
    return (
        {row.target for row in line.plan_goals}
        | {row.target for branch in line.branches for row in branch.goals},
        {branch.area for branch in line.branches},
        {step.initiative for step in steps},
        {row.target for step in steps for row in step.targets},
        {money.line for step in steps for money in step.money},
    )


@pytest.fixture
def woven(cast):
    """A goal for each of two areas; the second holds another initiative, paid by the same line."""
    cast.goal = make_goal(cast, cast.focus_area, number=1)
    cast.sprog = other_area(cast)
    cast.other_goal = make_goal(cast, cast.sprog, number=2)
    cast.dansk = make_initiative(cast.sprog, "4.1", "Mere dansk")
    cast.line = pays(make_line(cast.plan, "Mentorer", stated(2007, 2.5)), cast.mentor)
    cast.other_line = pays(make_line(cast.plan, "Kurser", stated(2007, 1)), cast.dansk)
    return cast


def test_the_whole_plan_is_on_its_line(woven):
    goals, areas, initiatives, targets, lines = on_line(woven.plan)

    assert goals == {woven.goal, woven.other_goal}
    assert areas == {woven.focus_area, woven.sprog}
    assert initiatives == set(Initiative.objects.all())
    assert targets == set(Target.objects.of_initiatives())
    assert lines == {woven.line, woven.other_line}


def test_from_a_goal_the_line_goes_down_through_the_chapter_that_prints_it(woven):
    assert on_line(woven.plan, woven.other_goal) == (
        {woven.other_goal},
        {woven.sprog},
        {woven.dansk},
        set(),
        {woven.other_line},
    )


def test_from_a_focus_area_the_line_goes_up_to_its_goals_and_down_to_the_money(woven):
    goals, areas, initiatives, _, lines = on_line(woven.plan, woven.focus_area)

    assert (goals, areas, lines) == ({woven.goal}, {woven.focus_area}, {woven.line})
    assert woven.dansk not in initiatives


def test_from_an_initiative_the_line_goes_both_ways(woven):
    assert on_line(woven.plan, woven.mentor) == (
        {woven.goal},
        {woven.focus_area},
        {woven.mentor},
        {woven.mentor_target},
        {woven.line},
    )


def test_an_initiative_in_two_focus_areas_leads_up_to_both(woven):
    InitiativeArea.objects.create(initiative=woven.mentor, focus_area=woven.sprog)

    goals, areas, initiatives, _, _ = on_line(woven.plan, woven.mentor)

    assert goals == {woven.goal, woven.other_goal}
    assert areas == {woven.focus_area, woven.sprog}
    assert initiatives == {woven.mentor}


def test_an_area_shows_only_itself_of_an_initiative_that_stands_in_two(woven):
    InitiativeArea.objects.create(initiative=woven.mentor, focus_area=woven.sprog)

    _, areas, initiatives, _, _ = on_line(woven.plan, woven.sprog)

    assert (areas, initiatives) == ({woven.sprog}, {woven.dansk, woven.mentor})


def test_from_a_target_the_line_leaves_out_the_initiatives_other_targets(woven):
    make_target(woven.mentor)

    _, _, initiatives, targets, lines = on_line(woven.plan, woven.mentor_target)

    assert initiatives == {woven.mentor}
    assert targets == {woven.mentor_target}
    assert lines == {woven.line}


def test_from_a_budget_line_the_line_goes_up_to_the_goals(woven):
    pays(woven.line, woven.dansk)

    goals, _, initiatives, _, lines = on_line(woven.plan, woven.line)

    assert goals == {woven.goal, woven.other_goal}
    assert initiatives == {woven.mentor, woven.dansk}
    assert lines == {woven.line}


def test_a_budget_line_that_pays_for_nothing_still_shows_its_amount(cast, laura):
    money = make_line(cast.plan, "Fælles drift", stated(2007, 2.5))

    said = text_of(page(laura, line_address(money)))

    assert "2007: 2,5 mio. kr. · ikke knyttet til et initiativ" in said
    assert "Budgetlinjen er ikke knyttet til et initiativ." in said


def test_a_goal_for_the_whole_plan_is_tied_to_no_chapter(woven):
    goal = make_goal(woven)

    assert on_line(woven.plan, goal) == ({goal}, set(), set(), set(), set())
    assert goal in on_line(woven.plan)[0]


def test_an_initiative_without_focus_area_is_on_the_plans_line_all_the_same(cast):
    loose = Initiative.objects.create(plan=cast.plan, code="9.9", title="Løst")

    last = line_of(cast.plan, None).branches[-1]

    assert last.area is None
    assert [step.initiative for step in last.steps] == [loose]


def test_a_group_is_cut_off_and_says_how_many_there_are(cast):
    for number in range(MOST_INITIATIVES):
        make_initiative(cast.focus_area, f"7.{number}", "Endnu et", position=number + 1)
    for number in range(MOST_TARGETS):
        make_target(cast.mentor)
        pays(make_line(cast.plan, f"Linje {number}", stated(2007, 1)), cast.mentor)

    (branch,) = line_of(cast.plan, None).branches
    mentor = next(step for step in branch.steps if step.initiative == cast.mentor)

    assert (len(branch.steps), branch.all_steps) == (MOST_INITIATIVES, MOST_INITIATIVES + 4)
    assert (len(mentor.targets), mentor.more_targets) == (MOST_TARGETS, 1)
    assert (len(mentor.money), mentor.more_money) == (MOST_LINES, MOST_TARGETS - MOST_LINES)


def test_a_lines_amounts_stand_together(cast):
    pays(make_line(cast.plan, "Kurser", stated(2007, 1), stated(2008, "xx")), cast.mentor)

    (branch,) = line_of(cast.plan, focus_of(key_of(cast.mentor))).branches
    (money,) = branch.steps[0].money

    assert [(one.holds_for, one.million, one.not_stated) for one in money.amounts] == [
        ("2007", 1, False),
        ("2008", None, True),
    ]


def test_the_rows_of_a_branch_are_those_of_its_initiatives():
    area = FocusArea(pk=1, code="3", title="Virksomhederne")
    placed = [initiative(10, area_id=1), initiative(11, area_id=1)]
    targets = [target(20, initiative_id=10), target(21, initiative_id=10)]

    (branch,) = branches([area], [], placed, targets, [])

    assert [step.height for step in branch.steps] == [2, 1]
    assert branch.height == 3
    assert branch.lacks_money


def initiative(pk, area_id):
    row = Initiative(pk=pk, code=str(pk), title="Initiativ")
    row.area_id, row.all_in_group = area_id, 2
    return row


def target(pk, initiative_id):
    row = Target(pk=pk, initiative_id=initiative_id, title="Mål")
    row.all_in_group = 2
    return row


def test_an_initiative_in_two_areas_is_counted_once_on_its_line(woven):
    InitiativeArea.objects.create(initiative=woven.mentor, focus_area=woven.sprog)

    stages = stages_on_line(line_of(woven.plan, focus_of(key_of(woven.mentor))))

    assert [stage.number for stage in stages] == [2, 2, 1, 1, 0, 1]


# Gaps


def rows(cast, slug) -> set:
    return set(GAP_BY_SLUG[slug].rows(cast.plan))


def test_a_goal_without_initiative(cast):
    served, unserved = make_goal(cast, cast.focus_area), make_goal(cast, other_area(cast))

    assert rows(cast, "maal-uden-initiativ") == {unserved}
    assert served not in rows(cast, "maal-uden-initiativ")


def test_a_goal_that_only_a_lapsed_initiative_serves_has_none(cast):
    area = other_area(cast)
    goal = make_goal(cast, area)
    make_initiative(area, "4.1", "Dansk", status=Status.LAPSED, lapse_reason="Ingen penge")

    assert rows(cast, "maal-uden-initiativ") == {goal}


def test_a_goal_of_the_whole_plan_lacks_initiatives_only_when_the_plan_has_none(cast):
    goal = make_goal(cast)
    assert rows(cast, "maal-uden-initiativ") == set()

    Initiative.objects.update(status=Status.LAPSED, lapse_reason="Ingen penge")
    assert rows(cast, "maal-uden-initiativ") == {goal}


def test_a_focus_area_without_a_goal_of_its_own(cast):
    assert rows(cast, "fokusomraade-uden-maal") == {cast.focus_area}
    make_goal(cast, cast.focus_area)
    assert rows(cast, "fokusomraade-uden-maal") == set()


def test_an_initiative_without_focus_area(cast):
    loose = Initiative.objects.create(plan=cast.plan, code="9.9", title="Løst")

    assert rows(cast, "initiativ-uden-fokusomraade") == {loose}


def test_an_initiative_without_measurable_target(cast):
    """A target in words is none, and neither is an expectation; a lapsed initiative owes none."""
    hoped = make_initiative(cast.focus_area, "3.5", "Forventet")
    make_target(hoped, cast.mentorforloeb, cast.koebenhavn, "mindst", 5, kind="forventning")

    assert rows(cast, "initiativ-uden-maalbart-maal") == {cast.raadgivning, hoped}


def test_an_initiative_without_leading_unit(cast):
    lead(cast.units.sof, cast.raadgivning, "bidrager")

    assert rows(cast, "initiativ-uden-ansvarlig") == {cast.raadgivning}


def test_a_target_without_measurement(cast):
    """One without a value cannot be measured, and a lapsed initiative's need not be."""
    measured = measure(cast.mentor_target, 66)
    Target.objects.filter(pk=cast.mentor_target.pk).update(latest=measured)
    make_target(cast.natcafe, cast.mentorforloeb, cast.koebenhavn, "mindst", 5)

    assert rows(cast, "maal-uden-maaling") == {cast.sygeforloeb_target}


def test_money_without_initiative(cast):
    loose = make_line(cast.plan, "Drift", stated(2007, 1))
    make_line(cast.plan, "I alt", stated(2007, 3), is_total=True)
    pays(make_line(cast.plan, "Mentorer", stated(2007, 2)), cast.mentor)

    assert rows(cast, "budget-uden-initiativ") == {loose}


# Pages


def line_address(subject=None, plan="aftale-2007") -> str:
    address = f"{reverse('line-of-sight')}?plan={plan}"
    return f"{address}&fra={key_of(subject)}" if subject else address


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
