"""What a person is called."""

from typing import NamedTuple

import pytest
from django.contrib.auth.models import User

from core.people import display_name, name_paths


class Row(NamedTuple):
    first_name: str | None
    last_name: str | None
    username: str | None


@pytest.mark.parametrize("kind", [User, Row])
@pytest.mark.parametrize(
    ("first", "last", "name"),
    [("Søren", "Sagsbehandler", "Søren Sagsbehandler"), ("", "Leder", "Leder"), ("", "", "soeren")],
)
def test_a_person_is_called_by_name_and_else_by_user_name(kind, first, last, name):
    assert display_name(kind(first_name=first, last_name=last, username="soeren")) == name


@pytest.mark.parametrize("nobody", [None, Row(None, None, None)])
def test_nobody_has_no_name(nobody):
    assert display_name(nobody) == ""


def test_a_query_reads_what_the_name_is_made_of():
    assert name_paths("written_by") == [
        "written_by__first_name",
        "written_by__last_name",
        "written_by__username",
    ]
