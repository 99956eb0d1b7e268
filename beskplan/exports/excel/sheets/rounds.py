"""The sheets of a round's workbook: its answers, its measured values, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from beskplan.exports.excel.sheet import Sheet
from beskplan.exports.word.round_words import RoundPaper
from core.formats import yes_no
from core.lists.columns import FIGURE, FileColumn, ListTable
from followup.snapshots.answers import AnswerTable
from followup.snapshots.changes import changes
from followup.snapshots.parts import SnapshotMeasurement
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound


@dataclass(frozen=True)
class RoundReport:
    """What a workbook is made of; `since` is the closed round that it is compared with, and
    `continues` leads from its initiatives to those of another plan that they go on from. `replaced`
    is the edition before, where the round was reopened."""

    paper: RoundPaper
    since: SnapshotRound | None = None
    continues: dict[int, int] = field(default_factory=dict)
    replaced: SnapshotRound | None = None

    @property
    def content(self) -> SnapshotRound:
        return self.paper.content


@dataclass(frozen=True)
class MeasuredRow:
    initiative: SnapshotInitiative
    one: SnapshotMeasurement


def answer_rows(report: RoundReport) -> list[SnapshotInitiative]:
    return report.content.initiatives


def measured_rows(report: RoundReport) -> Iterator[MeasuredRow]:
    for initiative in report.content.initiatives:
        for one in initiative.measurements:
            yield MeasuredRow(initiative, one)


def change_rows(report: RoundReport) -> Iterator:
    if report.since is None:
        return iter(())
    return changes(report.since, report.content, report.continues)


def edition_change_rows(report: RoundReport) -> Iterator:
    if report.replaced is None:
        return iter(())
    return changes(report.replaced, report.content, texts=True)


class MeasuredTable(ListTable):
    """Columns of the values measured by a round, each a MeasuredRow."""

    code = FileColumn("Kode", "initiative.code", 8)
    initiative = FileColumn("Initiativ", "initiative.title", 32)
    indicator = FileColumn("Indikator", "one.indicator", 44)
    area = FileColumn("Område", "one.area", 16)
    breakdown = FileColumn("Fordeling", "one.breakdown", 22)
    period_start = FileColumn("Periode fra", "one.period_start", 12)
    date = FileColumn("Dato", "one.date", 12)
    qualifier = FileColumn("Forbehold", "one.qualifier", 14)
    value = FileColumn("Værdi", "one.value", 13, FIGURE)
    unit = FileColumn("Enhed", "one.unit", 14)
    numerator = FileColumn("Tæller", "one.numerator", 11, FIGURE)
    denominator = FileColumn("Nævner", "one.denominator", 11, FIGURE)
    state = FileColumn("Datatype", "one.state", 12)
    counts = FileColumn("Gældende", lambda row: yes_no(row.one.counts), 12)
    note = FileColumn("Bemærkning", "one.note", 30)
    source = FileColumn("Kilde", "one.source.reference", 40)
    source_note = FileColumn("Note om kilden", "one.source.note", 40)


class ChangeTable(ListTable):
    """Columns of what changed since another round, each a snapshots.changes.Change."""

    code = FileColumn("Kode", "code", 8)
    initiative = FileColumn("Initiativ", "initiative", 34)
    what = FileColumn("Hvad", "what", 18)
    target = FileColumn("Mål", "subject", 34)
    old = FileColumn("Før", "old", 34)
    new = FileColumn("Nu", "new", 34)
    who = FileColumn("Hvem", "who", 24)
    when = FileColumn("Hvornår", "when", 12)
    why = FileColumn("Hvorfor", "why", 60)


ANSWERS = Sheet(
    "Opfølgning",
    "besluttet og beregnet status, afvigelser med begrundelse og de indsendte tekster",
    AnswerTable,
    answer_rows,
    frozen=2,
)

MEASURED = Sheet(
    "Målinger",
    "alle opgivne og indtastede tal om initiativernes indikatorer",
    MeasuredTable,
    measured_rows,
    frozen=3,
)

CHANGES = Sheet(
    "Ændret siden sidst",
    "hvad der er ændret siden en tidligere lukket runde: før og nu, hvem, hvornår og hvorfor",
    ChangeTable,
    change_rows,
    frozen=2,
)
# Of a round that was reopened; its title says which edition.
EDITION_CHANGES = Sheet(
    "Ændret siden udgave",
    "hvad der er ændret siden den udgave, som denne erstatter, også i teksterne",
    ChangeTable,
    edition_change_rows,
    frozen=2,
)
