"""An indicator's figures over all plans and areas: which lines they make, and the chart of them."""

from datetime import date

import pytest
from django.urls import reverse

from initiatives.models import Plan, SourceDocument
from targets.charts.long_chart import indicator_chart
from targets.charts.long_series import MOST_LINES, length_of, long_series
from targets.models import Area, Indicator, Measurement, Target
from tests.figures import check, traces
from tests.queries import max_own_queries

TODAY = date(2026, 11, 22)
KBH, EAST = Area(pk=1, name="København", position=1), Area(pk=2, name="Østdanmark", position=2)
PEOPLE = Indicator(pk=1, name="Ledige", unit_of_measure="personer", direction="ned")
BOOK = SourceDocument(pk=1, title="Plan 2014")


def figure(value, day, area=KBH, indicator=PEOPLE, **fields) -> Measurement:
    fields = {"source": BOOK} | fields
    return Measurement(indicator=indicator, area=area, value=value, date=day, **fields)


def year(value, number, **fields) -> Measurement:
    return figure(value, date(number, 12, 31), period_start=date(number, 1, 1), **fields)


def goal(level, deadline=date(2014, 12, 31), **fields) -> Target:
    plan = Plan(pk=1, title="Plan 2014", year_from=2014, year_to=2014)
    wanted = {"comparator": "hoejst", "value": level, "kind": "resultatmaal"} | fields
    return Target(plan=plan, indicator=PEOPLE, area=KBH, deadline=deadline, **wanted)


def chart(figures, targets=(), indicator=PEOPLE):
    made = indicator_chart(indicator, long_series(figures), targets, today=TODAY)
    return made and check(made)


def names(figures) -> list[str]:
    return [line.name() for line in long_series(figures).lines]


def test_every_area_has_a_line_of_its_own():
    figures = [year(10, 2012), year(11, 2013), year(20, 2012, area=EAST), year(21, 2013, area=EAST)]

    assert names(figures) == ["København", "Østdanmark"]


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        (None, date(2013, 4, 30), "dag"),
        (date(2013, 4, 30), date(2013, 4, 30), "dag"),
        (date(2013, 2, 1), date(2013, 2, 28), "måned"),
        (date(2013, 1, 1), date(2013, 3, 31), "kvartal"),
        (date(2012, 1, 1), date(2012, 12, 31), "år"),
        (date(2012, 1, 1), date(2012, 6, 30), "anden periode"),
    ],
)
def test_a_figure_knows_how_long_its_period_is(start, end, length):
    assert length_of(figure(1, end, period_start=start)) == length


def test_figures_of_periods_of_different_length_are_not_one_line():
    figures = [year(10, 2012), year(11, 2013), figure(3, date(2013, 4, 30))]

    found = long_series(figures)

    assert [line.length for line in found.lines] == ["år", "dag"]
    made = chart(figures)
    assert set(traces(made)) == {"København, pr. år", "København, pr. dag"}
    assert "Tal for perioder af forskellig længde er hver sin linje" in made.note


def test_breakdowns_are_left_to_the_list_where_the_total_has_a_development():
    figures = [year(10, 2012), year(11, 2013), year(4, 2013, breakdown="kvinder")]

    assert names(figures) == ["København"]
    assert "Fordelinger står kun i listen: København, kvinder" in chart(figures).note


def test_without_a_total_the_breakdowns_are_the_lines():
    figures = [year(n, n, breakdown=part) for n in (2012, 2013) for part in ("privat", "offentlig")]

    assert set(names(figures)) == {"København, privat", "København, offentlig"}


def test_what_would_press_the_rest_flat_is_named_instead_of_drawn():
    figures = [year(10, 2012), year(11, 2013), year(500, 2012, area=EAST)]

    assert names(figures) == ["København"]
    assert "Meget større tal står kun i listen: Østdanmark" in chart(figures).note


def test_of_many_lines_the_longest_are_drawn():
    places = [Area(pk=n, name=f"Område {n}", position=n) for n in range(1, MOST_LINES + 3)]
    figures = [year(10, n, area=area) for area in places for n in (2012, 2013)]

    found = long_series(figures)

    assert (len(found.lines), len(found.too_many)) == (MOST_LINES, 2)


def test_a_contradicted_and_an_undated_figure_are_counted_not_drawn():
    figures = [
        year(10, 2012),
        year(11, 2013),
        year(12, 2013, counts=False),
        figure(9, None),
    ]

    note = chart(figures).note

    assert "1 tal uden dato i kilden står kun i listen" in note
    assert "1 tal, der modsiges af et andet, står kun i listen" in note


def test_a_year_to_date_line_breaks_at_new_year():
    counted = Indicator(pk=2, name="Forløb", unit_of_measure="forløb", year_to_date=True)
    figures = [year(10, 2012, indicator=counted), year(4, 2013, indicator=counted)]

    made = chart(figures, indicator=counted)

    assert traces(made)["København"]["y"] == [10.0, None, 4.0]
    assert "linjen er brudt ved nytår" in made.note


def test_a_missing_year_is_not_filled_in():
    made = chart([year(10, 2011), year(12, 2013)])

    assert traces(made)["København"]["y"] == [10.0, 12.0]
    assert [row[0] for row in made.table.rows] == ["2011", "2013"]


def test_what_is_not_final_looks_different_and_is_explained():
    made = chart([year(10, 2012), year(11, 2013, state="prognose")])

    assert traces(made)["København"]["marker"]["symbol"] == ["circle", "diamond-open"]
    assert "Prognose" in traces(made)
    assert made.table.columns[-2:] == ["København, personer", "Forbehold: København"]
    assert made.table.rows[-1] == ("2013", "11", "prognose")


