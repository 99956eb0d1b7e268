"""Opfølgning: the rounds, and one round with all that was reported in it."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render

from initiatives.filters import NOT_ASSESSED
from initiatives.models import Status
from initiatives.navigation import chosen_plan
from targets.models import FollowUpRound
from targets.round_reports import by_focus_area, by_unit, progress_words, report_rows

STATUSES = {**{status.value: status.label for status in Status}, NOT_ASSESSED: Status.__empty__}
NO_UNIT = "ingen"


def round_list(request):
    plan = chosen_plan(request)
    rounds = FollowUpRound.objects.select_related("plan").with_progress().newest_first()
    if plan:
        rounds = rounds.filter(plan=plan)
    rows = [{"round": one, "segments": _segments(one), "words": _words(one)} for one in rounds]
    return render(request, "targets/round_list.html", {"rows": rows, "plan": plan})


def round_detail(request, slug):
    follow_up_round = get_object_or_404(
        FollowUpRound.objects.select_related("plan", "source").with_progress(), slug=slug
    )
    rows = report_rows(follow_up_round)
    units = by_unit(rows)
    chips, shown = _narrowed(request, rows, units)
    return render(
        request,
        "targets/round_detail.html",
        {
            "round": follow_up_round,
            "words": _words(follow_up_round),
            "segments": _segments(follow_up_round),
            "areas": by_focus_area(shown),
            "units": units,
            "chips": chips,
            "shown": shown,
        },
    )


def _words(follow_up_round: FollowUpRound) -> str:
    return progress_words(follow_up_round.progress)


def _segments(follow_up_round: FollowUpRound) -> list[dict]:
    """The round's bar: every part leads to its rows."""
    url = follow_up_round.get_absolute_url()
    return [
        {
            "status": status,
            "count": number,
            "url": f"{url}?{urlencode({'status': status or NOT_ASSESSED})}#initiativer",
        }
        for status, number in follow_up_round.progress
    ]


def _narrowed(request, rows, units):
    """The rows that the address asks for, and each condition with the address without it."""
    status, unit = request.GET.get("status", ""), request.GET.get("unit", "")
    chips = []
    if status in STATUSES:
        rows = [row for row in rows if (row.status or NOT_ASSESSED) == status]
        chips.append((f"Status: {STATUSES[status]}", _address(unit=unit)))
    found = next((part for part in units if str(part.pk or NO_UNIT) == unit), None)
    if found:
        rows = [row for row in rows if row in found.rows]
        chips.append((f"Enhed: {found.title}", _address(status=status)))
    return chips, rows


def _address(**kept: str) -> str:
    return f"?{urlencode({name: value for name, value in kept.items() if value})}"
