"""Figures of a budget as the source gives them: stated, "xx" or nothing at all."""

from django import template
from django.utils.safestring import mark_safe

from initiatives.danish import format_number

register = template.Library()

NOT_STATED = mark_safe('<span class="muted">ikke oplyst</span>')
NOT_PRINTED = mark_safe(
    '<span class="muted" aria-hidden="true" title="ikke trykt i kilden">–</span>'
    '<span class="sr-only">ikke trykt i kilden</span>'
)


@register.simple_tag
def figure(value, not_stated=False, places=1):
    """A figure; "ikke oplyst" where the source prints xx; a dash where it prints nothing.

    None of the two is 0, and a stated 0 is shown as 0.
    """
    if value not in (None, ""):  # "" is what a template makes of a missing amount's figure
        return format_number(value, places)
    return NOT_STATED if not_stated else NOT_PRINTED
