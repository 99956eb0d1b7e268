"""Opdatér status: the form of an initiative's follow-up, and the rule's answer while one types."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from initiatives.models import Initiative, Status
from initiatives.permissions import Action, access_for, allowed
from targets.evidence import is_removable, record_with_evidence
from targets.followups import StaleVersion
from targets.forms import FollowUpForm, MeasurementForm
from targets.measurements import enter_measurements
from targets.merging import same
from targets.models import Evidence, FollowUp, FollowUpRound
from targets.newer import figures_since, newer_than
from targets.seen import FIELDS, Seen, seen_now, texts_of
from targets.sheets import Answer, Sheet, sheet_of
from targets.tasks import next_duty

State = FollowUp.State
UNWRITTEN = (State.MISSING, State.DRAFT)


@dataclass
class Job:
    """What the form is about: the initiative as it stands, and what this user may write."""

    initiative: Initiative
    may_report: bool
    open_round: FollowUpRound | None
    sheet: Sheet
    today: date
    user: User
    stale: StaleVersion | None = None
    unsaved: list[tuple[str, str]] = field(default_factory=list)  # what can be stored no more

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """Newest first."""
        return _follow_ups(self.initiative)

    @property
    def in_round(self) -> FollowUp | None:
        """The open round's follow-up of the initiative, if one is begun."""
        if not self.open_round:
            return None
        return next((one for one in self.follow_ups if one.round_id == self.open_round.pk), None)

    @property
    def is_approved(self) -> bool:
        return bool(self.in_round) and self.in_round.state == State.APPROVED

    @property
    def writes_follow_up(self) -> bool:
        """Whether status and texts can be written; otherwise only figures."""
        return self.may_report and not self.is_approved

    @property
    def in_force(self) -> FollowUp | None:
        """The follow-up that the initiative's status comes from."""
        return next((one for one in self.follow_ups if one.state == State.APPROVED), None)

    @property
    def previous(self) -> FollowUp | None:
        """The last one before the one that is being written, for the eye to rest on."""
        done = (one for one in self.follow_ups if one != self.in_round)
        return next((one for one in done if one.state not in UNWRITTEN), None)

    @property
    def evidence(self) -> list[Evidence]:
        """What is attached to the follow-up that is being written, each with whether the user may
        take it away."""
        if not self.in_round:
            return []
        attached = list(self.in_round.evidence.select_related("added_by"))
        for one in attached:
            one.is_removable = is_removable(one, self.in_round, self.user)
        return attached

    def shown(self) -> Seen:
        """What a form that is opened now shows."""
        return seen_now(self.sheet, self.follow_ups, self.open_round, self.in_round)

    def answer(self, typed=()) -> Answer:
        on = self.open_round.cutoff if self.open_round else self.today
        return self.sheet.answer(on=on, closing=bool(self.open_round), typed=typed)


def follow_up_update(request, pk):
    job = _job(request, pk)
    form = _form(job, request)
    if job.is_approved and _keep_unsaved(job, request.POST):
        return render(request, "targets/follow_up_update.html", _context(job, form))
    if form.is_bound and form.is_valid() and (told := _store(request, job, form)):
        messages.success(request, told)
        return redirect("initiative-update", pk)
    if form.is_bound and job.writes_follow_up:
        form.ask_for_file_again()
    return render(request, "targets/follow_up_update.html", _context(job, form))


@require_POST
def follow_up_calculation(request, pk):
    """The rule's answer to what is typed so far; stores nothing."""
    job = _job(request, pk)
    form = _form(job, request)
    form.is_valid()
    return render(request, "targets/follow_up_calculation.html", _context(job, form))


def _job(request, pk) -> Job:
    initiative = get_object_or_404(Initiative.objects.with_plan(), pk=pk)
    access = access_for(request.user)
    open_to = allowed(access, initiative, Action.REPORT, Action.MEASURE)
    if not open_to:
        raise PermissionDenied("Du kan kun opdatere initiativer, som din enhed har del i.")
    return Job(
        initiative=initiative,
        may_report=Action.REPORT in open_to,
        open_round=_open_round(initiative),
        sheet=sheet_of(initiative),
        today=timezone.localdate(),
        user=request.user,
    )


def _open_round(initiative: Initiative) -> FollowUpRound | None:
    return initiative.plan.rounds.open().newest_first().first()


def _follow_ups(initiative: Initiative) -> list[FollowUp]:
    return list(initiative.follow_ups.with_people().newest_first())


def _form(job: Job, request) -> MeasurementForm:
    data = request.POST if request.method == "POST" else None
    common = {"sheet": job.sheet, "today": job.today, "shown": job.shown}
    if not job.writes_follow_up:
        return MeasurementForm(data, **common)
    return FollowUpForm(
        data, request.FILES or None, **common, initiative=job.initiative, draft=job.in_round
    )


def _context(job: Job, form: MeasurementForm) -> dict:
    return {
        "job": job,
        "initiative": job.initiative,
        "form": form,
        "answer": job.answer(typed=form.new),
    }


