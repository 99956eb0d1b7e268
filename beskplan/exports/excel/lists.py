"""A download from a list: that list's sheet holds the rows of its filter, the others the plan."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django_filters import FilterSet

from beskplan.browse.initiative_list import filtered_initiatives
from beskplan.exports.excel.selection import Selection, everything
from beskplan.exports.excel.sheets.follow_ups import FOLLOW_UPS
from budget.views import filtered_budget_lines
from core.lists.filter_words import filter_chips
from core.people import display_name
from followup.models import FollowUp, FollowUpRound
from followup.rounds.views import narrowed
from followup.snapshots.round_reports import by_unit, round_content
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible
from targets.views.measurements import filtered_measurements
from targets.views.targets import filtered_targets

FROM = "fra"  # the list's URL name in the download's address
ROUND = "runde"  # and the round, when it comes from a round's page


@dataclass(frozen=True)
class FilteredList:
    """`rows` is the selection's field that the list's own filter function fills."""

    sheet: str
    rows: str
    filtered: Callable[..., FilterSet]


LISTS = {
    "initiatives": FilteredList("Initiativer", "initiatives", filtered_initiatives),
    "targets": FilteredList("Mål", "targets", filtered_targets),
    "measurements": FilteredList("Målinger", "measurements", filtered_measurements),
    "budget": FilteredList("Budget", "budget_lines", filtered_budget_lines),
}


def selection_for(request: HttpRequest) -> Selection:
    """The rows of the workbook that the address names: a list's filtered rows, a round's answers,
    or the whole plan in view."""
    list_name = request.GET.get(FROM, "")
    if list_name == "round" and ROUND in request.GET:
        return _answers_of_round(request)
    selection = everything(chosen_plan(request), access_for(request.user), **_author(request))
    if list_name not in LISTS:
        return selection
    chosen = LISTS[list_name]
    filterset = chosen.filtered(request)
    chips = filter_chips(request.GET, filterset.form)
    return replace(
        selection,
        filtered=chosen.sheet,
        filter_words=[chip.text for chip in chips],
        **{chosen.rows: filterset.qs},
    )


def _answers_of_round(request: HttpRequest) -> Selection:
    """The answers that the round's page shows under the same filter, with its conditions in
    words."""
    in_round = get_object_or_404(
        FollowUpRound.objects.filter(visible(access_for(request.user))).select_related("plan"),
        slug=request.GET[ROUND],
    )
    rows = round_content(in_round, timezone.now()).initiatives
    chips, left = narrowed(request, rows, by_unit(rows))
    answers = FollowUp.objects.filter(pk__in=[row.follow_up_pk for row in left if row.is_answered])
    return replace(
        everything(in_round.plan, access_for(request.user), **_author(request)),
        filtered=FOLLOW_UPS.title,
        filter_words=[f"Runde: {in_round.title}", *(words for words, _ in chips)],
        follow_ups=answers.order_by("initiative__position", "initiative__code", "pk"),
    )


def _author(request: HttpRequest) -> dict:
    user = request.user
    return {"exported_by": display_name(user), "exported_at": timezone.now()}
