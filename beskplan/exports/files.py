"""The files that one can take home, by the name of their address. Each function looks up what the
address names, which is quick; what takes time is in the file's `write`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from beskplan.exports.download import Download, Step
from beskplan.exports.excel.lists import selection_for
from beskplan.exports.excel.round_workbook import previous_round, round_report, write_round_workbook
from beskplan.exports.excel.selection import Selection, sizes
from beskplan.exports.excel.workbook import CONTENT_TYPE as EXCEL
from beskplan.exports.excel.workbook import STORED, file_name, write_workbook
from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.content import Issued
from beskplan.exports.word.execution import execution_paper
from beskplan.exports.word.goals import goals_paper
from beskplan.exports.word.paper import CONTENT_TYPE as WORD
from beskplan.exports.word.paper import Paper
from beskplan.exports.word.round_words import RoundPaper, round_paper
from core.people import display_name
from followup.models import FollowUpRound, RoundSnapshot
from initiatives.models import Initiative, Plan
from initiatives.permissions import access_for, visible
from targets.models import Target

SINCE = "siden"
COPY, INTERNAL = "kopi", "intern"


def workbook(request: HttpRequest) -> Download:
    """Of a list's filter, of the plan in view or of all plans."""
    selection = selection_for(request)
    return Download(
        title=f"Excel: {selection.title}",
        rows=sum(sizes(selection, {sheet.read_from for sheet in STORED})),
        content_type=EXCEL,
        write=partial(_write_workbook, selection),
    )


def _write_workbook(selection: Selection, file: BinaryIO, step: Step) -> str:
    write_workbook(selection, file, step=step)
    return file_name(selection)


def plan_goals(request: HttpRequest, slug: str) -> Download:
    return _plan_paper(request, slug, "Mål", goals_paper, "maal")


def plan_execution(request: HttpRequest, slug: str) -> Download:
    return _plan_paper(request, slug, "Udmøntningsplan", execution_paper, "udmoentningsplan")


def _plan_paper(
    request: HttpRequest, slug: str, title: str, build: Callable[..., Paper], name: str
) -> Download:
    seen = Plan.objects.filter(visible(access_for(request.user), ""))
    plan = get_object_or_404(seen.select_related("source", "follows"), slug=slug)
    issued = issued_by(request)

    def write(file: BinaryIO, step: Step) -> str:
        build(plan, issued).save(file)
        return _dated(f"{name}-{plan.slug}", issued, "docx")

    return Download(f"Word: {title}, {plan}", _rows(plan), WORD, write)


@dataclass(frozen=True)
class _OfRound:
    """What the papers of a round are about. Without an edition the one in force, or the open round
    as it stands; compared with the round that `?siden=` names, or with the plan's one before."""

    round: FollowUpRound
    edition: int | None
    since: FollowUpRound | None
    issued: Issued

    def paper(self) -> RoundPaper:
        try:
            return round_paper(self.round, self.issued, self.edition)
        except RoundSnapshot.DoesNotExist:
            raise Http404(f"Runden har ingen udgave {self.edition}.") from None


def round_appendix(request: HttpRequest, slug: str, edition: int | None = None) -> Download:
    about = of_round(request, slug, edition)

    def write(file: BinaryIO, step: Step) -> str:
        paper = about.paper()
        appendix(paper).save(file)
        return _dated(f"bilag-{paper.file_name}", about.issued, "docx")

    return Download(f"Word: Bilag, {about.round}", _rows(about.round.plan), WORD, write)


def round_workbook(request: HttpRequest, slug: str, edition: int | None = None) -> Download:
    about = of_round(request, slug, edition)

    def write(file: BinaryIO, step: Step) -> str:
        paper = about.paper()
        write_round_workbook(round_report(paper, about.since or previous_round(about.round)), file)
        return _dated(f"runde-{paper.file_name}", about.issued, "xlsx")

    return Download(f"Excel: {about.round}", _rows(about.round.plan), EXCEL, write)


def of_round(request: HttpRequest, slug: str, edition: int | None) -> _OfRound:
    earlier = request.GET.get(SINCE)
    since = _round(request, earlier) if earlier else None
    return _OfRound(_round(request, slug), edition, since, issued_by(request))


def issued_by(request: HttpRequest) -> Issued:
    """A public paper, which names nobody, unless `?kopi=intern` asks for the internal copy."""
    internal = request.GET.get(COPY) == INTERNAL
    return Issued(display_name(request.user), timezone.now(), internal=internal)


def _round(request: HttpRequest, slug: str) -> FollowUpRound:
    seen = FollowUpRound.objects.filter(visible(access_for(request.user)))
    return get_object_or_404(seen.select_related("plan", "source"), slug=slug)


def _rows(plan: Plan) -> int:
    initiatives, targets = Initiative.objects.for_plan(plan), Target.objects.for_plan(plan)
    return initiatives.count() + targets.count()


def _dated(name: str, issued: Issued, ending: str) -> str:
    return f"{name}-{timezone.localdate(issued.at)}.{ending}"


FILES: dict[str, Callable[..., Download]] = {
    "export": workbook,
    "plan-goals-paper": plan_goals,
    "plan-paper": plan_execution,
    "round-paper": round_appendix,
    "round-workbook": round_workbook,
}
