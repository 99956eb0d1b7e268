"""/maal/: which targets it lists, and what it says of them."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from targets.assessment import reassess
from targets.models import Target
from tests.cast import make_target, measure
from tests.pages import page, text_of
from tests.queries import max_own_queries

TODAY = date(2026, 11, 22)


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def listed(reader, **query) -> list[str]:
    """The titles of the rows."""
    response = reader.get(reverse("targets"), query)
    assert response.status_code == 200
    return [row.record.title for row in response.context["table"].page.object_list]


def words_of(reader, **query):
    return text_of(page(reader, reverse("targets"), **query))


def test_it_lists_the_targets_in_plan_order(reader, cast):
    make_target(cast.mentor, title="Andet mål")
    assert listed(reader) == [
        "Mål for Åben rådgivning",
        "Mål for Kortere sygeforløb",
        "Mål for Mentorer til nye i job",
        "Andet mål",
    ]


def test_a_row_says_goal_latest_value_distance_and_verdict(reader, cast):
    measure(cast.mentor_target, 66)
    reassess(on=TODAY)
    words = words_of(reader, q="Mentorer")
    for part in ("mindst 80 forløb", "31.12.2007", "66 forløb", "14 forløb under målet"):
        assert part in words
    assert "delvist opfyldt" in words


def test_a_calculated_baseline_is_marked(reader, cast):
    cast.sygeforloeb_target.baseline_derived = True
    cast.sygeforloeb_target.save()
    assert "250 beregnet" in words_of(reader, q="sygeforløb")


def test_a_target_without_a_number_says_so(reader):
    assert "intet måltal" in words_of(reader, q="rådgivning")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({"q": "mentorer"}, "Mål for Mentorer til nye i job"),
        ({"q": "SYGEMELDTE"}, "Mål for Kortere sygeforløb"),
        ({"q": "raadgivning"}, "Mål for Åben rådgivning"),
        ({"verdict": "intet-maal"}, "Mål for Åben rådgivning"),
        ({"direction": "ned"}, "Mål for Kortere sygeforløb"),
    ],
)
def test_filters(reader, query, title):
    assert listed(reader, **query) == [title]


def test_the_word_for_a_kind_of_target_finds_its_targets(reader, cast):
    make_target(cast.mentor, title="Flere i job", kind=Target.Kind.MINISTER, goal_number=1)
    assert listed(reader, q="ministermål") == ["Flere i job"]


def test_a_type_filters(reader, cast):
    expectation = make_target(cast.mentor, kind=Target.Kind.EXPECTATION, title="En forventning")
    assert listed(reader, type="forventning") == [expectation.title]


def test_a_deadline_year_filters(reader, cast):
    make_target(cast.natcafe, title="I 2008", deadline=date(2008, 6, 30))
    assert listed(reader, deadline="2008") == ["I 2008"]


def test_targets_without_a_deadline_can_be_asked_for(reader, cast):
    make_target(cast.natcafe, title="På sigt", deadline=None)
    assert listed(reader, deadline="uden") == ["På sigt"]


def test_a_focus_area_holds_its_own_targets_and_its_initiatives(reader, cast):
    of_area = Target.objects.create(
        plan=cast.plan, focus_area=cast.focus_area, kind="resultatmaal", title="For området"
    )
    of_plan = Target.objects.create(plan=cast.plan, kind="resultatmaal", title="For planen")
    found = listed(reader, focus_area=cast.focus_area.pk)
    assert of_area.title in found
    assert cast.mentor_target.title in found
    assert of_plan.title not in found


def test_a_unit_stands_for_the_units_below_it(reader, cast):
    found = listed(reader, unit=cast.units.jobcenter.pk)
    assert found == [cast.sygeforloeb_target.title, cast.mentor_target.title]


def test_those_behind_the_path_can_be_asked_for(reader, cast):
    Target.objects.filter(pk=cast.mentor_target.pk).update(trajectory_status="bagud")
    assert listed(reader, trajectory_status="bagud") == [cast.mentor_target.title]


def test_a_year_finds_the_targets_of_plans_that_hold_in_it(reader, cast):
    assert len(listed(reader, year="2007")) == 3
    assert listed(reader, year="2008") == []


def test_a_year_is_asked_for_among_all_plans_only(reader, cast):
    assert 'name="year"' in reader.get(reverse("targets"), {"plan": ""}).content.decode()
    of_one = reader.get(reverse("targets"), {"plan": cast.plan.slug}).content.decode()
    assert 'name="year"' not in of_one


def test_with_and_without_a_measurement(reader, cast):
    measure(cast.mentor_target, 66)
    reassess(on=TODAY)
    assert listed(reader, has_data="true") == [cast.mentor_target.title]
    assert cast.mentor_target.title not in listed(reader, has_data="false")


def test_sorting_puts_rows_without_a_value_last_both_ways(reader, cast):
    for sort in ("value", "-value"):
        assert listed(reader, sort=sort)[-1] == cast.raadgivning_target.title


def test_an_empty_filter_offers_to_drop_the_last_filter(reader):
    words = words_of(reader, verdict="opfyldt", type="ministermaal")
    assert "Ingen mål svarer til filteret." in words
    assert "Fjern det sidste filter" in words


def test_a_choice_that_does_not_exist_is_an_error_in_danish(reader):
    assert "Der er noget, der skal rettes" in words_of(reader, verdict="findes-ikke")


def test_the_queries_do_not_grow_with_the_rows(reader, cast):
    for number in range(2, 30):
        target = make_target(
            cast.mentor, cast.mentorforloeb, cast.koebenhavn, "mindst", number, number=number
        )
        measure(target, number, date(2007, 1, number), breakdown=f"del {number}")
    measure(cast.mentor_target, Decimal(66))
    reassess(on=TODAY)
    reader.get(reverse("targets"))
    with max_own_queries(12):
        assert len(listed(reader)) > 30


def test_nobody_sees_it_without_logging_in(client, cast):
    assert client.get(reverse("targets")).status_code == 302
