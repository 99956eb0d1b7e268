"""What the overview is about: plan, focus area, unit and year, kept in the address."""

import pytest
from django.urls import reverse

from beskplan.dashboard.filters import DashboardFilter
from initiatives.filters.offers import MOST_OFFERED
from initiatives.models import FocusArea, Unit
from tests.beskplan.dashboard.overview_pages import SEEN, overview
from tests.pages import text_of


def form_of(client, **query):
    return client.get(reverse("overview"), query).context["form"]


def test_focus_areas_are_offered_of_the_chosen_plan_only(cast, laura, another_plan):
    offered = form_of(laura, plan=SEEN).fields["focus_area"].choices

    assert [words for _, words in offered] == ["Alle", "3 Virksomhederne"]
    assert "focus_area" not in form_of(laura, plan="").fields


def test_a_year_is_offered_across_plans_only(cast, laura):
    assert "year" in form_of(laura, plan="").fields
    assert "year" not in form_of(laura, plan=SEEN).fields


def test_units_are_offered_as_in_the_lists(cast, laura):
    offered = [words for _, words in form_of(laura, plan=SEEN).fields["unit"].widget.choices]

    assert offered == [
        "Alle",
        "Beskæftigelses- og Integrationsforvaltningen",
        "– Jobcenter København",
        "– – Jobcenter Musvågevej",
        "– – Jobcenter Skelbækgade",
    ]


def test_thousands_of_units_are_asked_for_by_name(cast, laura):
    for number in range(MOST_OFFERED):
        Unit.objects.create(slug=f"e{number}", name=f"Enhed {number}", kind="kontor")

    assert '<select name="unit"' not in overview(laura, plan="")
    assert "1 initiativ:" in text_of(overview(laura, plan="", unit="Jobcenter Skelbækgade"))


def test_a_unit_means_the_units_below_it_too(cast, laura):
    assert "2 initiativer:" in text_of(overview(laura, unit=cast.units.bif.pk))
    assert "1 initiativ:" in text_of(overview(laura, unit=cast.units.skelbaekgade.pk))


def test_a_year_means_the_plans_that_hold_in_it(laura, another_plan):
    assert "2 initiativer:" in text_of(overview(laura, plan="", year=2010))
    assert "4 initiativer:" in text_of(overview(laura, plan="", year=2007))


def test_chosen_filters_are_chips_that_can_be_removed(cast, laura):
    html = overview(laura, focus_area=cast.focus_area.pk, unit=cast.units.jobcenter.pk)

    words = text_of(html)
    assert "Fokusområde: 3 Virksomhederne" in words
    assert "Enhed og underenheder: Jobcenter København" in words
    assert f'class="chip" href="?plan={SEEN}&amp;unit={cast.units.jobcenter.pk}"' in html


def test_a_filter_without_rows_offers_to_drop_the_last(cast, laura):
    html = overview(laura, unit=cast.units.sof.pk)

    assert "Ingen initiativer svarer til filteret." in html
    assert f'href="?plan={SEEN}">Fjern det sidste filter' in html


@pytest.mark.parametrize(
    "wrong",
    [{"unit": "99999"}, {"unit": "x"}, {"focus_area": "99999"}, {"plan": "", "year": "i fjor"}],
)
def test_what_does_not_exist_is_said_and_narrows_nothing(cast, laura, wrong):
    words = text_of(overview(laura, **wrong))

    assert "Der er noget, der skal rettes" in words
    assert "4 initiativer:" in words


def test_another_plans_focus_area_is_no_choice(cast, laura, another_plan):
    other = FocusArea.objects.get(plan=another_plan)

    assert "Der er noget, der skal rettes" in text_of(overview(laura, focus_area=other.pk))


def test_the_budget_is_not_split_on_units(cast, laura):
    assert "Planerne deler ikke budgettet" in text_of(overview(laura, unit=cast.units.bif.pk))


def test_an_address_carries_the_whole_scope(cast):
    dashboard = DashboardFilter(cast.plan, focus_area=3, unit=7, year=2007)

    assert dashboard.url("initiatives", status="opfyldt") == (
        f"/initiativer/?plan={SEEN}&focus_area=3&unit=7&year=2007&status=opfyldt"
    )


def test_an_address_of_all_plans_says_so(cast):
    assert DashboardFilter().url("targets") == "/maal/?plan="


@pytest.mark.parametrize("rows", ["initiatives", "targets"])
def test_a_filter_asks_one_table_and_not_a_query_within_a_query(cast, rows):
    """Nested ones take minutes on tables that PostgreSQL has not analyzed since they filled."""
    narrowed = DashboardFilter(cast.plan, focus_area=3, unit=7, unit_ids=frozenset([7]), year=2007)

    assert str(getattr(narrowed, rows).query).count("SELECT") == 3  # the rows, areas, units
