"""An initiative's page: what its plan says of it, its targets, what was reported and measured, the
budget lines that pay for it, and its history."""

from itertools import groupby

from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from budget.models import BudgetLine
from initiatives.changes import LIMIT, history_of
from initiatives.models import Initiative
from initiatives.permissions import Action, access_for, allowed
from targets.models import Indicator, Measurement
from targets.shown import ShownTarget

NEWEST_EVENTS = 20  # of the history on the page; the rest is one press away
MOST_MEASUREMENTS = 12  # of an indicator; its own page holds the rest


def initiative_detail(request, pk):
    initiative = get_object_or_404(Initiative.objects.for_page(), pk=pk)
    open_to = allowed(access_for(request.user), initiative, Action.REPORT, Action.MEASURE)
    targets = initiative.targets.with_page_details().order_by("number")
    today = timezone.localdate()
    indicators = measured_indicators(initiative)
    whole_history = request.GET.get("historik") == "alle"
    history = history_of(initiative, indicators, limit=LIMIT if whole_history else NEWEST_EVENTS)
    return render(
        request,
        "initiatives/initiative_detail.html",
        {
            "initiative": initiative,
            "targets": [ShownTarget(target, on=today) for target in targets],
            "follow_ups": initiative.follow_ups.with_people()
            .prefetch_related("evidence")
            .newest_first(),
            "measured": [one for one in indicators if one.newest_measurements],
            "most_measurements": MOST_MEASUREMENTS,
            "budget_lines": budget_lines(initiative),
            "history": history,
            "whole_history": whole_history,
            "may_report": Action.REPORT in open_to,
            "may_measure": Action.MEASURE in open_to,
        },
    )


def measured_indicators(initiative: Initiative) -> list[Indicator]:
    """Those of its targets and stated figures, with their `newest_measurements` and the number of
    all as `count_measurements`."""
    newest = Measurement.objects.with_row_details().newest_first()[:MOST_MEASUREMENTS]
    indicators = Indicator.objects.of_initiative(initiative).by_name()
    return list(
        indicators.annotate(count_measurements=Count("measurements")).prefetch_related(
            Prefetch("measurements", newest, to_attr="newest_measurements")
        )
    )


def budget_lines(initiative: Initiative) -> list[list[BudgetLine]]:
    """The lines that pay for it, each once for every amount."""
    rows = BudgetLine.objects.paying_for(initiative).one_row_per_amount()
    return [list(amounts) for _, amounts in groupby(rows, key=lambda row: row.pk)]
