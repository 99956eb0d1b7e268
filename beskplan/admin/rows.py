"""Rows below a parent on its screen: named for a screen reader, held to the constraints."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import Model, UniqueConstraint
from django.http import HttpRequest

from beskplan.admin.base import AS_DANES_WRITE, Searching, with_plans, without_shortcuts
from beskplan.admin.constraints import ConstrainedForm
from beskplan.admin.contents import contents_of, typed_name


def name_controls(form: forms.BaseForm, row: str = "") -> None:
    """Give every control of a row in a table a name of its own: Django's tables name them in the
    heads of their columns, which a screen reader does not read in the cell."""
    for bound in form.visible_fields():
        widget = bound.field.widget
        inner = getattr(widget, "widget", widget)  # what a wrapper with its links draws
        inner.attrs.setdefault("aria-label", f"{bound.label}: {row}" if row else str(bound.label))


class NamedRows(forms.BaseInlineFormSet):
    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        name_controls(form)


class ConstrainedRow(ConstrainedForm):
    """A row below its parent; the parent may not be saved yet."""

    def __init__(
        self, *args: Any, parent: Model | None = None, parent_field: str = "", **kwargs: Any
    ) -> None:
        self.parent, self.parent_field = parent, parent_field
        super().__init__(*args, **kwargs)

    def unknown_fields(self) -> set[str]:
        return {self.parent_field} if self.parent.pk is None else set()

    @property
    def row_name(self) -> str:
        """What the row is called among errors; "" where its number must do."""
        return str(self.instance) if self.instance.pk else ""


class ConstrainedRows(NamedRows):
    def clean(self) -> None:
        """A row with others' work below it is not deleted in passing: its own page asks."""
        super().clean()
        going = [one.instance for one in self.initial_forms if self._should_delete_form(one)]
        errors = [
            f"“{typed_name(row)}” rummer {contents} og kan ikke slettes her, men på sin egen side."
            for row in going
            if (contents := contents_of([row])).hold
        ]
        if errors:
            raise forms.ValidationError(errors)

    def validate_unique(self) -> None:
        """Two rows that break a constraint together are refused at the second of them: the database
        knows neither yet."""
        rows = [form for form in self.forms if self._stays(form)]
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                self._find_twins(rows, constraint)

    def _stays(self, form) -> bool:
        return form.has_changed() and not form.errors and not self._should_delete_form(form)

    def _find_twins(self, rows: list, constraint: UniqueConstraint) -> None:
        found = set()
        for form in rows:
            row = form.instance
            stored = (field for field in row._meta.fields if not field.generated)
            values = {field.name: getattr(row, field.attname) for field in stored}
            if constraint.condition and not constraint.condition.check(values):
                continue
            key = tuple(values[name] for name in constraint.fields)
            if key in found:
                form.say_broken(constraint)
            found.add(key)

    def get_form_kwargs(self, index: int | None) -> dict:
        parent = {"parent": self.instance, "parent_field": self.fk.name}
        return super().get_form_kwargs(index) | parent


class _Rows(Searching):
    """What both looks of such rows share."""

    form = ConstrainedRow
    formset = ConstrainedRows
    formfield_overrides = AS_DANES_WRITE
    extra = 0
    view_on_site = False

    def get_formset(
        self, request: HttpRequest, obj: Model | None = None, **kwargs
    ) -> type[forms.BaseInlineFormSet]:
        self.parent = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = with_plans(super().formfield_for_foreignkey(db_field, request, **kwargs))
        if field and db_field.name not in self.get_autocomplete_fields(request):
            field.choices = list(field.choices)  # read once, not once a row
        return field

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = without_shortcuts(super().formfield_for_dbfield(db_field, request, **kwargs))
        searched = db_field.name in self.get_autocomplete_fields(request)
        if field and hasattr(field.widget, "can_add_related") and not searched:
            field.widget.can_add_related = False  # short lists that seldom grow
        return field


class TableRows(_Rows, admin.TabularInline):
    formfield_overrides = AS_DANES_WRITE | {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 1, "cols": 30})}
    }


class StackedRows(_Rows, admin.StackedInline):
    pass
