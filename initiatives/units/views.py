from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.user_input import number_of, search_words
from initiatives.models import Unit
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for
from initiatives.units.tree import UnitTable, flat_rows, opened_units, tree_rows

PER_PAGE = 50
OPEN_TREE = 80  # units that are shown as one open tree; of more, branches are opened one by one
OPENED = "aabn"  # in the address: the unit whose branch is open


def unit_list(request: HttpRequest) -> HttpResponse:
    """The tree; with many units its top a page at a time, or what a search finds."""
    plan, words = chosen_plan(request), search_words(request.GET.get("q", ""))
    access = access_for(request.user)
    units, page = Unit.objects.for_list().by_name(), None
    if words:
        page = _page(request, units.named_like(words))
        rows = flat_rows(page, plan, access)
    elif Unit.objects.order_by()[OPEN_TREE : OPEN_TREE + 1].exists():
        page = _page(request, units.filter(parent=None))
        rows = tree_rows([*page, *_opened(request)], plan, access)
    else:
        rows = tree_rows(units, plan, access)
    return render(
        request,
        "initiatives/unit_list.html",
        {
            "columns": UnitTable.base_columns,
            "rows": rows,
            "plan": plan,
            "page": page,
            "words": words,
        },
    )


def _page(request: HttpRequest, units):
    return Paginator(units, PER_PAGE).get_page(request.GET.get("page"))


def _opened(request: HttpRequest) -> list[Unit]:
    opened = number_of(request.GET.get(OPENED, ""))
    return [] if opened is None else opened_units(opened)
