"""The figures of the sources that do not add up, of the budget and of the statistics together."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from budget import plausibility as budget_figures
from budget.models import BudgetLine
from core.plausibility import Check, agreeing, findings
from initiatives.models import Plan
from initiatives.navigation import chosen_plan
from targets.models import Measurement
from targets.rule import plausibility as statistics

# A plan states some hundreds of figures; past this the page says where it stopped.
MOST = 5000
PLANS_PER_PAGE = 5
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

    @property
    def checks(self) -> list[Check]:
        return [check for part in self.parts for check in part.checks]

    @property
    def findings(self) -> list[Check]:
        return findings(self.checks)


@dataclass(frozen=True)
class Checked:
    plans: list[PlanChecks]
    is_cut: bool  # more than MOST figures: the rest is not checked


def plausibility(request: HttpRequest) -> HttpResponse:
    """The plan in view, or all plans a few at a time: each is checked anew when it is shown."""
    plan = chosen_plan(request)
    page = None
    if plan is None:
        plans = Plan.objects.newest_first().only("slug", "title", "year_from", "year_to")
        page = Paginator(plans, PLANS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "beskplan/plausibility.html",
        {"plan": plan, "page": page, "checked": checked([plan] if plan else page)},
    )


def checked(plans: Iterable[Plan]) -> Checked:
    """The checks of each plan; the same few queries however many plans."""
    plans = list(plans)
    lines = _first(BudgetLine.objects.filter(plan__in=plans).for_checking())
    measurements = _first(Measurement.objects.filter(plan__in=plans).as_printed())
    return Checked(
        [
            PlanChecks(
                plan,
                [
                    Part("Budget", budget_figures.checks(_of(plan, lines))),
                    Part("Statistik og målinger", statistics.checks(_of(plan, measurements))),
                ],
            )
            for plan in plans
        ],
        is_cut=len(lines) > MOST or len(measurements) > MOST,
    )


def _first(rows) -> list:
    return list(rows[: MOST + 1])


def _of(plan: Plan, rows: list) -> list:
    return [row for row in islice(rows, MOST) if row.plan_id == plan.pk]
