"""What every screen of the admin shares."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminTextareaWidget,
    AutocompleteSelect,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import IntegrityError, connection, models
from django.db.models import Field, Model, Q, QuerySet
from django.forms import BaseInlineFormSet, ModelChoiceField, ModelForm
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch
from django.utils.text import capfirst

from beskplan.admin.constraints import ConstrainedForm, message_of
from beskplan.admin.deleting import Deleting
from beskplan.admin_site import named_with_plan
from beskplan.security_log.access_changes import record_rows
from core.forms.fields import DanishDateField, DanishDecimalField
from core.history.changes import HistoryEntry, history_of
from core.user_input import number_of, search_words
from followup.deeds import deed_in_history
from followup.models import FollowUp
from followup.reports.drafts import may_read_drafts, withheld_drafts
from initiatives.models import Initiative
from initiatives.models.search import SearchEntry
from initiatives.permissions import access_for

AS_DANES_WRITE = {
    models.DecimalField: {"form_class": DanishDecimalField},
    models.DateField: {"form_class": DanishDateField, "widget": AdminDateWidget},
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
}
SOURCE = (
    "Kilde",
    {"fields": [("source", "source_place"), "source_note"], "classes": ["collapse"]},
)


class SearchedChoice(AutocompleteSelect):
    """Django's list that is searched while one types. When a form is shown again, Django asks the
    database for whatever was sent in it; we for keys alone."""

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        keys = [key for key in value if number_of(key) is not None]
        return super().optgroups(name, keys, attr)


class Searching:
    """Mixed into a screen or its rows: `autocomplete_fields` are drawn by `SearchedChoice`."""

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchedChoice(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class NamedList(Searching, admin.ModelAdmin):
    """A list headed by what it lists, which reads numbers and words from outside within bounds, and
    the stored history of each row."""

    object_history_template = "admin/history.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_changelist_instance(self, request: HttpRequest):
        """Django catches only some of the ways in which a filter's value cannot be read."""
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError) as error:
            raise IncorrectLookupParameters(error) from error

    def response_action(self, request: HttpRequest, queryset: QuerySet):
        if None in map(number_of, request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("En valgt række har ikke et tal som nøgle.")
        return super().response_action(request, queryset)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        return super().get_search_results(request, queryset, search_words(search_term))

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        super().save_formset(request, form, formset, change)
        record_rows(request, formset)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Historik",
            "subtitle": str(obj),
            "rows": self.history_rows(request, obj),
            "object": obj,
            "opts": self.opts,
        }
        return TemplateResponse(request, self.object_history_template, context)

    def history_rows(self, request: HttpRequest, obj: Model) -> list[HistoryEntry]:
        return history_of(obj, withheld=_withheld(request, obj), words={FollowUp: deed_in_history})


class ReadOnly:
    """Rows that are shown here and written elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class PlanModelAdmin(Deleting, NamedList):
    """`fixed` fields cannot be changed once the row exists: addresses and other rows rest on them.

    `searched` says by which of the things that can be found a row is found: the field that points
    to it ("pk" where it is the row itself), and its model. "aa" finds "å".
    """

    form = ConstrainedForm
    formfield_overrides = AS_DANES_WRITE
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fixed: tuple[str, ...] = ()
    searched: dict[str, type[Model]] = {}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not self.searched:
            return super().get_search_results(request, queryset, search_term)
        for word in search_words(search_term).split():
            found = Q()
            for name, model in self.searched.items():
                found |= Q(**{f"{name}__in": SearchEntry.objects.of(model).holding(word).ids()})
            queryset = queryset.filter(found)
        return queryset, False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Sequence[str]:
        readonly = super().get_readonly_fields(request, obj)
        return (*readonly, *self.fixed) if obj else readonly

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        return with_plans(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        return without_shortcuts(super().formfield_for_dbfield(db_field, request, **kwargs))

    def view_on_site(self, obj: Model) -> str | None:
        try:
            return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None
        except NoReverseMatch:  # an installation without that page
            return None

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs
    ) -> type[ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", "")
        return form

    def changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """What only the database can refuse is said on the form, with everything that was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError as error:
            request.refused = message_of(error)
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Writes the changed fields only: what someone else wrote meanwhile stays."""
        if not change:
            return obj.save()
        own = {field.name for field in self.opts.concrete_fields}
        changed = own.intersection(form.changed_data)
        if changed:
            obj.save(update_fields=changed)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        connection.check_constraints()  # those that wait for the end of the transaction


def _withheld(request: HttpRequest, obj: Model):
    """What the history keeps from the user. Whoever may see a follow-up here may read it; what
    concerns many initiatives tells of all their drafts only to those who may read every one."""
    access = access_for(request.user)
    may_read = isinstance(obj, FollowUp) or access.is_system
    if isinstance(obj, Initiative):
        may_read = may_read_drafts(access, obj)
    return withheld_drafts(may_read=may_read)


def without_shortcuts(field: FormField | None) -> FormField | None:
    """Beside a choice one may add what is missing; the rest has screens of its own."""
    if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
        field.widget.can_change_related = False
        field.widget.can_delete_related = False
        field.widget.can_view_related = False
    return field


def with_plans(field: ModelChoiceField | None) -> ModelChoiceField | None:
    """Choices among rows of several plans name the plan."""
    if field is not None and hasattr(field.queryset.model, "plan_id"):
        field.queryset = field.queryset.select_related("plan")
        field.label_from_instance = named_with_plan
    return field


def link(address: str, words: str, *, before: str = "", css: str = "") -> str:
    """A link in a column or a read-only field, as markup; `before` stands in front of it."""
    shown = {"address": address, "words": words, "before": before, "css": css}
    return render_to_string("admin/link.html", shown)


def paper_action(
    url_name: str, description: str
) -> Callable[[admin.ModelAdmin, HttpRequest, QuerySet], HttpResponse | None]:
    """An admin action that leads to the paper `url_name` of the one row that is chosen: the same
    address as on the pages."""

    @admin.action(description=description, permissions=["view"])
    def download(modeladmin, request: HttpRequest, queryset):
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            modeladmin.message_user(request, "Vælg én række ad gangen.", messages.WARNING)
            return None
        return redirect(url_name, chosen[0].slug)

    download.__name__ = url_name.replace("-", "_")
    return download
