"""What became of the initiatives from one agreement to the next."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from beskplan.years.chains import axis_of
from beskplan.years.drawing import Drawing
from beskplan.years.reading import chain_around, chain_starts, chains_from, plans_with_ties
from initiatives.models import Initiative
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible

CHAINS_PER_PAGE = 10
MOST_PLANS = 10


def across_years(request: HttpRequest) -> HttpResponse:
    """The chains that the plan in view is part of, or all chains."""
    plan, access = chosen_plan(request), access_for(request.user)
    page = Paginator(chain_starts(plan, access), CHAINS_PER_PAGE).get_page(request.GET.get("page"))
    chains = chains_from(page, access) if page.object_list else []
    plans = plans_with_ties(plan, access, MOST_PLANS)
    axis = axis_of(chains, plans)
    return render(
        request,
        "beskplan/across_years.html",
        {
            "plan": plan,
            "page": page,
            "plans": plans,
            "drawings": [Drawing(chain, axis) for chain in chains],
        },
    )


def initiative_chain(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything before and after one initiative."""
    access = access_for(request.user)
    seen = Initiative.objects.filter(visible(access))
    initiative = get_object_or_404(seen.select_related("plan"), pk=pk)
    chain = chain_around(initiative, access)
    return render(
        request,
        "beskplan/chain.html",
        {
            "initiative": initiative,
            "chain": chain,
            "drawing": Drawing(chain, axis_of([chain]), initiative),
        },
    )
