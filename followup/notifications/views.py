from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from core.methods import WITH_FORM, serves
from core.user_input import number_of
from followup.models import Notice
from followup.notifications import uncertain
from followup.rounds.cycle import require_planner

MOST_SHOWN = 100
AGAIN, AS_SENT = "igen", "sendt"
CHOICES = {
    AGAIN: (uncertain.send_again, "Beskeden sendes igen."),
    AS_SENT: (uncertain.count_as_sent, "Beskeden regnes som sendt."),
}


@serves(*WITH_FORM)
def notices(request: HttpRequest) -> HttpResponse:
    """The messages that may not have reached anybody, and a planner's choice about those of which
    nobody knows."""
    require_planner(request.user)
    at = timezone.now()
    if request.method == "POST":
        _settle(request, at)
        return redirect("notices")
    shown = Notice.objects.select_related("recipient", "round__plan").order_by("pk")
    return render(
        request,
        "followup/notices.html",
        {
            "uncertain": shown.uncertain(at)[:MOST_SHOWN],
            "failed": shown.waiting().exclude(error="")[:MOST_SHOWN],
            "waiting": Notice.objects.waiting().filter(error="").count(),
        },
    )


def _settle(request: HttpRequest, at) -> None:
    settle, words = CHOICES.get(request.POST.get("valg", ""), (None, ""))
    if settle is None:
        messages.error(request, "Vælg, om beskeden skal sendes igen eller regnes som sendt.")
        return
    try:
        settle(notice_id=number_of(request.POST.get("besked", "")), by=request.user, at=at)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, words)
