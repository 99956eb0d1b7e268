"""What changed between two rounds, from snapshot values alone; no database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from followup.snapshots.changes import changes
from followup.snapshots.parts import SnapshotTarget
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound

TARGET = SnapshotTarget(
    pk=1,
    number=1,
    kind="indsatsmaal",
    title="Mentorforløb",
    wording="Mindst 80 mentorforløb.",
    goal="mindst 80 forløb",
    has_value=True,
    verdict="delvist",
    sentence="41 af mindst 80 forløb",
    unit="forløb",
    value=Decimal("41.000000"),
    date=date(2007, 6, 30),
)
ONE = SnapshotInitiative(
    pk=7,
    code="3.4",
    title="Mentorer",
    state="godkendt",
    status="delvist",
    calculated="delvist",
    targets=[TARGET],
)


def snapshot(*initiatives) -> SnapshotRound:
    return SnapshotRound(
        pk=1,
        slug="runde",
        title="Runde",
        state="lukket",
        plan_slug="plan",
        plan_title="Plan",
        cutoff=date(2007, 12, 31),
        tolerance=Decimal("0.1"),
        threshold=Decimal("0.5"),
        rule_version=1,
        initiatives=list(initiatives),
    )


def found(old, new, **links) -> list[tuple]:
    rows = changes(snapshot(*old), snapshot(*new), **links)
    return [(one.code, one.what, one.old, one.new) for one in rows]


def test_two_equal_rounds_have_no_changes():
    assert found([ONE], [ONE]) == []


def test_new_texts_alone_are_no_change():
    assert found([ONE], [replace(ONE, results="Nyt", comments="Nyt")]) == []


@pytest.mark.parametrize(
    ("changed", "row"),
    [
        (
            {"value": Decimal(66)},
            ("Måling", "41 forløb pr. 30. juni 2007", "66 forløb pr. 30. juni 2007"),
        ),
        ({"value": None}, ("Måling", "41 forløb pr. 30. juni 2007", "ingen måling")),
        (
            {"goal": "mindst 90 forløb"},
            (
                "Mål",
                "Mindst 80 mentorforløb. (mindst 80 forløb)",
                "Mindst 80 mentorforløb. (mindst 90 forløb)",
            ),
        ),
    ],
)
def test_a_target_s_value_or_goal_that_changed_is_told(changed, row):
    new = replace(ONE, targets=[replace(TARGET, **changed)])
    assert found([ONE], [new]) == [("3.4", *row)]


def test_a_target_that_came_or_went_is_told():
    bare = replace(ONE, targets=[])
    words = "Mindst 80 mentorforløb. (mindst 80 forløb)"
    assert found([bare], [ONE]) == [
        ("3.4", "Mål", "", words),
        ("3.4", "Måling", "ingen måling", "41 forløb pr. 30. juni 2007"),
    ]
    assert found([ONE], [bare]) == [("3.4", "Mål", words, "")]


def test_between_editions_a_corrected_text_is_a_change():
    new = replace(ONE, results="Nyt")
    assert found([ONE], [new], texts=True) == [("3.4", "Resultater", "", "Nyt")]


def test_an_initiative_that_is_no_longer_asked_about_is_told():
    assert found([ONE], []) == [("3.4", "Ikke med i runden", "delvist opfyldt", "")]


def test_rounds_of_two_plans_are_compared_through_what_continues():
    """Only the statuses: the two plans set different targets."""
    later = replace(ONE, pk=9, code="A2", status="opfyldt", targets=[replace(TARGET, pk=5)])
    assert found([ONE], [later], continues={9: 7}) == [
        ("A2", "Status", "delvist opfyldt", "opfyldt")
    ]


def test_the_reason_that_was_asked_for_goes_before_the_comment():
    new = replace(ONE, status="opfyldt", deviation_reason="Fordi.", comments="I øvrigt")
    (row,) = changes(snapshot(ONE), snapshot(new))
    assert row.why == "Fordi."
    (row,) = changes(snapshot(ONE), snapshot(replace(new, deviation_reason="")))
    assert row.why == "I øvrigt"


def test_a_round_closed_without_an_answer_says_who_closed_it_and_when():
    new = replace(ONE, state="mangler", status="")
    closed_at = datetime(2008, 1, 22, 13, 5, tzinfo=UTC)
    closed = replace(snapshot(new), closed_by="Pia Planlægger", closed_at=closed_at)
    (row,) = changes(snapshot(ONE), closed)
    assert (row.old, row.new, row.who, row.when) == (
        "delvist opfyldt",
        "ikke vurderet",
        "Pia Planlægger",
        date(2008, 1, 22),
    )
    assert row.why == "Ingen opfølgning indsendt, da runden blev lukket"
