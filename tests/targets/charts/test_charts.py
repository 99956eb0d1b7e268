"""What a target's chart draws, and when there is nothing to draw."""

from datetime import date

from targets.charts.target_chart import shared_span, target_chart
from targets.models import Measurement, Verdict
from tests.figures import check, layout_of, traces
from tests.targets import readings
from tests.targets.readings import COUNTRY, EAST, developed, make_target, monthly, reading

FALLING = [8400, 8300, 8250, 8100, 8000, 7900]
JULY = date(2025, 7, 1)
PATH = "Den lige vej fra basis til mål"
OWN = "Målt, København"


def chart_of(*rows, span=None, **fields):
    return check(target_chart(developed(*rows, **fields), span=span))


def drawn(*rows, **fields):
    return traces(chart_of(*rows, **fields))


def words_in(layout):
    return [one["text"] for one in layout["annotations"]]


def test_baseline_path_and_target_are_drawn_without_a_measurement():
    found = drawn()
    assert set(found) == {PATH, "Basis 8.432", "Mål: højst 7.100"}
    assert found[PATH]["y"] == [8432, 7100]
    assert found["Mål: højst 7.100"]["x"] == ["2026-12-31"]


def test_a_derived_baseline_says_so_where_there_is_room():
    layout = layout_of(chart_of(target=make_target(baseline_derived=True)))
    assert "Basis 8.432 (beregnet)" in words_in(layout)
    assert {"Basis 8.432", "Mål 7.100"} <= set(words_in(layout["meta"]["narrow"]))


def test_without_a_path_the_targets_level_is_the_line_to_read_against():
    found = drawn(*monthly([7500, 7400]), target=make_target(baseline_value=None))
    assert PATH not in found
    assert found["Målets niveau"]["y"] == [7100, 7100]


def test_a_target_without_a_number_has_no_level_and_its_series_is_drawn():
    found = drawn(*monthly([7500, 7400]), target=make_target(value=None, comparator=""))
    assert {OWN} < set(found)
    assert not any(name.startswith("Mål:") or name == "Målets niveau" for name in found)


def test_measurements_are_drawn_oldest_first_with_their_words():
    own = drawn(*reversed(monthly([8200, 8100])))[OWN]
    assert own["x"] == ["2025-01-31", "2025-02-28"]
    assert own["y"] == [8200, 8100]
    assert own["customdata"][0] == "København, 31.01.2025: 8.200 personer"


def test_preliminary_figures_are_hollow_and_the_legend_says_so():
    rows = monthly([8200, 8100])
    rows[1].state = Measurement.State.PRELIMINARY
    chart = chart_of(*rows)
    assert traces(chart)[OWN]["marker"]["symbol"] == ["circle", "circle-open"]
    assert traces(chart)[OWN]["customdata"][1].endswith("(foreløbig)")
    assert "Foreløbig tal" in [key.name for key in chart.legend]


def test_a_forecast_of_the_source_is_a_dotted_line_of_its_own():
    stated = reading(7800, date(2026, 6, 30), state=Measurement.State.FORECAST)
    found = drawn(*monthly([8200]), stated)
    assert found[OWN]["y"] == [8200]
    assert found["Kildens prognose, København"]["line"]["dash"] == "dot"
    assert found["Kildens prognose, København"]["y"] == [8200, 7800]


def test_a_comparison_area_is_drawn_beside():
    assert drawn(*monthly([8200]), *monthly([9000], EAST))["Østdanmark"]["y"] == [9000]


def test_an_area_of_another_size_has_its_own_strip_and_scale():
    chart = chart_of(*monthly([8200]), *monthly([90000, 91000], COUNTRY))
    assert traces(chart)["hele landet"]["yaxis"] == "y2"
    assert chart.size == "tall"
    layout = layout_of(chart)
    assert layout["yaxis2"]["domain"][1] < layout["yaxis"]["domain"][0]
    assert layout["xaxis"]["anchor"] == "y2"
    assert "hele landet (egen skala)" in words_in(layout)


