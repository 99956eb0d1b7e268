"""HTML from shapes and values, for what is drawn some hundred times on a page."""

import re
from html import escape

from django.utils.safestring import SafeString

needs_escape = re.compile("[&<>\"']").search


def filled(shape: str, *values) -> SafeString:
    """`format_html` with places only, four times as fast: what is not safe is escaped."""
    return SafeString(shape.format(*[safe(value) for value in values]))


def safe(value) -> str:
    """The value as HTML: escaped unless it says that it is safe."""
    if type(value) is SafeString:
        return value
    text = str(value)
    return escape(text) if needs_escape(text) else text
