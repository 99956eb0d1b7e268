"""An initiative's page: what its plan says of it, its targets, what was reported and measured, the
budget lines that pay for it, and its history."""

from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from budget.models import BudgetLine
from budget.tables import PayingLineTable
from core.addresses import page_of
from core.history.changes import LIMIT, Withheld, history_of
from followup.deeds import deed_in_history
from followup.models import FollowUp
from followup.reports.drafts import READERS, withheld_drafts
from initiatives.models import Continuation, Initiative, Plan
from initiatives.permissions import Access, Action, access_for, allowed, visible
from targets.assessment import OWN_KINDS
from targets.measurements import related_measurements
from targets.models import Indicator, Measurement
from targets.originals import originals_of
from targets.presentation import TargetPresentation
from targets.rule.margins import JudgedTarget, margin_words

NEWEST_EVENTS = 20  # of the history on the page; the rest is one press away
MOST_MEASUREMENTS = 12  # of an indicator; its own page holds the rest


class Measured(NamedTuple):
    """An indicator's newest measurements, and how many measurements it has."""

    indicator: Indicator
    newest: list[Measurement]
    number: int


class LinkedInitiative(NamedTuple):
    """An initiative of another plan that this one continues, or that continues it; `ground_words`
    quote the document or planner that says so, and `ground` is of `Ground`."""

    pk: int
    code: str
    title: str
    status: str
    plan: str
    ground: str
    ground_words: str

    def get_absolute_url(self) -> str:
        return page_of("initiative", self.pk)


def initiative_detail(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_for(request.user)
    rows = Initiative.objects.filter(visible(access)).with_plan()
    initiative = get_object_or_404(rows.select_related("source").with_remarks(), pk=pk)
    open_to = allowed(access, initiative, Action.MEASURE, *READERS)
    named = Indicator.objects.of_initiative(initiative).by_name().only("name", "unit_of_measure")
    indicators = list(named)
    continues, continued_by, unseen = continuations_of(initiative, access)
    targets = targets_of(initiative)
    whole_history = request.GET.get("historik") == "alle"
    most_events = LIMIT if whole_history else NEWEST_EVENTS
    return render(
        request,
        "initiatives/initiative_detail.html",
        {
            "initiative": initiative,
            "responsibilities": responsibilities_of(initiative),
            "areas": placements_of(initiative),
            "target_groups": initiative.target_groups.all(),
            "targets": targets,
            "margin": margin_of(targets) if initiative.deviation else "",
            "today": timezone.localdate(),
            "follow_ups": initiative.follow_ups.with_people()
            .prefetch_related("evidence")
            .newest_first(),
            "measured": measured_of(indicators),
            "budget_lines": budget_lines_of(initiative),
            "budget_table": PayingLineTable(()),
            "continues": continues,
            "continued_by": continued_by,
            "history": history_of(
                initiative,
                related_measurements(indicators),
                limit=most_events,
                words={FollowUp: deed_in_history},
                withheld=[
                    *withheld_drafts(may_read=bool(open_to & READERS)),
                    *withheld_continuations(unseen),
                ],
            ),
            "whole_history": whole_history,
            "may_report": Action.REPORT in open_to,
            "may_measure": Action.MEASURE in open_to,
        },
    )


def responsibilities_of(initiative: Initiative) -> QuerySet:
    rows = initiative.responsibilities.select_related("unit")
    return rows.only("initiative", "role", "ground", "printed_as", "unit__name")


def placements_of(initiative: Initiative) -> QuerySet:
    rows = initiative.areas.select_related("focus_area")
    return rows.only("initiative", "category", "focus_area__code", "focus_area__title")


def targets_of(initiative: Initiative) -> list[TargetPresentation]:
    """The initiative's own targets by number, as the page shows them today."""
    today, targets = timezone.localdate(), list(initiative.targets.in_rows().order_by("number"))
    for target in targets:
        target.plan = initiative.plan
    originals = originals_of(targets, on=today)
    return [TargetPresentation(one, on=today, original=originals.get(one.pk)) for one in targets]


def margin_of(targets: list[TargetPresentation]) -> str:
    """What the calculated status hangs on where it is a few points, "" else."""
    own = (one for one in targets if one.target.kind in OWN_KINDS)
    return margin_words(JudgedTarget(one.goal_words, one.judgement) for one in own)


def measured_of(indicators: list[Indicator]) -> list[Measured]:
    """The newest measurements of each indicator that has any, in the order of the indicators."""
    rows = Measurement.objects.filter(indicator__in=indicators).newest_of_each(MOST_MEASUREMENTS)
    newest = defaultdict(list)
    for row in rows.with_row_details():
        newest[row.indicator_id].append(row)
    return [
        Measured(indicator, newest[indicator.pk], newest[indicator.pk][0].of_indicator)
        for indicator in indicators
        if indicator.pk in newest
    ]


def budget_lines_of(initiative: Initiative) -> list[list[BudgetLine]]:
    """The lines that pay for the initiative, each once for every amount."""
    rows = BudgetLine.objects.paying_for(initiative).one_row_per_amount()
    return [list(amounts) for _, amounts in groupby(rows, key=lambda row: row.pk)]


def withheld_continuations(unseen: set[int]) -> list[Withheld]:
    """What a history leaves out of these initiatives, which continue the one that it is of."""
    return [Withheld(Continuation, lambda row: row["initiative_id"] in unseen, lambda *_: "")]


def continuations_of(
    initiative: Initiative, access: Access
) -> tuple[list[LinkedInitiative], list[LinkedInitiative], set[int]]:
    """The initiatives that it continues and those that continue it, each in the order of their
    plans; and the keys of those among the latter that the user does not see."""
    later, earlier = (
        (side, f"{side}__code", f"{side}__title", f"{side}__status", f"{side}__plan__title")
        for side in ("initiative", "earlier")
    )
    links = Continuation.objects.filter(Q(initiative=initiative) | Q(earlier=initiative))
    continues, continued_by, unseen = [], [], set()
    others = ("ground", "ground_words", "initiative__plan__state")
    for *row, state in links.values_list(*later, *earlier, *others):
        if state == Plan.State.DRAFT and not access.sees_drafts:
            unseen.add(row[0])
        elif row[0] == initiative.pk:
            continues.append(LinkedInitiative(*row[5:]))
        else:
            continued_by.append(LinkedInitiative(*row[:5], *row[10:]))
    return continues, continued_by, unseen
