"""The sheets of a round's workbook: its answers, its measured values, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from beskplan.exports.excel.sheet import Sheet
from beskplan.exports.word.round_words import (
    RoundPaper,
    decided_words,
    deviation_reason,
    lapse_words,
    local_day,
    proposed_words,
)
from core.formats import joined, yes_no
from core.lists.columns import FIGURE, FileColumn, ListTable
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


def areas_of(one: SnapshotInitiative) -> str:
    return joined(str(area) for area in one.areas)


def units_of(one: SnapshotInitiative) -> str:
    leading = (unit.name for unit in one.leading_units)
    contributing = (f"{unit.name} (bidrager)" for unit in one.contributing_units)
    return joined((*leading, *contributing))


def targets_of(one: SnapshotInitiative) -> str:
    """Each target's wording and verdict sentence, as the appendix prints them."""
    lines = []
    for target in one.targets:
        lines.append(f"{target.kind_label.capitalize()}: {target.wording}")
        if target.has_value or target.value is not None:
            lines.append(f"→ {target.sentence}.")
    return "\n".join(lines)


def evidence_of(one: SnapshotInitiative) -> str:
    return joined((proof.words for proof in one.evidence), "\n")


def source_of(fact) -> str:
    return joined((fact.source.reference, fact.source.note, getattr(fact, "note", "")), "\n")


class AnswerTable(ListTable):
    """Columns of the answers of a round, each a SnapshotInitiative."""

    code = FileColumn("Kode", "code", 8)
    initiative = FileColumn("Initiativ", "title", 32)
    focus_areas = FileColumn("Fokusområde", areas_of, 30)
    units = FileColumn("Enheder", units_of, 26)
    status = FileColumn("Besluttet status", decided_words, 17)
    proposed = FileColumn("Foreslået status", proposed_words, 17)
    source_status = FileColumn("Kildens ord", "source_status", 20)
    calculated = FileColumn("Beregnet status", "calculated_label", 17)
    deviation = FileColumn("Afvigelse", "deviation_label", 18)
    reason = FileColumn("Begrundelse for afvigelse", deviation_reason, 26)
    lapse = FileColumn("Bortfald", lapse_words, 26)
    targets = FileColumn("Mål og vurdering", targets_of, 56)
    status_text = FileColumn("Tekst i statuskolonnen", "status_text", 50)
    results = FileColumn("Resultater", "results", 60)
    comments = FileColumn("Kommentarer", "comments", 50)
    undivided = FileColumn("Ikke fordelt i kilden", "undivided_text", 30)
    evidence = FileColumn("Dokumentation", evidence_of, 26)
    written_by = FileColumn("Skrevet af", "written_by", 18)
    written_on = FileColumn("Skrevet", lambda one: local_day(one.written_at), 12)
    approved_by = FileColumn("Godkendt af", "approved_by", 18)
    approved_on = FileColumn("Godkendt", lambda one: local_day(one.approved_at), 12)
    source = FileColumn("Kilde", source_of, 36)


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
    source = FileColumn("Kilde", lambda row: source_of(row.one), 40)


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
