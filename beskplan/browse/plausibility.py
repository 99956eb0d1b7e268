"""The figures of the sources that do not add up, of the budget and of the statistics together."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followup.plausibility.gathering import checked
from initiatives.models import Plan
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible

PLANS_PER_PAGE = 5


def plausibility(request: HttpRequest) -> HttpResponse:
    """The plan in view, or all plans a few at a time: each is checked anew when it is shown."""
    plan = chosen_plan(request)
    page = None
    if plan is None:
        plans = Plan.objects.filter(visible(access_for(request.user), "")).newest_first()
        page = Paginator(plans, PLANS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "beskplan/plausibility.html",
        {"plan": plan, "page": page, "checked": checked([plan] if plan else page)},
    )
