"""Where the line from goal to money is broken, and which rows break it. Lapsed initiatives break
nothing: no more is to come of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from budget.models import BudgetLine
from initiatives.models import FocusArea, Initiative, Plan, Status
from targets.models import Target

GOAL, AREA, INITIATIVE, TARGET, BUDGET = "maal", "omraade", "initiativ", "indsatsmaal", "budget"


@dataclass(frozen=True)
class Gap:
    """One way in which the line is broken; `rows` takes a plan, or None for all plans."""

    slug: str
    step: str  # the step of the line that lacks something
    heading: str
    lacks: str  # said after a number: "3 uden initiativ"
    why: str
    rows: Callable[[Plan | OuterRef | None], QuerySet]

    def in_order(self, plan: Plan | None) -> QuerySet:
        """The rows as a list shows them: newest plan first, with the tables joined that a row
        names."""
        return _LAID_OUT[self.step](self.rows(plan))


def goals_without_initiative(plan: Plan | OuterRef | None) -> QuerySet:
    return Target.objects.for_plan(plan).served_by_no_initiative()


def areas_without_goal(plan: Plan | OuterRef | None) -> QuerySet:
    """Focus areas without a target of their own; targets of their initiatives do not count."""
    targets = Target.objects.filter(focus_area=OuterRef("pk"))
    return FocusArea.objects.for_plan(plan).filter(~Exists(targets))


def initiatives_without_area(plan: Plan | OuterRef | None) -> QuerySet:
    return Initiative.objects.for_plan(plan).not_lapsed().without_focus_area()


def initiatives_without_target(plan: Plan | OuterRef | None) -> QuerySet:
    """None of their own output or outcome targets has a value to be held up against."""
    own = Target.objects.own_of_initiatives().with_value().filter(initiative=OuterRef("pk"))
    return Initiative.objects.for_plan(plan).not_lapsed().filter(~Exists(own))


def initiatives_without_unit(plan: Plan | OuterRef | None) -> QuerySet:
    return Initiative.objects.for_plan(plan).not_lapsed().without_leading_unit()


def targets_without_measurement(plan: Plan | OuterRef | None) -> QuerySet:
    lacking = Target.objects.for_plan(plan).without_measurement()
    return lacking.exclude(initiative__status=Status.LAPSED)


def lines_without_initiative(plan: Plan | OuterRef | None) -> QuerySet:
    return BudgetLine.objects.for_plan(plan).without_initiative()


AREAS_IN_ORDER = ("-plan__year_from", "plan__slug", "position")
_LAID_OUT = {
    GOAL: lambda rows: rows.with_page_details().in_plan_order(),
    AREA: lambda rows: rows.select_related("plan").order_by(*AREAS_IN_ORDER),
    INITIATIVE: lambda rows: rows.select_related("plan").in_plan_order(),
    TARGET: lambda rows: rows.with_page_details().in_plan_order(),
    BUDGET: lambda rows: rows.select_related("plan").in_plan_order(),
}

GAPS = (
    Gap(
        "maal-uden-initiativ",
        GOAL,
        "Mål uden initiativ",
        "uden initiativ",
        "Intet initiativ står i det kapitel, der trykker målet. Mål for hele planen regnes som"
        " uden initiativ, når planen ingen har.",
        goals_without_initiative,
    ),
    Gap(
        "fokusomraade-uden-maal",
        AREA,
        "Fokusområder uden eget mål",
        "uden eget mål",
        "Der er ikke sat et mål for fokusområdet selv. Dets initiativer kan have mål.",
        areas_without_goal,
    ),
    Gap(
        "initiativ-uden-fokusomraade",
        INITIATIVE,
        "Initiativer uden fokusområde",
        "uden fokusområde",
        "Uden fokusområde fører ingen linje op til et mål.",
        initiatives_without_area,
    ),
    Gap(
        "initiativ-uden-maalbart-maal",
        INITIATIVE,
        "Initiativer uden målbart mål",
        "uden målbart mål",
        "Initiativet har intet indsatsmål eller resultatmål med en målværdi.",
        initiatives_without_target,
    ),
    Gap(
        "initiativ-uden-ansvarlig",
        INITIATIVE,
        "Initiativer uden ansvarlig enhed",
        "uden ansvarlig enhed",
        "Ingen enhed står som ansvarlig. Enheder, der kun bidrager, tæller ikke.",
        initiatives_without_unit,
    ),
    Gap(
        "maal-uden-maaling",
        TARGET,
        "Mål uden måling",
        "mål i alt uden måling",
        "Målet har en målværdi, men ingen måling, der kan holdes op mod den.",
        targets_without_measurement,
    ),
    Gap(
        "budget-uden-initiativ",
        BUDGET,
        "Budgetlinjer uden initiativ",
        "uden initiativ",
        "Hverken et dokument eller en planlægger siger, hvilket initiativ pengene går til."
        " Opgivne summer er ikke med.",
        lines_without_initiative,
    ),
)
GAP_BY_SLUG = {gap.slug: gap for gap in GAPS}


def with_gap_counts(plans: QuerySet) -> QuerySet:
    """Adds the number of rows of every gap to each plan."""
    counts = {_name(gap): count_of_plan(gap.rows(OuterRef("pk"))) for gap in GAPS}
    return plans.annotate(**counts)


def gap_counts(plan: Plan) -> list[tuple[Gap, int]]:
    """Every gap with its number of rows, zeros included; the plan comes from `with_gap_counts`."""
    return [(gap, getattr(plan, _name(gap))) for gap in GAPS]


def _name(gap: Gap) -> str:
    return f"gap_{gap.slug.replace('-', '_')}"


def gap_url(gap: Gap, plan: Plan | None = None) -> str:
    """The list of the rows that the gap is about, of one plan or of all."""
    return f"{reverse('line-gaps')}?plan={plan.slug if plan else ''}&hul={gap.slug}"


def count_of_plan(rows: QuerySet) -> Coalesce:
    """An annotation of plans: how many of the rows belong to the plan."""
    totals = rows.order_by().values(of=F("plan")).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(totals), 0)
