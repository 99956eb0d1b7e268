"""A changed target is held against what it first asked for too, by the same rule."""

from datetime import UTC, date, datetime

import pytest

from followup.snapshots.taking import taken
from targets.models import Target, TargetRevision
from targets.originals import originals_of
from tests.cast import YEAR_END, measure, open_round
from tests.pages import page, text_of
from tests.queries import max_own_queries

NOON = datetime(2008, 1, 7, 12, tzinfo=UTC)
SAID = "66 af mindst 80 forløb pr. 31. december 2007: 83 pct., delvist opfyldt efter reglen"


def change(target: Target, *, at: datetime = NOON, **after) -> Target:
    """Keeps what the target asks for, and sets what it is to ask for instead."""
    before = ("comparator", "value", "value_to", "period_start", "deadline")
    TargetRevision.objects.create(
        target=target,
        reason="Udvalget har sat målet ned.",
        at=at,
        **{name: getattr(target, name) for name in before},
    )
    Target.objects.filter(pk=target.pk).update(**after)
    return Target.objects.with_rule().get(pk=target.pk)


@pytest.fixture
def lowered(cast) -> Target:
    """From mindst 80 to mindst 60 forløb; 66 are measured."""
    measure(cast.mentor_target, 66)
    return change(cast.mentor_target, value=60)


def test_the_original_is_judged_by_the_same_rule(lowered):
    original = originals_of([lowered], on=YEAR_END)[lowered.pk]
    assert (original.goal.value, original.judgement.verdict) == (80, "delvist")
    assert original.sentence == SAID


def test_what_was_never_changed_has_no_original_and_costs_one_query(cast):
    with max_own_queries(1):
        assert originals_of([cast.mentor_target], on=YEAR_END) == {}


def test_after_two_changes_the_original_is_the_first(lowered):
    again = change(lowered, at=NOON.replace(day=8), value=50)
    assert originals_of([again], on=YEAR_END)[again.pk].goal.value == 80


def test_a_deadline_that_was_moved_is_judged_by_the_figure_of_its_own_time(cast):
    measure(cast.mentor_target, 66)
    measure(cast.mentor_target, 90, date(2008, 6, 30))
    moved = change(cast.mentor_target, deadline=date(2008, 12, 31))
    original = originals_of([moved], on=date(2009, 1, 1))[moved.pk]
    assert original.judgement.verdict == "delvist"
    assert original.judgement.reading.value == 66


def test_the_queries_are_as_many_however_many_were_changed(cast, lowered):
    change(cast.sygeforloeb_target, deadline=date(2008, 12, 31))
    targets = Target.objects.with_rule()
    with max_own_queries(4):
        assert len(originals_of(targets, on=YEAR_END)) == 2


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.pia)
    return client


@pytest.mark.parametrize("of", ["target", "initiative"])
def test_pages_show_both_verdicts(reader, cast, lowered, of):
    shown = lowered if of == "target" else cast.mentor
    text = text_of(page(reader, shown.get_absolute_url()))
    assert f"Efter det oprindelige mål: delvist opfyldt {SAID}." in text


def test_the_page_of_ministers_goals_shows_both_too(reader, cast, lowered):
    Target.objects.filter(pk=lowered.pk).update(
        kind=Target.Kind.MINISTER, goal_number=1, initiative=None
    )
    text = text_of(page(reader, "/ministermaal/?plan="))
    assert "Ændret fra mindst 80 forløb til mindst 60 forløb den 7. januar 2008" in text
    assert f"Efter det oprindelige mål: delvist opfyldt {SAID}." in text


def test_a_rounds_snapshot_has_both_and_its_page_prints_them(reader, cast, lowered):
    found = open_round(cast.plan)
    mentor = next(one for one in taken(found, NOON).initiatives if one.pk == cast.mentor.pk)
    [target] = mentor.targets
    assert (target.verdict, target.original_verdict) == ("opfyldt", "delvist")
    assert target.original_words == f"Efter det oprindelige mål, mindst 80 forløb: {SAID}."
    assert [one.printed(named=False) for one in target.revisions] == [
        "Ændret fra mindst 80 forløb til mindst 60 forløb den 7. januar 2008:"
        " Udvalget har sat målet ned."
    ]
    text = text_of(page(reader, found.get_absolute_url()))
    assert f"Efter det oprindelige mål, mindst 80 forløb: delvist opfyldt {SAID}." in text
