"""Downloads of the papers: of a plan and of a round."""

from tempfile import TemporaryFile

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from beskplan.papers.execution import execution_paper
from beskplan.papers.goals import goals_paper
from beskplan.papers.paper import CONTENT_TYPE, Made, Paper
from initiatives.models import Plan


def plan_goals_paper(request, slug):
    plan = _plan(slug)
    made = made_by(request)
    return _download(goals_paper(plan, made), f"maal-{plan.slug}", made)


def plan_paper(request, slug):
    plan = _plan(slug)
    made = made_by(request)
    return _download(execution_paper(plan, made), f"udmoentningsplan-{plan.slug}", made)


def made_by(request) -> Made:
    return Made(request.user.get_full_name() or request.user.get_username(), timezone.now())


def _plan(slug: str) -> Plan:
    return get_object_or_404(Plan.objects.select_related("source", "follows"), slug=slug)


def _download(paper: Paper, name: str, made: Made) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    paper.save(file)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{timezone.localdate(made.at)}.docx",
        content_type=CONTENT_TYPE,
    )
