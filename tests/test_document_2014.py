"""Beskæftigelsesplan 2014: all that its tables, budget, goals and text state is loaded.

The facts stand in tests/documents/beskaeftigelsesplan-2014.txt as the document prints them.
"""

from datetime import date

import pytest

from budget.models import BudgetAmount, BudgetLine
from initiatives.models import Continuation, FocusArea, Initiative, Plan, Responsibility
from targets.models import Indicator, IndicatorLink, Measurement, Verdict
from tests.document_2014 import (
    BETWEEN_QUARTERS,
    FACTS,
    QUARTER_2012,
    QUARTER_2013,
    SLUG,
    as_printed,
    figures,
    in_words,
    measured,
    measurements_outside_the_tables,
    printed,
    rows_of,
    stated,
    targets,
)
from tests.documented import goal, joined, number, period, scope, texts

TEXT_AMOUNT = 26  # the one budget line that stands in the running text

pytestmark = pytest.mark.usefixtures("five_plans")


# --- The tables of chapter 2


@rows_of("tabel 1")
def test_table_1_the_labour_market_of_eastern_denmark(row):
    _, slug, levels, changes = row
    ends = [date(year, 12, 31) for year in range(2011, 2015)]
    area = "oestdanmark"
    assert [measured(slug, (None, end), area=area) for end in ends] == figures(levels)
    spans = zip(ends[:-1], ends[1:], strict=True)
    assert [measured(f"{slug}-udvikling", span, area=area) for span in spans] == figures(changes)


def test_table_1_forecasts_are_those_of_2013_and_2014():
    forecasts = Measurement.objects.filter(plan__slug=SLUG, state="prognose")
    forecasts = forecasts.filter(area__slug="oestdanmark")
    assert sorted({row.date.year for row in forecasts}) == [2013, 2014]
    assert forecasts.count() == 4 * 2 + 3 * 2


@rows_of("tabel 2")
def test_table_2_the_employed_by_industry(row):
    industry, counts, percent, absolute = row
    slug = "beskaeftigede-koebenhavn-branche"
    days = [date(year, 1, 1) for year in range(2009, 2013)]
    found = [measured(slug, (None, day), breakdown=industry) for day in days]
    assert found == figures(counts)
    span = (days[0], days[-1])
    assert measured(f"{slug}-vaekst-pct", span, breakdown=industry) == printed(percent)
    assert measured(f"{slug}-vaekst-absolut", span, breakdown=industry) == printed(absolute)


def test_table_2_says_that_its_fourth_date_comes_from_the_title():
    fourth = Measurement.objects.filter(
        indicator__slug="beskaeftigede-koebenhavn-branche", date=date(2012, 1, 1)
    )
    assert fourth.count() == 6
    assert all("titel" in row.source_note for row in fourth)


@rows_of("tabel 3")
def test_table_3_people_on_public_support(row):
    name, copenhagen, eastern_denmark = row
    breakdown = "" if name == "Ydelsesgrupper i alt" else name
    slug = "offentligt-forsoergede"
    change, share = f"{slug}-aendring", f"{slug}-andel-af-befolkningen"
    wanted = [(slug, QUARTER_2012), (slug, QUARTER_2013)]
    wanted += [(change, BETWEEN_QUARTERS), (share, QUARTER_2013)]
    here = [measured(slug, dates, breakdown=breakdown) for slug, dates in wanted]
    there = [
        measured(slug, dates, area="oestdanmark", breakdown=breakdown) for slug, dates in wanted[2:]
    ]
    assert here == figures(copenhagen)
    assert there == figures(eastern_denmark)


# --- The figures of the running text


def test_every_figure_of_the_text_is_loaded_and_no_other():
    found = [in_words(row) for row in measurements_outside_the_tables()]
    assert sorted(found) == sorted(FACTS["tal i teksten"])


