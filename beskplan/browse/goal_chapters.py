"""What serves the goals of a plan: the initiatives of the chapter that prints a goal, their output
targets, and the budget lines that pay for them. A few of each are named, the rest is counted; five
queries however many goals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Case, Count, F, When, Window
from django.db.models.functions import RowNumber

from budget.models import BudgetLine
from initiatives.addresses import list_page
from initiatives.bars import Segment
from initiatives.filters import QUERY_OF_STATUS
from initiatives.models import FocusArea, InitiativeArea
from targets.listed import GOAL, INDICATOR, MEASURED, InShort
from targets.models import Target
from targets.shown import value_words
from targets.wording import goal_words

NAMED = 6  # initiatives and output targets of a chapter
MOST_LINES = 5  # budget lines of a chapter; the budget page holds the rest


class NamedInitiative(NamedTuple):
    pk: int
    code: str
    title: str
    status: str


class NamedTarget(NamedTuple):
    """`in_chapter`: how many output targets its chapter has."""

    pk: int
    title: str
    verdict: str
    in_chapter: int
    short: InShort

    @property
    def goal_words(self) -> str:
        return goal_words(self.short.goal, self.short.unit)

    @property
    def measured_words(self) -> str:
        if self.short.measured is None:
            return ""
        return value_words(self.short.qualifier, self.short.measured, self.short.unit)


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
    """A focus area with counts of its initiatives, some of them, some of their output targets, and
    some of the budget lines that pay for them, each line as its amounts."""

    focus_area: FocusArea
    initiatives: list[NamedInitiative] = field(default_factory=list)
    targets: list[NamedTarget] = field(default_factory=list)
    budget_lines: list[list[Amount]] = field(default_factory=list)
    has_more_budget_lines: bool = False

    @property
    def initiatives_address(self) -> str:
        """The list of exactly the initiatives that are counted."""
        chosen = {"plan": self.focus_area.plan.slug, "focus_area": self.focus_area.pk}
        return f"{list_page('initiatives')}?{urlencode(chosen)}"

    @property
    def status_segments(self) -> list[Segment]:
        return [
            Segment(status, count, f"{self.initiatives_address}&{QUERY_OF_STATUS[status]}")
            for status, count in self.focus_area.status_numbers
        ]

    @property
    def has_more_initiatives(self) -> bool:
        return self.focus_area.count_all > len(self.initiatives)

    @property
    def target_count(self) -> int:
        return self.targets[0].in_chapter if self.targets else 0

    @property
    def has_more_targets(self) -> bool:
        return self.target_count > len(self.targets)

    @property
    def budget_words(self) -> str:
        """How many budget lines it has: "2 budgetlinjer"."""
        number = len(self.budget_lines)
        if self.has_more_budget_lines:
            return f"mere end {number} budgetlinjer"
        return f"{number or 'ingen'} budgetlinje{'' if number == 1 else 'r'}"


def chapters_of(area_ids: set[int]) -> dict[int, Chapter]:
    """By focus area what stands in it."""
    areas = FocusArea.objects.filter(pk__in=area_ids).select_related("plan").with_status_counts()
    areas = areas.only("code", "title", "plan__slug", "plan__title").order_by()
    chapters = {area.pk: Chapter(area) for area in areas}
    for area, *values in _initiatives(area_ids):
        chapters[area].initiatives.append(NamedInitiative(*values))
    for area, pk, title, verdict, in_chapter, *short in _output_targets(area_ids):
        target = NamedTarget(pk, title, verdict, in_chapter, InShort(*short))
        chapters[area].targets.append(target)
    for area, lines in _budget_lines(area_ids).items():
        chapters[area].budget_lines = lines[:MOST_LINES]
        chapters[area].has_more_budget_lines = len(lines) > MOST_LINES
    return chapters


def _initiatives(area_ids: set[int]) -> Iterable[tuple]:
    """The first of each focus area in the plan's order."""
    place = Window(
        RowNumber(),
        partition_by="focus_area",
        order_by=["initiative__position", "initiative__code", "initiative"],
    )
    placed = InitiativeArea.objects.filter(focus_area__in=area_ids).annotate(place=place)
    named = ("initiative", "initiative__code", "initiative__title", "initiative__status")
    return placed.filter(place__lte=NAMED).order_by("place").values_list("focus_area", *named)


def _output_targets(area_ids: set[int]) -> Iterable[tuple]:
    """The first of each focus area: those with a number first, then in the plan's order."""
    chapter = F("initiative__areas__focus_area")
    order = [
        Case(When(value__isnull=True, then=1), default=0),
        "initiative__position",
        "initiative__code",
        "number",
        "pk",
    ]
    targets = Target.objects.filter(
        kind=Target.Kind.OUTPUT, initiative__areas__focus_area__in=area_ids
    ).annotate(
        chapter=chapter,
        place=Window(RowNumber(), partition_by=chapter, order_by=order),
        in_chapter=Window(Count("pk"), partition_by=chapter),
    )
    named = ("chapter", "pk", "title", "verdict", "in_chapter", *GOAL, *INDICATOR, *MEASURED)
    return targets.filter(place__lte=NAMED).order_by("place").values_list(*named)


def _budget_lines(area_ids: set[int]) -> dict[int, list[list[Amount]]]:
    """The first of each focus area, and one more to know that there are more."""
    lines = BudgetLine.objects.serving(area_ids, most=MOST_LINES + 1).one_row_per_amount()
    amounts = ("amount_year", "amount_period", "amount_kind", "amount_million", "amount_not_stated")
    rows = lines.order_by("chapter", "number", "pk", "amount_year", "amount_kind").values_list(
        "chapter", "pk", "label", *amounts
    )
    found = defaultdict(list)
    for (chapter, _), of_line in groupby(rows, key=lambda row: row[:2]):
        found[chapter].append([Amount(*row[1:]) for row in of_line])
    return found
