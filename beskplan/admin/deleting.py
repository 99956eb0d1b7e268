"""Deleting in the administration: whoever deletes something that holds others' work types its name,
and what was deleted can be restored (screens/deletions.py)."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from beskplan.admin.contents import Contents, contents_of, is_same_name, kind_of, typed_name
from core.history.restoring import record_deletion
from initiatives.models import Membership

MOST_AT_ONCE = 200
NAMED = 5  # so many are named where more were deleted at once
WRONG_NAME = "Skriv navnet, som det står ovenfor. Intet er slettet."


class DeletionForm(forms.Form):
    """Asks for the name of what holds something."""

    name = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, asked: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        if asked:
            self.fields["name"].label = f"Skriv “{asked}” for at slette"
            self.fields["name"].widget.attrs |= {"autocomplete": "off", "size": 60}
        else:
            del self.fields["name"]

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not is_same_name(name, self.asked):
            raise forms.ValidationError(WRONG_NAME)
        return name


class Deleting(admin.ModelAdmin):
    """Both ways of deleting: the page of one row, and what is chosen in a list."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, obj):
            raise PermissionDenied
        return self._deletion(request, self.model.objects.filter(pk=obj.pk)) or self._to_list()

    def delete_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        if queryset.count() > MOST_AT_ONCE:
            said = f"Vælg højst {MOST_AT_ONCE} rækker ad gangen. Intet er slettet."
            self.message_user(request, said, messages.ERROR)
            return None
        return self._deletion(request, queryset)

    @transaction.atomic
    def _deletion(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """The page that asks, or None when it is done. What is shown is looked up again before it
        is done: somebody may have added to it."""
        chosen = list(queryset)
        contents = contents_of(chosen)
        several = tuple(contents.hold) if len(chosen) > 1 else ()
        asked = typed_name(chosen[0]) if contents.hold and not several else ""
        form = DeletionForm(request.POST if "post" in request.POST else None, asked=asked)
        if form.is_valid() and not contents.why and not several:
            self._delete(request, queryset, chosen, contents)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": f"Slet {kind_of(self.model, len(chosen))}",
            "subtitle": None,
            "objects": chosen,
            "object": chosen[0] if len(chosen) == 1 else None,
            "contents": contents,
            "one_at_a_time": several,
            "form": form,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/deletion.html", context)

    def _delete(
        self, request: HttpRequest, queryset: QuerySet, chosen: list[Model], contents: Contents
    ) -> None:
        what = named(chosen)
        self.log_deletions(request, queryset)
        self.delete_queryset(request, queryset)
        record_deletion(
            model=self.model,
            pk=chosen[0].pk,
            what=what,
            contents=str(contents),
            by=request.user,
            at=timezone.now(),
        )
        said = f"{what} er slettet og kan gendannes i 30 dage under “Slettet for nylig”."
        self.message_user(request, said, messages.SUCCESS)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool
    ) -> None:
        """Rows that are deleted below their parent can be restored as well, but for who works
        where: that gives access, which is not the planner's to give back."""
        restorable = (rows for rows in formsets if rows.model is not Membership)
        going = (one.instance for rows in restorable for one in rows.deleted_forms)
        removed = [(row.pk, row) for row in going if row.pk]
        what = "; ".join(named([row]) for _, row in removed)
        super().save_related(request, form, formsets, change)
        if removed:
            pk, row = removed[0]
            about = {"contents": "", "by": request.user, "at": timezone.now()}
            record_deletion(model=type(row), pk=pk, what=what, **about)

    def _to_list(self) -> HttpResponse:
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")


@admin.action(description="Slet valgte", permissions=["delete"])
def delete_selected(
    modeladmin: Deleting, request: HttpRequest, queryset: QuerySet
) -> HttpResponse | None:
    return modeladmin.delete_chosen(request, queryset)


admin.site.add_action(delete_selected)  # in the place of Django's own


def named(objects: list[Model]) -> str:
    """What was deleted, with its kind: "Budgetlinje: Vejledning"."""
    kind = capfirst(kind_of(type(objects[0]), len(objects)))
    names = [f"“{typed_name(one)}”" for one in objects[:NAMED]]
    more = len(objects) - NAMED
    return f"{kind}: {', '.join(names)}" + (f" og {more} til" if more > 0 else "")
