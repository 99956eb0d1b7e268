"""What a person is called, wherever one is named."""

from typing import Protocol

NAME_FIELDS = ("first_name", "last_name", "username")  # what `display_name` reads


class Person(Protocol):
    """A user, or a row that has the `NAME_FIELDS` under their names."""

    @property
    def first_name(self) -> str | None: ...

    @property
    def last_name(self) -> str | None: ...

    @property
    def username(self) -> str | None: ...


def display_name(person: Person | None) -> str:
    """First and last name, else the user name; "" for nobody (None)."""
    if person is None:
        return ""
    full_name = f"{person.first_name or ''} {person.last_name or ''}".strip()
    return full_name or person.username or ""


def name_paths(*people: str) -> list[str]:
    """The paths of the name's fields of these relations, for `only` and `values_list`."""
    return [f"{person}__{name}" for person in people for name in NAME_FIELDS]
