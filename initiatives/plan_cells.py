"""The cells of the list of plans, one function per column, from a row of
initiatives/listed_plans.py."""

from functools import cache, partial

from initiatives.addresses import page_of
from initiatives.danish import format_date, format_number
from initiatives.markup import filled
from initiatives.models import Plan
from initiatives.templatetags.counts import initiatives_url, status_bar

KINDS = dict(Plan.Kind.choices)


def title(row, address: str = ""):
    """Leads to the plan, or where `address` is given there, with the plan in view."""
    plan = row.plan
    url = f"{address}?plan={plan.slug}" if address else page_of("plan", plan.slug)
    adopted = ""
    if plan.adopted:
        adopted = filled('<span class="sub">Vedtaget {}</span>', format_date(plan.adopted))
    return filled('<a href="{}">{}</a>{}', url, plan.title, adopted)


@cache
def title_leading_to(address: str):
    """One function per address, which is one of our own lists."""
    return partial(title, address=address)


def kind(row):
    return KINDS[row.plan.kind]


def years(row):
    return row.plan.years


def initiatives(row):
    number = format_number(row.plan.count_all)
    return filled('<a href="{}">{}</a>', initiatives_url(row.plan), number)


def status(row):
    return status_bar(row.plan)
