"""What one user owes, most urgent first, and what they wrote lately."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import F, QuerySet, Value
from django.db.models.expressions import RawSQL

from initiatives.models import Initiative, Responsibility
from initiatives.permissions import Access, Action, rows
from initiatives.statements import Given, Objects
from initiatives.waiting import waiting_initiatives
from targets.models import FollowUp, FollowUpRound, Measurement, Target
from targets.models.rounds import ANSWERED

State = FollowUp.State
RECENT = 10


@dataclass(frozen=True)
class Duty:
    """An initiative that waits for the user, and why."""

    initiative: Initiative
    open_round: FollowUpRound | None
    follow_up: FollowUp | None  # the one in the open round
    today: date

    @property
    def is_returned(self) -> bool:
        return self.follow_up is not None and self.follow_up.state == State.RETURNED

    @property
    def is_draft(self) -> bool:
        return self.follow_up is not None and self.follow_up.state == State.DRAFT

    @property
    def due(self) -> date | None:
        return self.open_round.due if self.open_round else None

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < self.today

    @property
    def urgency(self):
        """Returned first, then what is over its date, then by due date; outside rounds last."""
        return (not self.is_returned, self.due or date.max, self.open_round is None)


@dataclass(frozen=True)
class Tasks:
    duties: list[Duty]
    approvals: list[FollowUp]
    submitted: list[FollowUp]
    lacking: list[Target]
    follow_ups: list[FollowUp]
    measurements: list[Measurement]

    @property
    def why(self) -> list[tuple[int, str]]:
        """How many of the duties are what; one can be both returned and over its date."""
        counted = (
            (sum(duty.is_returned for duty in self.duties), "returneret"),
            (sum(duty.is_overdue for duty in self.duties), "over svarfristen"),
            (sum(duty.is_draft for duty in self.duties), "begyndt, men ikke indsendt"),
        )
        return [(number, words) for number, words in counted if number]


def tasks_of(access: Access, today: date) -> Tasks:
    """Everything Mine opgaver lists; seven queries however much it is."""
    waiting = _Waiting.of(access)
    answered = [
        one
        for one in waiting.in_rounds
        if one.state in ANSWERED and one.written_by_id == access.user_id
    ]
    listed = {one.pk for one in answered}
    return Tasks(
        duties=waiting.duties(today),
        approvals=_listed(access, _approvals),
        submitted=answered,
        lacking=_listed(access, _lacking),
        follow_ups=[one for one in _listed(access, _recent_follow_ups) if one.pk not in listed],
        measurements=_listed(access, _recent_measurements),
    )


def next_duty(access: Access, today: date, after: Initiative) -> Duty | None:
    """What to answer after this one: first of the same plan. Three queries."""
    duties = [duty for duty in _Waiting.of(access).duties(today) if duty.initiative.pk != after.pk]
    same_plan = (duty for duty in duties if duty.initiative.plan_id == after.plan_id)
    return next(same_plan, duties[0] if duties else None)


@dataclass(frozen=True)
class _Waiting:
    """What waits for a user, the open rounds that ask for it, and what is written in open rounds:
    for what waits, and by the user."""

    initiatives: list[Initiative]
    open_rounds: list[FollowUpRound]
    in_rounds: list[FollowUp]

    @classmethod
    def of(cls, access: Access) -> "_Waiting":
        initiatives = _listed(access, _waiting)
        plans = list({one.plan_id for one in initiatives})
        rounds = _listed(access, _open_rounds, {PLANS: plans}) if plans else []
        of_plan = {one.plan_id: one.pk for one in rounds}
        asked = [one for one in initiatives if one.plan_id in of_plan]
        given = {
            ROUNDS: [of_plan[one.plan_id] for one in asked],
            INITIATIVES: [one.pk for one in asked],
        }
        return cls(initiatives, rounds, _listed(access, _in_open_rounds, given))

    def duties(self, today: date) -> list[Duty]:
        """As many as the number in the header: both ask `waiting_initiatives`."""
        rounds = {one.plan_id: one for one in self.open_rounds}
        begun = {one.initiative_id: one for one in self.in_rounds}
        found = [
            Duty(one, rounds.get(one.plan_id), begun.get(one.pk), today) for one in self.initiatives
        ]
        return sorted(found, key=lambda duty: duty.urgency)


# What a line does not show of its initiative and plan.
LONG_OF_INITIATIVE = ("search_vector", "search_text", "purpose", "description")
LONG_OF_PLAN = ("plan__search_vector", "plan__search_text", "plan__summary")
LONG = [f"initiative__{name}" for name in LONG_OF_INITIATIVE + LONG_OF_PLAN]
UNITS, USER, PLANS, ROUNDS, INITIATIVES = (Given() for _ in range(5))


def _listed(access: Access, made: Callable[[Access], QuerySet], given: dict | None = None) -> list:
    objects = _objects(made, access.is_system, access.roles)
    return objects.list({UNITS: list(access.unit_ids), USER: access.user_id} | (given or {}))


@cache
def _objects(made, is_system: bool, role_names: frozenset[str]) -> Objects:
    """One for each set of roles, whoever has them."""
    return Objects(lambda: made(Access(Value(USER), role_names, UNITS, is_system)), kept=True)


def _waiting(access: Access) -> QuerySet:
    waiting = waiting_initiatives(access).select_related("plan").in_plan_order()
    return waiting.defer(*LONG_OF_INITIATIVE, *LONG_OF_PLAN)


def _open_rounds(access: Access) -> QuerySet:
    return FollowUpRound.objects.open().filter(plan__any=PLANS)


# The first half asks for each initiative in its own plan's round. One condition of both would read
# every open round's answers.
IN_OPEN_ROUNDS = """
    SELECT answer.id FROM unnest(%s::bigint[], %s::bigint[]) AS asked (round, initiative)
    JOIN targets_followup AS answer
        ON answer.round_id = asked.round AND answer.initiative_id = asked.initiative
    UNION ALL
    SELECT answer.id FROM targets_followup AS answer
    JOIN targets_followupround AS round ON round.id = answer.round_id
    WHERE answer.written_by_id = %s AND round.state = %s
