"""Who has answered in a round: a row for each unit, with ten links and numbers each."""

from datetime import datetime
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from initiatives.addresses import page_of
from initiatives.danish import format_number
from initiatives.filters import NOT_ASSESSED
from initiatives.markup import filled
from initiatives.templatetags.frame import TOKEN
from targets.cells import muted
from targets.frozen import FrozenRound
from targets.models import FollowUpRound
from targets.round_reports import Part

register = template.Library()
ROW = """
    <tr>
      <td data-label="Ansvarlig enhed" class="card-title">{}</td>
      <td data-label="Initiativer" class="card-status num">{}</td>
      <td data-label="Besvaret" class="card-figure num">{}</td>
      <td data-label="Heraf uden status" class="num">{}</td>
      <td data-label="Mangler" class="num">{}</td>
      {}
    </tr>
  """
LAST = """<td data-label="Seneste aktivitet">{}</td>
      {}"""
NUDGE = (
    '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    '<input type="hidden" name="unit" value="{}"><button class="button button-secondary'
    ' button--small" type="submit" aria-label="Påmind {}">Påmind</button></form>'
)


class UnitRow(NamedTuple):
    pk: int | None
    key: str
    title: str
    asked: int
    answered: int
    without_status: int
    missing: int


@register.simple_tag(takes_context=True)
def unit_rows(context, printed: FrozenRound, parts: list[Part]) -> SafeString:
    """A planner nudges units from the rows of an open round."""
    if printed.state == FollowUpRound.State.OPEN:
        slug = printed.slug if context["frame"].access.is_planner else ""
        drawn = "".join(_open_row(_row(part), last_activity(part), slug) for part in parts)
    else:
        drawn = "".join(_plain_row(_row(part)) for part in parts)
    if TOKEN in drawn:
        drawn = drawn.replace(TOKEN, str(context["csrf_token"]))
    return SafeString(drawn)


def last_activity(part: Part) -> datetime | None:
    """When somebody last wrote for the unit in the round, drafts too."""
    return max((row.written_at for row in part.rows if row.written_at), default=None)


def _row(part: Part) -> UnitRow:
    asked, answered = len(part.rows), part.answered
    return UnitRow(
        part.pk, part.key, part.title, asked, answered, part.without_status, asked - answered
    )


def _plain_row(unit: UnitRow) -> SafeString:
    return _drawn(unit, "")


def _open_row(unit: UnitRow, when: datetime | None, slug: str) -> SafeString:
    """`slug` is the round's for who may nudge, else ""."""
    nudge = ""
    if slug:
        form = _nudge(unit, slug) if unit.pk and unit.missing else ""
        nudge = filled('<td class="card-nudge d-print-none">{}</td>', form)
    return _drawn(unit, filled(LAST, _moment(when), nudge))


def _nudge(unit: UnitRow, slug: str) -> SafeString:
    return filled(NUDGE, page_of("round-nudge", slug), TOKEN, unit.pk, unit.title)


def _drawn(unit: UnitRow, more: SafeString | str) -> SafeString:
    title, of_unit = unit.title, f"unit={unit.key}"
    if unit.pk:
        title = filled('<a href="{}">{}</a>', page_of("unit", unit.pk), title)
    asked = _worded(unit.asked, "initiativ" if unit.asked == 1 else "initiativer")
    unassessed = f"status={NOT_ASSESSED}&{of_unit}&answered=ja"
    return filled(
        ROW,
        title,
        _linked(of_unit, asked),
        _linked(unit.answered and f"{of_unit}&answered=ja", _worded(unit.answered, "besvaret")),
        _linked(unit.without_status and unassessed, format_number(unit.without_status)),
        _linked(unit.missing and f"{of_unit}&answered=nej", format_number(unit.missing)),
        more,
    )


def _linked(query: str | int, shown: str) -> str:
    """To the rows that are counted, where there are any."""
    return filled('<a href="?{}#initiativer">{}</a>', query, shown) if query else shown


def _worded(number: int, word: str) -> SafeString:
    """On a card, where the column has no heading, the number says of what."""
    return filled('{}<span class="card-only"> {}</span>', format_number(number), word)


def _moment(when: datetime | None) -> SafeString:
    if when is None:
        return muted("ingen endnu")
    here = localtime(when)
    return filled('{} <span class="sub">kl. {}</span>', f"{here:%d.%m.%Y}", f"{here:%H.%M}")
