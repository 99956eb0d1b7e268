"""The line of sight, and the lists of where it is broken."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from beskplan.line_of_sight.focus import FROM, Focus, focus_of
from beskplan.line_of_sight.gaps import GAP_BY_SLUG, GAPS, gap_counts, with_gap_counts
from beskplan.line_of_sight.reading import line_of
from beskplan.line_of_sight.stages import plan_with_stages, stages_of_plan, stages_on_line
from initiatives.models import Plan
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible

PLANS_PER_PAGE = 20
GAPS_PER_PAGE = 50


def line_of_sight(request: HttpRequest) -> HttpResponse:
    """The line of the plan in view, or of one row in it (`?fra=`); without a plan, the gaps of each
    plan."""
    focus = _focus(request)
    plan = focus.plan if focus else chosen_plan(request)
    if plan is None:
        return _plans(request)
    line = line_of(plan, focus)
    stages = stages_on_line(line) if focus else stages_of_plan(plan_with_stages(plan))
    return render(
        request,
        "beskplan/line_of_sight.html",
        {"plan": plan, "focus": focus, "line": line, "stages": stages},
    )


def _focus(request: HttpRequest) -> Focus | None:
    key = request.GET.get(FROM, "")
    if not key:
        return None
    focus = focus_of(key, access_for(request.user))
    if focus is None:
        raise Http404("Det, som linjen skulle tegnes for, findes ikke.")
    return focus


def _plans(request: HttpRequest) -> HttpResponse:
    plans = Plan.objects.filter(visible(access_for(request.user), ""))
    page = _page(request, plans.newest_first(), PLANS_PER_PAGE)
    rows = with_gap_counts(Plan.objects.filter(pk__in=[plan.pk for plan in page])).newest_first()
    return render(
        request,
        "beskplan/line_plans.html",
        {"page": page, "gaps": GAPS, "rows": [(plan, gap_counts(plan)) for plan in rows]},
    )


def line_gaps(request: HttpRequest) -> HttpResponse:
    """One kind of gap, in the plan in view or in all plans."""
    gap = GAP_BY_SLUG.get(request.GET.get("hul", ""), GAPS[0])
    plan = chosen_plan(request)
    rows = gap.in_order(plan).filter(visible(access_for(request.user)))
    page = _page(request, rows, GAPS_PER_PAGE)
    return render(
        request,
        "beskplan/line_gaps.html",
        {"gaps": _gaps(plan), "gap": gap, "plan": plan, "page": page},
    )


def _gaps(plan: Plan | None) -> list[tuple]:
    """Every gap with its number of rows in the plan; over all plans without numbers."""
    if plan is None:
        return [(gap, None) for gap in GAPS]
    return gap_counts(with_gap_counts(Plan.objects.filter(pk=plan.pk)).get())


def _page(request: HttpRequest, rows, per_page: int):
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
