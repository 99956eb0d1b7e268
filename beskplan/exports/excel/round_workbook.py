"""A round's workbook: overview, answers, measured values, and what changed since another round."""

from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from django.conf import settings
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from beskplan.exports.excel.sheet import Sheet, write_sheet
from beskplan.exports.excel.sheets.overview import TITLE_OF_SHEET, WIDTHS, Overview
from beskplan.exports.excel.sheets.rounds import (
    ANSWERS,
    CHANGES,
    EDITION_CHANGES,
    MEASURED,
    RoundReport,
)
from beskplan.exports.excel.sheets.status_counts import StatusRow
from beskplan.exports.excel.styles import LABEL, TEXT, TITLE, Pen, new_workbook
from beskplan.exports.word.round_words import RoundPaper
from core.danish import format_date
from followup.models import FollowUpRound
from followup.snapshots.snapshot import SnapshotInitiative, progress_of
from followup.snapshots.storage import replaced_by, snapshot_of
from initiatives.models import Continuation
from initiatives.statuses import DECIDED, UNAPPROVED

NOTHING_BEFORE = "Der er ingen tidligere lukket runde at sammenligne med."
NO_CHANGES = "Intet er ændret siden den tidligere runde."


def write_round_workbook(report: RoundReport, to: BinaryIO | str) -> dict[str, int]:
    """Write the file; returns the number of rows of each data sheet by its title."""
    workbook = new_workbook()
    _describe(workbook, report)
    pen = Pen()
    overview = workbook.create_sheet(TITLE_OF_SHEET)
    sheets = _sheets(report)
    counts = {
        sheet.title: write_sheet(workbook, sheet, sheet.rows(report), pen) for sheet in sheets
    }
    if not counts[CHANGES.title]:
        page = workbook[CHANGES.title]
        page.append([pen.cell(page, NO_CHANGES if report.since else NOTHING_BEFORE, TEXT)])
    contents = [(sheet.title, sheet.about, counts[sheet.title]) for sheet in sheets]
    RoundOverview(overview, report, pen).write(contents)
    workbook.save(to)
    return counts


def _sheets(report: RoundReport) -> list[Sheet]:
    sheets = [ANSWERS, MEASURED, replace(CHANGES, about=_about_changes(report))]
    if report.replaced is None:
        return sheets
    title = f"{EDITION_CHANGES.title} {report.replaced.edition}"
    return [*sheets, replace(EDITION_CHANGES, title=title)]


def previous_round(follow_up_round: FollowUpRound) -> FollowUpRound | None:
    """The plan's closed round before this one."""
    closed = FollowUpRound.objects.filter(
        plan=follow_up_round.plan_id, state=FollowUpRound.State.CLOSED
    ).exclude(pk=follow_up_round.pk)
    earlier = closed.filter(cutoff__lte=follow_up_round.cutoff)
    return earlier.newest_first().first()


def round_report(paper: RoundPaper, since: FollowUpRound | None) -> RoundReport:
    """The round's workbook content, compared with the snapshot of `since` where it is given, and
    with the edition that it replaces."""
    report = RoundReport(paper, replaced=replaced_by(paper.content))
    earlier = snapshot_of(since) if since else None
    if earlier is None or earlier.plan_slug == paper.content.plan_slug:
        return replace(report, since=earlier)
    links = Continuation.objects.filter(
        initiative__in=[one.pk for one in paper.content.initiatives],
        earlier__in=[one.pk for one in earlier.initiatives],
    )
    continues = dict(links.values_list("initiative", "earlier"))
    return replace(report, since=earlier, continues=continues)


class RoundOverview(Overview):
    """The round's facts, its statuses together and per focus area, and the sheets of the file."""

    statuses = (*DECIDED, UNAPPROVED)
    widths = (33, *WIDTHS[1:], 13)

    def __init__(self, page: Worksheet, report: RoundReport, pen: Pen) -> None:
        super().__init__(page, pen)
        self.report = report

    def _heading(self) -> None:
        paper = self.report.paper
        self._append((f"Beskplan: {self.report.content.title}", TITLE), height=28)
        self._append()
        since = self.report.since
        compared = f"{since.title}, opgjort pr. {format_date(since.cutoff)}" if since else ""
        for label, words in (
            *paper.facts,
            ("Status", paper.summary),
            ("Sammenlignet med", compared),
            ("Sag", paper.numbers),
            ("Regel", paper.rule_words),
            ("Organisation", settings.ORGANISATION),
        ):
            if words:
                self._append((label, LABEL), (words, TEXT), spread=True)

    def _statuses(self) -> None:
        content = self.report.content
        self._section("Initiativer efter status")
        self._table("Runde", [], _status_row("I alt", content.initiatives))
        self._section("Initiativer efter fokusområde og status")
        rows = [
            _status_row(part.title, [*part.initiatives, *part.elsewhere])
            for part in self.report.paper.parts
        ]
        self._table("Fokusområde", rows)
        if any(part.elsewhere for part in self.report.paper.parts):
            self._append(
                ("Et initiativ i flere fokusområder er talt med i hvert af dem.", TEXT),
                spread=True,
            )


def _status_row(label: str, initiatives: Iterable[SnapshotInitiative]) -> StatusRow:
    return StatusRow(label, tuple(n for _, n in progress_of(one.status for one in initiatives)))


def _about_changes(report: RoundReport) -> str:
    if report.since is None:
        return NOTHING_BEFORE
    return (
        f"ændret siden {report.since.title} (opgjort pr. {format_date(report.since.cutoff)}):"
        " før og nu, hvem, hvornår og hvorfor"
    )


def _describe(workbook: Workbook, report: RoundReport) -> None:
    about, issued = workbook.properties, report.paper.issued
    about.title, about.subject = report.content.title, report.content.plan_title
    about.description = f"Opgjort pr. {format_date(report.content.cutoff)}"
    about.creator = about.lastModifiedBy = issued.by
    about.created = about.modified = issued.at.replace(tzinfo=None)
    about.language = "da-DK"
