"""What stands in a paper: who issued it, lines of text, statuses, the parts of a bar. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from beskplan.exports.word.looks import CELL
from core.danish import format_date
from initiatives.statuses import StatusLook, look_of


@dataclass(frozen=True)
class Issued:
    """When a paper was made, and by whom ("" for a command). Only an internal copy names people:
    a committee's papers are public."""

    by: str
    at: datetime
    internal: bool = False

    @property
    def words(self) -> str:
        """ "22. november 2026 kl. 14.05", in an internal copy "… af Pia Planlægger"."""
        local = timezone.localtime(self.at)
        moment = f"{format_date(local)} kl. {local:%H.%M}"
        return f"{moment} af {self.by}" if self.internal and self.by else moment


@dataclass(frozen=True)
class Line:
    """A paragraph of a cell: `lead` stands bold before the text, `notes` at the page's foot."""

    text: str
    lead: str = ""
    style: str = CELL
    bold: bool = False
    bullet: bool = False
    depth: int = 0  # how far a bullet stands in
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatusLine:
    """A decided status with its mark and colour, in a document's own words where it has any."""

    status: str
    words: str = ""

    @property
    def text(self) -> str:
        look = look_of(self.status)
        return f"{look.word_mark} {self.words or look.label}"


@dataclass(frozen=True)
class Share:
    """A part of a bar: how many, of what, and its colours (RRGGBB)."""

    number: int
    label: str
    fill: str
    ink: str

    @classmethod
    def of(cls, look: StatusLook, number: int) -> "Share":
        """So many of a status or verdict; one that has no colour of its own in files is white."""
        return cls(number, look.label, look.chart_fill or "FFFFFF", look.chart_ink or "1A1A1A")


def clean(text: str) -> str:
    """Without the control characters that a Word file cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", str(text).replace("\r\n", "\n")).strip()


def lines_of(text: str, **look: Any) -> list[Line]:
    """One line for each paragraph of a user's text."""
    return [Line(part.strip(), **look) for part in clean(text).split("\n") if part.strip()]
