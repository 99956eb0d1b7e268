"""Draws form fields with the design system's classes."""

from django import template
from django.forms import widgets

register = template.Library()

CLASSES = (
    (widgets.CheckboxInput, "form-checkbox"),
    (widgets.Select, "form-select"),
    (widgets.FileInput, ""),
    (widgets.Textarea, "form-input"),
    (widgets.Input, "form-input"),
    (widgets.MultiWidget, "form-input"),
)


@register.filter
def dkfds(field):
    """The field's control, its own classes kept; Django itself adds the ids that describe it."""
    widget = field.field.widget
    own = widget.attrs.get("class", "")
    added = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
    return field.as_widget(attrs={"class": f"{added} {own}".strip()})


@register.filter
def control_kind(field):
    """How the field is laid out: "group" (radio buttons, checkboxes), "checkbox" or "single"."""
    widget = field.field.widget
    if isinstance(widget, widgets.RadioSelect):  # CheckboxSelectMultiple is one as well
        return "group"
    return "checkbox" if isinstance(widget, widgets.CheckboxInput) else "single"


@register.filter
def choice_class(choice):
    return "form-checkbox" if choice.data["type"] == "checkbox" else "form-radio"


@register.filter
def fields_with_errors(form):
    """The visible fields to link to from the error summary."""
    return [field for field in form.visible_fields() if field.errors]
