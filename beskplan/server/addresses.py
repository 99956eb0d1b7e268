"""Whose address a request has, for the limits of log-ins and for logs, and what a log may hold of
the address that was asked for."""

import re
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

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
