"""A field of *Opdatér status*, drawn in one pass: each took six templates; a form has dozens."""

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from initiatives.markup import filled
from initiatives.templatetags.forms import dkfds

register = template.Library()
OPTIONAL = SafeString('<span class="weight-normal"> (frivilligt)</span>')
FIELD = """<div class="{}">
  <label class="form-label" for="{}">{}{}</label>
  {}{}
  {}
  {}
</div>"""


@register.simple_tag
def update_field(field, css="", optional=False):
    """With what another stored meanwhile, where two met in it (`MeetingForm`)."""
    errors = field.errors
    return filled(
        FIELD,
        _classes(field, errors, css),
        field.id_for_label,
        getattr(field.field, "short_label", None) or field.label,
        OPTIONAL if optional else "",
        _hint(field),
        _error(field, errors) if errors else "",
        dkfds(field),
        _met(field) if _is_met(field) else "",
    )


def _classes(field, errors, css: str) -> str:
    told = ("form-error" if errors else "", "is-met" if _is_met(field) else "", css)
    return " ".join(("form-group", *filter(None, told)))


def _is_met(field) -> bool:
    return bool(getattr(field.field, "asked", None) or getattr(field.field, "taken", None))


def _met(field) -> SafeString:
    return get_template("targets/_update/met.html").render({"field": field})


def _hint(field) -> SafeString | str:
    if not field.help_text:
        return ""
    words = SafeString(field.help_text)  # our own
    return filled('<span class="form-hint" id="{}_helptext">{}</span>', field.auto_id, words)


def _error(field, errors) -> SafeString:
    return filled(
        '<span class="form-error-message" id="{}_error">'
        '<span class="sr-only">Fejl: </span>{}</span>',
        field.auto_id,
        " ".join(errors),
    )
