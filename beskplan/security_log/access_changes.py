"""Other rights for somebody, as the administration's forms give them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest

from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record
from initiatives.models import Membership

Action = SecurityEvent.Action
NONE = "ingen"


def record_account(request: HttpRequest, form: ModelForm, *, change: bool) -> None:
    """After the form of a person is stored: a new account, a closed or opened one, other roles."""
    person, username = form.instance, form.instance.get_username()
    if not change:
        record(request, Action.ACCOUNT_MADE, about=username)
    elif "is_active" in form.changed_data:
        action = Action.ACCOUNT_OPENED if person.is_active else Action.ACCOUNT_CLOSED
        record(request, action, about=username)
    if "groups" in form.changed_data:
        before, now = form.initial.get("groups") or [], form.cleaned_data["groups"]
        details = f"før: {_names(before)}; nu: {_names(now)}"
        record(request, Action.ROLES, about=username, details=details)


def record_rows(request: HttpRequest, formset: Any) -> None:
    """After rows that give somebody a role or a unit are stored."""
    for words, row in _changed_rows(formset):
        if isinstance(row, Membership):
            record(
                request, Action.UNITS, about=row.user.get_username(), details=f"{words} {row.unit}"
            )
        elif isinstance(row, User.groups.through):
            record(
                request, Action.ROLES, about=row.user.get_username(), details=f"{words} {row.group}"
            )


def _changed_rows(formset: BaseFormSet) -> Iterator[tuple[str, Model]]:
    yield from (("fik", row) for row in formset.new_objects)
    yield from (("ændret til", row) for row, _ in formset.changed_objects)
    yield from (("mistede", row) for row in formset.deleted_objects)


def _names(groups: Iterable[Group]) -> str:
    return ", ".join(sorted(group.name for group in groups)) or NONE
