"""Long texts of several paragraphs."""

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def paragraphs(text: str) -> SafeString | str:
    """The text's paragraphs, folded where they are many; nothing for none."""
    if not text:
        return ""
    drawn = linebreaks(text, autoescape=True)
    return SafeString(f'<div class="folded"><div class="folded__body">{drawn}</div></div>')
