"""The stages of the line with how many stand at each, and how many lack the next."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import OuterRef
from django.urls import reverse

from beskplan.line_of_sight import gaps
from beskplan.line_of_sight.gaps import Gap
from beskplan.line_of_sight.reading import Line
from budget.models import BudgetLine
from initiatives.models import FocusArea, Initiative, Plan
from targets.models import Target

OF_PLAN = {
    "stage_goals": lambda plan: Target.objects.for_plan(plan).overarching(),
    "stage_minister_goals": lambda plan: Target.objects.for_plan(plan).minister_goals(),
    "stage_areas": lambda plan: FocusArea.objects.for_plan(plan),
    "stage_initiatives": lambda plan: Initiative.objects.for_plan(plan),
    "stage_targets": lambda plan: Target.objects.for_plan(plan).of_initiatives(),
    "stage_measured": lambda plan: Target.objects.for_plan(plan).of_initiatives().measured(),
    "stage_lines": lambda plan: BudgetLine.objects.for_plan(plan),
}


@dataclass(frozen=True)
class Stage:
    """A stage of the line; `gaps` holds those of its gaps that have any rows, each with their
    number."""

    label: str
    number: int
    note: str = ""
    url: str = ""
    gaps: tuple[tuple[Gap, int], ...] = ()


def plan_with_stages(plan: Plan) -> Plan:
    """The plan with all numbers that `stages_of_plan` needs; one query."""
    counts = {name: gaps.count_of_plan(rows(OuterRef("pk"))) for name, rows in OF_PLAN.items()}
    return gaps.with_gap_counts(Plan.objects.filter(pk=plan.pk)).annotate(**counts).get()


def stages_of_plan(plan: Plan) -> list[Stage]:
    """The stages of a plan that comes from `plan_with_stages`."""
    query = f"?plan={plan.slug}"
    broken: dict[str, tuple[tuple[Gap, int], ...]] = defaultdict(tuple)  # by step of the line
    for gap, number in gaps.gap_counts(plan):
        if number:
            broken[gap.step] += ((gap, number),)
    minister = plan.stage_minister_goals
    return [
        Stage(
            "Mål for plan og områder",
            plan.stage_goals,
            f"heraf {minister} ministermål" if minister else "ingen ministermål",
            gaps=broken[gaps.GOAL],
        ),
        Stage(
            "Fokusområder", plan.stage_areas, url=plan.get_absolute_url(), gaps=broken[gaps.AREA]
        ),
        Stage(
            "Initiativer",
            plan.stage_initiatives,
            url=reverse("initiatives") + query,
            gaps=broken[gaps.INITIATIVE],
        ),
        Stage("Mål for initiativer", plan.stage_targets, gaps=broken[gaps.TARGET]),
        Stage("Målt", plan.stage_measured, "mål for initiativer med en måling"),
        Stage(
            "Budgetlinjer",
            plan.stage_lines,
            url=reverse("budget") + query,
            gaps=broken[gaps.BUDGET],
        ),
    ]


def stages_on_line(line: Line) -> list[Stage]:
    """How many stand at each stage of one node's line, as far as the page shows it. An initiative
    in two focus areas counts once."""
    steps = [step for branch in line.branches for step in branch.steps]
    targets = {row.target.pk: row.target for step in steps for row in step.targets}
    goals = [*line.plan_goals, *(goal for branch in line.branches for goal in branch.goals)]
    money = {paid.line.pk for step in steps for paid in step.money}
    if line.money:
        money.add(line.money.line.pk)
    return [
        Stage("Mål for plan og områder", len(goals)),
        Stage("Fokusområder", sum(1 for branch in line.branches if branch.area)),
        Stage("Initiativer", len({step.initiative.pk for step in steps})),
        Stage("Mål for initiativer", len(targets)),
        Stage("Målt", sum(1 for target in targets.values() if target.latest_id)),
        Stage("Budgetlinjer", len(money)),
    ]
