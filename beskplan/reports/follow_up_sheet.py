"""The sheet of follow-ups: those of closed rounds as they were frozen, the others as stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from beskplan.reports.plan_sheets import CHUNK
from beskplan.reports.sheet import Column, Sheet
from beskplan.reports.words import NO_REASON, joined, lapse_words, source_words
from initiatives.danish import format_date
from initiatives.models import Deviation
from initiatives.templatetags.status import status_word
from targets.freezing import frozen_rounds
from targets.frozen import FrozenInitiative, FrozenRound
from targets.models import FollowUp, FollowUpRound


@dataclass(frozen=True)
class Row:
    plan: str
    round: str
    code: str
    initiative: str
    status: str
    calculated: str
    deviation: str
    reason: str
    results: str
    comments: str
    source: str


def follow_up_rows(selection) -> Iterator[Row]:
    closed = FollowUpRound.objects.filter(state=FollowUpRound.State.CLOSED)
    if selection.plan:
        closed = closed.filter(plan=selection.plan)
    frozen = {
        (number, one.pk): (printed, one)
        for number, printed in frozen_rounds(closed.values("pk")).items()
        for one in printed.initiatives
    }
    related = ("initiative__plan", "round", "source", "written_by")
    for one in selection.follow_ups.select_related(*related).iterator(chunk_size=CHUNK):
        as_closed = frozen.get((one.round_id, one.initiative_id))
        yield frozen_row(*as_closed) if as_closed else stored_row(one)


def frozen_row(printed: FrozenRound, one: FrozenInitiative) -> Row:
    reason = one.deviation_reason or (NO_REASON if one.lacks_reason and one.source else "")
    lapse = ""
    if one.is_lapsed:
        lapse = lapse_words(
            one.lapse_reason, one.lapse_date, one.lapse_reference, from_document=bool(one.source)
        )
    source = joined((one.source.reference, one.source.note), "\n")
    return Row(
        plan=printed.plan_slug,
        round=printed.title,
        code=one.code,
        initiative=one.title,
        status=one.status,
        calculated=one.calculated_label,
        deviation=one.deviation_label,
        reason=joined((reason, lapse)),
        results=one.results,
        comments=one.comments,
        source=joined((source, written_words(one.written_by, one.written_at)), "\n"),
    )
