"""The line of sight: what is laid out, and which nodes are on a line."""

from beskplan.line_of_sight.branches import branches
from beskplan.line_of_sight.focus import focus_of, key_of
from beskplan.line_of_sight.reading import MOST_INITIATIVES, MOST_LINES, MOST_TARGETS, line_of
from beskplan.line_of_sight.stages import stages_on_line
from initiatives.models import FocusArea, Initiative, InitiativeArea
from initiatives.permissions import NOBODY
from targets.models import Target
from tests.beskplan.line_of_sight.lines import make_goal, pays
from tests.budget.lines import make_line, stated
from tests.cast import make_initiative, make_target


def on_line(plan, subject=None):
    """(goals, focus areas, initiatives, targets, budget lines) that the line shows."""
    line = line_of(plan, focus_of(key_of(subject), NOBODY) if subject else None)
    steps = [step for branch in line.branches for step in branch.steps]
    return (
        {row.target for row in line.plan_goals}
        | {row.target for branch in line.branches for row in branch.goals},
        {branch.area for branch in line.branches},
        {step.initiative for step in steps},
        {row.target for step in steps for row in step.targets},
        {money.line for step in steps for money in step.money},
    )


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

    (branch,) = line_of(cast.plan, focus_of(key_of(cast.mentor), NOBODY)).branches
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

    stages = stages_on_line(line_of(woven.plan, focus_of(key_of(woven.mentor), NOBODY)))

    assert [stage.number for stage in stages] == [2, 2, 1, 1, 0, 1]
