from django.core.paginator import Paginator
from django.shortcuts import render

from initiatives.models import Responsibility, Unit
from initiatives.navigation import chosen_plan
from initiatives.statements import SOME_KEY, Objects
from initiatives.unit_rows import first_keys, keys_of, unit_rows
from initiatives.unit_tree import OPEN_TREE, TreeRow, keys_below, unit_tree

PER_PAGE = 50
OPENED = "aabn"  # in the address: the unit whose branch is open
MOST_LINKS = 15  # initiatives that a unit's page lists of each role
UNIT_OF_PAGE = Objects(lambda: Unit.objects.for_page().filter(pk=SOME_KEY).order_by(), kept=True)
FOREMOST_LINKS = Objects(
    lambda: Responsibility.objects.filter(unit=SOME_KEY).foremost(MOST_LINKS), kept=True
)


def unit_list(request):
    """The tree; with many units its top a page at a time, or what a search finds."""
    plan, words = chosen_plan(request), request.GET.get("q", "").strip()
    page = None
    if words:
        page = _page(request, keys_of(Unit.objects.by_name().named_like(words)))
        tree = [TreeRow(unit, 0) for unit in unit_rows(page, plan)]
    else:
        keys, top = first_keys(OPEN_TREE + 1)
        if len(keys) > OPEN_TREE:
            page = _page(request, top)
            keys = [*page, *_opened(request)]
        tree = unit_tree(unit_rows(keys, plan))
    return render(
        request,
        "initiatives/unit_list.html",
        {"tree": tree, "plan": plan, "page": page, "words": words},
    )


def _page(request, keys):
    return Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))


def _opened(request) -> list[int]:
    opened = request.GET.get(OPENED, "")
    is_key = opened.isdecimal() and len(opened) < 10
    return keys_below(int(opened)) if is_key else []


def unit_detail(request, pk):
    unit = UNIT_OF_PAGE.get_or_404({SOME_KEY: pk})
    links = FOREMOST_LINKS.list({SOME_KEY: pk})
    return render(
        request,
        "initiatives/unit_detail.html",
        {
            "unit": unit,
            "leads": [link for link in links if link.role == Responsibility.Role.LEADS],
            "contributes": [link for link in links if link.role != Responsibility.Role.LEADS],
        },
    )
