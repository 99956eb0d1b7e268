"""Forms and filters of the screen of people."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from beskplan.accounts import gaps
from beskplan.accounts.invitations import can_mail

INVITE, TYPE = "false", "true"  # as Django's own field says whether a password is chosen now


class NewPersonForm(AdminUserCreationForm):
    """A new person chooses their own password, by the link of a mail; else the administrator
    writes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["usable_password"]
        choice.label, choice.help_text = "Adgangskode", ""
        invite = "Send en mail, hvor personen selv vælger den"
        later = "Personen får den senere"
        choice.choices = [(INVITE, invite if can_mail() else later), (TYPE, "Skriv den her")]
        choice.initial = INVITE

    @property
    def invites(self) -> bool:
        return can_mail() and not self.cleaned_data["set_usable_password"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.invites and not self.cleaned_data.get("email") and not self.has_error("email"):
            self.add_error("email", "Skriv e-mailadressen, så invitationen kan sendes.")
        return cleaned


class PersonForm(UserChangeForm):
    """The password has a page of its own."""

    password = None


class GapFilter(admin.SimpleListFilter):
    """People who log in, by what they lack."""

    title = "mangler"
    parameter_name = "mangler"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [(gap, gap) for gap in gaps.WORDS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        gap = self.value()
        return gaps.lacking(queryset, gap) if gap in gaps.WORDS else queryset
