from types import SimpleNamespace

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from beskplan import overview as figures
from beskplan.attention import HEADINGS, items_of, most_urgent, sections
from beskplan.counted import counted
from beskplan.latest import newest_events, told
from beskplan.questions import asked
from beskplan.scope import chosen_scope
from targets.shown import ShownTarget

PER_PAGE = 50


def overview(request):
    scope, form, areas = chosen_scope(request)
    today = timezone.localdate()
    numbers = counted(scope, on=today)
    columns = _areas_in(scope, areas) if scope.plan else figures.plans(scope, on=today)
    goals = figures.minister_goals(scope, on=today)
    totals = figures.Totals(numbers.sums)
    shown, more = columns[: figures.MOST_COLUMNS], len(columns) > figures.MOST_COLUMNS
    parts = sections(scope, numbers, on=today, most=figures.MOST_ATTENTION)
    return render(
        request,
        "beskplan/overview.html",
        {
            "plan": scope.plan,
            "scope": scope,
            "filter": SimpleNamespace(form=form),
            "totals": totals,
            "has_columns": bool(columns),
            "grid": figures.grid(scope, shown, on=today),
            "more_columns": more,
            "goals": [ShownTarget(goal, on=today) for goal in goals],
            "parts": parts,
            "urgent": most_urgent(parts, figures.MOST_ATTENTION),
            "budgets": [] if scope.is_part else figures.budgets(scope, on=today),
            "changes": told(asked(_newest_events, scope, today)),
        },
    )


def attention_page(request):
    """Every reason with its first rows; one reason in pages when the address names it."""
    scope, form, _ = chosen_scope(request)
    today = timezone.localdate()
    reason = request.GET.get("reason", "")
    context = {"plan": scope.plan, "scope": scope, "filter": SimpleNamespace(form=form)}
    if reason in HEADINGS:
        rows, item = items_of(scope, reason, today)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context |= {"reason": reason, "heading": HEADINGS[reason], "page": page}
        context["items"] = [item(row) for row in page]
    else:
        context["parts"] = sections(scope, counted(scope, on=today), on=today)
    return render(request, "beskplan/attention.html", context)


def _areas_in(scope, areas) -> list:
    return [area for area in areas if scope.focus_area in (None, area.pk)]


def _newest_events(scope, on):
    of = None if scope.is_whole else scope.initiatives
    return newest_events(scope.plan, of, of_many=not scope.is_part)
