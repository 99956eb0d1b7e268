from django import forms


def name_controls(form: forms.BaseForm, row: str = "") -> None:
    """Give every control of a row in a table a name of its own: Django's tables name them in the
    heads of their columns, which a screen reader does not read in the cell."""
    for bound in form.visible_fields():
        widget = bound.field.widget
        inner = getattr(widget, "widget", widget)  # what a wrapper with its links draws
        inner.attrs.setdefault("aria-label", f"{bound.label}: {row}" if row else str(bound.label))


class NamedRows(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        name_controls(form)
