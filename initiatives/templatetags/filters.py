"""The chosen filters of a django-filter form as words, each with the address without it."""

from django import template
from django.db.models import Model

register = template.Library()


@register.simple_tag(takes_context=True)
def filter_chips(context, form):
    """One chip per chosen value: its words and the address of the page without it.

    Only fields that show in the form: the plan has its own chooser.
    """
    query = context["request"].GET
    chips = []
    for field in form.visible_fields():
        for value in query.getlist(field.html_name):
            if value and field.name != "plan":
                chips.append(
                    {
                        "text": f"{field.label}: {_words(form, field, value)}",
                        "url": _without(query, field.html_name, value),
                    }
                )
    return chips


@register.simple_tag(takes_context=True)
def reset_url(context, form):
    """The address without any of the form's filters; sorting and the plan stay."""
    query = context["request"].GET.copy()
    for field in form.visible_fields():
        if field.name != "plan":
            query.pop(field.html_name, None)
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def kept_parameters(context, form):
    """The parameters that the filter form does not hold itself, to send along hidden."""
    own = {field.html_name for field in form} | {"page"}
    query = context["request"].GET
    return [(name, value) for name in query if name not in own for value in query.getlist(name)]


def _words(form, field, value: str) -> str:
    chosen = form.cleaned_data.get(field.name) if form.is_bound and form.is_valid() else None
    if isinstance(chosen, Model):
        return str(chosen)
    for choice, words in _flat(getattr(field.field, "choices", ())):
        if str(choice) == value:
            return str(words).lstrip("– ")  # how deep a unit lies in the tree
    if field.field.widget.input_type == "checkbox":
        return "ja"
    return value


def _flat(choices):
    for choice, words in choices:
        if isinstance(words, (list, tuple)):
            yield from words
        else:
            yield choice, words


def _without(query, name: str, value: str) -> str:
    rest = query.copy()
    rest.setlist(name, [kept for kept in rest.getlist(name) if kept != value])
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
