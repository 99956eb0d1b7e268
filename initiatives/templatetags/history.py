"""The history's rows, drawn in one pass: an initiative's page has two hundred of them."""

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime

from initiatives.changes import Change, HistoryEntry
from initiatives.danish import format_date
from initiatives.markup import filled

register = template.Library()
LONGEST = 200  # characters of a value
NOTHING = SafeString("<em>tom</em>")


@register.filter
def history_rows(entries: list[HistoryEntry]) -> SafeString:
    return SafeString("\n".join(map(_row, entries)))


def _row(entry: HistoryEntry) -> SafeString:
    when = localtime(entry.when)
    return filled(
        '<li class="history__row"><p class="history__when">{} kl. {} · '
        '<span class="history__who">{}</span></p><p class="history__what">{}</p>{}</li>',
        format_date(when),
        f"{when:%H.%M}",
        entry.who or "systemet",
        entry.what,
        _changes(entry.changes),
    )


def _changes(changes: list[Change]) -> str:
    if not changes:
        return ""
    drawn = SafeString("".join(map(_change, changes)))
    return filled('<ul class="history__changes">{}</ul>', drawn)


def _change(change: Change) -> SafeString:
    before = filled("<del>{}</del> → ", _cut(change.before)) if change.before else ""
    after = filled("<ins>{}</ins>", _cut(change.after)) if change.after else NOTHING
    return filled("<li><strong>{}</strong>: {}{}</li>", change.label, before, after)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else Truncator(text).chars(LONGEST)
