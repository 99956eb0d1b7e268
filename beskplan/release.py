"""What of a page comes from the running program and not from the data: one short text for it.

Made from content and not from times or paths, so that every machine behind a proxy says the same.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

PROGRAM = ("beskplan", "initiatives", "targets", "budget", "templates")
PLAIN = (str, bool, int, float, type(None))


@cache
def release() -> str:
    """Another one after every change of code, template, package, built asset or setting."""
    found = hashlib.sha256()
    for path in _program():
        found.update(path.relative_to(settings.BASE_DIR).as_posix().encode())
        found.update(path.read_bytes())
    found.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    found.update(repr(_plain_settings()).encode())
    return found.hexdigest()


def _program() -> list[Path]:
    folders = [settings.BASE_DIR / name for name in PROGRAM]
    files = [path for folder in folders for path in folder.rglob("*")]
    shown = [path for path in files if path.suffix in (".py", ".html")]
    lock = settings.BASE_DIR / "requirements.lock"
    return sorted([*shown, lock] if lock.exists() else shown)


def _plain_settings() -> list[tuple]:
    """All but what differs from machine to machine; it is hashed and tells nothing."""
    named = ((name, getattr(settings, name)) for name in dir(settings) if name.isupper())
    return [(name, value) for name, value in named if isinstance(value, PLAIN)]
