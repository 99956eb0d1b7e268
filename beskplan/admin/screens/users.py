from collections.abc import Sequence

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Field, Model, QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from beskplan.accounts.gaps import gaps_of
from beskplan.accounts.history import history_of_access
from beskplan.accounts.invitations import INVITATION, can_mail, send_link
from beskplan.accounts.locks import locks, unlock
from beskplan.accounts.sessions import end_sessions
from beskplan.admin.base import NamedList, Searching, link
from beskplan.admin.people import GapFilter, NewPersonForm, PersonForm
from beskplan.admin.rows import NamedRows, TableRows
from beskplan.security_log.access_changes import record_account
from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record
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

    form, add_form = PersonForm, NewPersonForm
    change_list_template = "admin/auth/user/people.html"
    list_display = ("username", "name", "role_names", "unit_names", "is_active", "last_login")
    list_filter = ("groups", "is_active", GapFilter)
    actions = ("invite", "deactivate")
    search_help_text = "Søg i brugernavn, navn og e-mail."
    readonly_fields = ("chosen_password", "gaps", "last_login", "date_joined")
    filter_horizontal = ()
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    inlines = (Units,)
    fieldsets = (
        ("Log ind", {"fields": ["username", "chosen_password", "is_active", "gaps"]}),
        ("Person", {"fields": [("first_name", "last_name"), "email"]}),
        ("Roller", {"fields": ["groups"]}),
        ("Brugt", {"fields": [("last_login", "date_joined")]}),
    )
    add_fieldsets = (
        ("Person", {"fields": [("first_name", "last_name"), "email"]}),
        ("Log ind", {"fields": ["username", "usable_password", "password1", "password2"]}),
        ("Roller", {"fields": ["groups"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups", "memberships__unit")

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not obj.is_active:  # else the old log-ins would be valid again when it is opened
            end_sessions(obj)
        if not change and form.invites:  # once the account is stored for good
            transaction.on_commit(lambda: self._invite(request, [obj]))

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: bool
    ) -> None:
        """Says what the person lacks once roles and units are stored."""
        super().save_related(request, form, formsets, change)
        record_account(request, form, change=change)
        for words in gaps_of(form.instance):
            self.message_user(request, words, messages.WARNING)

    @admin.action(description="Send invitation", permissions=["change"])
    def invite(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Those who are closed or have no address are named and get none."""
        without = [user for user in queryset if not (user.is_active and user.email)]
        self._invite(request, [user for user in queryset if user not in without])
        if without:
            names = ", ".join(map(str, without))
            said = f"Ikke inviteret, da de er inaktive eller uden e-mailadresse: {names}."
            self.message_user(request, said, messages.WARNING)

    def _invite(self, request: HttpRequest, people: list[User]) -> None:
        if not can_mail():
            said = "Der kan ikke sendes mail: ingen mailserver er sat op (BESKPLAN_EMAIL_HOST)."
            self.message_user(request, said, messages.ERROR)
            return
        for user in people:
            if send_link(user, request, INVITATION):
                said, level = f"Invitationen er sendt til {user.email}.", messages.SUCCESS
            else:
                said, level = f"Invitationen til {user.email} blev ikke sendt.", messages.ERROR
            self.message_user(request, said, level)

    @admin.action(description="Gør inaktiv", permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Ends their log-ins as well. Nobody closes their own account, so that one is left."""
        closed = list(queryset.filter(is_active=True).exclude(pk=request.user.pk))
        for user in closed:
            user.is_active = False
            user.save(update_fields=["is_active"])
            end_sessions(user)
            self.log_change(request, user, "Gjort inaktiv")
            record(request, SecurityEvent.Action.ACCOUNT_CLOSED, about=user.get_username())
        self.message_user(request, f"Gjort inaktive: {len(closed)}.", messages.SUCCESS)
        if queryset.filter(pk=request.user.pk).exists():
            said = "Du kan ikke gøre dig selv inaktiv; det må en anden systemadministrator."
            self.message_user(request, said, messages.WARNING)

    def get_urls(self) -> list[URLPattern]:
        locked = self.admin_site.admin_view(self.locked_view)
        return [path("laaste/", locked, name="auth_user_locked"), *super().get_urls()]

    def locked_view(self, request: HttpRequest) -> HttpResponse:
        """Who waits after too many wrong passwords; a button opens for them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            username, address = request.POST.get("username", ""), request.POST.get("address", "")
            if unlock(username=username, address=address):
                record(request, SecurityEvent.Action.UNLOCKED, about=username or address)
                said = f"Der er åbnet for {username or address}."
                self.message_user(request, said, messages.SUCCESS)
            return redirect("admin:auth_user_locked")
        context = {
            **self.admin_site.each_context(request),
            "title": "Låste konti",
            "locks": locks(timezone.now()),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/auth/user/locked.html", context)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            user = self.get_object(request, unquote(id))
            record(request, SecurityEvent.Action.PASSWORD, about=user.get_username())
        return response

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

    @admin.display(description="adgangskode")
    def chosen_password(self, user: User) -> str:
        """Whether there is one; its algorithm and salt say nothing to anybody."""
        chosen = user.has_usable_password()
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return link(
            address,
            "Skriv en ny" if chosen else "Skriv en",
            before="Valgt. " if chosen else "Ikke valgt endnu. ",
        )

    @admin.display(description="mangler")
    def gaps(self, user: User) -> str:
        return " ".join(gaps_of(user)) or "Intet"

    @admin.display(description="navn", ordering="last_name")
    def name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="roller")
    def role_names(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all()))

    @admin.display(description="enheder")
    def unit_names(self, user: User) -> str:
        return ", ".join(membership.unit.name for membership in user.memberships.all())


class Members(Searching, admin.TabularInline):
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
