"""A Word paper in the making: headings, facts, tables, footer. Knows nothing of plans or rounds."""

import math
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import BinaryIO

from django.conf import settings
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from beskplan.exports.word.content import Issued, Line, Share, StatusLine, clean
from beskplan.exports.word.footnotes import Footnotes
from beskplan.exports.word.looks import (
    CELL,
    CELL_HEAD,
    FACT,
    HEAD_FILL,
    LANGUAGE,
    LEAD,
    MARK_FONT,
    USABLE,
    add_field,
    describe_table,
    dress,
    keep_together,
    repeat_on_each_page,
    rule_and_pad,
    shade,
)
from initiatives.statuses import look_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LETTERS_PER_CM = 5.6  # of 9 point Arial
WHOLE_ROW = 18  # a row of no more lines than this is not broken over two pages
WHOLE_LIST = 14  # nor is a list of no more lines than this parted from its heading or itself
WHITE_FILL = "FFFFFF"
NARROWEST = 0.9  # cm of a part of a bar, so that its number has room
CellLines = Sequence[Line | StatusLine]


class Paper:
    def __init__(self, title: str, issued: Issued, *, subject: str) -> None:
        self.issued = issued
        self.document = Document()
        self._footnotes = Footnotes(self.document)
        dress(self.document)
        about = self.document.core_properties
        about.title, about.subject, about.language = title, subject, LANGUAGE
        about.author = about.last_modified_by = settings.ORGANISATION
        about.created = about.modified = issued.at.astimezone(UTC).replace(tzinfo=None)
        about.comments = ""
        about.keywords = "Beskplan"
        self.document.add_paragraph(title, "Title")

    def heading(self, text: str, level: int = 1) -> None:
        self.document.add_heading(clean(text), level)

    def text(self, text: str, lead: str = "") -> None:
        """Each line of the text as a paragraph, the first after its bold lead."""
        for number, line in enumerate(clean(text).split("\n")):
            paragraph = self.document.add_paragraph()
            if lead and number == 0:
                paragraph.add_run(f"{lead} ").bold = True
            paragraph.add_run(line)

    def summary(self, text: str, notes: Iterable[str] = ()) -> None:
        """What the paper says, in a sentence or two, before all else; `notes` at the page's
        foot."""
        paragraph = self.document.add_paragraph(clean(text), LEAD)
        for note in notes:
            self._footnotes.add(paragraph, clean(note))

    def lines(self, lines: Sequence[str]) -> None:
        """A paragraph for each line, on one page where they are few."""
        whole = sum(math.ceil(len(line) / (USABLE * LETTERS_PER_CM)) for line in lines)
        for line in lines:
            paragraph = self.document.add_paragraph(clean(line))
            paragraph.paragraph_format.keep_together = True
            paragraph.paragraph_format.keep_with_next = whole <= WHOLE_LIST and line != lines[-1]

    def bar(self, shares: Sequence[Share], *, title: str) -> None:
        """The parts of a whole as one bar, in Word's own means: a table of one row whose cells are
        as wide as their numbers say. Parts of none are left out."""
        shown = [share for share in shares if share.number]
        if not shown:
            return
        table = self.document.add_table(rows=1, cols=len(shown))
        rule_and_pad(table)
        about = ", ".join(f"{share.number} {share.label}" for share in shown)
        describe_table(table, clean(title), f"{about}.")
        for share, cell in zip(shown, table.rows[0].cells, strict=True):
            shade(cell, share.fill)
            paragraph = cell.paragraphs[0]
            paragraph.style, paragraph.alignment = CELL, WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            number = paragraph.add_run(str(share.number))
            number.bold, number.font.color.rgb = True, RGBColor.from_string(share.ink)
        _set_widths(table, bar_widths([share.number for share in shown]))
        self._name_shares(shown)

    def _name_shares(self, shares: Sequence[Share]) -> None:
        """Below a bar: its parts in order, each after a square of its colour."""
        paragraph = self.document.add_paragraph(style=FACT)
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = (
            Pt(4),
            Pt(8),
        )
        for share in shares:
            square = paragraph.add_run("□ " if share.fill == WHITE_FILL else "■ ")
            square.font.name = MARK_FONT
            if share.fill != WHITE_FILL:
                square.font.color.rgb = RGBColor.from_string(share.fill)
            paragraph.add_run(f"{share.number} {share.label}     ")

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Label and value, one a line; those without a value are left out."""
        paragraph = None
        for label, value in facts:
            if value:
                paragraph = self.document.add_paragraph(style=FACT)
                paragraph.add_run(f"{label}: ").bold = True
                paragraph.add_run(clean(value))
        if paragraph is not None:
            paragraph.paragraph_format.space_after = Pt(8)

    def legend(self, lead: str, statuses: Iterable[str]) -> None:
        """The statuses as they are written in the tables."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{lead} ").bold = True
        for number, status in enumerate(statuses):
            if number:
                paragraph.add_run("   ")
            _write_status(paragraph, status)

    def table(
        self,
        headers: list[str],
        widths: list[float],
        rows: Iterable[Sequence[CellLines]],
        *,
        title: str,
        about: str,
    ) -> None:
        """`rows` hold cells, cells hold lines (Line, StatusLine); widths are in centimetres."""
        table = self.document.add_table(rows=1, cols=len(headers))
        rule_and_pad(table)
        describe_table(table, clean(title), about)
        head = table.rows[0]
        repeat_on_each_page(head)
        keep_together(head)
        for cell, name in zip(head.cells, headers, strict=True):
            shade(cell, HEAD_FILL)
            paragraph = cell.paragraphs[0]
            paragraph.style, paragraph.paragraph_format.keep_with_next = CELL_HEAD, True
            paragraph.add_run(name)
        for cells in rows:
            row = table.add_row()
            for cell, lines in zip(row.cells, cells, strict=True):
                self._fill(cell, lines)
            if _height(cells, widths) <= WHOLE_ROW:
                keep_together(row)
        _set_widths(table, widths)
        self._part_from_next()

    def _part_from_next(self) -> None:
        """Word asks for a paragraph after a table: one so low that it never fills a page alone."""
        low = self.document.add_paragraph().paragraph_format
        low.space_after, low.line_spacing = Pt(0), Pt(2)

    def footer(self, left: str) -> None:
        """`left`, and to the right "side X af Y"."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{clean(left)}\tside ")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" af ")
        add_field(paragraph, "NUMPAGES")

    def header(self, words: str) -> None:
        paragraph = self.document.sections[0].header.paragraphs[0]
        paragraph.add_run(clean(words)).bold = True

    def save(self, to: BinaryIO | str) -> None:
        self.document.save(to)

    def _fill(self, cell: _Cell, lines: CellLines) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = CELL
        for number, line in enumerate(lines):
            if number:
                paragraph = cell.add_paragraph(style=CELL)
            if isinstance(line, StatusLine):
                _write_status(paragraph, line.status, line.words)
            else:
                self._write_line(paragraph, line)

    def _write_line(self, paragraph: Paragraph, line: Line) -> None:
        paragraph.style = line.style
        if line.bullet:
            paragraph.paragraph_format.left_indent = Cm(0.35 * (1 + line.depth))
            paragraph.paragraph_format.first_line_indent = Cm(-0.35)
        if line.lead:
            paragraph.add_run(f"{line.lead} ").bold = True
        paragraph.add_run(f"{'• ' if line.bullet else ''}{clean(line.text)}").bold = line.bold
        for note in line.notes:
            self._footnotes.add(paragraph, clean(note))


def _write_status(paragraph: Paragraph, status: str, words: str = "") -> None:
    look = look_of(status)
    mark = paragraph.add_run(f"{look.word_mark} ")
    mark.font.name = MARK_FONT
    word = paragraph.add_run(clean(words) or look.label)
    for run in (mark, word):
        run.bold, run.font.color.rgb = True, RGBColor.from_string(look.word_colour)


def _height(cells: Sequence[CellLines], widths: list[float]) -> int:
    """Lines of text in the row's tallest cell, roughly."""
    return max(
        sum(_line_count(line, width) for line in lines) if lines else 1
        for lines, width in zip(cells, widths, strict=True)
    )


def _line_count(line: Line | StatusLine, width: float) -> int:
    letters = len(line.text) + len(getattr(line, "lead", ""))
    return max(1, math.ceil(letters / (width * LETTERS_PER_CM)))


def bar_widths(numbers: Sequence[int]) -> list[float]:
    """Centimetres for each part of a bar, none under the narrowest; together the page's width."""
    spare = USABLE - NARROWEST * len(numbers)
    return [NARROWEST + spare * number / sum(numbers) for number in numbers]


def _set_widths(table: Table, widths: list[float]) -> None:
    """On the columns for LibreOffice, and on every cell for Word."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
