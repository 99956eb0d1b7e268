from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beskplan.search.search import LONGEST_QUERY, search
from initiatives.permissions import access_for


def search_page(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    only = request.GET.get("vis", "")
    return render(
        request,
        "beskplan/search.html",
        {"query": query, "only": only, "result": search(query, access_for(request.user), only)},
    )
