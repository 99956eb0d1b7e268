"""Chains of continued initiatives: how they are walked, laid out and shown."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from beskplan.years.chains import Axis, Step, axis_of, chain_of
from beskplan.years.drawing import Drawing
from beskplan.years.reading import MOST_IN_LIST, chain_around, chain_starts, chains_from
from beskplan.years.walking import MOST_DEEP, around, leading_to, onwards
from initiatives.models import Continuation, FocusArea, Initiative, Plan
from initiatives.permissions import NOBODY
from targets.models import Target
from tests.cast import make_initiative, make_target, measure
from tests.pages import page, text_of
from tests.queries import max_own_queries

# Laid out: pure


def step(pk, first, last, *continues) -> Step:
    plan = Plan(
        pk=first, slug=f"plan-{first}", title=f"Plan {first}", year_from=first, year_to=last
    )
    links = [Continuation(initiative_id=pk, earlier_id=earlier) for earlier in continues]
    return Step(Initiative(pk=pk, code=str(pk), title=f"Initiativ {pk}", plan=plan), links)


def laid_out(*steps):
    """(pk, lane) in order, and the ties that are drawn."""
    chain = chain_of(steps)
    return (
        [(one.initiative.pk, one.lane) for one in chain.steps],
        [(tie.earlier.initiative.pk, tie.later.initiative.pk) for tie in chain.ties],
    )


def test_what_follows_on_stays_on_its_lane():
    steps, ties = laid_out(step(3, 2014, 2014, 2), step(1, 2009, 2010), step(2, 2011, 2011, 1))

    assert steps == [(1, 0), (2, 0), (3, 0)]
    assert ties == [(1, 2), (2, 3)]


def test_what_splits_off_gets_a_lane_of_its_own():
    steps, ties = laid_out(step(1, 2011, 2011), step(2, 2014, 2014, 1), step(3, 2014, 2014, 1))

    assert steps == [(1, 0), (2, 0), (3, 1)]
    assert ties == [(1, 2), (1, 3)]


def test_what_flows_together_keeps_one_lane():
    steps, ties = laid_out(step(1, 2007, 2007), step(2, 2009, 2009), step(3, 2011, 2011, 1, 2))

    assert steps == [(1, 0), (2, 1), (3, 0)]
    assert ties == [(1, 3), (2, 3)]


def test_what_overlaps_in_time_stands_below():
    steps, _ = laid_out(step(1, 2009, 2012), step(2, 2009, 2010, 1))

    assert steps == [(1, 0), (2, 1)]


def test_a_tie_that_others_lead_along_is_not_drawn():
    _, ties = laid_out(step(1, 2009, 2010), step(2, 2011, 2011, 1), step(3, 2014, 2014, 1, 2))

    assert ties == [(1, 2), (2, 3)]


def test_a_circle_made_by_mistake_is_laid_out_all_the_same():
    steps, _ = laid_out(step(1, 2009, 2009, 2), step(2, 2011, 2011, 1))

    assert {pk for pk, _ in steps} == {1, 2}


def test_what_lies_outside_the_chain_draws_no_tie():
    assert laid_out(step(2, 2011, 2011, 99)) == ([(2, 0)], [])


def test_the_axis_has_room_for_its_years():
    axis = Axis(2007, 2014)

    assert axis.left(2007) == 0
    assert axis.left(2015) == 100
    assert axis.middle(2007) == Decimal("6.25")
    assert axis.labelled == list(range(2007, 2015))
    assert Axis(2000, 2020).labelled == [2000, 2003, 2006, 2009, 2012, 2015, 2018]


def test_the_axis_spans_chains_and_plans():
    plan = SimpleNamespace(year_from=2007, year_to=2007)

    assert axis_of([chain_of([step(1, 2011, 2014)])], [plan]) == Axis(2007, 2014)
    assert axis_of([]) is None


def test_bars_lie_within_their_years_and_ties_join_them():
    chain = chain_of([step(1, 2011, 2011), step(2, 2014, 2014, 1)])
    drawing = Drawing(chain, Axis(2011, 2014))

    first, second = drawing.bars
    (tie,) = drawing.ties
    assert (first.x, first.width) == ("2.000", "21.000")
    assert (tie.x1, tie.x2) == ("23.000", second.x)
    assert tie.y1 == tie.y2


# Walked: in the database


def later(cast, year, code="A", continues=()) -> Initiative:
    plan, _ = Plan.objects.get_or_create(
        slug=f"aftale-{year}",
        defaults={"title": f"Aftale {year}", "kind": "aftale", "year_from": year, "year_to": year},
    )
    area, _ = FocusArea.objects.get_or_create(plan=plan, code="1", defaults={"title": "Område"})
    made = make_initiative(area, code, f"Senere {year}")
    for earlier in continues:
        tie(made, earlier)
    return made


def tie(initiative, earlier) -> Continuation:
    return Continuation.objects.create(
        initiative=initiative, earlier=earlier, ground_words="Samme titel"
    )


@pytest.fixture
def followed(cast):
    """3.4 was continued in 2009, and that in two of 2011; 2.6 flows into one of these."""
    cast.in_2009 = later(cast, 2009, continues=[cast.mentor])
    cast.one = later(cast, 2011, "A", [cast.in_2009, cast.sygeforloeb])
    cast.other = later(cast, 2011, "B", [cast.in_2009])
    return cast


def test_onwards_goes_to_all_that_follows(followed):
    c = followed

    assert onwards([c.mentor.pk, c.sygeforloeb.pk]) == {
        c.mentor.pk: [c.mentor.pk, c.in_2009.pk, c.one.pk, c.other.pk],
        c.sygeforloeb.pk: [c.sygeforloeb.pk, c.one.pk],
    }


def test_around_goes_both_ways(followed):
    c = followed
    every = {c.mentor.pk, c.in_2009.pk, c.one.pk, c.other.pk, c.sygeforloeb.pk}

    assert set(around(c.other.pk)) == every
    assert around(c.natcafe.pk) == [c.natcafe.pk]


def test_a_circle_ends(followed):
    tie(followed.mentor, followed.one)

    assert len(onwards([followed.mentor.pk])[followed.mentor.pk]) == 4
    assert len(around(followed.mentor.pk)) == 5
    assert Initiative.objects.filter(pk__in=leading_to(followed.plan)).count() == 6


def test_the_walk_is_bounded(cast):
    before = cast.mentor
    for year in range(2008, 2008 + MOST_DEEP + 5):
        before = later(cast, year, continues=[before])

    assert len(onwards([cast.mentor.pk])[cast.mentor.pk]) == MOST_DEEP + 1
    assert len(around(cast.mentor.pk)) == MOST_DEEP + 1


def test_a_chain_begins_with_what_continues_nothing(followed):
    assert list(chain_starts(None, NOBODY)) == [followed.sygeforloeb, followed.mentor]


def test_a_plan_in_view_has_the_chains_that_come_by_it(followed):
    later(followed, 2013, continues=[followed.raadgivning])

    assert list(chain_starts(followed.in_2009.plan, NOBODY)) == [followed.mentor]
    assert set(chain_starts(followed.one.plan, NOBODY)) == {followed.mentor, followed.sygeforloeb}
    assert set(chain_starts(followed.plan, NOBODY)) == {
        followed.raadgivning,
        followed.mentor,
        followed.sygeforloeb,
    }


def test_the_most_telling_target_is_the_one_that_is_measured(followed):
    make_target(followed.in_2009)
    told = make_target(
        followed.in_2009, followed.mentorforloeb, followed.koebenhavn, "mindst", 9, number=7
    )
    Target.objects.filter(pk=told.pk).update(latest=measure(told, 8))

    (chain,) = chains_from([followed.mentor], NOBODY)
    second = chain.steps[1]

    assert (second.target.target, second.more_targets) == (told, 1)
    assert second.target.latest_words == "8 forløb"


def test_an_initiative_in_two_chains_has_a_step_in_each(followed):
    first, second = chains_from([followed.mentor, followed.sygeforloeb], NOBODY)

    assert [one.initiative for one in first.steps][-2:] == [followed.one, followed.other]
    assert [one.initiative for one in second.steps] == [followed.sygeforloeb, followed.one]


# Pages


def test_the_list_tells_each_step_with_its_ground(followed, laura):
    said = text_of(page(laura, reverse("across-years"), plan=""))

    assert "Videreførte initiativer 2 kæder" in said
    assert "A (2009) Grundlag Samme titel" in said


def test_the_plans_tell_how_many_go_on(followed, laura):
    page = laura.get(reverse("across-years"), {"plan": ""})
    counts = {
        row.year_from: (row.count_continuing, row.count_continued) for row in page.context["plans"]
    }

    assert counts == {2007: (0, 2), 2009: (1, 1), 2011: (2, 0)}


def test_an_initiatives_own_chain_marks_it(followed, laura):
    html = laura.get(reverse("initiative-chain", args=[followed.in_2009.pk])).content.decode()

    assert "(dette initiativ)" in html
    assert html.count("chain-drawing__bar--chosen") == 1
    assert len(chain_around(followed.in_2009, NOBODY).steps) == 5


def test_an_initiative_without_a_chain_says_why(cast, laura):
    said = text_of(page(laura, reverse("initiative-chain", args=[cast.mentor.pk])))

    assert "hverken viderefører et tidligere eller er selv videreført" in said


def test_without_any_chain_the_page_says_what_it_takes(cast, laura):
    said = text_of(page(laura, reverse("across-years"), plan=""))

    assert "Ingen initiativer er ført videre." in said


def test_an_initiative_leads_to_its_chain(followed, laura):
    address = reverse("initiative-chain", args=[followed.mentor.pk])

    assert address in laura.get(followed.mentor.get_absolute_url()).content.decode()


def test_the_chains_are_paged(cast, laura):
    for number in range(11):
        start = make_initiative(cast.focus_area, f"7.{number}", "Begynder")
        later(cast, 2009, f"A{number}", [start])

    page = laura.get(reverse("across-years"), {"plan": "", "page": 2})

    assert len(page.context["drawings"]) == 1


def test_a_long_chain_is_cut_in_the_list_and_whole_on_its_own_page(cast, laura):
    before = cast.mentor
    for year in range(2008, 2008 + MOST_IN_LIST):
        before = later(cast, year, continues=[before])

    said = text_of(page(laura, reverse("across-years"), plan=""))

    assert f"flere end {MOST_IN_LIST} led" in said
    assert "Se hele kæden fra 3.4" in said
    whole = chain_around(cast.mentor, NOBODY)
    assert (len(whole.steps), whole.is_cut) == (MOST_IN_LIST + 1, False)


def test_at_most_fifteen_queries(followed, laura):
    for plan in ("", "aftale-2007"):
        with max_own_queries(15):
            laura.get(reverse("across-years"), {"plan": plan})
    with max_own_queries(15):
        laura.get(reverse("initiative-chain", args=[followed.mentor.pk]))
