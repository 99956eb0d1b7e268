"""The overview's figures, and that each leads to exactly the rows it counts."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beskplan.dashboard.figures import figures_of
from beskplan.dashboard.filters import DashboardFilter
from beskplan.dashboard.unit_matrix import heat, unit_matrix
from initiatives.models import Deviation, FocusArea, Plan, Status, Unit
from targets.models import Target, Verdict
from tests.beskplan.dashboard.overview_pages import (
    SEEN,
    assert_every_mark_leads_to_its_rows,
    overview,
    set_status,
)
from tests.cast import YEAR_END, lead, make_initiative, make_target
from tests.pages import text_of
from tests.queries import max_own_queries


def figures(plan):
    return figures_of(DashboardFilter(plan))


def test_the_plan_stands_in_one_sentence(cast, laura):
    set_status(cast.mentor, Status.MET)

    assert "4 initiativer: 1 opfyldt, 0 delvist, 0 ikke opfyldt, 1 bortfaldet, 2 ikke vurderet" in (
        text_of(overview(laura))
    )


def test_the_share_leaves_out_lapsed_and_not_assessed(cast):
    set_status(cast.mentor, Status.MET)
    set_status(cast.sygeforloeb, Status.PARTLY)

    found = figures(cast.plan)

    assert (found.count_met, found.assessed, found.percent_met) == (1, 2, 50)


def test_nothing_assessed_gives_no_share(cast, laura):
    assert figures(cast.plan).percent_met is None
    assert "Ingen er vurderet endnu" in overview(laura)


def filters_of(cast, name):
    return {
        "none": {},
        "focus area": {"focus_area": cast.focus_area.pk},
        "unit": {"unit": cast.units.jobcenter.pk},
        "unit and area": {"unit": cast.units.bif.pk, "focus_area": cast.focus_area.pk},
        "all plans": {"plan": ""},
        "a unit in all plans": {"plan": "", "unit": cast.units.bif.pk},
        "a year": {"plan": "", "year": "2009"},
        "a unit in a year": {"plan": "", "unit": cast.units.jobcenter.pk, "year": "2007"},
    }[name]


@pytest.mark.parametrize(
    ("name", "at_least"),
    [
        ("none", 22),
        ("focus area", 18),
        ("unit", 18),
        ("unit and area", 14),
        ("all plans", 30),
        ("a unit in all plans", 22),
        ("a year", 15),
        ("a unit in a year", 18),
    ],
)
def test_every_mark_leads_to_as_many_rows(cast, laura, another_plan, name, at_least):
    set_status(cast.mentor, Status.MET, deviation=Deviation.BETTER)
    set_status(cast.sygeforloeb, Status.PARTLY, deviation=Deviation.WORSE)
    Target.objects.filter(pk=cast.mentor_target.pk).update(
        trajectory_status="bagud", verdict="i-gang"
    )

    html = overview(laura, **filters_of(cast, name))

    assert_every_mark_leads_to_its_rows(laura, html, at_least)


def test_every_mark_says_what_it_counts(cast, laura):
    set_status(cast.mentor, Status.MET)

    html = overview(laura)

    assert 'aria-label="1 opfyldt i 3 Virksomhederne"' in html
    assert (
        'aria-label="1 initiativer i 3 Virksomhederne, Jobcenter Skelbækgade;'
        ' dårligste status: opfyldt"' in html
    )


def test_all_plans_show_a_bar_per_plan_and_units_against_plans(another_plan, laura):
    html = overview(laura, plan="")

    assert "Status pr. plan" in html
    assert "Ansvarlige enheder og planer" in html


def test_initiatives_without_a_leading_unit_are_counted(cast, laura):
    assert "2 initiativer har ingen ansvarlig enhed" in text_of(overview(laura))


def test_a_ministers_goal_shows_basis_value_deadline_and_what_is_measured(cast, laura):
    minister_goal(cast)

    words = text_of(overview(laura))

    assert "Mål 3 data mangler Færre langvarigt sygemeldte" in words
    assert "Basis 250 personer" in words
    assert "højst 150 personer 31. december 2007" in words
    assert "Målt ingen måling endnu" in words


def minister_goal(cast, **fields):
    given = {
        "plan": cast.plan,
        "kind": Target.Kind.MINISTER,
        "goal_number": 3,
        "title": "Færre langvarigt sygemeldte",
        "wording": "Færre",
        "indicator": cast.langvarige,
        "area": cast.koebenhavn,
        "comparator": "hoejst",
        "value": 150,
        "baseline_value": 250,
        "deadline": YEAR_END,
        "verdict": Verdict.NO_DATA,
    }
    return Target.objects.create(**given | fields)


def test_a_units_goals_are_those_of_the_chapters_that_hold_its_initiatives(cast, laura):
    minister_goal(cast, title="I kapitlet", focus_area=cast.focus_area)
    minister_goal(cast, title="For hele planen", number=2)

    html = overview(laura, unit=cast.units.jobcenter.pk)

    assert "I kapitlet" in html
    assert "For hele planen" not in html
    assert "I kapitlet" not in overview(laura, unit=cast.units.sof.pk)


def test_a_plan_without_ministers_goals_has_no_panel_for_them(laura):
    assert "Ministerens mål" not in overview(laura)


def test_what_is_shown_is_capped_and_one_link_from_all(cast, laura):
    for year in range(1990, 2006):
        plan = Plan.objects.create(
            slug=f"plan-{year}", title=f"Plan {year}", kind="aftale", year_from=year, year_to=year
        )
        minister_goal(cast, plan=plan, goal_number=1)
        area = FocusArea.objects.create(plan=plan, code="1", title="Andet")
        for number in range(2):
            unit = type(cast.units.bif).objects.create(
                slug=f"enhed-{year}-{number}", name=f"Enhed {year} {number}", kind="kontor"
            )
            lead(unit, make_initiative(area, f"1.{number}", "Et"))

    html = overview(laura, plan="")

    shown = [text_of(name) for name in re.findall(r'class="bars__name">(.*?)</p>', html)]
    assert shown == ["Aftale 2007", *(f"Plan {year}" for year in range(2005, 1994, -1))]
    assert html.count('class="panel goal-panel"') == 8
    assert html.count('<th scope="row">') == 14  # twelve units, nobody, and the sums
    for more in (reverse("plans"), reverse("minister-goals"), reverse("units")):
        assert f'href="{more}' in html.split("<main")[1]


@pytest.mark.parametrize("plan", [SEEN, ""])
@pytest.mark.parametrize("narrowed", [False, True])
def test_the_number_of_queries_is_the_same_whatever_the_rows(
    cast, laura, another_plan, plan, narrowed
):
    filters = {"unit": cast.units.skelbaekgade.pk, "year": 2007} if narrowed else {}
    overview(laura, plan, **filters)
    with CaptureQueriesContext(connection) as before:
        overview(laura, plan, **filters)
    for number in range(20):
        initiative = make_initiative(cast.focus_area, f"7.{number}", f"Flere {number}")
        lead(cast.units.skelbaekgade, initiative)
        make_target(initiative, cast.mentorforloeb, cast.koebenhavn, "mindst", 1)

    with max_own_queries(20), CaptureQueriesContext(connection) as after:
        overview(laura, plan, **filters)

    assert len(after) == len(before)


@pytest.mark.parametrize(
    ("count", "most", "shade"),
    [(0, 40, 0), (1, 40, 1), (9, 40, 2), (40, 40, 5), (2, 3, 2), (3, 3, 3)],
)
def test_a_cell_is_the_darker_the_more_it_counts(count, most, shade):
    assert heat(count, most) == shade


def test_of_units_that_lead_equally_many_the_first_by_name_have_a_row(cast, another_plan):
    for number in range(20):
        name = f"Ålborg {number:02}" if number % 2 else f"Zebra {number:02}"
        lead(Unit.objects.create(slug=f"enhed-{number}", name=name), cast.mentor)

    matrix = unit_matrix(DashboardFilter(), [cast.plan, another_plan])

    *units, unled = [row.name for row in matrix.rows]
    assert units[-9:] == [f"Zebra {number:02}" for number in range(0, 18, 2)]
    assert (len(units), unled) == (12, "Ingen ansvarlig enhed")
    assert matrix.has_more_units


def test_what_the_matrix_shows_is_as_new_as_the_last_write(cast, another_plan, laura):
    def shown():
        return text_of(overview(laura, plan="").split('id="gitter-h"')[1])

    assert "Nyt navn" not in shown()
    Unit.objects.filter(pk=cast.units.skelbaekgade.pk).update(name="Nyt navn")
    Plan.objects.filter(pk=another_plan.pk).update(title="Ny aftale")
    assert "Nyt navn" in shown()
    assert "Ny aftale" in shown()


def test_no_plans_says_what_to_do(db, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("ny", password="x"))

    assert "Der er ingen planer endnu." in overview(client, plan="")


def test_a_plan_without_initiatives_says_what_to_do(cast, laura):
    Plan.objects.create(slug="tom", title="Tom", kind="aftale", year_from=2026, year_to=2027)

    assert "Planen har ingen initiativer endnu." in overview(laura, plan="tom")


def test_the_accessibility_page_needs_no_login(client, db):
    assert "Tilgængelighedserklæring" in client.get(reverse("accessibility")).content.decode()
