"""The floors and the other peers, on Django's default middleware."""

import django_tables2 as tables
from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bench.peers.lists import LISTS, PER_PAGE, Listed
from initiatives.models import Initiative


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


def stock_table(request, name):
    """django-tables2 with its own template; columns that read the row as ours do."""
    listed = LISTS[name]
    table = _table(listed)(_rows(request, listed))
    tables.RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "stock/table.html", {"table": table})


def hand_written(request, name):
    """The same rows in a template without any table library."""
    listed = LISTS[name]
    rows = _rows(request, listed)[:PER_PAGE]
    lines = [[value(row) for value in listed.columns.values()] for row in rows]
    return render(request, "stock/plain.html", {"columns": listed.columns, "lines": lines})


def _rows(request, listed: Listed):
    plan = request.GET.get("plan")
    rows = listed.rows()
    return rows.filter(**{listed.of_plan: plan}) if plan else rows


def _table(listed: Listed) -> type[tables.Table]:
    columns = {name: tables.Column(accessor="pk", verbose_name=name) for name in listed.columns}
    drawn = {f"render_{name}": _drawn(value) for name, value in listed.columns.items()}
    meta = type("Meta", (), {"template_name": "django_tables2/table.html"})
    return type("StockTable", (tables.Table,), {**columns, **drawn, "Meta": meta})


def _drawn(of_row):
    """A table's method that draws the cell; the library passes what its arguments are called."""

    def render(self, record):
        value = of_row(record)
        return "—" if value is None else value

    return render
