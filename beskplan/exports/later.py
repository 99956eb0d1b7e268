"""A file is written while one waits where it is small, and by a job where it is large: so that
those who take much home do not stop those who write."""

import json
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from beskplan.exports.download import Download, no_step
from beskplan.exports.excel.large import TooManyRows
from beskplan.exports.files import FILES
from beskplan.exports.moment import one_moment
from core.jobs.files import result_file
from core.jobs.models import Job, Queue
from core.jobs.outcomes import Refused, Result
from core.jobs.queue import add_job
from core.jobs.running import RunningJob
from initiatives.navigation import PLAN, slug_in_view

EXPORT = "fil"
MOST_UNFINISHED = 5  # of one person
TOO_MANY = (
    "Du har allerede 5 filer, der bliver lavet. Vent, til en af dem er færdig, eller afbryd en."
)


def give_file(request: HttpRequest, name: str, **kwargs: Any) -> HttpResponse:
    """The file, or the page that says how far it is."""
    download = FILES[name](request, **kwargs)
    if download.rows > settings.ROWS_AT_ONCE:
        return _order(request, download, name, kwargs)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        with one_moment():
            file_name = download.write(file, no_step)
    except TooManyRows as refused:
        file.close()
        return render(request, "beskplan/too_many_rows.html", {"refused": refused}, status=400)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=file_name, content_type=download.content_type
    )


def _order(request: HttpRequest, download: Download, name: str, kwargs: dict) -> HttpResponse:
    query = request.GET.copy()
    if PLAN not in query:  # the session's plan may be another one by then
        query[PLAN] = slug_in_view(request)
    arguments = {"file": name, "of": kwargs, "query": query.urlencode()}
    key = sha256(json.dumps(arguments, sort_keys=True).encode()).hexdigest()
    unfinished = Job.objects.files_of(request.user).unfinished()
    same = unfinished.filter(key=key).first()
    if same is None and unfinished.count() >= MOST_UNFINISHED:
        messages.error(request, TOO_MANY)
        return redirect("files")
    return redirect(
        same
        or add_job(
            queue=Queue.EXPORT,
            kind=EXPORT,
            title=download.title,
            owner=request.user,
            arguments=arguments,
            key=key,
            at=timezone.now(),
        )
    )


def write_export(running: RunningJob) -> Result:
    """The job: the same file, for the person who asked, with what that person may see now."""
    job, owner = running.job, User.objects.get(pk=running.job.owner_id)
    if not owner.is_active:
        raise Refused("Den, der bestilte filen, kan ikke længere logge ind.")
    request, arguments = _request(owner, job.arguments["query"]), job.arguments
    try:
        with result_file(job) as (path, file), one_moment():
            download = FILES[arguments["file"]](request, **arguments["of"])
            running.step("Henter tallene")
            name = download.write(file, running.step)
    except Http404:
        raise Refused("Det, filen skulle handle om, findes ikke længere.") from None
    except TooManyRows as refused:
        raise Refused(str(refused)) from None
    return Result(path, name, download.content_type)


def _request(user: User, query: str) -> HttpRequest:
    """What the address asked for, as that person."""
    request = HttpRequest()
    request.method, request.user, request.GET = "GET", user, QueryDict(query)
    request.session = {}
    return request
