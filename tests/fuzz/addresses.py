"""Every address of the resolver, ours and the administration's, and which rows fit into it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any
from uuid import UUID

from django.urls import get_resolver

from core.methods import WITH_FORM, methods_of

PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
ANYTHING = {"uuid": "00000000-0000-4000-8000-000000000000"}  # else "1" fits every place
MOST_ROWS = 3  # a round that is open and one that is closed are not the same page


@dataclass(frozen=True)
class Address:
    route: str  # /initiativer/<int:pk>/
    name: str
    served: tuple[str, ...]  # methods

    @property
    def in_admin(self) -> bool:
        return self.route.startswith("/admin/")

    @property
    def path(self) -> str:
        """One that leads here, whether or not there is such a row."""
        return PLACE.sub(lambda place: ANYTHING.get(place[1], "1"), self.route)

    def filled(self, values: tuple[object, ...]) -> str:
        rest = iter(values)
        return PLACE.sub(lambda place: str(next(rest)), self.route)


def addresses() -> list[Address]:
    found = dict.fromkeys(_walk(get_resolver().url_patterns, "/"))
    return list(found)


def _walk(patterns: list[Any], before: str) -> Iterator[Address]:
    for entry in patterns:
        route = before + _as_route(str(entry.pattern))
        if hasattr(entry, "url_patterns"):
            yield from _walk(entry.url_patterns, route)
        else:
            served = WITH_FORM if route.startswith("/admin/") else methods_of(entry.callback)
            yield Address(route, entry.name or "", served)


def _as_route(pattern: str) -> str:
    """The administration's two patterns that are regular expressions, as a route."""
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", pattern)
    return route.lstrip("^").rstrip("$")


def fitting(
    address: Address, rows: list[Any], exists: Callable[[str], bool]
) -> list[tuple[object, ...]]:
    """What to put into the address's places so that it leads to a page; one that has none, once."""
    places = PLACE.findall(address.route)
    own = [row for row in rows if row._meta.label_lower.replace(".", "_") in address.name]
    choices = [_choices(kind, name, own or rows) for kind, name in places]
    filled = (values for values in product(*choices) if exists(address.filled(values)))
    return list(islice(filled, MOST_ROWS if places else 1))


def _choices(kind: str, name: str, rows: list[Any]) -> list[object]:
    if name == "app_label":
        return ["initiatives"]
    if kind == "slug":
        return sorted({row.slug for row in rows if hasattr(row, "slug")})
    if kind == "uuid":
        return [row.pk for row in rows if isinstance(row.pk, UUID)]
    if name in ("pk", "object_id", "id"):
        return sorted({row.pk for row in rows if isinstance(row.pk, int)})
    return [1]
