"""What *Opdatér status* is about: an initiative as it stands, and what this user may write."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from followup.evidence.attachments import is_removable
from followup.models import Evidence, FollowUp, FollowUpRound
from followup.reports.calculation import Calculation, InitiativeTargets, targets_of
from followup.reports.merge.baseline import Baseline, current_baseline
from followup.reports.stale_version import StaleVersion
from followup.rounds.two_days import why_differs
from followup.snapshots.snapshot import SnapshotReplaced
from followup.snapshots.storage import replaced_of
from followup.work_queue.work_items import WorkItem, next_work_item
from initiatives.models import Initiative
from initiatives.permissions import Action, access_for, allowed, visible
from targets.measurements import NewMeasurement
from targets.models.target_fields import PLAN_RULE

State = FollowUp.State
UNWRITTEN = (State.MISSING, State.DRAFT)
# What the page says of the initiative, and the rule and the links ask of its plan.
OF_INITIATIVE = ("code", "title", "status", "calculated_status", "version")
OF_PLAN = ("plan__slug", "plan__title", *PLAN_RULE)


@dataclass
class UpdatePage:
    initiative: Initiative
    may_report: bool
    open_round: FollowUpRound | None
    targets: InitiativeTargets
    today: date
    user: User
    stale: StaleVersion | None = None
    unsaved: list[tuple[str, str]] = field(default_factory=list)  # what can be stored no more

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """Newest first."""
        return list(self.initiative.follow_ups.with_people().newest_first())

    @property
    def in_round(self) -> FollowUp | None:
        """The initiative's follow-up in the open round; None when it is not begun or no round is
        open."""
        if not self.open_round:
            return None
        return next((one for one in self.follow_ups if one.round_id == self.open_round.pk), None)

    @cached_property
    def replaces(self) -> SnapshotReplaced | None:
        """The edition that the open round had before it was reopened, and why that was."""
        return replaced_of(self.open_round) if self.open_round else None

    @property
    def has_draft_of_before(self) -> bool:
        """Whether the draft was saved before the round was closed, and so is in no paper."""
        draft = self.in_round if self.may_report and self.replaces else None
        if draft is None or draft.state != State.DRAFT or draft.written_at is None:
            return False
        return draft.written_at < self.replaces.closed_at

    @property
    def is_approved(self) -> bool:
        in_round = self.in_round
        return in_round is not None and in_round.state == State.APPROVED

    @property
    def writes_follow_up(self) -> bool:
        """Whether status and texts can be written; otherwise only figures."""
        return self.may_report and not self.is_approved

    @property
    def in_force(self) -> FollowUp | None:
        """The follow-up that gave the initiative its status."""
        return next((one for one in self.follow_ups if one.state == State.APPROVED), None)

    @property
    def previous(self) -> FollowUp | None:
        """The newest follow-up before the one that is being written; shown beside the fields."""
        done = (one for one in self.follow_ups if one != self.in_round)
        return next((one for one in done if one.state not in UNWRITTEN), None)

    @cached_property
    def evidence(self) -> list[tuple[Evidence, bool]]:
        """What is attached to the follow-up that is being written, each with whether the user may
        take it away."""
        if not self.in_round:
            return []
        attached = self.in_round.evidence.select_related("added_by")
        return [(one, is_removable(one, self.in_round, self.user)) for one in attached]

    @cached_property
    def next_work_item(self) -> WorkItem | None:
        """What waits for the user after this initiative."""
        return next_work_item(access_for(self.user), self.today, after=self.initiative)

    def baseline(self) -> Baseline:
        """What a form that is opened now shows. It travels with the form, so it holds a draft's
        texts only where the form does."""
        draft = self.in_round if self.writes_follow_up else None
        return current_baseline(self.targets, self.follow_ups, self.open_round, draft)

    def why_two(self, calculation: Calculation, has_typed: bool) -> str:
        """Why the calculated status of the open round is not today's; "" where it is, or where no
        round is open."""
        if not self.open_round or calculation.status == self.initiative.calculated_status:
            return ""
        return why_differs(cutoff=self.open_round.cutoff, today=self.today, has_typed=has_typed)

    def calculation(self, typed: Iterable[NewMeasurement] = ()) -> Calculation:
        """What the rule makes of the stored figures and the typed ones."""
        on = self.open_round.cutoff if self.open_round else self.today
        return self.targets.calculate(on=on, closing=bool(self.open_round), typed=typed)


def update_page(user: User, pk: int) -> UpdatePage:
    access = access_for(user)
    seen = Initiative.objects.filter(visible(access)).select_related("plan")
    initiative = get_object_or_404(seen.only(*OF_INITIATIVE, *OF_PLAN), pk=pk)
    open_to = allowed(access, initiative, Action.REPORT, Action.MEASURE)
    if not open_to:
        raise PermissionDenied("Du kan kun opdatere initiativer, som din enhed har del i.")
    return UpdatePage(
        initiative=initiative,
        may_report=Action.REPORT in open_to,
        open_round=initiative.plan.rounds.open().newest_first().first(),
        targets=targets_of(initiative),
        today=timezone.localdate(),
        user=user,
    )
