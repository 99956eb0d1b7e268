"""What a target's chart draws, and when there is nothing to draw."""

from datetime import date

import pytest

from targets.charts import target_chart
from targets.models import Measurement, Verdict
from tests.cast import MIDSUMMER, YEAR_END, measure

TODAY = date(2026, 11, 22)
START = date(2006, 12, 31)


@pytest.fixture
def target(cast):
    """Højst 150 in 2007, from 250 at the end of 2006."""
    cast.sygeforloeb_target.baseline_date = START
    cast.sygeforloeb_target.save()
    return cast.sygeforloeb_target


def chart_of(target, today=TODAY):
    return target_chart(target, target.indicator.measurements.with_row_details(), today=today)


def traces(chart):
    return {trace["name"]: trace for trace in chart.figure["data"]}


def test_baseline_path_and_target_are_drawn_without_a_measurement(target):
    drawn = traces(chart_of(target))
    assert set(drawn) == {"Den lige vej fra basis til mål", "Basis 250", "Mål 150"}
    assert list(drawn["Den lige vej fra basis til mål"]["y"]) == [250, 150]
    assert list(drawn["Mål 150"]["x"]) == ["2007-12-31"]


def test_a_derived_baseline_says_so(target):
    target.baseline_derived = True
    assert "Basis 250 (beregnet)" in traces(chart_of(target))


def test_measurements_are_drawn_oldest_first(target):
    measure(target, 160, YEAR_END)
    measure(target, 200, MIDSUMMER)
    own = traces(chart_of(target))["Målt, København"]
    assert list(own["x"]) == ["2007-06-30", "2007-12-31"]
    assert list(own["y"]) == [200, 160]


def test_what_does_not_count_has_no_date_or_is_a_part_is_left_to_the_table(cast, target):
    measure(target, 1, MIDSUMMER, counts=False)
    measure(target, 2, None, source=cast.document)
    measure(target, 3, MIDSUMMER, breakdown="kvinder")
    assert "Målt, København" not in traces(chart_of(target))


def test_preliminary_figures_look_different(target):
    measure(target, 200, MIDSUMMER)
    measure(target, 160, YEAR_END, state=Measurement.State.PRELIMINARY)
    own = traces(chart_of(target))["Målt, København"]
    assert list(own["marker"]["symbol"]) == ["circle", "circle-open"]


def test_a_forecast_is_a_dashed_line_of_its_own(target):
    measure(target, 200, MIDSUMMER)
    measure(target, 160, YEAR_END, state=Measurement.State.FORECAST)
    drawn = traces(chart_of(target))
    assert list(drawn["Målt, København"]["y"]) == [200]
    assert drawn["Prognose, København"]["line"]["dash"] == "dash"
    assert list(drawn["Prognose, København"]["y"]) == [200, 160]


def test_a_comparison_area_is_drawn_beside(cast, target):
    Measurement.objects.create(
        indicator=cast.langvarige, area=cast.oestdanmark, value=300, date=MIDSUMMER
    )
    assert list(traces(chart_of(target))["Østdanmark"]["y"]) == [300]


def test_an_area_of_another_size_is_named_but_not_drawn(cast, target):
    Measurement.objects.create(
        indicator=cast.langvarige, area=cast.oestdanmark, value=9000, date=MIDSUMMER
    )
    chart = chart_of(target)
    assert "Østdanmark" not in traces(chart)
    assert "Ikke tegnet, fordi tallene er meget større: Østdanmark (se tabellen)" in chart.note


def test_a_year_to_date_series_breaks_at_new_year(cast, target):
    cast.langvarige.year_to_date = True
    cast.langvarige.save()
    measure(target, 200, YEAR_END)
    measure(target, 20, date(2008, 1, 31))
    assert list(traces(chart_of(target))["Målt, København"]["y"]) == [200, None, 20]


def test_both_ends_of_a_range_are_marked(target):
    target.comparator, target.value_to = "mellem", 170
    assert {"Mål 150", "Mål 170"} <= set(traces(chart_of(target)))


def test_one_date_is_no_development(cast):
    measure(cast.mentor_target, 66, YEAR_END)
    assert chart_of(cast.mentor_target) is None


def test_today_is_drawn_only_within_the_drawn_time(target):
    assert "shapes" not in chart_of(target).figure["layout"]
    assert len(chart_of(target, today=MIDSUMMER).figure["layout"]["shapes"]) == 1


def test_the_note_names_sources_and_the_day(cast, target):
    measure(target, 200, MIDSUMMER, source=cast.document)
    assert chart_of(target).note == "Kilde: Bilag 1, Opfølgning 2007. Udtrukket 22. november 2026."


def test_the_verdict_does_not_matter_for_what_is_drawn(target):
    target.verdict = Verdict.NO_DATA
    assert chart_of(target) is not None
