"""The common look of charts: what the browser gets, the legend, the table beside it."""

import re

import pytest
from django.template import engines

from core.chart_look import COMPARED, NUMBER_AXIS, OWN, Chart, Table, layout, merged, trace
from tests.figures import check


def make_chart(*traces, **fields):
    table = Table("Tallene", ["År", "Beløb", "Note"], [["2007", "1,5", "a < b"]], {"Note"})
    axes = layout(xaxis={"type": "category"}, yaxis=NUMBER_AXIS)
    return Chart.of("Beløb pr. år", traces, axes, table, "Kilde: Aftalen.", **fields)


BAR = trace("bar", "2007", x=["Drift"], y=[1.5], sentences=["Drift: 1,5"], marker={"color": OWN})
LINE = trace(
    "scatter",
    "Østdanmark",
    x=["2007"],
    y=[1.5],
    mode="lines+markers",
    line={"color": COMPARED[0][0], "dash": "dot"},
    marker={"color": COMPARED[0][0], "symbol": ["square-open"]},
)


def page_of(chart):
    page = (
        '{% from "components/chart.html" import chart_figure %}{{ chart_figure(chart, "beloeb") }}'
    )
    return engines["jinja2"].from_string(page).render({"chart": chart})


def test_a_figure_carries_the_common_look_as_its_template():
    look = check(make_chart(BAR, LINE)).figure.layout.template.layout
    assert look.separators == ",."
    assert look.xaxis.fixedrange


def test_the_check_refuses_what_plotly_does_not_know():
    with pytest.raises(ValueError, match="colour"):
        check(make_chart(BAR | {"colour": "red"}))


def test_what_a_narrow_screen_changes_travels_with_the_figure():
    narrow = layout(narrow={"yaxis": {"nticks": 3}})["meta"]["narrow"]
    assert narrow["yaxis"] == {"nticks": 3}
    assert narrow["font"] == {"size": 13}
    assert trace("bar", "a", narrow={"text": ["kort"]})["meta"] == {"narrow": {"text": ["kort"]}}


def test_merging_reaches_into_dictionaries_and_leaves_the_base_alone():
    base = {"a": {"b": 1, "c": 2}, "d": [1]}
    assert merged(base, {"a": {"c": 3}, "d": [2]}) == {"a": {"b": 1, "c": 3}, "d": [2]}
    assert base == {"a": {"b": 1, "c": 2}, "d": [1]}


def test_the_legend_shows_the_look_of_each_series_and_skips_the_unnamed():
    hidden = trace("scatter", "Basis", x=["2007"], y=[1], showlegend=False)
    bar, line = make_chart(BAR, LINE, hidden).legend
    assert (bar.name, bar.fill, bar.is_line) == ("2007", OWN, False)
    assert (line.name, line.dash, line.symbol) == ("Østdanmark", "dot", "square-open")
    assert page_of(make_chart(LINE)).count('class="chart__key"') == 1


def test_the_table_has_a_caption_and_headings_for_columns_and_rows():
    page = page_of(make_chart(BAR))
    assert "<caption>Tallene</caption>" in page
    assert '<th scope="col" class="num">Beløb</th>' in page
    assert '<tr><th scope="row">2007</th><td class="num">1,5</td><td>a &lt; b</td></tr>' in page


def test_the_drawing_can_be_reached_and_its_table_and_files_are_buttons():
    page = page_of(make_chart(BAR))
    assert re.search(r'class="chart__drawing [^>]*tabindex="0"', page)
    assert re.findall(r'<button type="button"[^>]*data-act="(\w+)"', page) == [
        "table",
        "png",
        "svg",
        "csv",
    ]
    assert " style=" not in page
