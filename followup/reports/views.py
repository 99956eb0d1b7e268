"""Opdatér status: the form of an initiative's follow-up, and what the rule says while one types."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from core.methods import FORM_ONLY, WITH_FORM, serves
from followup.evidence.attachments import record_with_evidence
from followup.models import FollowUp
from followup.reports.calculation import targets_of
from followup.reports.merge.baseline import FIELDS, texts_of
from followup.reports.merge.concurrent_changes import concurrent_changes, concurrent_figures
from followup.reports.merge.three_way import same
from followup.reports.report_form import FollowUpForm, MeasurementForm
from followup.reports.stale_version import StaleVersion
from followup.reports.update_page import UpdatePage, update_page
from initiatives.models import Status
from targets.measurements import enter_measurements

State = FollowUp.State


@serves(*WITH_FORM)
def follow_up_update(request: HttpRequest, pk: int) -> HttpResponse:
    page = update_page(request.user, pk)
    form = _form(page, request)
    if page.is_approved:
        page.unsaved = _unsaved(page, request.POST)
    if form.is_bound and not page.unsaved and form.is_valid():
        try:
            words, tags = _save(page, form, submit=request.POST.get("action") == "submit")
        except StaleVersion as stale:
            page = update_page(request.user, pk)  # the round may have been opened or closed as well
            page.stale = stale
            _show_changes(page, form)
        except ValidationError as error:
            form.add_problems(error)
            _show_figures(page, form)
        else:
            messages.success(request, words, extra_tags=tags)
            return redirect("initiative-update", pk)
    if form.is_bound and page.writes_follow_up:
        form.ask_for_file_again()
    return render(request, "followup/follow_up_update.html", _context(page, form))


@serves(*FORM_ONLY)
def follow_up_calculation(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rule makes of what is typed so far; stores nothing."""
    page = update_page(request.user, pk)
    form = _form(page, request)
    form.is_valid()
    return render(request, "followup/follow_up_calculation.html", _context(page, form))


def _form(page: UpdatePage, request: HttpRequest) -> MeasurementForm:
    data = request.POST if request.method == "POST" else None
    common = {
        "targets": page.targets,
        "today": page.today,
        "baseline": page.baseline() if data is None else None,
    }
    if not page.writes_follow_up:
        return MeasurementForm(data, **common)
    return FollowUpForm(
        data, request.FILES or None, **common, initiative=page.initiative, draft=page.in_round
    )


def _context(page: UpdatePage, form: MeasurementForm) -> dict:
    calculation = page.calculation(typed=form.new)
    return {
        "page": page,
        "initiative": page.initiative,
        "form": form,
        "calculation": calculation,
        "uncounted": form.uncounted(calculation),
        "why_two": page.why_two(calculation, has_typed=bool(form.new)),
    }


def _save(page: UpdatePage, form: MeasurementForm, *, submit: bool) -> tuple[str, str]:
    """Stores what the form holds. Returns what was stored, in words, and the message's tags, by
    which the page adds links."""
    at = timezone.now()
    clock = f"{timezone.localtime(at):%H.%M}"
    figures = "1 måling er gemt" if len(form.new) == 1 else f"{len(form.new)} målinger er gemt"
    if not page.writes_follow_up or (form.only_measures and not page.open_round):
        if not form.new:
            raise ValidationError("Skriv mindst én værdi med dato, før du gemmer.")
        enter_measurements(new=form.new, by=page.user, at=at, plan=page.initiative.plan)
        status = page.initiative.status
        word = Status(status).label if status else Status.__empty__
        return f"{figures} kl. {clock}. Status er fortsat: {word}.", "saved"
    follow_up = record_with_evidence(
        new=form.evidence,
        removed=form.removed,
        initiative=page.initiative,
        **form.follow_up,
        measurements=form.new,
        by=page.user,
        at=at,
        expected_version=form.cleaned_data["version"],
        submit=submit,
    )
    words = _what_happened(follow_up, clock) + (f" {figures}." if form.new else "")
    return words, "saved submitted" if follow_up.state == State.SUBMITTED else "saved"


def _what_happened(follow_up: FollowUp, clock: str) -> str:
    if follow_up.state == State.APPROVED:
        return f"Gemt kl. {clock}. Status er nu: {follow_up.get_status_display()}."
    if follow_up.state == State.SUBMITTED:
        return f"Indsendt kl. {clock}. Status ændres, når opfølgningen er godkendt."
    return f"Kladden er gemt kl. {clock}. Den er ikke indsendt endnu."


def _show_changes(page: UpdatePage, form: FollowUpForm) -> None:
    """Merges what others stored into the form; the user looks at it and saves again."""
    if page.is_approved:
        page.unsaved = _unsaved(page, form.mine)
        return
    # A save that does not say what it saw: every text that stands there may be another's.
    baseline = form.baseline or replace(page.baseline(), values={}, last=0)
    changes = concurrent_changes(
        baseline,
        mine=form.mine,
        new=form.new,
        targets=page.targets,
        follow_ups=page.follow_ups,
        open_round=page.open_round,
        user=page.user,
    )
    form.show_changes(changes, version=page.initiative.version)


def _show_figures(page: UpdatePage, form: MeasurementForm) -> None:
    """After a refusal: where others have entered another figure for the same period, lets the user
    choose between the two."""
    if not form.baseline:
        return
    page.targets = targets_of(page.initiative)
    figures, clashing = concurrent_figures(
        form.baseline, new=form.new, targets=page.targets, user=page.user
    )
    if clashing:
        measured = page.baseline().measured
        form.show_figures(figures, replace(form.baseline, measured=measured, awaiting=clashing))


def _unsaved(page: UpdatePage, written) -> list[tuple[str, str]]:
    """What the user wrote for a follow-up that was approved meanwhile, as (label, text) to be
    copied from the page."""
    stored = texts_of(page.in_round)
    fields, statuses = FollowUpForm.base_fields, dict(Status.choices)
    return [
        (fields[name].label, statuses.get(text, text))
        for name in FIELDS
        if (text := written.get(name, "").strip()) and not same(text, stored[name])
    ]
