"""Which methods of HTTP a view serves: it is read (GET, HEAD) unless it says otherwise.

Django's own decorators refuse within the view, after the form's token was asked for; a page without
a form then answers "the page has been open for too long".
"""

from collections.abc import Callable
from typing import Any

READING = ("GET", "HEAD")
WITH_FORM = (*READING, "POST")
FORM_ONLY = ("POST",)


def serves(*methods: str) -> Callable[[Callable], Callable]:
    """Decorates a view that serves other methods than those of reading."""

    def mark(view: Callable) -> Callable:
        view.serves = methods  # type: ignore[attr-defined]  # functions take any attribute
        return view

    return mark


def methods_of(view: Any) -> tuple[str, ...]:
    """The methods that a view serves, of a function or of `as_view()`."""
    named = getattr(getattr(view, "view_class", view), "serves", READING)
    return tuple(named)
