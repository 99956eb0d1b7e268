"""What of a budget's stated figures agrees, and how a contradiction is said."""

from decimal import Decimal

import pytest

from budget.plausibility import checks
from core.plausibility import rounding
from tests.budget.lines import loaded, make_line, stated


def findings(plan):
    return [check.sentence for check in checks(loaded(plan)) if not check.fits]


def agreeing(plan):
    return [check.sentence for check in checks(loaded(plan)) if check.fits]


@pytest.mark.parametrize(
    ("printed", "half_a_decimal"),
    [("20.6", "0.05"), ("2575", "0.5"), ("80.0", "0.5"), ("0.125", "0.0005"), ("0", "0.5")],
)
def test_a_figure_is_as_exact_as_its_last_decimal(printed, half_a_decimal):
    assert rounding(Decimal(printed)) == Decimal(half_a_decimal)


def test_a_unit_cost_that_is_not_amount_divided_by_persons_is_said_with_both_numbers(cast):
    make_line(cast.plan, "Mentorer", stated(2013, 20.6, 546, 40000))
    assert findings(cast.plan) == [
        "Enhedsomkostningen er opgivet til 40.000 kr., men 20,6 mio. kr. delt med "
        "546 helårspersoner er 37.729 kr."
    ]


def test_a_unit_cost_within_the_rounding_of_the_amount_fits(cast):
    make_line(cast.plan, "Mentorer", stated(2013, 20.6, 546, 37662))
    assert findings(cast.plan) == []
    assert agreeing(cast.plan) == [
        "Enhedsomkostningen er opgivet til 37.662 kr.; 20,6 mio. kr. delt med 546 helårspersoner "
        "er 37.729 kr. Afrundingen af beløbet forklarer forskellen."
    ]


@pytest.mark.parametrize(
    "amount",
    [
        stated(2013, 9, 1103, "xx"),
        stated(2013, "xx", 1103, 5000),
        stated(2013, 9, 0, 5000),
        stated(2013, 9, None, 5000),
    ],
)
def test_nothing_is_checked_where_a_figure_is_missing(cast, amount):
    make_line(cast.plan, "Mentorer", amount)
    assert checks(loaded(cast.plan)) == []


def test_parts_that_give_their_whole_fit(cast):
    whole = make_line(cast.plan, "I alt", stated("2009 og 2010", 66.4), is_total=True)
    for kind, amount in (("drift", 21.4), ("indsats", 45)):
        make_line(cast.plan, kind, stated("2009 og 2010", amount), cost_type=kind, part_of=whole)
    assert agreeing(cast.plan) == ["Delene giver helheden: 21,4 + 45,0 = 66,4 mio. kr."]


def test_a_whole_split_in_two_ways_is_checked_once_for_each(cast):
    """22,0 is 9 + 6 + 7 by initiative; the 17 of service overlap them and are not added."""
    whole = make_line(cast.plan, "Centralt", stated("2009 og 2010", 22))
    central = {"part_of": whole, "financing": "centralt-budget"}
    make_line(
        cast.plan, "Heraf service", stated("2009 og 2010", 17), cost_type="service", **central
    )
    for amount in (9, 6, 7):
        make_line(cast.plan, f"Initiativ {amount}", stated("2009 og 2010", amount), **central)
    assert sorted(agreeing(cast.plan)) == [
        "Delen på 17,0 mio. kr. er ikke større end helheden på 22,0 mio. kr.",
        "Delene giver helheden: 9,0 + 6,0 + 7,0 = 22,0 mio. kr.",
    ]
    assert findings(cast.plan) == [
        "17,0 mio. kr. kan ikke dannes af de andre dele (9,0, 6,0, 7,0)."
    ]


def test_a_part_by_cost_type_that_some_of_the_lines_give_fits(cast):
    whole = make_line(cast.plan, "Centralt", stated(2009, 22))
    make_line(cast.plan, "Heraf service", stated(2009, 16), cost_type="service", part_of=whole)
    for amount in (9, 6, 7):
        make_line(cast.plan, f"Initiativ {amount}", stated(2009, amount), part_of=whole)
    assert findings(cast.plan) == []
    assert "16,0 mio. kr. kan dannes af de andre dele (9,0, 6,0, 7,0)." in agreeing(cast.plan)


def test_a_part_by_financing_need_not_be_made_of_lines_by_cost_type(cast):
    whole = make_line(cast.plan, "I alt", stated(2009, 66.4))
    make_line(cast.plan, "Drift", stated(2009, 21.4), cost_type="drift", part_of=whole)
    make_line(cast.plan, "Indsats", stated(2009, 45), cost_type="indsats", part_of=whole)
    make_line(cast.plan, "Centralt", stated(2009, 22), financing="centralt-budget", part_of=whole)
    assert findings(cast.plan) == []


def test_parts_that_do_not_give_their_whole_are_said_with_both_numbers(cast):
    whole = make_line(cast.plan, "I alt", stated(2009, 66.4))
    make_line(cast.plan, "Drift", stated(2009, 21.4), part_of=whole)
    make_line(cast.plan, "Indsats", stated(2009, 48), part_of=whole)
    assert findings(cast.plan) == [
        "Delene giver 21,4 + 48,0 = 69,4 mio. kr., men helheden er 66,4 mio. kr.; "
        "forskellen er 3,0 mio. kr."
    ]


def test_a_part_larger_than_its_whole_is_a_finding(cast):
    whole = make_line(cast.plan, "I alt", stated(2009, 10))
    make_line(cast.plan, "Drift", stated(2009, 12.5), part_of=whole)
    assert findings(cast.plan) == ["Delen på 12,5 mio. kr. er større end helheden på 10,0 mio. kr."]


def test_parts_of_another_year_are_not_held_against_the_whole(cast):
    whole = make_line(cast.plan, "I alt", stated(2009, 10))
    make_line(cast.plan, "Drift", stated(2010, 12.5), part_of=whole)
    assert checks(loaded(cast.plan)) == []


def test_a_stated_total_is_held_against_the_lines_beside_it(cast):
    make_line(cast.plan, "I alt", stated(2009, 91), is_total=True)
    make_line(cast.plan, "Drift", stated(2009, 40))
    make_line(cast.plan, "Indsats", stated(2009, 50.5))
    assert findings(cast.plan) == []  # 90,5 is what 91 may be rounded from


def test_a_stated_total_that_its_lines_do_not_give_is_a_finding(cast):
    make_line(cast.plan, "I alt", stated(2009, 91), is_total=True)
    make_line(cast.plan, "Drift", stated(2009, 40))
    make_line(cast.plan, "Indsats", stated(2009, 45))
    assert findings(cast.plan) == [
        "Linjerne giver 40,0 + 45,0 = 85,0 mio. kr., men den opgivne sum er 91,0 mio. kr.; "
        "forskellen er 6,0 mio. kr."
    ]


def test_a_small_difference_of_a_sum_is_said_with_its_likely_cause(cast):
    whole = make_line(cast.plan, "I alt", stated(2009, 22))
    for amount in (9, 6, 8):
        make_line(cast.plan, f"Del {amount}", stated(2009, amount), part_of=whole)
    assert findings(cast.plan)[0].endswith("forskellen er 1,0 mio. kr. Afrunding kan forklare den.")