def test_one_point_of_another_size_is_named_but_not_drawn():
    chart = chart_of(*monthly([8200]), *monthly([90000], COUNTRY))
    assert "hele landet" not in traces(chart)
    assert (
        "Ikke tegnet, fordi tallene har en anden størrelse: hele landet (se tabellen)" in chart.note
    )
    assert any("90.000" in row for row in chart.table.rows)


def test_a_year_to_date_series_breaks_at_new_year():
    target = make_target(readings.make_indicator(year_to_date=True))
    own = drawn(reading(200, date(2025, 12, 31)), reading(20, date(2026, 1, 31)), target=target)
    assert own[OWN]["y"] == [200, None, 20]
    assert own[OWN]["x"][1] == "2026-01-01"


def test_both_ends_of_a_range_are_marked():
    ranged = make_target(comparator="mellem", value_to=7300)
    assert {"Mål 7.100", "Mål 7.300"} <= set(drawn(target=ranged))


def test_one_date_is_no_development():
    alone = make_target(deadline=None, baseline_date=None)
    assert target_chart(developed(*monthly([1]), target=alone)) is None


def test_today_is_marked_within_the_drawn_time_and_the_deadline_after_it():
    def line(today):
        layout = layout_of(chart_of(today=today))
        return layout["shapes"][0]["x0"], words_in(layout)[0]

    assert line(JULY) == ("2025-07-01", "i dag")
    assert line(date(2030, 1, 1)) == ("2026-12-31", "frist")


def test_a_forecast_is_dashed_within_a_band_that_widens_and_ends_the_legend_with_its_method():
    found = drawn(*monthly(FALLING), today=JULY)
    line = found["Fremskrivning, ret linje gennem 6 målinger"]
    assert line["line"]["dash"] == "dash"
    band = found["80 pct.-interval for fremskrivningen"]["y"]
    half = len(band) // 2
    widths = [high - low for high, low in zip(band[:half], reversed(band[half:]), strict=True)]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


def test_no_forecast_is_drawn_from_five():
    assert not any(name.startswith("Fremskrivning") for name in drawn(*monthly(FALLING[:5])))


def test_limits_are_lines_and_what_lies_beyond_has_a_ring_and_a_word():
    found = drawn(*monthly([8000, 8100] * 6 + [9999]))
    assert found["Naturlige grænser (XmR)"]["y"][0] > found["Gennemsnit"]["y"][0]
    marked = found["Uden for de naturlige grænser"]
    assert marked["y"] == [9999]
    assert marked["text"] == ["uden for"]
    assert found[OWN]["customdata"][-1].endswith("uden for de naturlige grænser")


def test_few_points_carry_their_numbers_and_many_do_not():
    open_ended = make_target(deadline=None, baseline_date=None)
    few = drawn(*monthly([8100, 8000]), target=open_ended)[OWN]
    assert few["text"] == ["8.100", "8.000"]
    assert drawn(*monthly([8000] * 7), target=open_ended)[OWN]["mode"] == "lines+markers"


def test_points_close_to_each_other_carry_the_newest_number_only():
    assert drawn(*monthly([8100, 8000]))[OWN]["text"] == ["", "8.000"]


def test_the_legend_begins_with_what_is_measured():
    chart = chart_of(*monthly(FALLING), *monthly([8000], EAST), today=JULY)
    assert [key.name for key in chart.legend] == [
        OWN,
        PATH,
        "Fremskrivning, ret linje gennem 6 målinger",
        "80 pct.-interval for fremskrivningen",
        "Østdanmark",
    ]


def test_the_chart_says_which_way_is_better():
    assert chart_of().unit == "personer, lavere er bedre"
    neutral = make_target(readings.make_indicator(direction="neutral"))
    assert chart_of(target=neutral).unit == "personer"


