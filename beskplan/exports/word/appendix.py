""" "Bilag 1 – Opfølgning på …": a round as the committee gets it."""

from beskplan.exports.word.content import Line, Share, StatusLine, lines_of
from beskplan.exports.word.looks import SMALL
from beskplan.exports.word.paper import Paper
from beskplan.exports.word.plan_words import RESTATED, revision_lines
from beskplan.exports.word.round_words import LEGEND, Part, RoundPaper
from core.danish import format_date
from followup.snapshots.answer_words import (
    NO_TEXT,
    NOT_SUBMITTED,
    calculated_words,
    deviation_reason,
    deviation_words,
    lapse_words,
    margin_words,
    notes_of,
    proposed_words,
    signed_words,
    status_words,
)
from followup.snapshots.answers import AnswerTable
from followup.snapshots.snapshot import SnapshotInitiative
from initiatives.statuses import look_of

# Of the answers' columns, in centimetres. Who serves what stands below the initiative's name, so
# that the paper has four columns.
WIDTHS = {"initiative": 7.3, "status": 6.9, "results": 5.7, "comments": 6.2}
COLUMNS = {name: one for name, one in AnswerTable.base_columns.items() if name in WIDTHS}
Lines = list[Line | StatusLine]
Cells = dict[str, Lines]  # by the column's name
LAPSED_HEADERS = ["Initiativ", "Begrundelse og beslutning"]
LAPSED_WIDTHS = [9.0, 17.1]


def appendix(round_paper: RoundPaper) -> Paper:
    content = round_paper.content
    paper = Paper(round_paper.title, round_paper.issued, subject=content.plan_title)
    paper.facts(round_paper.facts)
    paper.summary(round_paper.summary)
    paper.bar(
        [Share.of(look_of(status), number) for status, number in content.progress],
        title=round_paper.title,
    )
    paper.legend(LEGEND, round_paper.legend_statuses)
    if content.source:
        paper.text(RESTATED.format(source=content.source.document))
    for part in round_paper.parts:
        _write_part(paper, part, round_paper.issued.internal)
    if round_paper.lapsed:
        _write_lapsed(paper, round_paper.lapsed)
    paper.heading("Sådan er status beregnet")
    paper.text(round_paper.rule_words)
    as_of = f"opgjort pr. {format_date(content.cutoff)}"
    paper.footer(" · ".join(filter(None, (round_paper.numbers, round_paper.title, as_of))))
    if round_paper.warning:
        paper.header(round_paper.warning)
    return paper


def _write_part(paper: Paper, part: Part, internal: bool) -> None:
    paper.heading(part.title)
    cells = [_cells(one, internal) for one in part.initiatives]
    cells += [_elsewhere(one) for one in part.elsewhere]
    rows = [[row.get(name, []) for name in COLUMNS] for row in cells]
    if not rows:
        paper.text("Ingen initiativer i runden.")
        return
    about = "Indsatserne med mål, besluttet status, resultater og kommentarer."
    headers = [column.verbose_name for column in COLUMNS.values()]
    widths = [WIDTHS[name] for name in COLUMNS]
    paper.table(headers, widths, rows, title=part.title, about=about)


def _cells(one: SnapshotInitiative, internal: bool) -> Cells:
    return {
        "initiative": _effort(one, internal),
        "status": _status(one, internal),
        "results": _results(one),
        "comments": _comments(one),
    }


def _effort(one: SnapshotInitiative, internal: bool) -> Lines:
    lines: Lines = [Line(str(one), bold=True, notes=notes_of(one))]
    if one.leading_units:
        names = ", ".join(unit.name for unit in one.leading_units)
        lines.append(Line(f"Ansvarlig: {names}", style=SMALL))
    for target in one.targets:
        lines.append(Line(target.wording, lead=f"{target.kind_label.capitalize()}:"))
        lines += revision_lines(target.revisions, internal)
        if target.explanation:
            lines.append(Line(f"→ {target.explanation}"))
        if target.original_words:
            lines.append(Line(f"→ {target.original_words}"))
    return lines


def _status(one: SnapshotInitiative, internal: bool) -> Lines:
    lines: Lines = [StatusLine(one.status, status_words(one))]
    if not one.is_answered:
        lines.append(Line(NOT_SUBMITTED))
    if one.is_unapproved:
        lines.append(Line(proposed_words(one), lead="Foreslået:"))
    lines += lines_of(one.status_text)
    lines += lines_of(calculated_words(one), style=SMALL)
    if one.deviation:
        lines.append(Line(f"{deviation_words(one)}.", bold=True))
        lines += lines_of(margin_words(one))
        if reason := deviation_reason(one):
            lines.append(Line(f"{reason.rstrip('.')}.", lead="Begrundelse:"))
    lines += lines_of(lapse_words(one))
    return [*lines, *lines_of(signed_words(one), style=SMALL)] if internal else lines


def _results(one: SnapshotInitiative) -> Lines:
    lines: Lines = [*lines_of(one.results), *lines_of(one.undivided_text)]
    if one.evidence:
        lines.append(Line("Dokumentation:", bold=True))
        lines += [Line(proof.words, bullet=True) for proof in one.evidence]
    return lines or [Line(NO_TEXT)]


def _comments(one: SnapshotInitiative) -> Lines:
    return [*lines_of(one.comments)] or [Line(NO_TEXT)]


def _elsewhere(one: SnapshotInitiative) -> Cells:
    """The row that only refers to the initiative's first focus area, where its texts stand."""
    reference = Line(f"Resultater og kommentarer står under fokusområde {one.areas[0].code}.")
    return {
        "initiative": [Line(str(one), bold=True)],
        "status": [StatusLine(one.status)],
        "results": [reference],
    }


def _write_lapsed(paper: Paper, lapsed: list[SnapshotInitiative]) -> None:
    title = "Bortfaldne initiativer"
    paper.heading(title)
    rows = [[[Line(str(one), bold=True)], lines_of(lapse_words(one))] for one in lapsed]
    about = "Initiativer, der ikke gennemføres, med begrundelse, dato og beslutning."
    paper.table(LAPSED_HEADERS, LAPSED_WIDTHS, rows, title=title, about=about)
