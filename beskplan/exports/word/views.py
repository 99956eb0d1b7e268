"""Downloads of the papers: of a plan and of a round. Each tells of one moment."""

from dataclasses import replace
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from beskplan.exports.excel.round_workbook import previous_round, round_report, write_round_workbook
from beskplan.exports.excel.workbook import CONTENT_TYPE as EXCEL
from beskplan.exports.moment import one_moment
from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.content import Issued
from beskplan.exports.word.execution import execution_paper
from beskplan.exports.word.goals import goals_paper
from beskplan.exports.word.paper import CONTENT_TYPE as WORD
from beskplan.exports.word.paper import Paper
from beskplan.exports.word.round_words import LEGEND, RoundPaper, round_paper
from core.people import display_name
from followup.models import FollowUpRound, RoundSnapshot
from followup.rounds.views import narrowed
from followup.snapshots import answer_words
from followup.snapshots.answers import AnswerTable
from followup.snapshots.round_reports import by_unit
from initiatives.models import Plan
from initiatives.permissions import access_for, visible

SINCE = "siden"
COPY, INTERNAL = "kopi", "intern"


@one_moment()
def plan_goals_paper(request: HttpRequest, slug: str) -> FileResponse:
    plan = _plan(request, slug)
    issued = issued_by(request)
    return _download(goals_paper(plan, issued), f"maal-{plan.slug}", issued)


@one_moment()
def plan_paper(request: HttpRequest, slug: str) -> FileResponse:
    plan = _plan(request, slug)
    issued = issued_by(request)
    return _download(execution_paper(plan, issued), f"udmoentningsplan-{plan.slug}", issued)


@one_moment()
def round_appendix(request: HttpRequest, slug: str, edition: int | None = None) -> FileResponse:
    paper = _round_paper(request, _round(request, slug), edition)
    return _download(appendix(paper), f"bilag-{paper.file_name}", paper.issued)


@one_moment()
def round_workbook(request: HttpRequest, slug: str, edition: int | None = None) -> FileResponse:
    """Compared with the round that `?siden=` names, or with the plan's one before."""
    follow_up_round = _round(request, slug)
    paper = _round_paper(request, follow_up_round, edition)
    earlier = request.GET.get(SINCE)
    since = _round(request, earlier) if earlier else previous_round(follow_up_round)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_round_workbook(round_report(paper, since), file)
    return _response(file, f"runde-{paper.file_name}", "xlsx", EXCEL, paper.issued)


@one_moment()
def round_print(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """The rows that the round's page shows under the same filter, its conditions in words."""
    whole = _round_paper(request, _round(request, slug), edition)
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
        {
            "paper": paper,
            "round": paper.content,
            "columns": AnswerTable.base_columns,
            "words_of": answer_words,
            "legend": LEGEND,
        },
    )


def _round_paper(
    request: HttpRequest, follow_up_round: FollowUpRound, edition: int | None
) -> RoundPaper:
    """Without an edition the one in force, or the open round as it stands."""
    try:
        return round_paper(follow_up_round, issued_by(request), edition)
    except RoundSnapshot.DoesNotExist:
        raise Http404(f"Runden har ingen udgave {edition}.") from None


def issued_by(request: HttpRequest) -> Issued:
    """A public paper, which names nobody, unless `?kopi=intern` asks for the internal copy."""
    internal = request.GET.get(COPY) == INTERNAL
    return Issued(display_name(request.user), timezone.now(), internal=internal)


def _plan(request: HttpRequest, slug: str) -> Plan:
    seen = Plan.objects.filter(visible(access_for(request.user), ""))
    return get_object_or_404(seen.select_related("source", "follows"), slug=slug)


def _round(request: HttpRequest, slug: str) -> FollowUpRound:
    seen = FollowUpRound.objects.filter(visible(access_for(request.user)))
    return get_object_or_404(seen.select_related("plan", "source"), slug=slug)


def _download(paper: Paper, name: str, issued: Issued) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    paper.save(file)
    return _response(file, name, "docx", WORD, issued)


def _response(
    file: IO[bytes], name: str, ending: str, content_type: str, issued: Issued
) -> FileResponse:
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{timezone.localdate(issued.at)}.{ending}",
        content_type=content_type,
    )
