"""Mine filer, and for system administrators Kørsler: all jobs and the processes that do them."""

from uuid import UUID

from csp.constants import NONE
from csp.decorators import csp
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.jobs.files import result_path
from core.jobs.models import Job, JobState, JobWorker
from core.jobs.queue import cancel
from core.jobs.state import health_of
from core.methods import FORM_ONLY, serves
from initiatives.permissions import access_for

MOST_SHOWN = 50


def files(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "beskplan/files.html",
        {
            "jobs": Job.objects.files_of(request.user)[:MOST_SHOWN],
            "hours": settings.FILE_HOURS,
        },
    )


def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the file is; its part that changes alone where htmx asks."""
    job = _job(request, pk)
    template = "beskplan/_file_state.html" if request.htmx else "beskplan/file.html"
    context = {"job": job, "at": timezone.now(), "hours": settings.FILE_HOURS}
    return render(request, template, context)


@csp({"default-src": [NONE], "sandbox": True})
def file_download(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = _job(request, pk)
    if not job.has_file:
        raise Http404("Filen er ikke lavet.")
    try:
        content = result_path(job).open("rb")
    except FileNotFoundError:
        raise Http404("Filen findes ikke længere.") from None
    return FileResponse(
        content, as_attachment=True, filename=job.result_name, content_type=job.result_type
    )


@serves(*FORM_ONLY)
def file_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = _job(request, pk)
    if cancel(job_id=job.pk, at=timezone.now()):
        messages.success(request, f"{job.title} bliver ikke lavet.")
    else:
        messages.info(request, f"{job.title} var allerede afsluttet.")
    return redirect("files")


def jobs(request: HttpRequest) -> HttpResponse:
    if not access_for(request.user).is_system:
        raise PermissionDenied("Kun systemadministratorer ser kørslerne.")
    at = timezone.now()
    ended_badly = Job.objects.filter(state=JobState.FAILED)
    return render(
        request,
        "beskplan/jobs.html",
        {
            "at": at,
            "queues": health_of(at),
            "workers": JobWorker.objects.all(),
            "unfinished": Job.objects.unfinished().select_related("owner")[:MOST_SHOWN],
            "failed": ended_badly.select_related("owner")[:MOST_SHOWN],
        },
    )


def _job(request: HttpRequest, pk: UUID) -> Job:
    """The owner's and the system administrators'; for anybody else there is none."""
    job = get_object_or_404(Job, pk=pk)
    if job.owner_id != request.user.pk and not access_for(request.user).is_system:
        raise Http404("Ingen fil af dette navn.")
    return job
