"""Mails with a link by which a person chooses a password: an invitation, or a new one for whoever
has forgotten theirs. The link is Django's own token: it works once and for a limited time."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record
from core.people import display_name

MOST_AN_HOUR = 3  # links that are sent to one person without a system administrator
logger = logging.getLogger(__name__)
INVITATION = (
    "Du er oprettet i Beskplan",
    "Hej {name}\n\n"
    "Du har fået en bruger i Beskplan hos {organisation}. Dit brugernavn er {username}.\n\n"
    "Vælg din adgangskode her:\n{link}\n\n"
    "Linket kan bruges én gang og gælder i {hours} timer. Er det for gammelt, så brug “Glemt "
    "adgangskode?” på siden, hvor du logger ind, eller bed om en ny invitation.\n",
)
FORGOTTEN = (
    "Ny adgangskode til Beskplan",
    "Hej {name}\n\n"
    "Her vælger du en ny adgangskode til Beskplan hos {organisation}. Dit brugernavn er "
    "{username}.\n{link}\n\n"
    "Linket kan bruges én gang og gælder i {hours} timer. Har du ikke bedt om det, så gør intet: "
    "din adgangskode er uændret.\n",
)


def can_mail() -> bool:
    """Whether the installation has a mail server; a demonstration prints its mails."""
    return bool(settings.EMAIL_HOST) or settings.DEMO


def send_link(user: User, request: HttpRequest, mail: tuple[str, str]) -> bool:
    """Whether the mail was handed to the server; why not is in the log."""
    subject, body = mail
    words = {
        "name": display_name(user),
        "organisation": settings.ORGANISATION,
        "username": user.get_username(),
        "link": request.build_absolute_uri(password_link(user)),
        "hours": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT) // timedelta(hours=1),
    }
    try:
        EmailMessage(subject, body.format(**words), to=[user.email]).send()
    except (OSError, SMTPException):
        logger.exception("Mail with a password link to user %s was not sent", user.pk)
        return False
    record(request, SecurityEvent.Action.PASSWORD_LINK, about=user.get_username())
    return True


def has_many_links(user: User, *, at: datetime) -> bool:
    """Whether the person has got so many that a stranger may be asking for them."""
    sent = SecurityEvent.objects.filter(
        action=SecurityEvent.Action.PASSWORD_LINK,
        about=user.get_username(),
        at__gt=at - timedelta(hours=1),
    )
    return sent.count() >= MOST_AN_HOUR


def password_link(user: User) -> str:
    """The address without the host."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("password-new", args=[key, default_token_generator.make_token(user)])
