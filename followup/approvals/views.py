"""Godkend: the answers that were handed in, with what changed, to approve or to return."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.methods import WITH_FORM, serves
from core.user_input import number_of
from followup.approvals.comparison import Waiting, waiting_in
from followup.models import FollowUpRound
from followup.reports.stale_version import StaleVersion
from followup.rounds.cycle import approve_in_bulk, return_follow_up
from followup.rounds.forms import QueueForm
from initiatives.permissions import access_for, visible

GONE = "Opfølgningen venter ikke længere på godkendelse. Måske har en anden behandlet den."


@serves(*WITH_FORM)
def round_approve(request: HttpRequest, slug: str) -> HttpResponse:
    if not access_for(request.user).approves:
        raise PermissionDenied("Kun ledere og planadministratorer godkender opfølgninger.")
    seen = FollowUpRound.objects.filter(visible(access_for(request.user)))
    in_round = get_object_or_404(seen.select_related("plan"), slug=slug)
    queue = _queue(request, in_round)
    form = QueueForm(request.POST or None, waiting=queue)
    if form.is_bound:
        form.is_valid()  # reads the fields; none of them can be wrong in itself
        if _decide(request, form):
            queue = _queue(request, in_round)
            form = QueueForm(request.POST, waiting=queue)
            if not form.has_unsent_input:
                return redirect("round-approve", slug)
        form.renew()
    return render(
        request,
        "followup/cycle_approve.html",
        {
            "round": in_round,
            "form": form,
            "rows": [(one, _fields(form, one)) for one in queue],
            "others": sum(not one.is_own for one in queue),
        },
    )


def _queue(request: HttpRequest, in_round: FollowUpRound) -> list[Waiting]:
    if in_round.state != FollowUpRound.State.OPEN:
        return []
    return waiting_in(in_round, access_for(request.user))


def _fields(form: QueueForm, one: Waiting) -> dict | None:
    """The answer's fields in the form; None for one's own answer, which somebody else decides
    on."""
    if one.is_own:
        return None
    return {part: form[f"{part}-{one.follow_up.pk}"] for part in ("chosen", "reason", "version")}


def _decide(request: HttpRequest, form: QueueForm) -> bool:
    """Approves or returns what the pressed button says. Returns False when it is refused; the form
    then says why."""
    action, _, number = request.POST.get("action", "").partition("-")
    if action == "bulk":
        return _approve(request, form, form.chosen)
    pk = number_of(number)
    if action not in ("approve", "return") or pk not in form.waiting:
        form.add_error(None, GONE)
        return False
    if action == "approve":
        return _approve(request, form, [form.as_shown(pk)])
    return _return(request, form, pk)


def _approve(request: HttpRequest, form: QueueForm, follow_ups) -> bool:
    if not follow_ups:
        form.add_error(None, "Sæt flueben ved mindst én opfølgning, før du godkender de valgte.")
        return False
    try:
        approved = approve_in_bulk(follow_ups=follow_ups, by=request.user, at=timezone.now())
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    if len(approved) == 1:
        one = approved[0]
        messages.success(
            request, f"{one.initiative} er godkendt. Status er nu: {one.get_status_display()}."
        )
    else:
        messages.success(request, f"{len(approved)} opfølgninger er godkendt.")
    return True


def _return(request: HttpRequest, form: QueueForm, pk: int) -> bool:
    follow_up, reason = form.as_shown(pk), form.cleaned_data[f"reason-{pk}"]
    try:
        return_follow_up(follow_up=follow_up, reason=reason, by=request.user, at=timezone.now())
    except ValidationError as error:
        at_reason = hasattr(error, "error_dict")
        form.add_error(f"reason-{pk}" if at_reason else None, error.messages)
        return False
    except StaleVersion:
        rewritten = "Opfølgningen er ændret, efter at du åbnede siden. Se den igennem igen."
        form.add_error(None, f"{follow_up.initiative}: {rewritten}")
        return False
    messages.success(request, f"{follow_up.initiative} er returneret med din begrundelse.")
    return True
