"""What serves the goals of a plan: the initiatives of the chapter that prints a goal, and their
output targets. A few of each are named, the rest is counted; two queries however many goals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, When, Window
from django.db.models.functions import RowNumber

from initiatives.models import FocusArea, Initiative, InitiativeArea
from targets.models import Target
from targets.models.target_fields import GOAL_FIELDS
from targets.shown import ShownTarget

NAMED = 6
NAMED_FIELDS = (
    *GOAL_FIELDS,
    "title",
    "verdict",
    "indicator__unit_of_measure",
    "indicator__direction",
    "indicator__year_to_date",
    "latest__value",
    "latest__qualifier",
)


@dataclass
class Chapter:
    """A focus area with counts of its initiatives, some of them, and their output targets."""

    focus_area: FocusArea
    initiatives: list[Initiative] = field(default_factory=list)
    targets: list[ShownTarget] = field(default_factory=list)
    target_count: int = 0

    @property
    def has_more_initiatives(self) -> bool:
        return self.focus_area.count_all > len(self.initiatives)

    @property
    def has_more_targets(self) -> bool:
        return self.target_count > len(self.targets)


def chapters_of(goals: Iterable[Target]) -> dict[int, Chapter]:
    """By focus area what stands in it; nothing for goals of a whole plan."""
    ids = {goal.focus_area_id for goal in goals if goal.focus_area_id}
    areas = FocusArea.objects.select_related("plan").with_status_counts()
    areas = areas.only("code", "title", "plan__slug", "plan__title").in_bulk(ids)
    initiatives, targets = _initiatives(ids), _output_targets(ids)
    return {
        pk: Chapter(
            area,
            initiatives=initiatives[pk],
            targets=[ShownTarget(one) for one in targets[pk]],
            target_count=targets[pk][0].in_chapter if targets[pk] else 0,
        )
        for pk, area in areas.items()
    }


def _initiatives(ids: set[int]) -> dict[int, list[Initiative]]:
    """The first of each focus area in the plan's order."""
    place = Window(
        RowNumber(),
        partition_by="focus_area",
        order_by=["initiative__position", "initiative__code", "initiative"],
    )
    placed = InitiativeArea.objects.filter(focus_area__in=ids).annotate(place=place)
    placed = placed.filter(place__lte=NAMED).select_related("initiative").order_by("place")
    found = defaultdict(list)
    for one in placed.only(
        "focus_area",
        "initiative__code",
        "initiative__title",
        "initiative__status",
        "initiative__calculated_status",
    ):
        found[one.focus_area_id].append(one.initiative)
    return found


def _output_targets(ids: set[int]) -> dict[int, list[Target]]:
    """The first of each focus area: those with a number first, then in the plan's order."""
    chapter = F("initiative__areas__focus_area")
    order = [
        Case(When(value__isnull=True, then=1), default=0),
        "initiative__position",
        "initiative__code",
        "number",
    ]
    targets = (
        Target.objects.filter(kind=Target.Kind.OUTPUT, initiative__areas__focus_area__in=ids)
        .annotate(
            chapter=chapter,
            place=Window(RowNumber(), partition_by=chapter, order_by=order),
            in_chapter=Window(Count("pk"), partition_by=chapter),
        )
        .filter(place__lte=NAMED)
        .select_related("indicator", "latest")
        .only(*NAMED_FIELDS)
        .order_by("place")
    )
    found = defaultdict(list)
    for target in targets:
        found[target.chapter].append(target)
    return found
