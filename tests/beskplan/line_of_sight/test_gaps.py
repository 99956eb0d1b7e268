"""Where the line of sight is broken: goals, targets and money without what should follow them."""

from beskplan.line_of_sight.gaps import GAP_BY_SLUG
from initiatives.models import Initiative, Status
from targets.models import Target
from tests.beskplan.line_of_sight.lines import make_goal, other_area, pays
from tests.budget.lines import make_line, stated
from tests.cast import lead, make_initiative, make_target, measure


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
