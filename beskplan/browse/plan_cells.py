"""The cells of the list of plans, one function per column, from a plan with its counts."""

from functools import cache, partial

from initiatives.addresses import page_of
from initiatives.danish import format_date, format_number
from initiatives.markup import filled
from initiatives.templatetags.counts import initiatives_url, status_bar


def title(plan, address: str = ""):
    """Leads to the plan, or where `address` is given there, with the plan in view."""
    url = f"{address}?plan={plan.slug}" if address else page_of("plan", plan.slug)
    adopted = ""
    if plan.adopted:
        adopted = filled('<span class="sub">Vedtaget {}</span>', format_date(plan.adopted))
    return filled('<a href="{}">{}</a>{}', url, plan.title, adopted)


@cache
def title_leading_to(address: str):
    """One function per address, which is one of our own lists."""
    return partial(title, address=address)


def kind(plan):
    return plan.get_kind_display()


def years(plan):
    return plan.years


def initiatives(plan):
    number = format_number(plan.count_all)
    return filled('<a href="{}">{}</a>', initiatives_url(plan), number)


def status(plan):
    return status_bar(plan)
