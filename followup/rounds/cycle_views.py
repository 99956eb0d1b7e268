"""Opening, closing and reopening a round, and reminding a unit: the planners' part of the cycle."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.formats import sentence_list
from core.methods import FORM_ONLY, WITH_FORM, serves
from core.people import display_name
from core.user_input import number_of
from followup.models import FollowUpRound, Notice
from followup.notifications.reminders import nudge
from followup.rounds import cycle
from followup.rounds.forms import CloseRoundForm, OpenRoundForm, ReopenRoundForm, proposal
from initiatives.models import Plan, Unit
from initiatives.navigation import chosen_plan, plan_choices

RoundState = FollowUpRound.State


@serves(*WITH_FORM)
def round_open(request: HttpRequest) -> HttpResponse:
    cycle.require_planner(request.user)
    plan, today = chosen_plan(request), timezone.localdate()
    rounds = FollowUpRound.objects.select_related("plan")
    preparing = rounds.filter(slug=request.GET.get("runde", ""), state=RoundState.PREPARING)
    prepared = preparing.first()
    form = OpenRoundForm(
        request.POST or None,
        plans=_offered_plans(request, prepared),
        today=today,
        initial=proposal(plan, today, prepared),
    )
    if form.is_bound and form.is_valid() and (opened := _open(request, form)):
        return redirect(opened)
    return render(
        request,
        "followup/cycle_open.html",
        {
            "form": form,
            "already": rounds.open().filter(plan=plan).first() if plan else None,
        },
    )


@serves(*WITH_FORM)
def round_close(request: HttpRequest, slug: str) -> HttpResponse:
    cycle.require_planner(request.user)
    closing = _round(slug)
    missing, unapproved = cycle.missing_in(closing), list(cycle.unapproved_in(closing))
    form = CloseRoundForm(request.POST or None, missing=missing, unapproved=unapproved)
    if form.is_bound and form.is_valid() and _close(request, form, closing):
        return redirect(closing)
    return render(
        request,
        "followup/cycle_close.html",
        {
            "round": closing,
            "form": form,
            "missing": missing,
            "unapproved": unapproved,
        },
    )


@serves(*WITH_FORM)
def round_reopen(request: HttpRequest, slug: str) -> HttpResponse:
    cycle.require_planner(request.user)
    reopening = _round(slug)
    form = ReopenRoundForm(request.POST or None)
    if form.is_bound and form.is_valid() and _reopen(request, form, reopening):
        return redirect(reopening)
    return render(request, "followup/cycle_reopen.html", {"round": reopening, "form": form})


@serves(*FORM_ONLY)
def round_nudge(request: HttpRequest, slug: str) -> HttpResponse:
    """A one-off reminder to those of a unit who have not answered; the same one goes once a day."""
    cycle.require_planner(request.user)
    open_round = get_object_or_404(FollowUpRound.objects.open(), slug=slug)
    unit = get_object_or_404(Unit, pk=number_of(request.POST.get("unit", "")))
    notices, again = _nudge_once_a_day(open_round, unit, request.user)
    names = sentence_list([display_name(one.recipient) for one in notices])
    if again:
        messages.info(request, f"{unit} er allerede påmindet i dag. Der er ikke sendt igen.")
    elif notices:
        messages.success(request, f"Påmindelsen af {unit} sendes til {names}.")
    else:
        messages.warning(
            request,
            f"Ingen er påmindet: {unit} har enten svaret på alt eller ingen medarbejdere i "
            "Beskplan. En systemadministrator knytter brugere til enheder.",
        )
    return redirect(f"{open_round.get_absolute_url()}#enheder-titel")


def _round(slug: str) -> FollowUpRound:
    return get_object_or_404(FollowUpRound.objects.select_related("plan"), slug=slug)


def _offered_plans(request: HttpRequest, prepared: FollowUpRound | None):
    """The plans to choose from, none in draft: those that every page offers, and the one that the
    address names."""
    slugs = {*plan_choices(request).slugs, request.POST.get("plan", "")}
    if prepared:
        slugs.add(prepared.plan.slug)
    return Plan.objects.filter(slug__in=slugs, state__in=Plan.PUBLISHED).newest_first()


def _open(request: HttpRequest, form: OpenRoundForm) -> FollowUpRound | None:
    try:
        opened = cycle.open_round(**form.cleaned_data, by=request.user, at=timezone.now())
    except ValidationError as error:
        form.add_problems(error)
        return None
    number = opened.notices.count()
    people = "1 medarbejder får" if number == 1 else f"{number} medarbejdere får"
    messages.success(request, f"Runden er åbnet. {people} besked med e-mail.")
    return opened


def _close(request: HttpRequest, form: CloseRoundForm, closing: FollowUpRound) -> bool:
    try:
        cycle.close_round(
            follow_up_round=closing,
            by=request.user,
            at=timezone.now(),
            missing_confirmed=bool(form.cleaned_data.get("missing_confirmed")),
            unapproved_confirmed=bool(form.cleaned_data.get("unapproved_confirmed")),
        )
    except ValidationError as error:
        form.add_problems(error)
        return False
    messages.success(
        request,
        "Runden er lukket og frosset. Senere ændringer ændrer hverken siden eller papirerne.",
    )
    return True


def _reopen(request: HttpRequest, form: ReopenRoundForm, reopening: FollowUpRound) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        cycle.reopen_round(
            follow_up_round=reopening, reason=reason, by=request.user, at=timezone.now()
        )
    except ValidationError as error:
        form.add_problems(error)
        return False
    messages.success(request, f"Runden er genåbnet. Den lukkede udgave er gemt med: “{reason}”")
    return True


def _nudge_once_a_day(open_round: FollowUpRound, unit: Unit, by) -> tuple[list[Notice], bool]:
    """The messages that were written, and whether the same ones were written earlier today."""
    at = timezone.now()
    day = timezone.localdate(at)
    with transaction.atomic():
        FollowUpRound.objects.select_for_update(no_key=True).get(pk=open_round.pk)
        earlier = open_round.notices.filter(kind=Notice.Kind.NUDGE, day=day)
        sent = set(earlier.values_list("recipient", "body"))
        notices = nudge(follow_up_round=open_round, unit_id=unit.pk, by=by, day=day, at=at)
        again = bool(notices) and all((one.recipient_id, one.body) in sent for one in notices)
        transaction.set_rollback(again)
    return notices, again
