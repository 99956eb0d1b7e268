"""The snapshot of a round: what its pages and papers print, taken once when it is closed.

An open round is shown through the same values, taken when the page is asked for.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from django.contrib.auth.models import User
from django.db.models import QuerySet

from core.people import display_name
from followup.models import Evidence, FollowUp, FollowUpRound, RoundSnapshot
from followup.models.rounds import ANSWERED
from followup.plausibility.by_row import findings_by_row
from followup.snapshots.measured import measured_values
from followup.snapshots.parts import (
    SnapshotArea,
    SnapshotEvidence,
    SnapshotSource,
    SnapshotUnit,
)
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotReplaced, SnapshotRound
from followup.snapshots.storage import as_json, newest_ended
from followup.snapshots.targets import margin_of, snapshot_targets
from initiatives.models import FocusArea, Initiative, InitiativeArea, Responsibility
from initiatives.statuses import UNAPPROVED
from targets.assessment import Judged, calculated, verdicts_at
from targets.rule.initiative_status import deviation
from targets.rule.status import RULE_VERSION

ANSWER = (
    *("deviation_reason", "no_reason_stated", "source_status", "status_text"),
    *("results", "comments", "undivided_text"),
)
HEADER = (
    "slug",
    "title",
    "state",
    "cutoff",
    "due",
    "instructions",
    "case_number",
    "document_number",
    "opened_at",
    "closed_at",
)
LAPSE = ("lapse_reason", "lapse_date", "lapse_reference")


def snapshot_content(follow_up_round: FollowUpRound, at: datetime, by: User | None = None) -> dict:
    """Everything that the round prints, as JSON; a constant number of queries."""
    return as_json(taken(follow_up_round, at, by, in_full=True))


def take_snapshot(
    follow_up_round: FollowUpRound, *, by: User | None, at: datetime
) -> RoundSnapshot:
    """Store the next edition of a round that was just closed."""
    replaced = newest_ended(follow_up_round)
    return RoundSnapshot.objects.create(
        round=follow_up_round,
        edition=replaced.edition + 1 if replaced else 1,
        replaces=replaced,
        rule_version=RULE_VERSION,
        content=snapshot_content(follow_up_round, at, by),
        closed_by=by,
        closed_at=at,
    )


def take_snapshot_of_loaded(
    follow_up_round: FollowUpRound, *, at: datetime
) -> RoundSnapshot | None:
    """Of a closed round that came from a document, once; nobody closed it here."""
    if follow_up_round.snapshots.exists():
        return None
    return take_snapshot(follow_up_round, by=None, at=at)


def end_snapshot(follow_up_round: FollowUpRound, *, reason: str, by: User, at: datetime) -> None:
    """Keep the snapshot in force, taken now if there is none, with who reopened the round, when and
    why."""
    ended = RoundSnapshot.objects.in_force().filter(round=follow_up_round).first()
    ended = ended or take_snapshot(follow_up_round, by=None, at=at)
    ended.reopened_by, ended.reopened_at, ended.reopen_reason = by, at, reason
    ended.save(update_fields=["reopened_by", "reopened_at", "reopen_reason"])


def taken(
    follow_up_round: FollowUpRound, at: datetime, by: User | None = None, *, in_full: bool = False
) -> SnapshotRound:
    """The round as the database has it now: fourteen queries whatever its size. `in_full` also
    takes every measured value, the focus areas that no initiative stands in, and which of the
    plan's figures do not agree: thirteen more."""
    replaced = newest_ended(follow_up_round)
    in_order = FocusArea.objects.filter(plan=follow_up_round.plan).order_by("position", "code")
    areas = in_order.values_list("pk", "code", "title") if in_full else []
    return replace(
        header(follow_up_round),
        made_at=at,
        closed_by=display_name(by),
        edition=replaced.edition + 1 if replaced else 1,
        replaces=SnapshotReplaced.of(replaced) if replaced else None,
        areas=[SnapshotArea(*area) for area in areas],
        initiatives=_initiatives(follow_up_round, in_full),
    )


def header(follow_up_round: FollowUpRound) -> SnapshotRound:
    """The round without its initiatives; no query when plan and source came along."""
    plan = follow_up_round.plan
    return SnapshotRound(
        pk=follow_up_round.pk,
        plan_slug=plan.slug,
        plan_title=plan.title,
        area_word=plan.area_word,
        tolerance=plan.tolerance,
        threshold=plan.threshold,
        rule_version=RULE_VERSION,
        months_before_deadline=plan.months_before_deadline,
        source=SnapshotSource.of(follow_up_round),
        **{name: getattr(follow_up_round, name) for name in HEADER},
    )


