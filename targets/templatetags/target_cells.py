"""Rows of lists, and a target's words, for templates."""

from django import template
from django.utils.safestring import SafeString

from initiatives.markup import filled
from initiatives.templatetags.danish import date_short
from targets import cells
from targets.shown import ShownTarget, period_words, value_words

register = template.Library()


@register.filter
def measurement_rows(measurements):
    """The body of a table of measurements that come with indicator, area, source and writer."""
    rows = (filled(MEASUREMENT_ROW, *[draw(one) for draw in DRAWN]) for one in measurements)
    return SafeString("\n".join(rows))


def _area(one):
    place = f", {one.breakdown or 'i alt'}"
    return filled('{}<span class="only-narrow">{}</span>', one.area, place)


def _value(one):
    words = value_words(one.qualifier, one.value, one.indicator.unit_of_measure)
    return filled("{}{}", words, cells.sub(cells.fraction(one)))


def _source(one):
    notes = (cells.sub(note) for note in (one.note, one.source_note))
    return filled("{}{}{}", one.source_reference or _writer(one), *notes)


def _writer(one) -> str:
    if one.entered_by is None:
        return ""
    name = one.entered_by.get_full_name() or one.entered_by.get_username()
    return f"Indtastet af {name} {date_short(one.entered_at)}".strip()


MEASUREMENT_CELLS = (
    ("Område", ' class="card-title"', _area),
    ("Fordeling", "", cells.breakdown),
    ("Periode/dato", ' class="card-unit"', cells.period),
    ("Værdi", ' class="card-figure num"', _value),
    ("Datatype", "", cells.state),
    ("Gældende", ' class="card-status labelled"', cells.counts),
    ("Kilde", ' class="source-cell"', _source),
)
DRAWN = tuple(draw for _, _, draw in MEASUREMENT_CELLS)
MEASUREMENT_ROW = "<tr>{}</tr>".format(
    "".join(f'<td data-label="{label}"{css}>{{}}</td>' for label, css, _ in MEASUREMENT_CELLS)
)


@register.filter
def shown(target):
    """The target's words and levels for a cell."""
    return ShownTarget(target)


@register.filter
def period(measurement):
    """The measurement's period in words; only for one with a date."""
    return period_words(measurement.period_start, measurement.date)
