from collections.abc import Sequence

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import Field, Model, QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm
from django.forms import Field as FormField
from django.http import HttpRequest

from beskplan.accounts.history import history_of_access
from beskplan.accounts.sessions import end_sessions
from beskplan.admin.base import NamedList
from beskplan.admin.rows import NamedRows, TableRows
from core.history.changes import HistoryEntry
from initiatives import roles
from initiatives.models import Membership

# Django's own screens registered themselves when they were imported.
admin.site.unregister([User, Group])


class Units(TableRows):
    model = Membership
    verbose_name, verbose_name_plural = "enhed", "enheder"
    fields = ("unit",)
    autocomplete_fields = ("unit",)


@admin.register(User)
class PeopleAdmin(NamedList, UserAdmin):
    """Roles and units decide what a person may; there are no single rights to hand out."""

    add_form = UserCreationForm
    list_display = ("username", "name", "role_names", "unit_names", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_help_text = "Søg i brugernavn, navn og e-mail."
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    inlines = (Units,)
    fieldsets = (
        ("Log ind", {"fields": ["username", "password", "is_active"]}),
        ("Person", {"fields": [("first_name", "last_name"), "email"]}),
        ("Roller", {"fields": ["groups"]}),
        ("Brugt", {"fields": [("last_login", "date_joined")]}),
    )
    add_fieldsets = (
        ("Log ind", {"fields": ["username", "password1", "password2"]}),
        ("Person", {"fields": [("first_name", "last_name"), "email"]}),
        ("Roller", {"fields": ["groups"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups", "memberships__unit")

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not obj.is_active:  # else the old log-ins would be valid again when it is opened
            end_sessions(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody is deleted: what they wrote, and what they did here, names them."""
        return False

    def history_rows(self, request: HttpRequest, obj: User) -> list[HistoryEntry]:
        return history_of_access(obj)

    def formfield_for_manytomany(
        self, db_field: Field, request: HttpRequest | None = None, **kwargs
    ) -> FormField | None:
        if db_field.name == "groups":
            kwargs |= {"widget": CheckboxSelectMultiple(), "label": "Roller", "help_text": ""}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description="navn", ordering="last_name")
    def name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="roller")
    def role_names(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all()))

    @admin.display(description="enheder")
    def unit_names(self, user: User) -> str:
        return ", ".join(membership.unit.name for membership in user.memberships.all())


class Members(admin.TabularInline):
    model = Group.user_set.through
    formset = NamedRows
    verbose_name, verbose_name_plural = "bruger med rollen", "brugere med rollen"
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(Group)
class RoleAdmin(NamedList):
    """The roles and who has them. What a role may is decided in the program (make_roles)."""

    list_display = ("name",)
    fields = ("name",)
    inlines = (Members,)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Sequence[str]:
        return ("name",) if obj and obj.name in roles.ALL else ()

    def history_rows(self, request: HttpRequest, obj: Group) -> list[HistoryEntry]:
        return history_of_access(obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
