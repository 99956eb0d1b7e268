"""Whose address a request has, for the limits of log-ins and for logs, and what a log may hold of
the address that was asked for."""

import logging
import re
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

FOLLOWS = (
    "Alle har så proxyens adresse, og den, der gætter adgangskoder, spærrer for alle andre. "
    "Sæt BESKPLAN_PROXIES til antallet af egne proxyer foran Beskplan."
)

# Behind it stands the token by which a person chooses a password.
SECRET_PATH = re.compile(r"(/adgangskode/ny/).+")


def without_secrets(path: str) -> str:
    """What a log may hold of a path."""
    return SECRET_PATH.sub(r"\1…", path)


def client_address(request: HttpRequest) -> str | None:
    """Who asks; None where nobody is connected, as in a command."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return address_behind(settings.PROXIES, request.META.get("REMOTE_ADDR", ""), forwarded)


def address_behind(proxies: int, connected: str, forwarded: str) -> str | None:
    """The client as the outermost of so many own proxies saw it. `forwarded` is X-Forwarded-For;
    what stands before was written by the client. Without proxies, or where they name no address,
    whoever is connected."""
    named = forwarded.split(",")
    if not 0 < proxies <= len(named):
        return connected or None
    try:
        return str(ip_address(named[-proxies].strip()))
    except ValueError:
        return connected or None


class DeclaredProxies:
    """Middleware that says once in a process that requests come through a proxy of which no setting
    knows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.is_said = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.is_said and not settings.PROXIES and "X-Forwarded-For" in request.headers:
            self.is_said = True
            logger.warning(
                "En forespørgsel har X-Forwarded-For, men BESKPLAN_PROXIES er 0. %s", FOLLOWS
            )
        return self.get_response(request)


@register(Tags.security, deploy=True)
def proxy_is_declared(**kwargs: object) -> list[CheckMessage]:
    """A warning where HTTPS is expected to end in a proxy, and no proxy is declared."""
    if not settings.SECURE or settings.PROXIES:
        return []
    return [
        Warning(
            "HTTPS ventes af en proxy (BESKPLAN_SECURE), men BESKPLAN_PROXIES er 0.",
            hint=FOLLOWS,
            id="beskplan.W002",
        )
    ]
