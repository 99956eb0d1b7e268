"""Figures of a budget as the source gives them: stated, "xx" or nothing at all."""

from django import template
from django.utils.html import format_html

from initiatives.danish import format_number

register = template.Library()

NOT_STATED = "ikke oplyst"
NOT_PRINTED = "ikke trykt i kilden"


@register.simple_tag
def figure(value, not_stated=False, places=1):
    """A figure; "ikke oplyst" where the source prints xx; a dash where it prints nothing.

    None of the two is 0, and a stated 0 is shown as 0.
    """
    if value is not None:
        return format_number(value, places)
    if not_stated:
        return format_html('<span class="muted">{}</span>', NOT_STATED)
    return format_html(
        '<span class="muted" aria-hidden="true" title="{}">–</span><span class="sr-only">{}</span>',
        NOT_PRINTED,
        NOT_PRINTED,
    )
