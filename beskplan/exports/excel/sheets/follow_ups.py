"""The sheet of follow-ups: those of closed rounds from their snapshots, the others as stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils import timezone

from beskplan.exports.excel.sheet import Sheet
from beskplan.exports.excel.sheets.plans import CHUNK
from core.columns import FileColumn, ListTable
from core.danish import format_date
from core.formats import joined
from core.people import display_name
from followup.models import FollowUp, FollowUpRound
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound
from followup.snapshots.storage import snapshots_of
from initiatives.models import Deviation, missing_reason
from initiatives.statuses import status_word
from initiatives.words import lapse_words


@dataclass(frozen=True)
class Row:
    """`follow_up` is a snapshot's or stored; status, texts and lapse are named alike."""

    follow_up: SnapshotInitiative | FollowUp
    plan: str
    round: str
    code: str
    initiative: str
    calculated: str
    deviation: str
    source: str
    written_by: str
    case_number: str = ""
    document_number: str = ""


def follow_up_rows(selection) -> Iterator[Row]:
    """Read in chunks, each with the snapshots of its closed rounds: all of them at once would fill
    the memory."""
    related = ("initiative__plan", "round", "source", "written_by")
    stored = selection.follow_ups.select_related(*related).iterator(chunk_size=CHUNK)
    while chunk := list(islice(stored, CHUNK)):
        yield from _rows(chunk)


def _rows(chunk: list[FollowUp]) -> Iterator[Row]:
    rounds = {one.round for one in chunk if one.round_id}
    closed = {one.pk for one in rounds if one.state == FollowUpRound.State.CLOSED}
    snapshot = {
        (round_id, one.pk): (snapshot_of, one)
        for round_id, snapshot_of in (snapshots_of(closed) if closed else {}).items()
        for one in snapshot_of.initiatives
    }
    for one in chunk:
        printed = snapshot.get((one.round_id, one.initiative_id))
        yield _snapshot_row(*printed) if printed else _stored_row(one)


def _snapshot_row(snapshot_of: SnapshotRound, one: SnapshotInitiative) -> Row:
    return Row(
        follow_up=one,
        plan=snapshot_of.plan_slug,
        round=snapshot_of.title,
        code=one.code,
        initiative=one.title,
        calculated=one.calculated_label,
        deviation=one.deviation_label,
        source=joined((one.source.reference, one.source.note), "\n"),
        written_by=one.written_by,
        case_number=snapshot_of.case_number,
        document_number=snapshot_of.document_number,
    )


def _stored_row(one: FollowUp) -> Row:
    between = f"uden for runde, {format_date(one.effective_on)}"
    return Row(
        follow_up=one,
        plan=one.initiative.plan.slug,
        round=one.round.title if one.round else between,
        code=one.initiative.code,
        initiative=one.initiative.title,
        calculated=one.get_calculated_status_display(),
        deviation=one.get_deviation_display() if one.deviation else "",
        source=one.source_words,
        written_by=display_name(one.written_by),
        case_number=one.round.case_number if one.round else "",
        document_number=one.round.document_number if one.round else "",
    )


def reason_words(row: Row) -> str:
    """Why it deviates or lapsed; one that a document leaves unexplained says so."""
    words = row.follow_up.deviation_reason
    if not words and row.follow_up.deviation == Deviation.BETTER and row.follow_up.source:
        words = missing_reason(row.follow_up)
    return joined((words, lapse_words(row.follow_up)))


def source_words(row: Row) -> str:
    written = ""
    if row.follow_up.written_at:
        day = format_date(timezone.localdate(row.follow_up.written_at))
        written = f"Skrevet {joined((row.written_by and f'af {row.written_by}', day), ' ')}"
    return joined((row.source, written), "\n")


class FollowUpTable(ListTable):
    """Columns of the file's follow-ups, each a `Row`; no list shows those of all rounds."""

    plan = FileColumn("Plan", "plan", 27)
    round = FileColumn("Runde", "round", 28)
    case_number = FileColumn("Sagsnr.", "case_number", 14)
    document_number = FileColumn("Dok.nr.", "document_number", 14)
    code = FileColumn("Kode", "code", 8)
    initiative = FileColumn("Initiativ", "initiative", 30)
    status = FileColumn("Status", lambda row: status_word(row.follow_up.status), 15)
    calculated = FileColumn("Beregnet status", "calculated", 16)
    deviation = FileColumn("Afvigelse", "deviation", 18)
    reason = FileColumn("Begrundelse", reason_words, 28)
    status_text = FileColumn("Tekst i statuskolonnen", "follow_up.status_text", 44)
    results = FileColumn("Resultater", "follow_up.results", 60)
    comments = FileColumn("Kommentarer", "follow_up.comments", 44)
    undivided = FileColumn("Ikke fordelt i kilden", "follow_up.undivided_text", 30)
    source = FileColumn("Kilde", source_words, 36)


FOLLOW_UPS = Sheet(
    "Opfølgning",
    "det, der er meldt tilbage om initiativerne",
    FollowUpTable,
    follow_up_rows,
    "follow_ups",
)
