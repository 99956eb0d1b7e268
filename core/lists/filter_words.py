"""The chosen filters of a django-filter form as words, each with the address without it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Model
from django.forms import BoundField, Form
from django.http import QueryDict

NOT_FILTERS = {"plan", "sort", "page", "per_page", "fold"}  # how rows are shown, not which


class Chip(NamedTuple):
    """A chosen filter: its words and the address of the page without it."""

    text: str
    url: str


def filter_chips(query: QueryDict, form: Form) -> list[Chip]:
    """One chip per chosen value of `query`, for the fields that show in the form; the
    plan has its own chooser."""
    return [
        Chip(f"{field.label}: {_words(form, field, value)}", _without(query, field, value))
        for field in form.visible_fields()
        if field.name != "plan"
        for value in query.getlist(field.html_name)
        if value
    ]


def reset_url(query: QueryDict, form: Form) -> str:
    """The address without any of the form's filters; sorting and the plan stay."""
    rest = query.copy()
    for field in form.visible_fields():
        if field.name != "plan":
            rest.pop(field.html_name, None)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"


def other_parameters(query: QueryDict, form: Form) -> list[tuple[str, str]]:
    """The parameters that the filter form does not hold itself, to send along hidden."""
    own = {field.html_name for field in form} | {"page"}
    return [(name, value) for name in query if name not in own for value in query.getlist(name)]


def without_last_filter(query: QueryDict) -> str:
    """The address without the filter that stands last in it; "" when there is none."""
    rest = query.copy()
    chosen = [name for name, value in rest.items() if value and name not in NOT_FILTERS]
    if not chosen:
        return ""
    del rest[chosen[-1]]
    rest.pop("page", None)
    return f"?{rest.urlencode()}"


def _words(form: Form, field: BoundField, value: str) -> str:
    chosen = form.cleaned_data.get(field.name) if form.is_bound and form.is_valid() else None
    if isinstance(chosen, Model):
        return str(chosen)
    for choice, words in _flat(getattr(field.field, "choices", ())):
        if str(choice) == value:
            return str(words).lstrip("– ")  # how deep a unit lies in the tree
    if field.field.widget.input_type == "checkbox":
        return "ja"
    return value


def _flat(choices: Iterable) -> Iterator[tuple]:
    for choice, words in choices:
        if isinstance(words, (list, tuple)):
            yield from words
        else:
            yield choice, words


def _without(query: QueryDict, field: BoundField, value: str) -> str:
    rest = query.copy()
    others = [one for one in rest.getlist(field.html_name) if one != value]
    rest.setlist(field.html_name, others)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
