"""The long series of the five plans as they are loaded."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.roles import READER
from targets.charts.long_chart import indicator_chart
from targets.charts.long_series import long_series
from targets.models import Indicator
from tests.cast import make_user
from tests.figures import check, traces
from tests.queries import max_own_queries


@pytest.fixture
def laura(five_plans, client):
    client.force_login(make_user("laura", "Laura Lind", READER))
    return client


def drawn(indicator):
    series = long_series(indicator.measurements.with_row_details())
    targets = indicator.targets.with_page_details()
    return indicator_chart(indicator, series, targets, today=timezone.localdate())


def test_every_series_that_can_be_drawn_is_a_valid_figure(five_plans):
    charts = [chart for one in Indicator.objects.all() if (chart := drawn(one))]

    assert len(charts) > 10
    for chart in charts:
        check(chart)


def test_the_gross_unemployed_of_eastern_denmark_as_printed_in_table_1(five_plans):
    chart = drawn(Indicator.objects.get(slug="bruttoledige"))

    assert traces(chart)["Østdanmark"]["y"] == [73112.0, 75697.0, 72408.0, 69058.0]
    assert "1 tal uden dato i kilden står kun i listen" in chart.note


def test_the_ministers_third_goal_stands_beside_what_is_measured(five_plans):
    chart = drawn(Indicator.objects.get(slug="langtidsledige"))

    assert traces(chart)["København"]["y"] == [7471.0]
    assert traces(chart)["Planernes mål ved fristen"]["y"] == [7100.0]
    assert "Meget større tal står kun i listen: hele landet" in chart.note


def test_the_list_holds_the_series_over_several_years(laura):
    page = laura.get(reverse("indicators"), {"plan": ""})
    rows = {
        row.name: (row.counts.figures, row.counts.first_date.year, row.counts.last_date.year)
        for row in page.context["page"].rows
    }

    assert rows["Ledighedsprocent"] == (4, 2011, 2014)
    assert rows["Kontanthjælpsmodtagere i København"] == (2, 2005, 2009)
    assert "Langtidsledige" not in rows


def test_every_link_of_the_list_leads_to_a_page_of_few_queries(laura):
    html = laura.get(reverse("indicators"), {"plan": ""}).content.decode()

    for address in set(re.findall(r'href="(/indikatorer/\d+/)"', html)):
        with max_own_queries(8):
            assert laura.get(address).status_code == 200