def test_the_note_names_source_period_and_day():
    note = chart_of(*monthly([8200, 8100])).note
    assert note == (
        "Kilde: målinger indtastet i Beskplan. Målt fra 31. januar 2025 til 28. februar 2025."
        " Udtrukket 22. november 2026."
    )


def test_thousands_of_points_are_cut_to_a_page_that_can_be_carried():
    areas = [readings.COPENHAGEN, EAST, COUNTRY]
    areas += [
        readings.Area(pk=n, name=f"Et område med et langt navn, nr. {n}") for n in range(9, 13)
    ]
    rows = [one for area in areas for one in monthly(range(70000, 70400), area)]
    chart = chart_of(*rows, today=date(2060, 1, 1))
    assert "Kun de 180 nyeste målinger pr. område er taget med" in chart.note


def test_charts_of_one_page_share_the_time():
    early = developed(target=make_target(baseline_date=date(2020, 1, 1)))
    late = developed(target=make_target(deadline=date(2030, 1, 1)))
    span = shared_span([early, late, developed(target=make_target(deadline=None))])
    assert span == (date(2020, 1, 1), date(2030, 1, 1))
    ranges = [layout_of(target_chart(one, span=span))["xaxis"]["range"] for one in (early, late)]
    assert ranges[0] == ranges[1]


def test_the_verdict_does_not_matter_for_what_is_drawn():
    assert set(drawn(target=make_target(verdict=Verdict.NO_DATA))) == set(drawn())


# ---- The table


def table_of(*rows, **fields):
    table = chart_of(*rows, **fields).table
    return table.columns, {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}


def test_the_table_has_each_day_with_every_area_and_the_path():
    columns, rows = table_of(*monthly([8200]), *monthly([90000], COUNTRY))
    assert columns == [
        "Periode",
        "København, personer",
        "hele landet, personer",
        "Den lige vej, personer",
        "Bemærkning",
    ]
    assert rows["31.01.2025"] == {
        "Periode": "31.01.2025",
        "København, personer": "8.200",
        "hele landet, personer": "90.000",
        "Den lige vej, personer": "8.375",
        "Bemærkning": "",
    }
    assert rows["31.12.2026"]["Bemærkning"] == "Frist, mål 7.100"
    assert rows["31.12.2024"]["Bemærkning"] == "Basis 8.432"


def test_the_table_says_what_is_preliminary():
    _, rows = table_of(*monthly([8200], state=Measurement.State.PRELIMINARY, qualifier="ca."))
    assert rows["31.01.2025"]["Bemærkning"] == "ca., foreløbig"


def test_the_table_compares_the_year_to_date_with_the_year_before():
    share = readings.make_indicator(year_to_date=True, unit_of_measure="pct.", direction="op")
    series = [reading(40, date(2024, 4, 30)), reading(45, date(2025, 4, 30))]
    _, rows = table_of(*series, target=make_target(share, value=50, baseline_value=30))
    assert rows["30.04.2025"]["Samme periode året før, pct."] == "40"
    assert rows["30.04.2025"]["Ændring, procentpoint"] == "+5"


def test_the_table_states_the_change_of_a_count_in_its_unit_and_in_per_cent():
    count = readings.make_indicator(year_to_date=True)
    series = [reading(40, date(2024, 4, 30)), reading(35, date(2025, 4, 30))]
    _, rows = table_of(*series, target=make_target(count, value=50, baseline_value=30))
    assert rows["30.04.2025"]["Ændring, personer"] == "−5"
    assert rows["30.04.2025"]["Ændring, pct."] == "−12,5"


def test_the_table_holds_the_forecast_with_its_ends():
    columns, rows = table_of(*monthly(FALLING), today=JULY)
    assert columns[-4:-1] == [
        "Fremskrivning, personer",
        "Nedre grænse (80 pct.), personer",
        "Øvre grænse (80 pct.), personer",
    ]
    assert rows["27.11.2025"]["Fremskrivning, personer"]
    assert rows["30.06.2025"]["Fremskrivning, personer"] == ""
