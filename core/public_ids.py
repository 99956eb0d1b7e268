"""Names by which others may keep hold of a row: in a sheet beside their own, in an address.

A key of the database is another one wherever the plans are loaded, and a code may be corrected. A
public id is set once, when the row is made, and never changes. Plans, indicators, units and rounds
have their short name (`slug`) for it.
"""

import secrets
from base64 import b32encode
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import models

SIGNS = 12  # of 32 each: no two alike among millions


class PublicIdField(models.CharField):
    """The kind of row and twelve letters and digits: "tal-7k3qx5tb2cde". Chance chooses them for a
    row that a user makes; one from a document gets those of `derived_from`."""

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        self.kind = kind
        options |= {"max_length": 24, "editable": False, "default": partial(_by_chance, kind)}
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "editable", "default"):
            del options[fixed]
        return name, path, args, options | {"kind": self.kind}

    def derived_from(self, natural_key: str) -> str:
        """The same for the same facts, in whatever database they are loaded."""
        return _id(self.kind, sha256(f"{self.kind}:{natural_key}".encode()).digest())


def _by_chance(kind: str) -> str:
    return _id(kind, secrets.token_bytes(SIGNS))


def _id(kind: str, digest: bytes) -> str:
    return f"{kind}-{b32encode(digest).decode().lower()[:SIGNS]}"
