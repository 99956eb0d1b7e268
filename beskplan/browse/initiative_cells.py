"""The cells of the list of initiatives, one function per column: from a row to its HTML.

The rows are those of initiative_rows.py; no function makes a query.
"""

from django.utils.safestring import SafeString, mark_safe

from initiatives.addresses import page_of
from initiatives.markup import filled
from initiatives.templatetags.danish import date_short
from initiatives.templatetags.status import calculated_note, status_badge
from targets.cells import targets_in_short

NO_UNIT = mark_safe('<span class="muted">ingen oplyst</span>')
NO_FOLLOW_UP = mark_safe('<span class="muted">ingen endnu</span>')


def code(row):
    return row.code


def title(row):
    return filled(
        '<a href="{}"><span class="card-code">{} </span>{}</a><span class="sub">{}</span>',
        page_of("initiative", row.pk),
        row.code,
        row.title,
        " · ".join(row.areas),
    )


def units(row):
    if not row.leading_units:
        return NO_UNIT
    links = (
        filled('<a href="{}">{}</a>', page_of("unit", pk), name) for pk, name in row.leading_units
    )
    return SafeString("<br>".join(links))


def targets(row):
    return targets_in_short(tuple(row.targets))


def status(row):
    note = calculated_note(row.status, row.calculated_status)
    return filled("{}{}", status_badge(row.status), note)


def followed_up_on(row):
    return date_short(row.followed_up_on) or NO_FOLLOW_UP