def _store(request, job: Job, form: MeasurementForm) -> str:
    """What was stored, in words; "" when it was refused and the form says why."""
    only_measures = not job.writes_follow_up or (form.only_measures and not job.open_round)
    store = _store_figures if only_measures else _store_follow_up
    try:
        return store(request, job, form)
    except StaleVersion as stale:
        _show_newer(job, form, stale)
    except ValidationError as error:
        form.add_problems(error)
        _show_newer_figures(job, form)
    return ""


def _store_figures(request, job: Job, form: MeasurementForm) -> str:
    if not form.new:
        raise ValidationError("Skriv mindst én værdi med dato, før du gemmer.")
    at = timezone.now()
    enter_measurements(new=form.new, by=request.user, at=at, plan=job.initiative.plan)
    status = Status(job.initiative.status).label if job.initiative.status else Status.__empty__
    return _confirmed(job, f"{_figures(form)} kl. {_clock(at)}. Status er fortsat: {status}.")


def _store_follow_up(request, job: Job, form: FollowUpForm) -> str:
    at = timezone.now()
    submit = request.POST.get("action") == "submit"
    follow_up = record_with_evidence(
        new=form.evidence,
        removed=form.removed,
        initiative=job.initiative,
        **form.follow_up,
        measurements=form.new,
        by=request.user,
        at=at,
        expected_version=form.cleaned_data["version"],
        submit=submit,
    )
    figures = f" {_figures(form)}." if form.new else ""
    told = _confirmed(job, _what_happened(follow_up, _clock(at)) + figures)
    if follow_up.state == State.SUBMITTED:
        return format_html("{}<br>{}", told, _leading_on(request.user, job))
    return told


def _what_happened(follow_up: FollowUp, clock: str) -> str:
    if follow_up.state == State.APPROVED:
        return f"Gemt kl. {clock}. Status er nu: {follow_up.get_status_display()}."
    if follow_up.state == State.SUBMITTED:
        return f"Indsendt kl. {clock}. Status ændres, når opfølgningen er godkendt."
    return f"Kladden er gemt kl. {clock}. Den er ikke indsendt endnu."


def _figures(form: MeasurementForm) -> str:
    return "1 måling er gemt" if len(form.new) == 1 else f"{len(form.new)} målinger er gemt"


def _clock(at) -> str:
    return f"{timezone.localtime(at):%H.%M}"


def _confirmed(job: Job, words: str) -> str:
    """With a link to where who and when stand."""
    url = f"{job.initiative.get_absolute_url()}#historik"
    return format_html('{} <a href="{}">Se historikken</a>', words, url)


def _leading_on(user, job: Job) -> str:
    """The way to the next initiative that waits for the user."""
    duty = next_duty(access_for(user), job.today, after=job.initiative)
    if duty is None:
        return format_html(
            'Det var det sidste, der ventede på dig. <a href="{}">Se Mine opgaver</a>',
            reverse("my-tasks"),
        )
    url = reverse("initiative-update", args=[duty.initiative.pk])
    return format_html('<a class="next-duty" href="{}">Næste: {}</a>', url, duty.initiative)


def _show_newer(job: Job, form: FollowUpForm, stale: StaleVersion) -> None:
    """What others stored is put together with what is typed; saving again stores the result."""
    job.stale = stale
    _reread(job)
    if job.is_approved:
        _keep_unsaved(job, form.mine)
        return
    newer = newer_than(
        form.seen or _seen_nothing(job),
        mine=form.mine,
        new=form.new,
        sheet=job.sheet,
        follow_ups=job.follow_ups,
        open_round=job.open_round,
        user=job.user,
    )
    form.meet(newer, version=job.initiative.version)


def _show_newer_figures(job: Job, form: MeasurementForm) -> None:
    if not form.seen:
        return
    job.sheet = sheet_of(job.initiative)
    seen = form.seen
    figures, clashing = figures_since(seen, new=form.new, sheet=job.sheet, user=job.user)
    if clashing:
        asked = {f"m{key}": figures[key] for key in clashing}
        form.meet_figures(figures, replace(seen, measured=job.shown().measured, asked=asked))


def _reread(job: Job) -> None:
    """Everything as it is stored now; the round may have been opened or closed as well."""
    initiative = job.initiative
    initiative.refresh_from_db(fields=["version", "status", "calculated_status", "deviation"])
    job.open_round = _open_round(initiative)
    job.follow_ups = _follow_ups(initiative)
    job.sheet = sheet_of(initiative)


def _seen_nothing(job: Job) -> Seen:
    """For a save that does not say what it saw: every text that stands there may be another's."""
    return replace(job.shown(), values={}, last=0)


def _keep_unsaved(job: Job, written) -> bool:
    """Texts for a follow-up that was approved meanwhile: shown once more, to be copied."""
    stored = texts_of(job.in_round)
    fields, statuses = FollowUpForm.base_fields, dict(Status.choices)
    job.unsaved = [
        (fields[name].label, statuses.get(text, text))
        for name in FIELDS
        if (text := written.get(name, "").strip()) and not same(text, stored[name])
    ]
    return bool(job.unsaved)
