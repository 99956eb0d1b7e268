"""What serves the goals of a plan: the initiatives of the chapter that prints a goal, and their
output targets. A few of each are named, the rest is counted; three statements however many goals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Case, Count, F, When, Window
from django.db.models.functions import RowNumber

from initiatives.addresses import page_of
from initiatives.details import OWNERS, Details
from initiatives.models import FocusArea, InitiativeArea
from initiatives.statements import Objects
from targets.listed import GOAL, INDICATOR, MEASURED, InShort
from targets.models import Target
from targets.shown import value_words
from targets.wording import goal_words

NAMED = 6


class NamedInitiative(NamedTuple):
    pk: int
    code: str
    title: str
    status: str

    def __str__(self):
        return f"{self.code} {self.title}"

    def get_absolute_url(self):
        return page_of("initiative", self.pk)


class NamedTarget(NamedTuple):
    """`in_chapter`: how many output targets its chapter has."""

    pk: int
    title: str
    verdict: str
    in_chapter: int
    short: InShort

    def get_absolute_url(self):
        return page_of("target", self.pk)

    @property
    def goal_words(self) -> str:
        return goal_words(self.short.goal, self.short.unit)

    @property
    def measured_words(self) -> str:
        if self.short.measured is None:
            return ""
        return value_words(self.short.qualifier, self.short.measured, self.short.unit)


@dataclass(frozen=True)
class Chapter:
    """A focus area with counts of its initiatives, some of them, and their output targets."""

    focus_area: FocusArea
    initiatives: Sequence[NamedInitiative]
    targets: Sequence[NamedTarget]

    @property
    def has_more_initiatives(self) -> bool:
        return self.focus_area.count_all > len(self.initiatives)

    @property
    def target_count(self) -> int:
        return self.targets[0].in_chapter if self.targets else 0

    @property
    def has_more_targets(self) -> bool:
        return self.target_count > len(self.targets)


class Serving(NamedTuple):
    """What serves the goals of a page, as rows that can be compared; `chapters` reads them."""

    areas: tuple[tuple, ...]
    initiatives: tuple[tuple[int, tuple[NamedInitiative, ...]], ...]
    targets: tuple[tuple[int, tuple[NamedTarget, ...]], ...]

    @classmethod
    def of(cls, area_ids: set[int]) -> "Serving":
        return cls(
            tuple(AREAS.rows({OWNERS: list(area_ids)})),
            comparable(INITIATIVES.of(area_ids)),
            comparable(OUTPUT_TARGETS.of(area_ids)),
        )

    def chapters(self) -> dict[int, Chapter]:
        """By focus area what stands in it; nothing for goals of a whole plan."""
        initiatives, targets = dict(self.initiatives), dict(self.targets)
        return {
            area.pk: Chapter(area, initiatives.get(area.pk, ()), targets.get(area.pk, ()))
            for area in AREAS.read(self.areas)
        }


def comparable(found: dict[int, list]) -> tuple:
    """What `Details` found, as values that can be compared and kept by."""
    return tuple((owner, tuple(rows)) for owner, rows in found.items())


def _areas():
    areas = FocusArea.objects.filter(pk__any=OWNERS).select_related("plan").order_by()
    return areas.with_status_counts().only("code", "title", "plan__slug", "plan__title")


def _initiatives():
    """The first of each focus area in the plan's order."""
    place = Window(
        RowNumber(),
        partition_by="focus_area",
        order_by=["initiative__position", "initiative__code", "initiative"],
    )
    placed = InitiativeArea.objects.filter(focus_area__any=OWNERS).annotate(place=place)
    named = ("initiative", "initiative__code", "initiative__title", "initiative__status")
    return placed.filter(place__lte=NAMED).order_by("place").values_list("focus_area", *named)


def _output_targets():
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
        kind=Target.Kind.OUTPUT, initiative__areas__focus_area__any=OWNERS
    ).annotate(
        chapter=chapter,
        place=Window(RowNumber(), partition_by=chapter, order_by=order),
        in_chapter=Window(Count("pk"), partition_by=chapter),
    )
    named = ("chapter", "pk", "title", "verdict", "in_chapter", *GOAL, *INDICATOR, *MEASURED)
    return targets.filter(place__lte=NAMED).order_by("place").values_list(*named)


def _named_target(pk, title, verdict, in_chapter, *short) -> NamedTarget:
    return NamedTarget(pk, title, verdict, in_chapter, InShort(*short))


AREAS = Objects(_areas, kept=True)
INITIATIVES = Details(_initiatives, NamedInitiative, kept=True)
OUTPUT_TARGETS = Details(_output_targets, _named_target, kept=True)
