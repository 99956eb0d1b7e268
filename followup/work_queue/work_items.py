"""What one user owes, most urgent first, and what they wrote lately."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet

from core.people import name_paths
from followup.models import FollowUp, FollowUpRound
from followup.models.rounds import ANSWERED
from followup.work_queue.waiting import approvals_for, waiting_for
from initiatives.models import Initiative, Plan, Responsibility
from initiatives.permissions import Access, Action, rows
from targets.models import Measurement, Target

State = FollowUp.State
RECENT = 10
MOST_ROUNDS = 5


@dataclass(frozen=True)
class WorkItem:
    """An initiative that waits for the user, and why."""

    initiative: Initiative
    open_round: FollowUpRound | None
    follow_up: FollowUp | None  # the one in the open round
    today: date

    @property
    def units(self) -> tuple[str, ...]:
        """The names of the units that lead it."""
        return tuple(self.initiative.leading_units)

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
    def is_of_ended_plan(self) -> bool:
        return self.open_round is None and self.initiative.plan.state == Plan.State.ENDED

    @property
    def urgency(self) -> tuple[bool, date, bool]:
        """Sort key: returned answers first, then overdue ones, then by due date; those outside
        rounds last."""
        return (not self.is_returned, self.due or date.max, self.open_round is None)


@dataclass(frozen=True)
class Tasks:
    """`ended` and `ended_lacking` are of plans that have ended; what else has no open round is of
    plans in force."""

    work_items: list[WorkItem]  # in open rounds
    unassessed: list[WorkItem]
    ended: list[WorkItem]
    approvals: list[FollowUp]
    submitted: list[FollowUp]
    lacking: list[Target]
    ended_lacking: list[Target]
    follow_ups: list[FollowUp]
    measurements: list[Measurement]

    @property
    def why(self) -> list[tuple[int, str]]:
        """How many work items are returned, overdue or begun, as (number, words). One item can be
        several of these; what none is, is left out."""
        reasons = (
            (sum(work_item.is_returned for work_item in self.work_items), "returneret"),
            (sum(work_item.is_overdue for work_item in self.work_items), "over svarfristen"),
            (
                sum(work_item.is_draft for work_item in self.work_items),
                "begyndt, men ikke indsendt",
            ),
        )
        return [(number, words) for number, words in reasons if number]

    @property
    def is_of_several_units(self) -> bool:
        """Whether the work items must say for which unit they are."""
        return len({one.units for one in [*self.work_items, *self.unassessed]}) > 1

    @property
    def rounds_to_approve(self) -> list[FollowUpRound]:
        """The rounds of the answers to approve, the one opened first before the others. Empty where
        there are many: then each line has a link of its own."""
        rounds = {one.round_id: one.round for one in self.approvals}
        return [rounds[pk] for pk in sorted(rounds)] if len(rounds) <= MOST_ROUNDS else []


def tasks_of(access: Access, today: date) -> Tasks:
    """Everything that Mine opgaver shows; nine queries whatever the number of rows."""
    submitted, work_items = list(_submitted(access)), work_items_of(access, today)
    listed, lacking = {one.pk for one in submitted}, list(_lacking(access))
    ended = Plan.State.ENDED
    return Tasks(
        work_items=[one for one in work_items if one.open_round],
        unassessed=[one for one in work_items if not (one.open_round or one.is_of_ended_plan)],
        ended=[one for one in work_items if one.is_of_ended_plan],
        approvals=list(_approvals(access)),
        submitted=submitted,
        lacking=[one for one in lacking if one.initiative.plan.state != ended],
        ended_lacking=[one for one in lacking if one.initiative.plan.state == ended],
        follow_ups=[one for one in _recent_follow_ups(access) if one.pk not in listed],
        measurements=list(_recent_measurements(access)),
    )


def work_items_of(access: Access, today: date) -> list[WorkItem]:
    """The work items, the most urgent first; four queries."""
    waiting = waiting_for(access)
    keys = [*waiting.in_rounds, *waiting.unassessed]
    leading = Responsibility.objects.filter(
        initiative=OuterRef("pk"), role=Responsibility.Role.LEADS
    ).order_by("unit__name")
    rows = Initiative.objects.filter(pk__in=keys).select_related("plan").in_plan_order()
    rows = rows.annotate(leading_units=ArraySubquery(leading.values("unit__name")))
    of_plan = ("plan__slug", "plan__title", "plan__state")
    initiatives = list(rows.only("code", "title", "status", *of_plan))
    open_rounds = FollowUpRound.objects.open().filter(plan__in={one.plan_id for one in initiatives})
    rounds = {one.plan_id: one for one in open_rounds.only("slug", "due", "plan")}
    begun = {one.initiative_id: one for one in _begun(initiatives, rounds.values())}
    work_items = [
        WorkItem(one, rounds.get(one.plan_id), begun.get(one.pk), today) for one in initiatives
    ]
    return sorted(work_items, key=lambda work_item: work_item.urgency)


def next_work_item(access: Access, today: date, after: Initiative) -> WorkItem | None:
    """The work item to answer after this initiative, one of the same plan before others; None when
    none is left. Plans that have ended ask for nothing. Four queries."""
    work_items = [
        work_item
        for work_item in work_items_of(access, today)
        if work_item.initiative.pk != after.pk and not work_item.is_of_ended_plan
    ]
    same_plan = (
        work_item for work_item in work_items if work_item.initiative.plan_id == after.plan_id
    )
    return next(same_plan, work_items[0] if work_items else None)


# What a line says of its initiative and round.
INITIATIVE = ("initiative__code", "initiative__title")
ROUND = ("round__slug", "round__title")


def _begun(initiatives, rounds) -> QuerySet:
    """The drafts, returned answers and contributions for these initiatives in these rounds."""
    begun = FollowUp.objects.filter(
        round__in=[one.pk for one in rounds], initiative__in=[one.pk for one in initiatives]
    )
    fields = ("round", "initiative", "state", "written_at", "returned_at", "return_reason")
    people = ("written_by", "returned_by", "contributed_by")
    begun = begun.exclude(state=State.MISSING, contributed_at=None).select_related(*people)
    return begun.only(*fields, "contributed_at", *name_paths(*people))


def _submitted(access: Access) -> QuerySet:
    """The user's submitted answers in open rounds, the newest first."""
    mine = FollowUp.objects.filter(
        written_by=access.user_id, round__state=FollowUpRound.State.OPEN, state__in=ANSWERED
    )
    fields = ("status", "state", "written_at", "approved_at", "contributed_at")
    people = ("approved_by", "contributed_by")
    joined = mine.select_related("initiative", "round", *people)
    found = joined.only(*fields, *INITIATIVE, *ROUND, *name_paths(*people))
    return found.order_by("-written_at", "-pk")


