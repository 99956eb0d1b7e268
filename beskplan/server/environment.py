"""Reads settings from environment variables; says in Danish what is missing or wrong."""

import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "ja", "on"}
FALSE = {"", "0", "false", "nej", "off"}


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} skal være 1 eller 0, ikke “{value}”.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} skal være et helt tal, ikke “{value}”.") from error


def words(name: str) -> list[str]:
    """A list written with commas; empty when not set."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def scanner(name: str) -> str:
    """Where ClamAV's daemon listens; blank for no scanner."""
    value = os.environ.get(name, "")
    if not value or re.fullmatch(r"unix:/.+|tcp://.+:\d+", value):
        return value
    raise ImproperlyConfigured(
        f"{name} skal være som “unix:/run/clamav/clamd.ctl” eller “tcp://127.0.0.1:3310”, "
        f"ikke “{value}”."
    )


def log_handler(where: str) -> dict:
    """Python's settings for the lines of a log: "-" is standard output, "" is nowhere, else a file,
    which may be moved away while it is written to."""
    if where == "-":
        return {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}
    if where:
        return {"class": "logging.handlers.WatchedFileHandler", "filename": where}
    return {"class": "logging.NullHandler"}


def secret_key(demo: bool, var: Path) -> str:
    """The key from the environment; in demo mode one made up once and stored in var/."""
    key = os.environ.get("BESKPLAN_SECRET_KEY", "")
    if key:
        return key
    if not demo:
        raise ImproperlyConfigured(
            "BESKPLAN_SECRET_KEY mangler. Sæt den til en lang, tilfældig og hemmelig tekst; "
            "på demonstrationens database: python3 run.py manage KOMMANDO."
        )
    return _stored_secret_key(var / "secret-key")


def _stored_secret_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written beside and linked into place: of two processes that start at once, both end up
        # with the first one's key, and nobody ever reads half a key.
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()


def allowed_hosts(demo: bool) -> list[str]:
    hosts = words("BESKPLAN_ALLOWED_HOSTS")
    if demo:
        return [*hosts, "localhost", "127.0.0.1", "[::1]"]
    if not hosts:
        raise ImproperlyConfigured(
            "BESKPLAN_ALLOWED_HOSTS mangler. Sæt den til de værtsnavne, systemet nås på, "
            "adskilt af komma, for eksempel “beskplan.kommune.dk”."
        )
    return hosts
