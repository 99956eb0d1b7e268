"""How a budget is laid out, and what may be added up."""

from decimal import Decimal

import pytest

from budget.sums.columns import Change
from budget.sums.statement import statement
from tests.budget.lines import loaded, make_line, stated


def laid_out(plan, year=None, without=()):
    lines = loaded(plan)
    return statement(plan, lines, {one.pk for one in lines if one not in without}, year)


def summed(statement):
    return {year: found.million for year, found in statement.sums.items()}


def test_lines_are_summed_per_year(cast):
    make_line(cast.plan, "Kurser", stated(2013, 20.6), stated(2014, 18.1))
    make_line(cast.plan, "Mentorer", stated(2013, 9), stated(2014, 7))
    assert summed(laid_out(cast.plan)) == {2013: Decimal("29.6"), 2014: Decimal("25.1")}


def test_parts_of_a_line_are_left_out_of_sums_even_when_the_whole_is_filtered_away(cast):
    whole = make_line(cast.plan, "I alt", stated(2013, 20))
    make_line(cast.plan, "Drift", stated(2013, 12), part_of=whole)
    assert summed(laid_out(cast.plan)) == {2013: 20}
    assert summed(laid_out(cast.plan, without=[whole])) == {}


@pytest.mark.parametrize(
    "amount",
    [
        stated("de seneste 2 år", 15),
        stated(2013, 15, period="2. halvår"),
        stated(2013, 15, kind="regnskab"),
        stated(2013, "xx"),
        stated(2013, persons=4),
    ],
)
def test_only_stated_budget_amounts_of_a_whole_year_are_summed(cast, amount):
    make_line(cast.plan, "Pulje", amount)
    assert laid_out(cast.plan).sums == {}


def test_a_stated_total_is_not_added_to_its_lines(cast):
    make_line(cast.plan, "Budget i alt", stated(2009, 91), is_total=True)
    make_line(cast.plan, "Kurser", stated(2009, 40))
    statement = laid_out(cast.plan)
    assert summed(statement) == {2009: 40}
    assert [(line.label, amount.amount) for line, amount in statement.totals] == [
        ("Budget i alt", 91)
    ]


def test_of_several_price_levels_the_newest_is_summed(cast):
    make_line(
        cast.plan, "Kurser", stated(2013, 10, price_level=2013), stated(2013, 11, price_level=2014)
    )
    assert summed(laid_out(cast.plan)) == {2013: 11}


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Decimal(20), Decimal(15), Change(Decimal(-5), Decimal(-25))),
        (Decimal(0), Decimal(15), Change(Decimal(15), None)),
        (Decimal(0), Decimal(0), Change(Decimal(0), None)),
        (None, Decimal(15), None),
        (Decimal(20), None, None),
    ],
)
def test_change_has_no_percentage_from_zero_and_is_nothing_from_missing(before, after, change):
    assert Change.between(before, after) == change


def test_years_that_no_line_shares_are_not_compared(cast):
    make_line(cast.plan, "Sygedagpenge", stated(2007, 3))
    make_line(cast.plan, "Danskuddannelse", stated(2008, 2))
    statement = laid_out(cast.plan)
    assert statement.change is None
    assert not statement.groups[0].has_changes


def test_lines_with_only_one_of_the_years_are_counted_beside_the_change(cast):
    make_line(cast.plan, "Kurser", stated(2013, 20), stated(2014, 18))
    make_line(cast.plan, "Ydelse", stated(2014, 100))
    statement = laid_out(cast.plan)
    assert statement.change.million == 98
    assert [row.line.label for row in statement.one_sided] == ["Ydelse"]


def test_amounts_of_different_price_levels_are_not_compared(cast):
    make_line(
        cast.plan, "Kurser", stated(2013, 10, price_level=2013), stated(2014, 11, price_level=2014)
    )
    assert laid_out(cast.plan).groups[0].rows[0].change is None


def test_the_price_levels_of_the_sums_are_known(cast):
    make_line(cast.plan, "Kurser", stated(2014, 10, price_level=2014))
    make_line(cast.plan, "Administration", stated(2014, 11))
    make_line(cast.plan, "Regnskab", stated(2014, 3, kind="regnskab", price_level=2013))
    assert laid_out(cast.plan).price_levels == (2014, None)


def test_a_part_stands_indented_under_its_whole(cast):
    whole = make_line(cast.plan, "I alt", stated(2013, 20))
    make_line(cast.plan, "Andet", stated(2013, 3))
    make_line(cast.plan, "Drift", stated(2013, 12), part_of=whole)
    rows = laid_out(cast.plan).rows
    assert [(row.line.label, row.depth) for row in rows] == [
        ("I alt", 0),
        ("Drift", 1),
        ("Andet", 0),
    ]


def test_a_part_of_a_line_in_another_group_names_its_whole(cast):
    whole = make_line(cast.plan, "I alt", stated(2013, 20))
    make_line(cast.plan, "Centralt", stated(2013, 12), part_of=whole, group="Centralt budget")
    part = laid_out(cast.plan).groups[1].rows[0]
    assert (part.depth, part.whole) == (0, whole)


def test_accounts_stand_in_a_column_of_their_own(cast):
    make_line(cast.plan, "Kurser", stated(2007, 5), stated(2007, 2.8, kind="regnskab"))
    assert [column.label for column in laid_out(cast.plan).groups[0].columns] == [
        "2007",
        "2007 (regnskab)",
    ]


def test_equal_notes_of_a_group_are_printed_once(cast):
    make_line(cast.plan, "Kurser", stated(2013, 1), note="Før refusion")
    make_line(cast.plan, "Mentorer", stated(2013, 2), note="Før refusion")
    make_line(cast.plan, "Løn", stated(2013, 3), note="Uden prisniveau")
    notes = laid_out(cast.plan).groups[0].notes
    assert [(note.number, note.text) for note in notes] == [
        (1, "Før refusion"),
        (2, "Uden prisniveau"),
    ]


def test_the_overview_gives_each_groups_sums_and_change(cast):
    make_line(cast.plan, "Kurser", stated(2013, 50), stated(2014, 100), group="A")
    make_line(cast.plan, "Ydelse", stated(2014, 25), group="B")
    assert [(one.group.title, one.years, one.change) for one in laid_out(cast.plan).overview] == [
        ("A", [(2013, 50), (2014, 100)], Change(Decimal(50), Decimal(100))),
        ("B", [(2013, None), (2014, 25)], None),
    ]
