"""The sheets of a round's workbook: its answers, its measured values, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from beskplan.exports.excel.sheet import Column, Sheet
from beskplan.exports.excel.sheets.round_changes import changes
from beskplan.exports.word.round_words import (
    RoundPaper,
    decided_words,
    deviation_reason,
    evidence_words,
    lapse_words,
    local_day,
    proposed_words,
)
from beskplan.exports.words import joined, yes_no
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotMeasurement, SnapshotRound


@dataclass(frozen=True)
class RoundReport:
    """What a workbook is made of; `since` is the closed round that it is compared with, and
    `continues` leads from its initiatives to those of another plan that they go on from."""

    paper: RoundPaper
    since: SnapshotRound | None = None
    continues: dict[int, int] = field(default_factory=dict)

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


def source_of(fact) -> str:
    return joined((fact.source.reference, fact.source.note, getattr(fact, "note", "")), "\n")


ANSWERS = Sheet(
    "Opfølgning",
    "besluttet og beregnet status, afvigelser med begrundelse og de indsendte tekster",
    (
        Column("Kode", 8, lambda one: one.code),
        Column("Initiativ", 32, lambda one: one.title),
        Column("Fokusområde", 30, areas_of),
        Column("Enheder", 26, units_of),
        Column("Besluttet status", 17, decided_words),
        Column("Foreslået status", 17, proposed_words),
        Column("Kildens ord", 20, lambda one: one.source_status),
        Column("Beregnet status", 17, lambda one: one.calculated_label),
        Column("Afvigelse", 18, lambda one: one.deviation_label),
        Column("Begrundelse for afvigelse", 26, deviation_reason),
        Column("Bortfald", 26, lapse_words),
        Column("Mål og vurdering", 56, targets_of),
        Column("Resultater", 60, lambda one: one.results),
        Column("Kommentarer", 50, lambda one: one.comments),
        Column("Dokumentation", 26, lambda one: joined(map(evidence_words, one.evidence), "\n")),
        Column("Skrevet af", 18, lambda one: one.written_by),
        Column("Skrevet", 12, lambda one: local_day(one.written_at)),
        Column("Godkendt af", 18, lambda one: one.approved_by),
        Column("Godkendt", 12, lambda one: local_day(one.approved_at)),
        Column("Kilde", 36, source_of),
    ),
    answer_rows,
)

MEASURED = Sheet(
    "Målinger",
    "alle opgivne og indtastede tal om initiativernes indikatorer",
    (
        Column("Kode", 8, lambda row: row.initiative.code),
        Column("Initiativ", 32, lambda row: row.initiative.title),
        Column("Indikator", 44, lambda row: row.one.indicator),
        Column("Område", 16, lambda row: row.one.area),
        Column("Fordeling", 22, lambda row: row.one.breakdown),
        Column("Periode fra", 12, lambda row: row.one.period_start),
        Column("Dato", 12, lambda row: row.one.date),
        Column("Forbehold", 14, lambda row: row.one.qualifier),
        Column("Værdi", 13, lambda row: row.one.value, figures=True),
        Column("Enhed", 14, lambda row: row.one.unit),
        Column("Tæller", 11, lambda row: row.one.numerator, figures=True),
        Column("Nævner", 11, lambda row: row.one.denominator, figures=True),
        Column("Datatype", 12, lambda row: row.one.state),
        Column("Gældende", 12, lambda row: yes_no(row.one.counts)),
        Column("Kilde", 40, lambda row: source_of(row.one)),
    ),
    measured_rows,
)

CHANGES = Sheet(
    "Ændret siden sidst",
    "hvad der er ændret siden en tidligere lukket runde: før og nu, hvem, hvornår og hvorfor",
    (
        Column("Kode", 8, lambda change: change.code),
        Column("Initiativ", 34, lambda change: change.initiative),
        Column("Hvad", 18, lambda change: change.what),
        Column("Mål", 34, lambda change: change.subject),
        Column("Før", 34, lambda change: change.old),
        Column("Nu", 34, lambda change: change.new),
        Column("Hvem", 24, lambda change: change.who),
        Column("Hvornår", 12, lambda change: change.when),
        Column("Hvorfor", 60, lambda change: change.why),
    ),
    change_rows,
)
