"""Downloads of the papers: of a plan and of a round. Each tells of one moment."""

from dataclasses import replace
from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from beskplan.exports.excel.round_workbook import previous_round, round_report, write_round_workbook
from beskplan.exports.excel.workbook import CONTENT_TYPE as EXCEL
from beskplan.exports.moment import one_moment
from beskplan.exports.word import round_words
from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.execution import execution_paper
from beskplan.exports.word.goals import goals_paper
from beskplan.exports.word.paper import CONTENT_TYPE as WORD
from beskplan.exports.word.paper import Issued, Paper
from beskplan.exports.word.round_words import round_paper
from core.people import display_name
from followup.models import FollowUpRound
from followup.rounds.views import narrowed
from followup.snapshots.round_reports import by_unit
from initiatives.models import Plan

SINCE = "siden"


@one_moment()
def plan_goals_paper(request: HttpRequest, slug: str):
    plan = _plan(slug)
    issued = issued_by(request)
    return _download(goals_paper(plan, issued), f"maal-{plan.slug}", issued)


@one_moment()
def plan_paper(request: HttpRequest, slug: str):
    plan = _plan(slug)
    issued = issued_by(request)
    return _download(execution_paper(plan, issued), f"udmoentningsplan-{plan.slug}", issued)


@one_moment()
def round_appendix(request: HttpRequest, slug):
    follow_up_round, issued = _round(slug), issued_by(request)
    return _download(
        appendix(round_paper(follow_up_round, issued)), f"bilag-{follow_up_round.slug}", issued
    )


@one_moment()
def round_workbook(request: HttpRequest, slug: str):
    """Compared with the round that `?siden=` names, or with the plan's one before."""
    follow_up_round, issued = _round(slug), issued_by(request)
    earlier = request.GET.get(SINCE)
    since = _round(earlier) if earlier else previous_round(follow_up_round)
    report = round_report(round_paper(follow_up_round, issued), since)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_round_workbook(report, file)
    return _response(file, f"runde-{follow_up_round.slug}", "xlsx", EXCEL, issued)


@one_moment()
def round_print(request: HttpRequest, slug: str) -> HttpResponse:
    """The rows that the round's page shows under the same filter, its conditions in words."""
    whole = round_paper(_round(slug), issued_by(request))
    initiatives = whole.content.initiatives
    chips, shown = narrowed(request, initiatives, by_unit(initiatives))
    paper = replace(
        whole,
        content=replace(whole.content, initiatives=shown),
        conditions=tuple(words for words, _ in chips),
    )
    return render(
        request,
        "beskplan/round_print.html",
        {"paper": paper, "round": paper.content, "words_of": round_words},
    )


def issued_by(request: HttpRequest) -> Issued:
    return Issued(display_name(request.user), timezone.now())


def _plan(slug: str) -> Plan:
    return get_object_or_404(Plan.objects.select_related("source", "follows"), slug=slug)


def _round(slug: str) -> FollowUpRound:
    return get_object_or_404(FollowUpRound.objects.select_related("plan", "source"), slug=slug)


def _download(paper: Paper, name: str, issued: Issued) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    paper.save(file)
    return _response(file, name, "docx", WORD, issued)


def _response(file, name: str, ending: str, content_type: str, issued: Issued) -> FileResponse:
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{timezone.localdate(issued.at)}.{ending}",
        content_type=content_type,
    )
