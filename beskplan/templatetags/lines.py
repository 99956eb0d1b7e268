"""Links and marks of the line of sight."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from beskplan.lines.focus import FROM, key_of

register = template.Library()


@register.simple_tag
def line_url(subject, plan) -> str:
    """The line of one node: a target, a focus area, an initiative or a budget line."""
    return f"{reverse('line-of-sight')}?plan={plan.slug}&{FROM}={key_of(subject)}"


@register.simple_tag
def gap_url(gap, plan=None) -> str:
    return f"{reverse('line-gaps')}?plan={plan.slug if plan else ''}&hul={gap.slug}"


@register.simple_tag
def gap(words):
    """What is lacking, in words behind a broken line."""
    return format_html(
        '<span class="line-gap"><svg class="line-gap__icon" viewBox="0 0 16 16" aria-hidden="true"'
        ' focusable="false"><path d="M0.5 8h4M11.5 8h4M6.5 12l3-8"/></svg>{}</span>',
        words,
    )
