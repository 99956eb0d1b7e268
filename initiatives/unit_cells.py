"""The cells of the list of units, from a row of the tree (initiatives/unit_tree.py) to HTML."""

from django.utils.safestring import SafeString

from initiatives.addresses import page_of
from initiatives.danish import format_number
from initiatives.markup import filled
from initiatives.models import Unit
from initiatives.models.branches import LedCounts
from initiatives.templatetags.counts import initiatives_url, status_bar
from initiatives.templatetags.frame import DrawnFrom, kept
from initiatives.unit_tree import TreeRow

KINDS = dict(Unit.Kind.choices)
ROW = """<tr id="enhed-{}">
      <td data-label="Enhed" class="card-title depth-{}">{}</td>
      <td data-label="Type" class="card-unit">{}</td>
      <td data-label="Leder selv" class="num">{}</td>
      <td data-label="Med underenheder" class="card-figure num">{}</td>
      <td data-label="Status" class="card-status">{}</td>
    </tr>"""


def line(row: TreeRow, plan, *, place: bool, address=None) -> str:
    """A row of the table. `place`: with the unit above it; `address` leads to the branch of a unit,
    where branches are closed."""
    unit = row.unit
    is_closed = address and unit.child_count and not row.is_open
    shown = (
        (unit.pk, unit.name, unit.abbreviation, unit.kind, row.depth),
        unit.led and (unit.led, plan and plan.slug),  # a unit that leads nothing has no links
        place and unit.parent,
        is_closed and (unit.child_count, address(unit)),
    )
    return _line(DrawnFrom(shown, (row, plan, place, is_closed and address)))


@kept
def _line(shown: DrawnFrom) -> str:
    row, plan, place, address = shown.row
    unit, branch = row.unit, row.unit.branch
    return filled(
        ROW,
        unit.pk,
        row.depth,
        _name(row, place, address),
        KINDS[unit.kind],
        _number(unit.own, plan),
        _number(branch, plan),
        status_bar(branch, plan),
    )


def _name(row: TreeRow, place: bool, address) -> str:
    unit = row.unit
    parts = [filled('<a href="{}">{}</a>', page_of("unit", unit.pk), unit.name)]
    if unit.abbreviation:
        parts.append(filled(' <span class="muted">{}</span>', unit.abbreviation))
    parts.append(filled('<span class="units__kind muted">{}</span>', KINDS[unit.kind]))
    if place and unit.parent:
        parts.append(filled('<span class="sub">{}</span>', unit.parent))
    if address:
        parts.append(_opening(unit, address))
    return SafeString("".join(parts))


def _opening(unit: Unit, address) -> str:
    more = "underenhed" if unit.child_count == 1 else "underenheder"
    return filled(
        '<a class="units__open" href="{}">Vis {} {}<span class="sr-only"> af {}</span></a>',
        address(unit),
        format_number(unit.child_count),
        more,
        unit.name,
    )


def _number(counts: LedCounts, plan) -> str:
    if not counts.count_all:
        return "0"
    number = format_number(counts.count_all)
    return filled('<a href="{}">{}</a>', initiatives_url(counts, plan), number)