def test_as_many_measurements_as_tables_and_text_state():
    tables = (4 * 4 + 3 * 3) + 6 * 6 + 13 * 6
    assert Measurement.objects.filter(plan__slug=SLUG).count() == tables + len(
        FACTS["tal i teksten"]
    )


def test_contradicting_statements_are_kept_beside_those_that_count():
    contradicting = Measurement.objects.filter(plan__slug=SLUG, counts=False)
    of_table_3 = [row for row in contradicting if "abel 3" in row.source_note]
    assert contradicting.count() == 7
    assert len(of_table_3) == 6


def test_figures_of_an_initiatives_text_are_linked_to_it():
    links = IndicatorLink.objects.filter(initiative__plan__slug=SLUG)
    found = links.values_list("initiative__code", "indicator__slug")
    rows = FACTS["tal til initiativer"]
    assert sorted(found) == sorted(
        (code, slug) for code, slugs in rows for slug in slugs.split(", ")
    )


@rows_of("årsager")
def test_an_indicator_keeps_the_cause_that_the_document_gives(row):
    slug, words = row
    assert words in Indicator.objects.get(slug=slug).source_note


# --- Budget


@rows_of("budget")
def test_a_budget_line_with_the_figures_of_both_years(row):
    no, marks, account, grouping, of_2013, of_2014, label = row
    line = BudgetLine.objects.get(plan__slug=SLUG, number=no)
    assert line.label == label
    assert (line.account, line.grouping) == (account, grouping)
    assert marks == joined(
        line.is_new and "NY", line.cost_type, line.mark, number(line.municipal_share)
    )
    assert (as_printed(line, 2013), as_printed(line, 2014)) == (stated(of_2013), stated(of_2014))


@rows_of("grupper")
def test_budget_lines_stand_under_the_headings_of_the_document(row):
    numbers, heading = row
    first, last = (int(number) for number in numbers.split("–"))
    found = BudgetLine.objects.filter(plan__slug=SLUG, group=heading).order_by("number")
    assert list(found.values_list("number", flat=True)) == list(range(first, last + 1))


def test_the_budget_has_25_lines_in_2014_prices_and_one_amount_in_the_text():
    amounts = BudgetAmount.objects.filter(line__plan__slug=SLUG)
    assert BudgetLine.objects.filter(plan__slug=SLUG).count() == 26
    assert amounts.count() == 24 * 2 + 1 + 1
    main_account_5 = amounts.filter(line__number__lt=25)
    assert set(main_account_5.values_list("price_level", flat=True)) == {2014}
    assert not amounts.filter(kind=BudgetAmount.Kind.ACTUAL).exists()


def test_the_temporary_labour_market_benefit_is_blank_in_2013():
    line = BudgetLine.objects.get(plan__slug=SLUG, number=16)
    assert list(line.amounts.values_list("year", flat=True)) == [2014]
    assert "blank" in line.source_note + line.note


def test_the_commissions_million_is_for_a_period_and_not_a_year():
    amount = BudgetAmount.objects.get(line__plan__slug=SLUG, line__number=TEXT_AMOUNT)
    assert (amount.amount, amount.period, amount.year) == (1, "2012–2015", None)


def test_the_document_links_no_budget_line_to_an_initiative_and_states_no_total():
    lines = BudgetLine.objects.filter(plan__slug=SLUG)
    assert not lines.exclude(initiatives=None).exists()
    assert not lines.filter(is_total=True).exists()
    assert not lines.exclude(part_of=None).exists()


# --- Initiatives


@rows_of("initiativer")
def test_an_initiative_stands_once_with_its_areas_and_categories(row):
    code, areas, title = row
    initiative = Initiative.objects.get(plan__slug=SLUG, code=code)
    placed = initiative.areas.order_by("pk").select_related("focus_area")
    assert initiative.title == title
    assert ", ".join(joined(place.focus_area.code, place.category) for place in placed) == areas