"""


def _in_open_rounds(access: Access) -> QuerySet:
    """Written for what waits, and by the user, in open rounds; the newest first."""
    given = [ROUNDS, INITIATIVES, USER, FollowUpRound.State.OPEN]
    found = FollowUp.objects.filter(pk__in=RawSQL(IN_OPEN_ROUNDS, given))  # noqa: S611 - our own
    joined = found.exclude(state=State.MISSING).select_related(
        "initiative__plan", "round", "written_by", "approved_by", "returned_by"
    )
    return joined.defer(*LONG).order_by("-written_at", "-pk")


def _approvals(access: Access) -> QuerySet:
    """Handed in by others in an open round, the oldest first."""
    theirs = Initiative.objects.filter(rows(access, Action.APPROVE))
    handed_in = FollowUp.objects.filter(
        initiative__in=theirs.values("pk"),
        state=State.SUBMITTED,
        round__state=FollowUpRound.State.OPEN,
    ).exclude(written_by=access.user_id)
    joined = handed_in.select_related("initiative__plan", "round", "written_by").defer(*LONG)
    return joined.order_by("written_at")


def _lacking(access: Access) -> QuerySet:
    """Targets without data of initiatives that the user measures, the nearest deadline first."""
    involved = Responsibility.objects.filter(unit__any=access.unit_ids).values("initiative")
    measured = Initiative.objects.filter(rows(access, Action.MEASURE), pk__in=involved)
    targets = Target.objects.lacking_data().filter(initiative__in=measured.values("pk"))
    joined = targets.select_related("initiative__plan").defer("search_vector", "search_text", *LONG)
    nearest = F("deadline").asc(nulls_last=True)
    return joined.order_by(nearest, "initiative__position", "number")


def _recent_follow_ups(access: Access) -> QuerySet:
    """The newest are found first, and what a line shows only of them."""
    mine = FollowUp.objects.filter(written_by=access.user_id).order_by("-written_at")
    newest = FollowUp.objects.filter(pk__in=mine.values("pk")[:RECENT])
    joined = newest.select_related("initiative__plan", "round").defer(*LONG)
    return joined.order_by("-written_at")


def _recent_measurements(access: Access) -> QuerySet:
    mine = Measurement.objects.filter(entered_by=access.user_id)
    joined = mine.select_related("indicator", "area").defer("indicator__search_text")
    return joined.order_by("-entered_at")[:RECENT]