def test_the_targets_of_the_plans_stand_at_their_deadlines():
    made = chart([year(10, 2012), year(11, 2013)], [goal(8)])

    asked = traces(made)["Planernes mål ved fristen"]
    assert (asked["x"], asked["y"], asked["text"]) == (["2014-12-31"], [8.0], ["Mål 8"])
    assert asked["customdata"] == ["Plan 2014: højst 8 personer, frist 31. december 2014"]


def test_one_figure_and_a_target_are_a_development():
    assert chart([year(10, 2013)], [goal(8)]) is not None


def test_one_day_alone_is_no_development():
    assert chart([year(10, 2013)]) is None
    assert chart([]) is None
    assert chart([], [goal(8), goal(7, date(2015, 12, 31))]) is None


def test_a_target_without_level_or_deadline_is_left_to_the_list():
    made = chart([year(10, 2012), year(11, 2013)], [goal(None, comparator=""), goal(8, None)])

    assert set(traces(made)) == {"København"}


def test_the_note_names_sources_period_and_day_of_extraction():
    other = SourceDocument(pk=2, title="Aftale 2009")
    made = chart([year(10, 2009, source=other), year(11, 2013), year(12, 2014, source=None)])

    assert "Kilde: Aftale 2009, Plan 2014, målinger indtastet i Beskplan" in made.note
    assert "opgørelsen kan være ændret fra den ene til den anden" in made.note
    assert "Målt fra 31. december 2009 til 31. december 2014" in made.note
    assert made.note.endswith("Udtrukket 22. november 2026.")


# Pages


@pytest.fixture
def laura(cast, client):
    client.force_login(cast.people.laura)
    return client


def entered(indicator, area, value, day, **fields):
    return Measurement.objects.create(
        indicator=indicator, area=area, value=value, date=day, **fields
    )


def listed(client, **query) -> list[str]:
    page = client.get(reverse("indicators"), {"plan": ""} | query)
    return [row.name for row in page.context["page"].rows]


def test_the_list_shows_what_is_measured_in_several_years(cast, laura):
    entered(cast.mentorforloeb, cast.koebenhavn, 60, date(2006, 12, 31))
    entered(cast.mentorforloeb, cast.koebenhavn, 66, date(2007, 12, 31))
    entered(cast.langvarige, cast.koebenhavn, 200, date(2007, 6, 30))
    entered(cast.langvarige, cast.koebenhavn, 190, date(2007, 12, 31))

    assert listed(laura) == ["Mentorforløb"]
    assert listed(laura, vis="alle") == ["Langvarigt sygemeldte", "Mentorforløb"]


def test_a_target_in_another_plan_makes_a_long_series(cast, laura):
    assert listed(laura) == []
    later = Plan.objects.create(
        slug="ny", title="Ny aftale", kind="aftale", year_from=2009, year_to=2009
    )
    later.targets.create(
        kind="resultatmaal", title="Igen", wording="Igen", indicator=cast.langvarige
    )

    assert listed(laura) == ["Langvarigt sygemeldte"]
    assert listed(laura, plan="ny") == ["Langvarigt sygemeldte"]


def test_the_list_is_searched_and_is_about_the_plan_in_view(cast, laura):
    Plan.objects.create(slug="tom", title="Tom", kind="aftale", year_from=2009, year_to=2009)

    assert listed(laura, vis="alle", q="SYGEMELDTE") == ["Langvarigt sygemeldte"]
    assert listed(laura, vis="alle", plan="tom") == []


def test_the_list_is_paged_without_counting(cast, laura):
    for number in range(60):
        Indicator.objects.create(slug=f"nr-{number}", name=f"Nr. {number}", unit_of_measure="x")

    page = laura.get(reverse("indicators"), {"plan": "", "vis": "alle", "page": "2"})

    assert (len(page.context["page"].rows), page.context["page"].has_next) == (12, False)
    assert listed(laura, vis="alle", page="-1") == listed(laura, vis="alle")


def test_the_page_gathers_the_targets_of_all_plans_and_the_source_of_every_figure(cast, laura):
    entered(cast.mentorforloeb, cast.koebenhavn, 66, date(2007, 12, 31), source=cast.document)
    later = Plan.objects.create(
        slug="ny", title="Ny aftale", kind="aftale", year_from=2009, year_to=2009
    )
    later.targets.create(
        kind="resultatmaal", title="Igen", wording="Igen", indicator=cast.mentorforloeb
    )

    html = laura.get(cast.mentorforloeb.get_absolute_url()).content.decode()

    assert "2 mål i 2 planer" in html
    assert "Ny aftale (2009)" in html
    assert "Bilag 1, Opfølgning 2007" in html


def test_a_bare_indicator_says_what_is_missing(cast, laura):
    bare = Indicator.objects.create(slug="bar", name="Endnu ingen", unit_of_measure="personer")

    html = laura.get(bare.get_absolute_url()).content.decode()

    assert "Ingen plan har sat et mål for indikatoren." in html
    assert "Ingen målinger endnu." in html


def test_at_most_eight_queries(cast, laura):
    entered(cast.mentorforloeb, cast.koebenhavn, 66, date(2007, 12, 31))
    for query in ({"plan": ""}, {"plan": "aftale-2007", "vis": "alle", "q": "mentor"}):
        with max_own_queries(8):
            laura.get(reverse("indicators"), query)
    with max_own_queries(8):
        laura.get(cast.mentorforloeb.get_absolute_url())
