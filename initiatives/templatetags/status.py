"""Decided status and calculated verdict: icon and Danish word together, everywhere the same."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from initiatives.templatetags.frame import kept

register = template.Library()

# What a status or verdict is called, by the value that is stored.
WORDS = {
    "opfyldt": "opfyldt",
    "delvist": "delvist opfyldt",
    "ikke-opfyldt": "ikke opfyldt",
    "bortfaldet": "bortfaldet",
    "": "ikke vurderet",
    "i-gang": "i gang",
    "data-mangler": "data mangler",
    "ikke-beregnet": "ikke beregnet",
    "intet-maal": "intet kvantitativt mål",
    "ingen-vurdering": "ingen vurdering",
}

# Drawn, not typed: not every machine has a font with ✓ ◐ ✕ ○.
CIRCLE = '<circle class="stroke" cx="8" cy="8" r="6.5"/>'
ICONS = {
    "opfyldt": '<path class="stroke bold" d="M2.5 8.5l3.8 4 7.2-9"/>',
    "delvist": CIRCLE + '<path d="M8 1.5a6.5 6.5 0 0 0 0 13z"/>',
    "ikke-opfyldt": '<path class="stroke bold" d="M3 3l10 10M13 3L3 13"/>',
    "bortfaldet": '<path class="stroke bold" d="M2.5 8h11"/>',
    "": CIRCLE,
    "i-gang": CIRCLE + '<path class="stroke" d="M8 4v4.3l2.8 1.7"/>',
    "data-mangler": (
        '<circle cx="2.5" cy="8" r="1.7"/><circle cx="8" cy="8" r="1.7"/>'
        '<circle cx="13.5" cy="8" r="1.7"/>'
    ),
}
NEUTRAL_ICON = '<circle cx="8" cy="8" r="2"/>'


def status_class(status: str) -> str:
    return f"status--{status or 'ikke-vurderet'}"


@register.simple_tag
@kept
def status_icon(status):
    """Only the icon, for a place where the word stands beside it anyway."""
    shape = mark_safe(ICONS.get(status or "", NEUTRAL_ICON))  # noqa: S308 - our own constants
    return format_html(
        '<svg class="status__icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        "{}</svg>",
        shape,
    )


@register.simple_tag
@kept
def status_badge(status):
    """A decided status; the empty one is *ikke vurderet*."""
    status = status or ""
    return format_html(
        '<span class="status {}">{}<span class="status__word">{}</span></span>',
        status_class(status),
        status_icon(status),
        WORDS.get(status, status),
    )


@register.simple_tag
@kept
def verdict_badge(verdict):
    """A target's verdict or an initiative's calculated status: lighter than a decided one."""
    verdict = verdict or "ikke-beregnet"
    return format_html(
        '<span class="status status--calculated {}">{}<span class="status__word">{}</span></span>',
        status_class(verdict),
        status_icon(verdict),
        WORDS.get(verdict, verdict),
    )


@register.simple_tag
@kept
def calculated_note(status, calculated):
    """ "beregnet: delvist opfyldt" beside a decided status that differs; else nothing."""
    if not calculated or calculated in (status, "ikke-beregnet"):
        return ""
    return format_html('<span class="calculated-note">beregnet: {}</span>', WORDS[calculated])


@register.filter
def status_word(status):
    """The word alone: "" → "ikke vurderet"."""
    return WORDS.get(status or "", status)
