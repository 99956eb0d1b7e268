"""The cells of the list of plans, one function per column, from a row of initiatives/listed.py."""

from functools import cache, partial

from initiatives.addresses import page_of
from initiatives.danish import format_date, format_number
from initiatives.markup import filled
from initiatives.models import Plan
from initiatives.templatetags.counts import initiatives_url, status_bar

KINDS = dict(Plan.Kind.choices)


def title(row, address: str = ""):
    """Leads to the plan, or where `address` is given there, with the plan in view."""
    url = f"{address}?plan={row.slug}" if address else page_of("plan", row.slug)
    adopted = ""
    if row.adopted:
        adopted = filled('<span class="sub">Vedtaget {}</span>', format_date(row.adopted))
    return filled('<a href="{}">{}</a>{}', url, row.title, adopted)


@cache
def title_leading_to(address: str):
    """One function per address, which is one of our own lists."""
    return partial(title, address=address)


def kind(row):
    return KINDS[row.kind]


def years(row):
    return row.years


def initiatives(row):
    return filled('<a href="{}">{}</a>', initiatives_url(row), format_number(row.count_all))


def status(row):
    return status_bar(row)
