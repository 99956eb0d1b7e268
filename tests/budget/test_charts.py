"""The charts of a budget: what is drawn, what stands in their tables, and when there is none."""

from datetime import date

from budget.bars import MOST
from budget.charts import charts
from budget.sums.statement import statement
from tests.budget.lines import loaded, make_line, stated
from tests.figures import check, layout_of, traces

TODAY = date(2026, 11, 25)


def made(plan):
    lines = loaded(plan)
    return charts(statement(plan, lines, {line.pk for line in lines}), today=TODAY)


def two_groups(cast, **fields):
    make_line(cast.plan, "Kurser", stated(2013, 50), stated(2014, 100), group="A", **fields)
    make_line(cast.plan, "Ydelse", stated(2013, 40), stated(2014, 25), group="B", **fields)


def test_every_chart_is_one_that_plotly_knows(cast):
    two_groups(cast, cost_type="drift", financing="egen-ramme")
    for label, later in (("Mentorer", 37662), ("Løntilskud", 20000)):
        make_line(cast.plan, label, stated(2013, 2, 50, 40000), stated(2014, 2, 50, later))
    drawn = made(cast.plan)
    assert len(drawn.splits) == 2
    for chart in (drawn.amounts, drawn.change, *drawn.splits, drawn.unit_costs):
        check(chart)


def test_the_groups_amounts_stand_beside_each_other_by_year(cast):
    two_groups(cast)
    drawn = traces(made(cast.plan).amounts)
    assert drawn["2013"]["x"] == [50, 40]
    assert drawn["2014"]["x"] == [100, 25]
    assert drawn["2014"]["customdata"][0] == "A, 2014: 100,0 mio. kr."
    assert drawn["Navne"]["text"] == ["A", "B"]


def test_a_group_without_an_amount_has_no_bar_and_is_said_to_have_none(cast):
    two_groups(cast)
    make_line(cast.plan, "Ny", stated(2014, 10), group="C")
    chart = made(cast.plan).amounts
    assert traces(chart)["2013"]["x"] == [50, 40, None]
    assert traces(chart)["2013"]["customdata"][2] is None
    assert chart.table.rows[2] == ["C", "intet beløb", "10,0"]


def test_change_is_drawn_both_ways_and_told_with_its_percentage(cast):
    two_groups(cast)
    chart = made(cast.plan).change
    assert traces(chart)["Ændring"]["x"] == [50, -15]
    assert traces(chart)["Ændring"]["customdata"][1] == "B: −15,0 mio. kr. (−37,5 pct.)"
    low, high = layout_of(chart)["xaxis"]["range"]
    assert low < -15 and high > 50
    assert chart.title == "Ændring pr. gruppe fra 2013 til 2014"


def test_one_group_is_not_drawn(cast):
    make_line(cast.plan, "Kurser", stated(2013, 50), stated(2014, 100))
    assert not made(cast.plan)


def test_of_many_groups_the_largest_are_drawn_and_the_table_has_all(cast):
    for number in range(MOST + 3):
        label = f"G{number:02}"
        make_line(cast.plan, label, stated(2013, 1), stated(2014, number + 1), group=label)
    chart = made(cast.plan).amounts
    assert traces(chart)["Navne"]["text"][0] == "G03"
    assert len(chart.table.rows) == MOST + 3
    assert "De 14 største er tegnet; 3 mere står i tabellen." in chart.note


def test_a_split_names_what_is_not_stated_in_another_colour(cast):
    make_line(cast.plan, "Kurser", stated(2014, 10), cost_type="drift")
    make_line(cast.plan, "Ydelse", stated(2014, 30))
    (chart,) = made(cast.plan).splits
    assert chart.table.rows == [["drift", "10,0", "25"], ["ikke oplyst", "30,0", "75"]]
    assert chart.table.columns[1:] == ["Mio. kr.", "Andel, pct."]
    assert len(set(traces(chart)["Omkostningstype"]["marker"]["color"])) == 2


def test_unit_costs_are_drawn_where_both_years_are_stated(cast):
    make_line(cast.plan, "Mentorer", stated(2013, 2, 50, 40000), stated(2014, 2, 50, 30000))
    make_line(cast.plan, "Kurser", stated(2013, 1, 50, 20000), stated(2014, 1, 50, 21000))
    make_line(cast.plan, "Ukendt", stated(2013, 1, 50, "xx"), stated(2014, 1, 50, 21000))
    chart = made(cast.plan).unit_costs
    assert chart.table.rows == [
        ["Mentorer", "40.000", "30.000", "−25,0"],
        ["Kurser", "20.000", "21.000", "+5,0"],
    ]


def test_a_chart_says_its_source_and_its_day(cast):
    two_groups(cast, source=cast.document, source_place="kap. 5")
    assert made(cast.plan).amounts.note == (
        "Sum af viste linjer (beregnet). Kilde: Bilag 1, Opfølgning 2007, kap. 5. "
        "Udtrukket 25. november 2026."
    )
