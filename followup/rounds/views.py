"""Opfølgning: the rounds, and one round with all that was reported in it."""

from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from followup.models import FollowUpRound
from followup.reports.report_form import MEANINGS
from followup.rounds.round_list import page_of_rounds
from followup.rounds.two_days import why_closed_differs, why_differs
from followup.snapshots import answer_words
from followup.snapshots.answers import AnswerTable
from followup.snapshots.changes import changes
from followup.snapshots.round_reports import (
    Part,
    bar_of,
    by_focus_area,
    by_unit,
    completion_of,
    progress_words,
    round_content,
)
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound
from followup.snapshots.storage import replaced_by
from initiatives.filters.list_filter import NOT_ASSESSED
from initiatives.models import Initiative, Status
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible
from initiatives.statuses import UNAPPROVED

STATUSES = {
    **{status.value: status.label for status in Status},
    NOT_ASSESSED: Status.__empty__,
    UNAPPROVED.value: UNAPPROVED.label,
}
MOST_CHANGES = 100  # on the page; the workbook has them all
# Parameter of the address, its words, and whether a row meets it.
Condition = tuple[str, str, Callable[[SnapshotInitiative], bool]]
ANSWERS = {"ja": "Besvaret", "nej": "Mangler svar"}


def round_list(request: HttpRequest) -> HttpResponse:
    plan = chosen_plan(request)
    page = page_of_rounds(plan, access_for(request.user), request.GET.get("page", ""))
    return render(request, "followup/round_list.html", {"page": page, "plan": plan})


def round_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rounds = FollowUpRound.objects.filter(visible(access_for(request.user)))
    rounds = rounds.select_related("plan", "source")
    follow_up_round = get_object_or_404(rounds, slug=slug)
    address = follow_up_round.get_absolute_url()
    printed = round_content(follow_up_round, timezone.now())
    units = by_unit(printed.initiatives)
    chips, shown = narrowed(request, printed.initiatives, units)
    replaced = replaced_by(printed)
    now = Initiative.objects.calculated_statuses(row.pk for row in shown)
    today = timezone.localdate()
    return render(
        request,
        "followup/round_detail.html",
        {
            "round": printed,
            "editions": follow_up_round.snapshots.listed() if replaced else (),
            "changed": list(changes(replaced, printed, texts=True)) if replaced else (),
            "most_changes": MOST_CHANGES,
            "address": address,
            "words": progress_words(printed.progress),
            "segments": bar_of(address, printed.progress),
            "done": completion_of(printed.initiatives),
            "areas": by_focus_area(shown),
            "columns": AnswerTable.base_columns,
            "words_of": answer_words,
            "units": units,
            "chips": chips,
            "shown": shown,
            "answered": sum(row.is_answered for row in shown),
            "meanings": MEANINGS,
            "now": now,
            "today": today,
            "two_days": _two_days(printed, shown, now, today),
        },
    )


def _two_days(
    printed: SnapshotRound, shown: list[SnapshotInitiative], now: dict[int, str], today: date
) -> str:
    """Why a round's calculated status is not today's; "" where it is, of every initiative."""
    if all(now.get(row.pk, row.calculated) == row.calculated for row in shown):
        return ""
    if printed.is_closed:
        return why_closed_differs(rule_version=printed.rule_version)
    return why_differs(cutoff=printed.cutoff, today=today)


def narrowed(
    request: HttpRequest, rows: list[SnapshotInitiative], units: list[Part]
) -> tuple[list[tuple[str, str]], list[SnapshotInitiative]]:
    """Two lists, for the page and the workbook: the address's conditions as (words, address without
    the condition), and the rows that they leave."""
    query = {name: request.GET.get(name, "") for name in ("status", "unit", "answered")}
    chips = []
    for name, words, holds in _conditions(query, units):
        rows = [row for row in rows if holds(row)]
        others = {key: value for key, value in query.items() if value and key != name}
        chips.append((words, f"?{urlencode(others)}"))
    return chips, rows


def _conditions(query: dict[str, str], units: list[Part]) -> Iterator[Condition]:
    """The conditions in the address as (parameter, words, test of a row); an unknown value is left
    out."""
    status, answered = query["status"], query["answered"]
    if status in STATUSES:
        yield (
            "status",
            f"Status: {STATUSES[status]}",
            lambda row: (row.status or NOT_ASSESSED) == status,
        )
    if unit := next((part for part in units if part.key == query["unit"]), None):
        pks = {row.pk for row in unit.rows}
        yield "unit", f"Enhed: {unit.title}", lambda row: row.pk in pks
    if answered in ANSWERS:
        yield "answered", ANSWERS[answered], lambda row: row.is_answered == (answered == "ja")