def _approvals(access: Access) -> QuerySet:
    """The answers that the user may approve, in which only others have written, the oldest
    first."""
    fields = ("status", "calculated_status", "written_at")
    written_by = name_paths("written_by")
    joined = approvals_for(access).select_related("initiative", "round", "written_by")
    return joined.only(*fields, *INITIATIVE, *ROUND, *written_by).order_by("written_at", "pk")


def _lacking(access: Access) -> QuerySet:
    """The targets without data of the initiatives that the user may measure, the nearest deadline
    first."""
    involved = Initiative.objects.involving(access.unit_ids)
    measured = involved.filter(rows(access, Action.MEASURE))
    targets = Target.objects.lacking_data().filter(initiative__in=measured.values("pk"))
    joined = targets.select_related("initiative__plan").only(
        *("title", "deadline", "deadline_wording", *INITIATIVE),
        *("initiative__plan__title", "initiative__plan__state"),
    )
    nearest = F("deadline").asc(nulls_last=True)
    return joined.order_by(nearest, "initiative__position", "number", "pk")


def _recent_follow_ups(access: Access) -> QuerySet:
    mine = FollowUp.objects.filter(written_by=access.user_id).select_related("initiative")
    fields = mine.only("status", "state", "written_at", *INITIATIVE)
    return fields.order_by("-written_at", "-pk")[:RECENT]


def _recent_measurements(access: Access) -> QuerySet:
    mine = Measurement.objects.filter(entered_by=access.user_id).select_related("indicator")
    fields = ("qualifier", "value", "date", "entered_at")
    of_indicator = ("indicator__name", "indicator__unit_of_measure")
    return mine.only(*fields, *of_indicator).order_by("-entered_at", "-pk")[:RECENT]
