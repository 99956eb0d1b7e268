"""A plan's page: the plan, and of each focus area its target groups, targets and initiatives."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from followup.models import FollowUpRound, RoundSnapshot
from followup.rounds.two_days import why_closed_differs
from initiatives.models import FocusArea, InitiativeArea, Plan, TargetGroup
from initiatives.models.counts import tally_of
from initiatives.permissions import access_for, visible
from targets.rule.status import RULE_VERSION

INITIATIVE = ("pk", "code", "title", "status", "calculated_status")
CATEGORIES = dict(InitiativeArea.Category.choices)


class PlanTarget(NamedTuple):
    pk: int
    goal_number: int | None
    title: str
    wording: str
    verdict: str


class PlanInitiative(NamedTuple):
    """An initiative in a focus area; `category` is its category there in words, "" for none."""

    pk: int
    code: str
    title: str
    status: str
    calculated_status: str
    category: str


@dataclass(frozen=True)
class ClosedRound:
    """The plan's newest closed round, and by initiative its calculated status there where it is not
    today's; `why` says in a sentence why any is not."""

    round: FollowUpRound
    differing: dict[int, str]

    @property
    def why(self) -> str:
        return why_closed_differs(rule_version=self.round.rule_version or RULE_VERSION)


@dataclass
class Section:
    """A focus area with its counts and all that stands in it."""

    area: FocusArea
    groups: list[TargetGroup] = field(default_factory=list)
    targets: list[PlanTarget] = field(default_factory=list)
    initiatives: list[PlanInitiative] = field(default_factory=list)


def plan_detail(request: HttpRequest, slug: str) -> HttpResponse:
    seen = Plan.objects.filter(visible(access_for(request.user), ""))
    plan = get_object_or_404(seen.select_related("source", "follows"), slug=slug)
    initiatives = initiatives_of(plan)
    plan.tally = tally_of(one.status for one, _ in initiatives)
    sections, targets = contents_of(plan)
    closed = closed_round_of(plan, {one.pk: one.calculated_status for one, _ in initiatives})
    return render(
        request,
        "initiatives/plan_detail.html",
        {
            "plan": plan,
            "sections": sections,
            "targets": targets,
            "closed": closed,
            "today": timezone.localdate(),
            "unplaced": [one for one, is_placed in initiatives if not is_placed],
        },
    )


def initiatives_of(plan: Plan) -> list[tuple[PlanInitiative, bool]]:
    """The plan's initiatives, each with whether it stands in a focus area."""
    is_placed = Exists(InitiativeArea.objects.filter(initiative=OuterRef("pk")))
    rows = plan.initiatives.order_by("position", "code").values_list(*INITIATIVE, is_placed)
    return [(PlanInitiative(*values, category=""), placed) for *values, placed in rows]


def closed_round_of(plan: Plan, now: dict[int, str]) -> ClosedRound | None:
    """Where `now`, the calculated statuses of today by initiative, are not what the plan's newest
    closed round says; None where they all are. Two queries."""
    version = RoundSnapshot.objects.in_force().filter(round=OuterRef("pk")).values("rule_version")
    rounds = plan.rounds.filter(state=FollowUpRound.State.CLOSED).newest_first()
    newest = rounds.annotate(rule_version=Subquery(version[:1])).first()
    if newest is None:
        return None
    then = newest.follow_ups.order_by().values_list("initiative", "calculated_status")
    differing = {pk: status for pk, status in then if now.get(pk, status) != status}
    return ClosedRound(newest, differing) if differing else None


def contents_of(plan: Plan) -> tuple[list[Section], list[PlanTarget]]:
    """A section for each focus area, in order; and the targets that are set for the plan itself."""
    areas = plan.focus_areas.select_related("source").with_remarks().order_by("position", "code")
    sections = {area.pk: Section(area) for area in areas}
    for group in TargetGroup.objects.filter(focus_area__in=sections):
        sections[group.focus_area_id].groups.append(group)
    of_plan: list[PlanTarget] = []
    targets = plan.targets.overarching().order_by("number", "pk")
    for area, *values in targets.values_list("focus_area", *PlanTarget._fields):
        (sections[area].targets if area else of_plan).append(PlanTarget(*values))
    places = InitiativeArea.objects.filter(focus_area__in=sections).in_order()
    initiative = (f"initiative__{name}" for name in INITIATIVE)
    for area, category, *values in places.values_list("focus_area", "category", *initiative):
        one = PlanInitiative(*values, CATEGORIES.get(category, category))
        sections[area].initiatives.append(one)
    for section in sections.values():
        section.area.tally = tally_of(one.status for one in section.initiatives)
    return list(sections.values()), of_plan
