"""Opdatér status: the form of an initiative's follow-up, and the rule's answer while one types."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from initiatives.models import Initiative, Status
from initiatives.permissions import Action, access_for, allows
from targets.followups import StaleVersion, record_follow_up
from targets.forms import FollowUpForm, MeasurementForm
from targets.measurements import enter_measurements
from targets.models import FollowUp, FollowUpRound
from targets.sheets import Answer, Sheet, sheet_of

State = FollowUp.State
UNWRITTEN = (State.MISSING, State.DRAFT)


@dataclass
class Job:
    """What the form is about: the initiative as it stands, and what this user may write."""

    initiative: Initiative
    may_report: bool
    open_round: FollowUpRound | None
    follow_ups: list[FollowUp]  # newest first
    sheet: Sheet
    today: date
    stale: StaleVersion | None = None

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
    def newest_write(self) -> FollowUp | None:
        """What another user stored last, drafts too."""
        written = [one for one in self.follow_ups if one.written_at]
        return max(written, key=lambda one: one.written_at, default=None)

    def answer(self, typed=()) -> Answer:
        on = self.open_round.cutoff if self.open_round else self.today
        return self.sheet.answer(on=on, closing=bool(self.open_round), typed=typed)


def follow_up_update(request, pk):
    job = _job(request, pk)
    form = _form(job, request.POST or None)
    if form.is_bound and form.is_valid() and (told := _store(request, job, form)):
        messages.success(request, told)
        return redirect("initiative-update", pk)
    return render(request, "targets/follow_up_update.html", _context(job, form))


@require_POST
def follow_up_calculation(request, pk):
    """The rule's answer to what is typed so far; stores nothing."""
    job = _job(request, pk)
    form = _form(job, request.POST)
    form.is_valid()
    return render(request, "targets/follow_up_calculation.html", _context(job, form))


def _job(request, pk) -> Job:
    initiative = get_object_or_404(Initiative.objects.select_related("plan"), pk=pk)
    access = access_for(request.user)
    may_report = allows(access, Action.REPORT, initiative)
    if not may_report and not allows(access, Action.MEASURE, initiative):
        raise PermissionDenied("Du kan kun opdatere initiativer, som din enhed har del i.")
    return Job(
        initiative=initiative,
        may_report=may_report,
        open_round=initiative.plan.rounds.filter(state=FollowUpRound.State.OPEN).first(),
        follow_ups=list(initiative.follow_ups.with_people().newest_first()),
        sheet=sheet_of(initiative),
        today=timezone.localdate(),
    )


def _form(job: Job, data) -> MeasurementForm:
    if not job.writes_follow_up:
        return MeasurementForm(data, sheet=job.sheet, today=job.today)
    return FollowUpForm(
        data, sheet=job.sheet, today=job.today, initiative=job.initiative, draft=job.in_round
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
    follow_up = record_follow_up(
        initiative=job.initiative,
        **form.follow_up,
        measurements=form.new,
        by=request.user,
        at=at,
        expected_version=form.cleaned_data["version"],
        submit=submit,
    )
    figures = f" {_figures(form)}." if form.new else ""
    return _confirmed(job, _what_happened(follow_up, _clock(at)) + figures)


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


def _show_newer(job: Job, form: FollowUpForm, stale: StaleVersion) -> None:
    """What the other user stored stands beside what is typed; saving again writes on top of it."""
    job.stale = stale
    job.initiative.refresh_from_db(fields=["version", "status", "calculated_status", "deviation"])
    job.follow_ups = list(job.initiative.follow_ups.with_people().newest_first())
    job.sheet = sheet_of(job.initiative)
    form.renew(job.initiative.version)
