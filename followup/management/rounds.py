"""What the commands of the follow-up cycle share."""

from typing import Any

import pghistory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError

from core.danish import format_date
from core.people import display_name
from followup.models import FollowUpRound


class RoundCommand(BaseCommand):
    """Acts for a named user, with that user's rights, and tells refusals in Danish."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, metavar="BRUGERNAVN", help="hvem der gør det")

    def handle(self, *args: Any, **options: Any) -> None:
        by = named_user(options["by"])
        try:
            with pghistory.context(user=by.pk, user_name=display_name(by)):
                self.act(by, options)
        except ValidationError as error:
            raise CommandError(in_words(error)) from error
        except PermissionDenied as error:
            raise CommandError(str(error)) from error

    def act(self, by: User, options: dict) -> None:
        raise NotImplementedError


def named_user(username: str) -> User:
    user = get_user_model().objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"Der er ingen aktiv bruger med navnet {username}.")
    return user


def named_round(slug: str) -> FollowUpRound:
    found = FollowUpRound.objects.select_related("plan").filter(slug=slug).first()
    if found is None:
        raise CommandError(f"Der er ingen opfølgningsrunde med kortnavnet {slug}.")
    return found


def in_words(error: ValidationError) -> str:
    """One line per problem, with the field's Danish name where it concerns one."""
    if not hasattr(error, "error_dict"):
        return "\n".join(error.messages)
    return "\n".join(
        f"{_label(name)}{message}"
        for name, messages in error.message_dict.items()
        for message in messages
    )


def _label(name: str) -> str:
    labels = {field.name: field.verbose_name for field in FollowUpRound._meta.fields}
    return f"{labels[name].capitalize()}: " if name in labels else ""


def described(follow_up_round: FollowUpRound) -> str:
    return (
        f"{follow_up_round} ({follow_up_round.plan}),"
        f" opgjort pr. {format_date(follow_up_round.cutoff)}"
    )
