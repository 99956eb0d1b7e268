"""What serves the goals of a plan: the initiatives of the chapter that prints a goal, their output
targets, and the budget lines that pay for them. Four queries however many goals."""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from budget.models import BudgetLine
from core.addresses import list_page
from initiatives.bars import Segment
from initiatives.models import FocusArea, InitiativeArea
from initiatives.models.counts import Tally
from initiatives.status_links import linked_segments
from targets.lists.rows import GOAL, INDICATOR, MEASURED, InShort
from targets.models import Target

# Of a chapter; the lists and the budget page hold the rest.
MOST_NAMED = 6  # initiatives and output targets
MOST_LINES = 5  # budget lines


class ChapterInitiative(NamedTuple):
    pk: int
    code: str
    title: str
    status: str


class ChapterTarget(NamedTuple):
    pk: int
    title: str
    verdict: str
    short: InShort


class Amount(NamedTuple):
    """A budget line's amount, or the line alone with `kind` None where it has no amount."""

    line_pk: int
    label: str
    year: int | None
    period: str | None
    kind: str | None
    million: Decimal | None
    not_stated: bool | None


@dataclass
class Chapter:
    """A focus area with its initiatives, their output targets, and the budget lines that pay for
    them, each line as its amounts."""

    focus_area: FocusArea
    initiatives: list[ChapterInitiative] = field(default_factory=list)
    targets: list[ChapterTarget] = field(default_factory=list)
    budget_lines: list[list[Amount]] = field(default_factory=list)
    most_named: int = MOST_NAMED
    most_lines: int = MOST_LINES

    @property
    def initiatives_address(self) -> str:
        """The list of the chapter's initiatives."""
        chosen = {"plan": self.focus_area.plan.slug, "focus_area": self.focus_area.pk}
        return f"{list_page('initiatives')}?{urlencode(chosen)}"

    @property
    def status_segments(self) -> list[Segment]:
        """The parts of the chapter's bar, best status first."""
        counts = Tally.of(one.status for one in self.initiatives)
        return linked_segments(counts, self.initiatives_address)

    @property
    def budget_words(self) -> str:
        """How many budget lines it has: "2 budgetlinjer"."""
        number = len(self.budget_lines)
        if number > MOST_LINES:
            return f"mere end {MOST_LINES} budgetlinjer"
        return f"{number or 'ingen'} budgetlinje{'' if number == 1 else 'r'}"


def chapters_of(area_ids: set[int]) -> dict[int, Chapter]:
    """By focus area's id the chapter. What stands in it is in the plan's order, but output targets
    with a value come first."""
    areas = FocusArea.objects.filter(pk__in=area_ids).select_related("plan").order_by()
    areas = areas.only("code", "title", "plan__slug")
    chapters = {area.pk: Chapter(area) for area in areas}
    _add_initiatives(chapters)
    _add_targets(chapters)
    _add_budget_lines(chapters)
    return chapters


def _add_initiatives(chapters: dict[int, Chapter]) -> None:
    placed = InitiativeArea.objects.filter(focus_area__in=chapters)
    rows = placed.order_by("initiative__position", "initiative__code", "initiative").values_list(
        *("focus_area", "initiative", "initiative__code"),
        *("initiative__title", "initiative__status"),
    )
    for area, *values in rows:
        chapters[area].initiatives.append(ChapterInitiative(*values))


def _add_targets(chapters: dict[int, Chapter]) -> None:
    targets = Target.objects.filter(
        kind=Target.Kind.OUTPUT, initiative__areas__focus_area__in=chapters
    ).order_by("initiative__position", "initiative__code", "number", "pk")
    rows = targets.values_list(
        *("initiative__areas__focus_area", "pk", "title", "verdict"),
        *(*GOAL, *INDICATOR, *MEASURED),
    )
    for area, pk, title, verdict, *values in rows:
        chapters[area].targets.append(ChapterTarget(pk, title, verdict, InShort(*values)))
    for chapter in chapters.values():
        chapter.targets.sort(key=lambda target: target.short.value is None)


def _add_budget_lines(chapters: dict[int, Chapter]) -> None:
    rows = (
        BudgetLine.objects.serving(chapters)
        .one_row_per_amount()
        .order_by("chapter", "number", "pk", "amount_year", "amount_kind")
        .values_list(
            *("chapter", "pk", "label", "amount_year", "amount_period", "amount_kind"),
            *("amount_million", "amount_not_stated"),
        )
    )
    for (area, _), amounts in groupby(rows, key=lambda row: row[:2]):
        chapters[area].budget_lines.append([Amount(*row[1:]) for row in amounts])
