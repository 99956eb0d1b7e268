"""A target that was changed since it was decided: papers say from what, when, why and in which
case; who did it stands in internal copies only."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.content import Issued
from beskplan.exports.word.execution import execution_paper
from beskplan.exports.word.goals import goals_paper
from beskplan.exports.word.round_words import round_paper
from core.people import display_name
from followup.models import FollowUp, FollowUpRound
from followup.rounds.calculated_statuses import record_calculated
from followup.snapshots.taking import take_snapshot
from targets.models import Target, TargetRevision
from tests.beskplan.exports.documents import document_text, read
from tests.beskplan.exports.workbooks import opened, rows_of
from tests.cast import open_round
from tests.pages import page, text_of

MADE = Issued("Pia Planlægger", datetime(2008, 1, 22, 13, 5, tzinfo=UTC))
CHANGED = "Ændret fra mindst 100 forløb til mindst 80 forløb den 1. september 2007"
SAID = f"{CHANGED}, sagsnr. 2007-1: Udvalget har sat målet ned."
PAPERS = {"plan": execution_paper, "goals": goals_paper}


def revise(target, by, value=100):
    return TargetRevision.objects.create(
        target=target,
        comparator=target.comparator,
        value=value,
        period_start=target.period_start,
        deadline=target.deadline,
        reason="Udvalget har sat målet ned.",
        case_number="2007-1",
        decided_by=by,
        at=datetime(2007, 9, 1, 9, tzinfo=UTC),
    )


@pytest.fixture
def revised(cast):
    """3.4's target, of 80 instead of 100."""
    return revise(cast.mentor_target, cast.people.pia)


@pytest.fixture
def closed(cast, revised):
    found = open_round(cast.plan, slug="aar", title="År 2007")
    approved = {"state": FollowUp.State.APPROVED, "status": "opfyldt"}
    FollowUp.objects.create(
        initiative=cast.mentor, round=found, effective_on=found.cutoff, **approved
    )
    record_calculated(found)
    found.state, found.closed_at = FollowUpRound.State.CLOSED, MADE.at
    found.save()
    take_snapshot(found, by=cast.people.pia, at=MADE.at)
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_a_plans_paper_says_what_was_changed_and_by_whom_only_internally(cast, revised, paper):
    public = document_text(read(PAPERS[paper](cast.plan, MADE)))
    internal = document_text(read(PAPERS[paper](cast.plan, replace(MADE, internal=True))))
    name = display_name(cast.people.pia)
    assert SAID in public
    assert name not in public
    assert f"{CHANGED} af {name}, sagsnr. 2007-1: Udvalget" in internal


@pytest.mark.parametrize("scope", ["plan", "focus_area"])
def test_so_does_the_execution_plan_of_targets_for_the_plan_and_for_an_area(cast, scope):
    target = cast.mentor_target
    target.initiative, target.focus_area = None, None
    if scope == "focus_area":  # also where the area's outcome prints the wording already
        target.focus_area = cast.focus_area
        cast.focus_area.outcome = target.wording
        cast.focus_area.save()
    target.save()
    revise(target, cast.people.pia)
    assert SAID in document_text(read(execution_paper(cast.plan, MADE)))


def test_targets_alike_but_for_a_change_are_not_said_as_one(cast, revised):
    twin = Target.objects.get(pk=cast.mentor_target.pk)
    twin.pk, twin.public_id, twin.number = None, "maal-tvilling", 9
    twin.save()
    text = document_text(read(goals_paper(cast.plan, MADE)))
    assert text.count(SAID) == 1
    assert text.count(cast.mentor_target.wording) == 2


def test_appendix_print_page_and_workbook_say_it_as_the_snapshot_has_it(client, cast, closed):
    TargetRevision.objects.all().delete()
    paper = round_paper(closed, MADE)
    assert SAID in document_text(read(appendix(paper)))
    client.force_login(cast.people.laura)
    assert SAID in text_of(page(client, reverse("round-print", args=["aar"])))
    named = f"{CHANGED} af {display_name(cast.people.pia)}, sagsnr. 2007-1"
    assert named in text_of(page(client, reverse("round", args=["aar"])))
    (row,) = rows_of(opened(client.get(reverse("round-workbook", args=["aar"]))), "Opfølgning")
    assert named in row["Mål og vurdering"]


def test_an_open_rounds_papers_say_it_as_it_stands(cast, revised):
    found = open_round(cast.plan, slug="aar", title="År 2007")
    assert SAID in document_text(read(appendix(round_paper(found, MADE))))
