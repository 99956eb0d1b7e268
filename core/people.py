"""What a person is called, wherever one is named."""

NAME_FIELDS = ("first_name", "last_name", "username")  # what `display_name` reads


def display_name(person) -> str:
    """First and last name, else the user name; "" for nobody (None).

    `person` is a user, or a row that has the `NAME_FIELDS` under their names.
    """
    if person is None:
        return ""
    full_name = f"{person.first_name or ''} {person.last_name or ''}".strip()
    return full_name or person.username or ""


def name_paths(*people: str) -> list[str]:
    """The paths of the name's fields of these relations, for `only` and `values_list`."""
    return [f"{person}__{name}" for person in people for name in NAME_FIELDS]
