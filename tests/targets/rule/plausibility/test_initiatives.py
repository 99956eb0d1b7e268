"""Whether what an initiative and its focus area promise in several places agrees."""

import pytest

from targets.models import Target
from targets.rule.plausibility.initiatives import checks
from tests.cast import make_indicator, make_initiative, make_target

pytestmark = pytest.mark.django_db


def found(cast) -> list[tuple[bool, str, str]]:
    areas = {one.pk: [cast.focus_area.pk] for one in cast.plan.initiatives.all()}
    made = checks(Target.objects.for_plan(cast.plan).for_checking(), areas)
    return [(check.fits, check.stated, check.computed) for check in made]


@pytest.fixture
def courses(cast):
    """An initiative with thirty courses a year."""
    return make_initiative(cast.focus_area, "1.7", "Kompetenceudvikling", yearly_volume=30)


@pytest.fixture
def selfsupported(cast):
    return make_indicator("selvforsoergede", "I selvforsørgelse", "helårspersoner", "op")


def counted(cast, initiative, value, comparator="", **fields):
    return make_target(
        initiative, cast.langvarige, cast.koebenhavn, comparator, value, in_volume=True, **fields
    )


def expected(cast, initiative, indicator, value, comparator="ca"):
    kind = Target.Kind.EXPECTATION
    return make_target(initiative, indicator, cast.koebenhavn, comparator, value, kind=kind)


def test_targets_that_are_more_than_the_courses_a_year_are_a_finding(cast, courses):
    for value in (30, 2):
        counted(cast, courses, value)
    assert found(cast) == [(False, "30 forløb årligt", "målene er 30 personer + 2 personer = 32")]


@pytest.mark.parametrize(
    ("comparator", "value", "fields"),
    [("", 30, {}), ("mindst", 30, {}), ("ca", 32, {}), ("mellem", 30, {"value_to": 40})],
)
def test_courses_a_year_that_the_target_s_words_allow_fit(cast, courses, comparator, value, fields):
    counted(cast, courses, value, comparator, **fields)
    assert [fits for fits, *_ in found(cast)] == [True]


def test_targets_that_do_not_count_courses_are_not_added(cast, courses):
    make_target(courses, cast.langvarige, cast.koebenhavn, "", 2)
    assert found(cast) == []


@pytest.mark.parametrize(("value", "fits"), [(75, False), (55, False), (32, True), (15, True)])
def test_no_more_people_come_of_an_initiative_than_it_has_courses(
    cast, courses, selfsupported, value, fits
):
    expected(cast, courses, selfsupported, value)
    assert [agrees for agrees, *_ in found(cast)] == [fits]


def test_a_plan_of_several_years_says_how_many_courses_they_may_be(cast, courses, selfsupported):
    cast.plan.year_to = 2010
    cast.plan.save()
    expected(cast, courses, selfsupported, 75)
    (check,) = checks(Target.objects.for_plan(cast.plan).for_checking(), {})
    assert "I planens 4 år bliver det 120 forløb" in check.remark


def area_target(cast, value, measured_as="aendring"):
    return Target.objects.create(
        kind=Target.Kind.OUTCOME,
        plan=cast.plan,
        focus_area=cast.focus_area,
        title="Flere i arbejde",
        wording="Flere i arbejde",
        indicator=cast.langvarige,
        area=cast.koebenhavn,
        comparator="ca",
        value=value,
        measured_as=measured_as,
    )


@pytest.mark.parametrize(("total", "fits"), [(2000, False), (130, True), (100, True)])
def test_what_initiatives_are_expected_to_add_reaches_what_their_area_is_to_add(
    cast, selfsupported, total, fits
):
    area_target(cast, total)
    for initiative, value in ((cast.mentor, 70), (cast.sygeforloeb, 50)):
        expected(cast, initiative, selfsupported, value)
    assert found(cast) == [
        (
            fits,
            f"en stigning på ca. {total:,} personer".replace(",", "."),
            "initiativernes forventninger (2.6, 3.4) er 50 + 70 = 120",
        )
    ]


def test_a_level_to_which_initiatives_contribute_is_not_their_sum(cast, selfsupported):
    area_target(cast, 500, measured_as="niveau")
    for initiative in (cast.mentor, cast.sygeforloeb):
        expected(cast, initiative, selfsupported, 50)
    assert found(cast) == []


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("Deltidsjob m.v. til 700 borgere", [False]),
        ("Op til 700 job i alt", [True]),
        ("Deltidsjob til 650 borgere", []),
        ("Deltidsjob 2013-2015 (30+)", []),
    ],
)
def test_a_number_in_the_title_counts_what_the_target_counts(cast, title, fits):
    jobs = make_indicator("job", "Formidlede job", "job", "op")
    initiative = make_initiative(cast.focus_area, "2.3", title)
    make_target(initiative, jobs, cast.koebenhavn, "", 700)
    assert [agrees for agrees, *_ in found(cast)] == fits


def test_people_are_people_whatever_the_title_calls_them(cast):
    initiative = make_initiative(cast.focus_area, "2.3", "Kurser til 700 ledige")
    make_target(initiative, cast.langvarige, cast.koebenhavn, "", 700)
    assert [agrees for agrees, *_ in found(cast)] == [True]
