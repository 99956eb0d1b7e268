"""How forms are drawn: in the design system's markup, and the plain controls without templates.

A list has a dozen filters with two hundred choices between them; Django renders a template for each
choice, and another for its attributes, which took as long as all the rest of the page.
"""

from django.forms.renderers import TemplatesSetting
from django.utils.html import escape
from django.utils.safestring import mark_safe


class DesignSystemRenderer(TemplatesSetting):
    """Every form on the pages in the design system's markup; the admin draws its own fieldsets."""

    form_template_name = "_partials/form.html"
    field_template_name = "_partials/form_field.html"

    def render(self, template_name, context, request=None):
        draw = DRAWN.get(template_name)
        if draw is None:
            return super().render(template_name, context, request)
        return mark_safe(draw(context["widget"]))  # noqa: S308 (each value is escaped below)


def _input(widget: dict) -> str:
    value = widget["value"]
    shown = "" if value is None else f' value="{escape(value)}"'
    start = f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"'
    return f"{start}{shown}{_attributes(widget)}>"


def _textarea(widget: dict) -> str:
    shown = escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escape(widget["name"])}"{_attributes(widget)}>\n{shown}</textarea>'


def _select(widget: dict) -> str:
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return f'<select name="{escape(widget["name"])}"{_attributes(widget)}>{groups}\n</select>'


def _group(name: str | None, options: list[dict]) -> str:
    drawn = "".join(_option(option) for option in options)
    return f'\n<optgroup label="{escape(name)}">{drawn}\n</optgroup>' if name else drawn


def _option(option: dict) -> str:
    start = f'\n<option value="{escape(option["value"])}"'
    return f"{start}{_attributes(option)}>{escape(option['label'])}</option>"


def _attributes(widget: dict) -> str:
    """As Django draws them: True is the name alone, False nothing."""
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


_INPUTS = ("text", "number", "email", "url", "hidden", "date", "checkbox", "file")
DRAWN = {
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
}
