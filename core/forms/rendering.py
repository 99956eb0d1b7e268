"""How forms look: the design system's classes on Django's own widgets."""

from django.forms import BoundField, widgets
from django.forms.renderers import TemplatesSetting

CLASSES = (
    (widgets.CheckboxInput, "form-checkbox"),
    (widgets.Select, "form-select"),
    (widgets.FileInput, ""),
    (widgets.Textarea, "form-input"),
    (widgets.Input, "form-input"),
    (widgets.MultiWidget, "form-input"),
)


class DesignSystemRenderer(TemplatesSetting):
    """Every form on the pages in the design system's markup; the admin has its own fieldsets."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


def control(field: BoundField) -> str:
    """The field's control as markup, with the design system's classes. Django itself adds the ids
    of the texts that describe it."""
    widget = field.field.widget
    own = widget.attrs.get("class", "")
    added = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
    return field.as_widget(attrs={"class": f"{added} {own}".strip()})


def control_kind(field: BoundField) -> str:
    """How the field is laid out: "group" (radio buttons, checkboxes), "checkbox" or "single"."""
    widget = field.field.widget
    if isinstance(widget, widgets.RadioSelect):  # CheckboxSelectMultiple is one as well
        return "group"
    return "checkbox" if isinstance(widget, widgets.CheckboxInput) else "single"
