"""What one user owes, most urgent first, and what they wrote lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from initiatives.models import Initiative
from initiatives.navigation import waiting_initiatives
from initiatives.permissions import Access, Action, rows
from targets.models import FollowUp, FollowUpRound, Measurement, Target

State = FollowUp.State
RECENT = 10
UNDER_WAY = (State.DRAFT, State.RETURNED, State.SUBMITTED)


@dataclass(frozen=True)
class Duty:
    """An initiative that waits for the user, and why."""

    initiative: Initiative
    open_round: FollowUpRound | None
    follow_up: FollowUp | None  # the one under way in the open round, or the returned one

    @property
    def is_returned(self) -> bool:
        return self.follow_up is not None and self.follow_up.state == State.RETURNED

    @property
    def is_draft(self) -> bool:
        return self.follow_up is not None and self.follow_up.state == State.DRAFT

    @property
    def is_submitted(self) -> bool:
        return self.follow_up is not None and self.follow_up.state == State.SUBMITTED

    @property
    def due(self) -> date | None:
        return self.open_round.due if self.open_round else None

    @property
    def urgency(self):
        """Returned before the rest, then by due date; what is handed in already stands last."""
        return (self.is_submitted, not self.is_returned, self.due or date.max)


@dataclass(frozen=True)
class Tasks:
    duties: list[Duty]
    approvals: list[FollowUp]
    drafts: list[FollowUp]
    lacking: list[Target]
    follow_ups: list[FollowUp]
    measurements: list[Measurement]


def tasks_of(access: Access) -> Tasks:
    """Everything Mine opgaver lists; seven queries however much it is."""
    under_way = _under_way(access)
    duties = _duties(access, under_way)
    waiting = {duty.initiative.pk for duty in duties}
    return Tasks(
        duties=duties,
        approvals=_approvals(access),
        drafts=[
            one
            for one in under_way
            if one.state == State.DRAFT and one.initiative_id not in waiting
        ],
        lacking=_lacking(access),
        follow_ups=_recent_follow_ups(access),
        measurements=_recent_measurements(access),
    )


def _duties(access: Access, under_way: Iterable[FollowUp]) -> list[Duty]:
    """As many as the number in the header: both ask `waiting_initiatives`."""
    waiting = waiting_initiatives(access).select_related("plan").in_plan_order()
    open_rounds = {one.plan_id: one for one in FollowUpRound.objects.open()}
    begun = {one.initiative_id: one for one in under_way}
    duties = [
        Duty(one, open_rounds.get(one.plan_id), begun.get(one.pk))
        for one in waiting.defer("search_vector", "search_text", "purpose", "description")
    ]
    return sorted(duties, key=lambda duty: duty.urgency)


def _under_way(access: Access) -> list[FollowUp]:
    """Begun and not approved, of initiatives that the user reports on; returned ones last, so
    that they win where an initiative has two."""
    mine = Initiative.objects.filter(rows(access, Action.REPORT))
    found = FollowUp.objects.filter(initiative__in=mine.values("pk"), state__in=UNDER_WAY)
    return sorted(
        found.select_related("initiative__plan", "round", "written_by"),
        key=lambda one: (one.state == State.RETURNED, one.pk),
    )


def _approvals(access: Access) -> list[FollowUp]:
    """Handed in by others in an open round, the oldest first."""
    theirs = Initiative.objects.filter(rows(access, Action.APPROVE))
    handed_in = FollowUp.objects.filter(
        initiative__in=theirs.values("pk"),
        state=State.SUBMITTED,
        round__state=FollowUpRound.State.OPEN,
    ).exclude(written_by=access.user_id)
    return list(
        handed_in.select_related("initiative__plan", "round", "written_by").order_by("written_at")
    )


def _lacking(access: Access) -> list[Target]:
    """Targets without data of initiatives that the user measures, the nearest deadline first."""
    measured = Initiative.objects.involving(access.unit_ids).filter(rows(access, Action.MEASURE))
    targets = Target.objects.lacking_data().filter(initiative__in=measured.values("pk"))
    return list(
        targets.select_related("initiative__plan", "indicator").order_by(
            F("deadline").asc(nulls_last=True), "initiative__position", "number"
        )
    )


def _recent_follow_ups(access: Access) -> list[FollowUp]:
    mine = FollowUp.objects.filter(written_by=access.user_id)
    return list(mine.select_related("initiative__plan", "round").order_by("-written_at")[:RECENT])


def _recent_measurements(access: Access) -> list[Measurement]:
    mine = Measurement.objects.filter(entered_by=access.user_id)
    return list(mine.select_related("indicator", "area").order_by("-entered_at")[:RECENT])
