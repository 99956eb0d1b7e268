"""Reads the line of a plan, or of one node in it: five queries, and a cap on every group."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, DenseRank, JSONObject, RowNumber

from beskplan.line_of_sight import focus as on
from beskplan.line_of_sight.branches import Branch, Money, branches, money_by_initiative
from beskplan.line_of_sight.focus import Focus
from budget.models import BudgetLine, BudgetLink
from initiatives.models import FocusArea, Initiative, Plan, Responsibility
from targets.models import Target
from targets.presentation import TargetPresentation

MOST_AREAS = 20
MOST_INITIATIVES = 25  # of each focus area; what is on one node's line has room for more
MOST_ON_OWN_LINE = 100
MOST_GOALS, MOST_TARGETS, MOST_LINES = 6, 5, 4


@dataclass(frozen=True)
class Line:
    """What is on the line, and the goals that are set for the whole plan."""

    plan: Plan
    focus: Focus | None
    plan_goals: list[TargetPresentation]
    all_plan_goals: int
    branches: list[Branch]
    all_areas: int
    money: Money | None  # the budget line itself, where that is what is looked at

    @property
    def is_empty(self) -> bool:
        return not (self.branches or self.plan_goals)

    @property
    def more_areas(self) -> int:
        return self.all_areas - sum(1 for branch in self.branches if branch.area)


def line_of(plan: Plan, focus: Focus | None) -> Line:
    placed = list(_placed(plan, focus))
    areas = list(_areas(plan, focus, placed))
    goals = list(_goals(plan, focus, areas))
    initiatives = {row.pk for row in placed}
    money = list(_money(focus, initiatives))
    plan_goals = [goal for goal in goals if goal.focus_area_id is None]
    return Line(
        plan,
        focus,
        [TargetPresentation(goal) for goal in plan_goals],
        plan_goals[0].all_in_group if plan_goals else 0,
        branches(areas, goals, placed, _targets(focus, initiatives), money),
        areas[0].all_areas if areas else 0,
        _own_money(focus, money),
    )


def first_of_each(rows: QuerySet, group: str, order: tuple[str, ...], most: int) -> QuerySet:
    """The first `most` rows of each group, each with the number of rows in its group as
    `all_in_group`."""
    return rows.annotate(
        place_in_group=Window(RowNumber(), partition_by=F(group), order_by=order),
        all_in_group=Window(Count("pk"), partition_by=F(group)),
    ).filter(place_in_group__lte=most)


def _placed(plan: Plan, focus: Focus | None):
    """Initiatives, once for each focus area they stand in, as `area_id`; or once with none."""
    rows, most = Initiative.objects.filter(plan=plan), MOST_INITIATIVES
    if focus:
        rows, most = _on_line(rows, focus), MOST_ON_OWN_LINE
    rows = rows.annotate(area_id=F("areas__focus_area"), leading=_leading_units())
    return first_of_each(rows, "area_id", ("position", "code"), most).order_by("position", "code")


def _on_line(rows, focus: Focus):
    """The initiatives that the line of the row in view runs through."""
    if focus.area_id:
        return rows.filter(areas__focus_area=focus.area_id)
    if focus.is_own_target:
        return rows.filter(pk=focus.subject.initiative_id)
    if focus.kind == on.INITIATIVE:
        return rows.filter(pk=focus.subject.pk)
    if focus.kind == on.BUDGET:
        paid = BudgetLink.objects.filter(line=focus.subject.pk)
        return rows.filter(pk__in=paid.values("initiative"))
    return rows.none()


def _leading_units() -> ArraySubquery:
    links = Responsibility.objects.filter(
        initiative=OuterRef("pk"), role=Responsibility.Role.LEADS
    ).order_by("position", "pk")
    return ArraySubquery(links.values(row=JSONObject(pk=F("unit_id"), name=F("unit__name"))))


def _areas(plan: Plan, focus: Focus | None, placed: list[Initiative]):
    areas = FocusArea.objects.filter(plan=plan).select_related("plan")
    if focus:
        ids = {row.area_id for row in placed} | {focus.area_id}
        areas = areas.filter(pk__in=ids - {None})
    areas = areas.annotate(all_areas=Window(Count("pk")))
    return areas.order_by("position", "code")[:MOST_AREAS]


def _goals(plan: Plan, focus: Focus | None, areas: list[FocusArea]):
    goals = Target.objects.filter(plan=plan).overarching().with_page_details()
    if focus and focus.kind == on.GOAL and not focus.is_own_target:
        goals = goals.filter(pk=focus.subject.pk)
    elif focus:
        goals = goals.filter(focus_area__in=[area.pk for area in areas])
    in_group = first_of_each(goals, "focus_area", ("number",), MOST_GOALS)
    return in_group.order_by(F("goal_number").asc(nulls_last=True), "number", "pk")


def _targets(focus: Focus | None, initiatives: set[int]):
    rows = Target.objects.filter(initiative__in=initiatives).with_page_details()
    if focus and focus.is_own_target:
        rows = rows.filter(pk=focus.subject.pk)
    return first_of_each(rows, "initiative", ("number",), MOST_TARGETS).order_by("number", "pk")


def _money(focus: Focus | None, initiatives: set[int]):
    """The budget lines that pay for the initiatives, once per initiative (`paid_id`) and amount;
    a line that is looked at also when it pays for none."""
    if focus and focus.kind == on.BUDGET:
        rows = BudgetLine.objects.filter(pk=focus.subject.pk)
    else:
        rows = BudgetLine.objects.filter(links__initiative__in=initiatives)
    rows = rows.one_row_per_amount().annotate(paid_id=F("links__initiative"))
    rows = rows.annotate(
        rank=Window(DenseRank(), partition_by=F("paid_id"), order_by="number"),
        all_in_group=_lines_paying_for(),
    )
    return rows.filter(rank__lte=MOST_LINES)


def _lines_paying_for() -> Coalesce:
    links = BudgetLink.objects.filter(initiative=OuterRef("paid_id")).order_by()
    totals = links.values("initiative").annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(totals), 0)


def _own_money(focus: Focus | None, rows: list[BudgetLine]) -> Money | None:
    """The budget line in view with its amounts; None when the row in view is something else."""
    if focus is None or focus.kind != on.BUDGET:
        return None
    return next(iter(money_by_initiative(rows).values()))[0]