def _initiatives(follow_up_round: FollowUpRound, in_full: bool) -> list[SnapshotInitiative]:
    """A closed round holds what was asked about; an open one also what came to the plan since."""
    is_closed = follow_up_round.state == FollowUpRound.State.CLOSED
    in_round = {"follow_ups__round": follow_up_round}
    in_plan = {"plan": follow_up_round.plan_id}
    initiatives = Initiative.objects.filter(**(in_round if is_closed else in_plan))
    rows = list(initiatives.in_plan_order().values_list("pk", "code", "title"))
    follow_ups = _follow_ups(follow_up_round)
    areas, units, evidence = (
        _areas_of(initiatives),
        _units_of(initiatives),
        _evidence(follow_up_round),
    )
    judged = verdicts_at([pk for pk, _, _ in rows], follow_up_round.cutoff, closing=True)
    targets = snapshot_targets(judged, on=follow_up_round.cutoff)
    measured = measured_values(follow_up_round, initiatives, judged) if in_full else {}
    findings = findings_by_row(follow_up_round.plan).initiatives if in_full else {}
    return [
        SnapshotInitiative(
            pk=pk,
            code=code,
            title=title,
            areas=areas[pk],
            units=units[pk],
            targets=targets[pk],
            measurements=measured.get(pk, []),
            findings=findings.get(pk, []),
            evidence=evidence[pk],
            **_answer(follow_ups.get(pk), judged[pk], is_closed),
        )
        for pk, code, title in rows
    ]


def _follow_ups(follow_up_round: FollowUpRound) -> dict[int, FollowUp]:
    """By initiative. Prefetched, so that a person who wrote a thousand answers is one object."""
    follow_ups = FollowUp.objects.filter(round=follow_up_round).order_by()
    joined = follow_ups.prefetch_related("written_by", "approved_by", "source")
    return {one.initiative_id: one for one in joined}


def _areas_of(initiatives: QuerySet) -> dict[int, list[SnapshotArea]]:
    """By initiative, in the plan's order."""
    placed = InitiativeArea.objects.filter(initiative__in=initiatives.order_by().values("pk"))
    named = ("focus_area", "focus_area__code", "focus_area__title")
    found = defaultdict(list)
    for initiative, *area in placed.values_list("initiative", *named):
        found[initiative].append(SnapshotArea(*area))
    return found


def _units_of(initiatives: QuerySet) -> dict[int, list[SnapshotUnit]]:
    """By initiative, those that lead before those that contribute."""
    links = Responsibility.objects.filter(initiative__in=initiatives.order_by().values("pk"))
    found = defaultdict(list)
    for initiative, unit, name, role in links.values_list(
        "initiative", "unit", "unit__name", "role"
    ):
        found[initiative].append(SnapshotUnit(unit, name, role == Responsibility.Role.LEADS))
    return found


def _answer(follow_up: FollowUp | None, judged: list[Judged], is_closed: bool) -> dict:
    """What was submitted. A draft is private: of it only the state, and when it was saved."""
    if follow_up is None:
        return {"state": FollowUp.State.MISSING, "status": "", "calculated": calculated(judged)}
    status_now = follow_up.calculated_status if is_closed else calculated(judged)
    known = {
        "follow_up_pk": follow_up.pk,
        "state": follow_up.state,
        "status": "",
        "calculated": status_now,
    }
    if follow_up.state not in ANSWERED:
        return known if is_closed else known | {"drafted_at": follow_up.written_at}
    if follow_up.state == FollowUp.State.APPROVED:
        decided = {"status": follow_up.status}
    else:
        decided = {"status": UNAPPROVED.value, "proposed": follow_up.status}
    return known | {
        **decided,
        "written_by": display_name(follow_up.written_by),
        "written_at": follow_up.written_at,
        "deviation": deviation(follow_up.status, status_now) or "",
        "margin": margin_of(judged),
        "approved_by": display_name(follow_up.approved_by),
        "approved_at": follow_up.approved_at,
        "source": SnapshotSource.of(follow_up),
        **{name: getattr(follow_up, name) for name in (*ANSWER, *LAPSE)},
    }


def _evidence(follow_up_round: FollowUpRound) -> dict[int, list[SnapshotEvidence]]:
    """By initiative, of what was handed in."""
    evidence = Evidence.objects.filter(
        follow_up__round=follow_up_round, follow_up__state__in=ANSWERED
    )
    found = defaultdict(list)
    for initiative, *fields, file in evidence.values_list(
        "follow_up__initiative", "pk", "title", "url", "file"
    ):
        file_type = PurePath(file).suffix.lower().removeprefix(".")
        found[initiative].append(SnapshotEvidence(*fields, file_type))
    return found
