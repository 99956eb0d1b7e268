"""The sheet of follow-ups: those of closed rounds from their snapshots, the others as stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils import timezone

from beskplan.exports.excel.selection import Selection
from beskplan.exports.excel.sheet import Sheet
from beskplan.exports.excel.sheets.plans import CHUNK
from core.danish import format_date
from core.lists.columns import DAY, FileColumn, IdColumn, ListTable
from core.people import display_name
from followup.models import FollowUp, FollowUpRound
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound
from followup.snapshots.storage import snapshots_of
from initiatives.models import Deviation, missing_reason
from initiatives.statuses import UNAPPROVED, status_word
from initiatives.words import lapse_words


@dataclass(frozen=True)
class Row:
    """`follow_up` is a snapshot's or stored; status, texts and lapse are named alike."""

    follow_up: SnapshotInitiative | FollowUp
    stored: FollowUp
    round: str
    code: str
    initiative: str
    status: str
    proposed: str
    calculated: str
    deviation: str
    source: str
    source_note: str
    written_by: str
    case_number: str = ""
    document_number: str = ""


def follow_up_rows(selection: Selection) -> Iterator[Row]:
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
        yield _snapshot_row(one, *printed) if printed else _stored_row(one)


def _snapshot_row(stored: FollowUp, snapshot_of: SnapshotRound, one: SnapshotInitiative) -> Row:
    return Row(
        follow_up=one,
        stored=stored,
        round=snapshot_of.title,
        code=one.code,
        initiative=one.title,
        status=status_word(one.status),
        proposed=status_word(one.proposed) if one.is_unapproved else "",
        calculated=one.calculated_label,
        deviation=one.deviation_label,
        source=one.source.reference,
        source_note=one.source.note,
        written_by=one.written_by,
        case_number=snapshot_of.case_number,
        document_number=snapshot_of.document_number,
    )


def _stored_row(one: FollowUp) -> Row:
    is_approved = one.state == FollowUp.State.APPROVED
    between = f"uden for runde, {format_date(one.effective_on)}"
    return Row(
        follow_up=one,
        stored=one,
        round=one.round.title if one.round else between,
        code=one.initiative.code,
        initiative=one.initiative.title,
        status=status_word(one.status if is_approved else UNAPPROVED.value),
        proposed="" if is_approved else status_word(one.status),
        calculated=one.get_calculated_status_display(),
        deviation=one.get_deviation_display() if one.deviation else "",
        source=one.source_reference,
        source_note=one.source_note,
        written_by=display_name(one.written_by),
        case_number=one.round.case_number if one.round else "",
        document_number=one.round.document_number if one.round else "",
    )


def reason_words(row: Row) -> str:
    """Why it deviates; a deviation that a document leaves unexplained says so."""
    words = row.follow_up.deviation_reason
    if not words and row.follow_up.deviation == Deviation.BETTER and row.follow_up.source:
        words = missing_reason(row.follow_up)
    return words


def written_on(row: Row) -> date | None:
    moment = row.follow_up.written_at
    return moment and timezone.localdate(moment)


class FollowUpTable(ListTable):
    """Columns of the file's follow-ups, each a `Row`; no list shows those of all rounds."""

    plan = FileColumn("Plan", "stored.initiative.plan.title", 18)
    plan_id = FileColumn("Plan-id", "stored.initiative.plan.slug", 20)
    code = FileColumn("Kode", "code", 8)
    initiative = FileColumn("Initiativ", "initiative", 30)
    round = FileColumn("Runde", "round", 24)
    status = FileColumn("Status", "status", 14)
    proposed = FileColumn("Foreslået status", "proposed", 14)
    calculated = FileColumn("Beregnet status", "calculated", 15)
    deviation = FileColumn("Afvigelse", "deviation", 13)
    reason = FileColumn("Begrundelse", reason_words, 22)
    initiative_id = IdColumn("Initiativ-id", "stored.initiative.public_id")
    round_id = IdColumn("Runde-id", lambda row: row.stored.round and row.stored.round.slug)
    case_number = FileColumn("Sagsnr.", "case_number", 14)
    document_number = FileColumn("Dok.nr.", "document_number", 14)
    effective_on = FileColumn("Gælder pr.", "stored.effective_on", 12, DAY)
    lapse = FileColumn("Bortfald", lambda row: lapse_words(row.follow_up), 28)
    status_text = FileColumn("Tekst i statuskolonnen", "follow_up.status_text", 44)
    results = FileColumn("Resultater", "follow_up.results", 60)
    comments = FileColumn("Kommentarer", "follow_up.comments", 44)
    undivided = FileColumn("Ikke fordelt i kilden", "follow_up.undivided_text", 30)
    written_by = FileColumn("Skrevet af", "written_by", 18)
    written_on = FileColumn("Skrevet", written_on, 12, DAY)
    source = FileColumn("Kilde", "source", 36)
    source_note = FileColumn("Note om kilden", "source_note", 36)


FOLLOW_UPS = Sheet(
    "Opfølgning",
    "det, der er meldt tilbage om initiativerne",
    FollowUpTable,
    follow_up_rows,
    "follow_ups",
    frozen=3,
)
