"""The floors and the peers that are pages, on Django's default middleware."""

import django_tables2 as tables
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bench.peers.lists import LISTS, PER_PAGE, STATUSES, Listed
from initiatives.models import Initiative, Plan

MOST_PLANS = 20  # that the frame offers, as ours does


def bare(request, pk):
    """The floor of a page: session, user and one query by an index."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    title = Initiative.objects.values_list("title", flat=True).get(pk=pk)
    return HttpResponse(f"<p>{title}</p><p>{request.user.get_username()}</p>")


@require_POST
def bare_save(request, pk):
    """The floor of a save: session, user, the form's token and one row updated."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    User.objects.filter(pk=request.user.pk).update(first_name=request.POST["name"])
    return HttpResponseRedirect("/")


def hand_written(request, name):
    """The same page without any library: rows with what they need, a paginator and a template
    with our columns, badges, bars, filters and frame."""
    listed = LISTS[name]
    page = Paginator(listed.rows(), PER_PAGE).get_page(request.GET.get("page"))
    fields = [listed.model._meta.get_field(field) for field in listed.choices]
    context = {
        "page": page,
        "statuses": STATUSES,
        "filters": [(field.verbose_name, field.name, field.choices or ()) for field in fields],
        "plans": Plan.objects.order_by("-year_from", "slug")[:MOST_PLANS],
    }
    return render(request, f"hand/{name}.html", context)


def stock_table(request, name):
    """django-tables2 with its own template; columns that read the row as ours do."""
    listed = LISTS[name]
    table = _table(listed)(listed.rows())
    tables.RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "stock/table.html", {"table": table})


def _table(listed: Listed) -> type[tables.Table]:
    columns = {name: tables.Column(accessor="pk", verbose_name=name) for name in listed.columns}
    renderers = {f"render_{name}": _renderer(value) for name, value in listed.columns.items()}
    meta = type("Meta", (), {"template_name": "django_tables2/table.html"})
    return type("StockTable", (tables.Table,), {**columns, **renderers, "Meta": meta})


def _renderer(of_row):
    """A table's method for a cell; the library passes what its arguments are called."""

    def render(self, record):
        value = of_row(record)
        return "—" if value is None else value

    return render
