"""The rows of a round, drawn in one pass: a plan has some sixty initiatives, with texts and targets
each."""

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime

from initiatives.addresses import page_of
from initiatives.danish import format_date
from initiatives.markup import filled
from initiatives.templatetags.status import calculated_note, status_badge, verdict_badge
from initiatives.templatetags.texts import paragraphs
from targets.cells import muted
from targets.frozen import FrozenInitiative, FrozenTarget

register = template.Library()
NO_TEXT = SafeString('<span class="muted">Ingen tekst</span>')
NO_TARGET = SafeString('<p class="small muted">Ingen mål i kilden.</p>')
ROW = """<tr>
<td>{}</td>
<td data-label="Status">{}</td>
<td data-label="Resultater">{}</td>
<td data-label="Kommentarer">{}{}{}</td>
</tr>"""
TARGET = """
<div class="report__target">\
<p class="small"><span class="muted">{}:</span> <a href="{}">{}</a></p>
<p class="small">{}{}</p></div>"""
EVIDENCE = '<ul class="small report__evidence" aria-label="Dokumentation">{}</ul>'


@register.filter
def round_rows(rows: list[FrozenInitiative]) -> SafeString:
    return _joined((_row(row) for row in rows), "\n")


def _row(row: FrozenInitiative) -> SafeString:
    note = row.source.note
    return filled(
        ROW,
        _what(row),
        _joined(_status(row), "\n"),
        _text(row, row.results),
        _text(row, row.comments),
        filled(EVIDENCE, _joined(map(_evidence, row.evidence))) if row.evidence else "",
        filled('<p class="small muted">Note til kilden: {}</p>', note) if note else "",
    )


def _what(row: FrozenInitiative) -> SafeString:
    title = filled(
        '<p class="report__title"><a href="{}">{}</a></p>', page_of("initiative", row.pk), row
    )
    links = (
        filled('<a href="{}">{}</a>', page_of("unit", unit.pk), unit.name)
        for unit in row.leading_units
    )
    units = _joined(links, ", ")
    return filled(
        "{}{}{}",
        title,
        filled('<p class="small muted">{}</p>', units) if units else "",
        _joined(map(_target, row.targets)) or NO_TARGET,
    )


def _target(one: FrozenTarget) -> SafeString:
    return filled(
        TARGET,
        capfirst(one.kind_label),
        page_of("target", one.pk),
        one.wording,
        verdict_badge(one.verdict),
        f" {one.sentence}." if one.has_value else "",
    )


def _status(row: FrozenInitiative):
    badge = status_badge(row.status) if row.is_answered else muted(row.state_label)
    yield filled("<p>{}</p>", badge)
    yield filled("<p>{}</p>", calculated_note(row.status, row.calculated))
    if row.deviation:
        yield filled(
            '<p class="deviation deviation--{}"><strong>Afviger:</strong> {}.</p>'
            '<p class="small">{}</p>',
            row.deviation,
            row.deviation_label,
            _why(row),
        )
    if row.is_lapsed:
        yield filled('<p class="small">{}</p>', _lapse(row))
    if row.source_status:
        yield filled('<p class="small muted">Kildens ord: “{}”</p>', row.source_status)
    if row.written_by:
        yield filled('<p class="small muted">{}</p>', _signed(row))


def _why(row: FrozenInitiative) -> str:
    if row.deviation_reason or not row.lacks_reason:
        return row.deviation_reason
    return "Ingen begrundelse i kilden." if row.source else "Ingen begrundelse."


def _lapse(row: FrozenInitiative) -> str:
    said = [row.lapse_reason or "Ingen begrundelse i kilden."]
    if row.lapse_date:
        said.append(f"Bortfaldet pr. {format_date(row.lapse_date)}.")
    if row.lapse_reference:
        said.append(f"{row.lapse_reference}.")
    return " ".join(said)


def _signed(row: FrozenInitiative) -> str:
    on = format_date(localtime(row.written_at)) if row.written_at else ""
    approved = f"; godkendt af {row.approved_by}" if row.approved_by else ""
    return f"{row.written_by}, {on}{approved}"


def _text(row: FrozenInitiative, text: str) -> SafeString:
    return paragraphs(text) if row.is_answered and text else NO_TEXT


def _evidence(one) -> SafeString:
    shown = filled('<a href="{}">{}</a>', one.url, one.title) if one.url else one.title
    return filled("<li>{}</li>", shown)


def _joined(parts, between: str = "") -> SafeString:
    """Of parts that are safe."""
    return SafeString(between.join(parts))
