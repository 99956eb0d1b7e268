"""Reads the stated figures of plans and makes the checks of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q, QuerySet

from budget import plausibility as budget
from budget.models import BudgetLine
from core.plausibility import Check, agreeing, findings
from followup.plausibility import across
from initiatives import plausibility as responsibilities
from initiatives.models import EditorRemark, Initiative, Plan
from targets.models import Measurement, Target
from targets.rule.plausibility import initiatives as promises
from targets.rule.plausibility import measurements as statistics
from targets.rule.plausibility import relations, targets

# A plan states some hundreds of figures; past this the page says where it stopped.
MOST = 5000
FOREMOST = 5  # findings of a plan where several plans are shown


@dataclass(frozen=True)
class Part:
    """The checks of one kind of figures in one plan."""

    title: str
    checks: list[Check]

    @property
    def findings(self) -> list[Check]:
        return findings(self.checks)

    @property
    def foremost(self) -> list[Check]:
        return self.findings[:FOREMOST]

    @property
    def agreeing(self) -> list[Check]:
        return agreeing(self.checks)


@dataclass(frozen=True)
class PlanChecks:
    plan: Plan
    parts: list[Part]
    remarks: list[EditorRemark]

    @property
    def checks(self) -> list[Check]:
        return [check for part in self.parts for check in part.checks]

    @property
    def findings(self) -> list[Check]:
        return findings(self.checks)


@dataclass(frozen=True)
class Checked:
    plans: list[PlanChecks]
    is_cut: bool  # more than MOST rows of a kind: the rest is not checked


@dataclass(frozen=True)
class Stated:
    """The rows of plans that figures are read from, each kind in printed order."""

    lines: list[BudgetLine]
    measurements: list[Measurement]
    targets: list[Target]
    initiatives: list[Initiative]
    remarks: list[EditorRemark]

    @property
    def is_cut(self) -> bool:
        kinds = (self.lines, self.measurements, self.targets, self.initiatives)
        return any(len(rows) > MOST for rows in kinds)

    def of(self, plan: Plan) -> "Stated":
        """A figure that was entered without a plan is looked at with the plans whose targets it
        measures."""
        lines, targets, initiatives, remarks = (
            [row for row in islice(rows, MOST) if row.plan_id == plan.pk]
            for rows in (self.lines, self.targets, self.initiatives, self.remarks)
        )
        own = {target.indicator_id for target in targets}
        measurements = [
            row
            for row in islice(self.measurements, MOST)
            if row.plan_id == plan.pk or (row.plan_id is None and row.indicator_id in own)
        ]
        return Stated(lines, measurements, targets, initiatives, remarks)


def checked(plans: Iterable[Plan]) -> Checked:
    """The checks of each plan; the same few queries however many plans."""
    plans = list(plans)
    stated = read(plans)
    return Checked([checks_of(plan, stated.of(plan)) for plan in plans], is_cut=stated.is_cut)


def read(plans: list[Plan]) -> Stated:
    return Stated(
        lines=_first(BudgetLine.objects.filter(plan__in=plans).for_checking()),
        measurements=_first(
            Measurement.objects.filter(Q(plan__in=plans) | Q(plan=None)).as_printed()
        ),
        targets=_first(Target.objects.filter(plan__in=plans).for_checking()),
        initiatives=_first(Initiative.objects.filter(plan__in=plans).for_checking()),
        remarks=_first(EditorRemark.objects.of_plans(plans)),
    )


def checks_of(plan: Plan, stated: Stated) -> PlanChecks:
    """All checks of one plan's rows; pure."""
    wordings = defaultdict(list)
    for target in stated.targets:
        wordings[target.initiative_id].append(target.wording)
    areas = {one.pk: one.focus_area_ids for one in stated.initiatives}
    printed = [row for row in stated.measurements if row.source_id]
    entered = [row for row in stated.measurements if not row.source_id]
    parts = [
        Part("Budget", budget.checks(stated.lines)),
        Part(
            "Statistik og målinger",
            [
                *statistics.checks(printed),
                *statistics.shares(entered),
                *relations.checks(printed),
                *across.checks(stated.lines, printed),
            ],
        ),
        Part(
            "Mål og initiativer",
            [
                *targets.checks(stated.targets, printed),
                *promises.checks(stated.targets, areas),
                *responsibilities.checks(stated.initiatives, wordings),
            ],
        ),
    ]
    return PlanChecks(plan, parts, stated.remarks)


def _first(rows: QuerySet) -> list:
    return list(rows[: MOST + 1])
