"""The list of rounds: one card each, with how many initiatives stand where."""

import datetime
from collections import Counter
from typing import NamedTuple

from django.db.models import Count

from core.addresses import page_of
from core.lists.paging import Slice, slice_of
from followup.models import FollowUp, FollowUpRound, RoundSnapshot
from followup.models.cycle import Header, Statuses
from followup.models.rounds import ANSWERED
from followup.snapshots.round_reports import bar_of, progress_words
from followup.snapshots.snapshot import SnapshotRound, progress_of
from followup.snapshots.storage import from_json
from initiatives.bars import Segment
from initiatives.models import Initiative, Plan, Status
from initiatives.permissions import Access, visible
from initiatives.statuses import UNAPPROVED

Progress = list[tuple[str, int]]


class RoundSummary(NamedTuple):
    """A round in the list. Everything but key and slug comes from the snapshot when the round is
    closed. `progress` is as in `progress_of`."""

    pk: int
    slug: str
    title: str
    state: str
    plan_slug: str
    plan_title: str
    cutoff: datetime.date
    due: datetime.date | None
    closed_at: datetime.datetime | None
    edition: int
    progress: Progress

    @property
    def state_label(self) -> str:
        return FollowUpRound.State(self.state).label

    @property
    def words(self) -> str:
        return progress_words(self.progress)

    @property
    def segments(self) -> list[Segment]:
        return bar_of(page_of("round", self.slug), self.progress)


def page_of_rounds(plan: Plan | None, access: Access, number: str) -> Slice:
    """Page `number` of the plan's rounds, or without a plan of all that the user sees, newest
    first; at most six queries."""
    rounds = FollowUpRound.objects.filter(visible(access)).newest_first().for_plan(plan)
    return slice_of(rounds, number, round_summaries)


def round_summaries(pks: list[int]) -> list[RoundSummary]:
    """The rounds with these keys, in any order."""
    found = FollowUpRound.objects.filter(pk__in=pks).order_by()
    rounds = list(found.select_related("plan").defer("instructions", "plan__summary"))
    snapshots = _snapshots([one.pk for one in rounds if one.state == FollowUpRound.State.CLOSED])
    progress = _progress([one for one in rounds if one.pk not in snapshots])
    return [
        _as_in_snapshot(one, *snapshots[one.pk])
        if one.pk in snapshots
        else _as_it_stands(one, progress[one.pk])
        for one in rounds
    ]


def _as_it_stands(one: FollowUpRound, progress: Progress) -> RoundSummary:
    return RoundSummary(
        one.pk,
        one.slug,
        one.title,
        one.state,
        one.plan.slug,
        one.plan.title,
        one.cutoff,
        one.due,
        one.closed_at,
        1,
        progress,
    )


def _as_in_snapshot(one: FollowUpRound, header: SnapshotRound, progress: Progress) -> RoundSummary:
    names = RoundSummary._fields[2:-1]
    return RoundSummary(one.pk, one.slug, *(getattr(header, name) for name in names), progress)


def _snapshots(pks: list[int]) -> dict[int, tuple[SnapshotRound, Progress]]:
    """For each closed round the facts of its snapshot and how many initiatives have which status.
    The initiatives themselves are not read: for a page of rounds they would be some ten
    megabytes."""
    in_force = RoundSnapshot.objects.in_force().filter(round__in=pks)
    found = in_force.values_list("round", Header("content"), Statuses("content"))
    return {one: (from_json(header), progress_of(statuses)) for one, header, statuses in found}


def _progress(rounds: list[FollowUpRound]) -> dict[int, Progress]:
    """For each round the numbers as in `progress_of`; an initiative that nobody has answered is not
    assessed. A closed round has the initiatives that it was closed with, any other all of its
    plan's."""
    follow_ups = FollowUp.objects.filter(round__in=[one.pk for one in rounds]).order_by()
    total: Counter[int] = Counter()
    answered: Counter[tuple[int, str]] = Counter()
    of_state = follow_ups.values_list("round", "state", "status").annotate(Count("pk"))
    for in_round, state, status, number in of_state:
        total[in_round] += number
        if state in ANSWERED:
            is_approved = state == FollowUp.State.APPROVED
            answered[in_round, status if is_approved else UNAPPROVED.value] += number
    collecting = [one for one in rounds if one.state != FollowUpRound.State.CLOSED]
    in_plan = dict(
        Initiative.objects.filter(plan__in=[one.plan_id for one in collecting])
        .order_by()
        .values_list("plan")
        .annotate(Count("pk"))
    )
    for one in collecting:
        total[one.pk] = in_plan.get(one.plan_id, 0)
    return {one.pk: _numbers(one.pk, total, answered) for one in rounds}


def _numbers(pk: int, total: Counter, answered: Counter) -> Progress:
    """An approved answer may lack a status, too."""
    decided = [(status.value, answered[pk, status.value]) for status in Status]
    unapproved = answered[pk, UNAPPROVED.value]
    without = total[pk] - unapproved - sum(number for _, number in decided)
    return [*decided, ("", without), (UNAPPROVED.value, unapproved)]