def test_initiatives_stand_in_the_documents_order_and_there_are_no_others():
    found = Initiative.objects.filter(plan__slug=SLUG).order_by("position", "code")
    assert list(found.values_list("code", flat=True)) == [row[0] for row in FACTS["initiativer"]]
    assert found.count() == 59


def test_focus_areas_are_the_chapters():
    found = FocusArea.objects.filter(plan__slug=SLUG).order_by("position")
    assert list(found.values_list("code", "title")) == FACTS["fokusområder"]


def test_ten_initiatives_are_printed_in_two_chapters():
    assert len([areas for _, areas, _ in FACTS["initiativer"] if "," in areas]) == 10
    places = FocusArea.objects.filter(plan__slug=SLUG, placements__isnull=False)
    assert places.count() == 59 + 10


def test_only_the_internal_temp_agency_has_a_status_and_it_lapsed():
    with_status = Initiative.objects.filter(plan__slug=SLUG).exclude(status="")
    lapsed = with_status.get()
    assert (lapsed.code, lapsed.status) == ("3.1-2", "bortfaldet")
    assert "løntilskud" in lapsed.lapse_reason
    assert "efteråret 2013" in lapsed.lapse_reference
    assert lapsed.lapse_date is None


def test_units_are_those_that_the_text_names():
    rows = Responsibility.objects.filter(initiative__plan__slug=SLUG)
    concluded = rows.exclude(ground="tekst")
    assert {row.ground for row in concluded} == {"sluttet"}
    assert {row.printed_as.lower() for row in concluded} == {"jobcentret", "jobcenteret"}
    found = rows.values_list("initiative__code", "role", "unit__name")
    assert sorted(found) == sorted(FACTS["enheder"])


def test_continuations_are_those_that_title_or_text_shows():
    rows = Continuation.objects.filter(initiative__plan__slug=SLUG)
    found = rows.values_list("initiative__code", "earlier__plan__slug", "earlier__code")
    assert sorted(found) == sorted(FACTS["videreførelser"])
    assert not rows.filter(ground_words="").exists()


# --- Targets


@rows_of("ministermål")
def test_the_ministers_goals(row):
    no, area, wanted, baseline, equivalent, title = row
    target = targets(kind="ministermaal").get(goal_number=no)
    assert (target.focus_area.code, target.title) == (area, title)
    assert (goal(target), target.equivalent_to) == (wanted, equivalent)
    assert number(target.baseline_value) == baseline
    assert target.baseline_derived == bool(baseline)
    assert target.baseline_date == (date(2012, 12, 31) if baseline else None)
    assert target.deadline == date(2014, 12, 31)


def test_the_goal_without_a_number_has_none_and_no_verdict():
    target = targets().get(goal_number=2)
    assert (target.value, target.verdict) == (None, Verdict.NO_VALUE)
    assert "kvantitativt mål" in target.wording


def test_targets_with_a_number():
    found = [
        (
            scope(row),
            row.kind,
            goal(row),
            period(row.period_start, row.deadline),
            row.deadline_wording,
        )
        for row in targets(value__isnull=False).exclude(kind="ministermaal")
    ]
    assert sorted(found) == sorted(FACTS["mål"])


@rows_of("mål uden tal")
def test_a_target_without_a_number(row):
    where, kind, deadline, words = row
    found = [
        target
        for target in targets(value=None, kind=kind, deadline_wording=deadline)
        if scope(target) == where and words in target.wording
    ]
    assert len(found) == 1


def test_there_are_no_other_targets():
    sections = [FACTS[section] for section in ("ministermål", "mål", "mål uden tal")]
    assert targets().count() == sum(len(rows) for rows in sections) == 59


# --- Words


@pytest.fixture(scope="module")
def said(loaded_plans, django_db_blocker):
    with django_db_blocker.unblock():
        return texts(Plan.objects.get(slug=SLUG))


@rows_of("ord")
def test_the_text_keeps_causes_names_and_references(said, row):
    place, words = row
    assert words in said[place]
