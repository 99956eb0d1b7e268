"""Downloads of the papers: of a plan and of a round. Each tells of one moment."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beskplan.exports.files import of_round
from beskplan.exports.later import give_file
from beskplan.exports.moment import one_moment
from beskplan.exports.word.round_words import LEGEND
from followup.rounds.views import narrowed
from followup.snapshots import answer_words
from followup.snapshots.answers import AnswerTable
from followup.snapshots.round_reports import by_unit


def plan_goals_paper(request: HttpRequest, slug: str) -> HttpResponse:
    return give_file(request, "plan-goals-paper", slug=slug)


def plan_paper(request: HttpRequest, slug: str) -> HttpResponse:
    return give_file(request, "plan-paper", slug=slug)


def round_appendix(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    return give_file(request, "round-paper", slug=slug, edition=edition)


def round_workbook(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    return give_file(request, "round-workbook", slug=slug, edition=edition)


@one_moment()
def round_print(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """The rows that the round's page shows under the same filter, its conditions in words."""
    whole = of_round(request, slug, edition).paper()
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
