"""How the shown amounts are split by financing and cost type: each krone once."""

from decimal import Decimal

from budget.sums.splits import COST_TYPE, FINANCING, split
from budget.sums.statement import statement
from tests.budget.lines import loaded, make_line, stated


def rows(plan):
    lines = loaded(plan)
    return statement(plan, lines, {line.pk for line in lines}).rows


def shares(plan, name):
    found = split(rows(plan), name)
    return found and [(share.label, share.million) for share in found.shares]


def both_years(amount):
    return stated("2009 og 2010", amount)


def the_2009_agreement(plan):
    """66,4 = 21,4 + 45,0 by type; of it 22,0 central, of which 17 service overlap 9 + 13."""
    whole = make_line(plan, "I alt", both_years(66.4), is_total=True)
    for kind, amount in (("drift", 21.4), ("indsats", 45)):
        make_line(plan, kind, both_years(amount), cost_type=kind, part_of=whole)
    central = {"financing": "centralt-budget"}
    part = make_line(plan, "Centralt", both_years(22), part_of=whole, **central)
    make_line(plan, "Service", both_years(17), cost_type="service", part_of=part, **central)
    for amount in (9, 13):
        make_line(plan, f"Initiativ {amount}", both_years(amount), part_of=part, **central)


def test_a_whole_that_states_it_counts_without_the_parts_that_are_its_exceptions(cast):
    """ "indenfor udvalgets egen ramme med undtagelse af …"."""
    the_2009_agreement(cast.plan)
    cast.plan.budget_lines.filter(label="I alt").update(financing="egen-ramme")
    assert shares(cast.plan, FINANCING) == [
        ("egen ramme", Decimal("44.4")),
        ("centralt budget", 22),
    ]


def test_parts_that_state_it_split_their_whole_and_the_rest_is_not_stated(cast):
    the_2009_agreement(cast.plan)
    assert shares(cast.plan, FINANCING) == [
        ("centralt budget", 22),
        ("ikke oplyst", Decimal("44.4")),
    ]


def test_parts_of_parts_are_not_counted_beside_the_parts(cast):
    the_2009_agreement(cast.plan)
    assert shares(cast.plan, COST_TYPE) == [("drift", Decimal("21.4")), ("indsats", 45)]


def test_the_shares_give_the_whole(cast):
    the_2009_agreement(cast.plan)
    found = split(rows(cast.plan), FINANCING)
    assert sum(share.million for share in found.shares) == found.whole == Decimal("66.4")
    assert found.holds_for == "2009 og 2010"


def test_lines_that_do_not_state_it_are_shown_as_not_stated(cast):
    make_line(cast.plan, "Kurser", stated(2013, 5), stated(2014, 10), cost_type="drift")
    make_line(cast.plan, "Ydelse", stated(2014, 30))
    assert shares(cast.plan, COST_TYPE) == [("drift", 10), ("ikke oplyst", 30)]


def test_where_nothing_is_stated_there_is_no_split(cast):
    make_line(cast.plan, "Kurser", stated(2014, 10))
    assert split(rows(cast.plan), FINANCING) is None


def test_parts_larger_than_their_whole_split_nothing(cast):
    whole = make_line(cast.plan, "I alt", stated(2014, 10))
    make_line(cast.plan, "Drift", stated(2014, 12), cost_type="drift", part_of=whole)
    assert split(rows(cast.plan), COST_TYPE) is None


def test_accounts_are_not_split(cast):
    make_line(cast.plan, "Kurser", stated(2014, 10, kind="regnskab"), cost_type="drift")
    assert split(rows(cast.plan), COST_TYPE) is None
