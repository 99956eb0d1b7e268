"""Who was given which role and unit by whom stands in the administration's history."""

import pghistory
import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from beskplan.accounts.history import history_of_access
from beskplan.accounts.roles import ensure_roles
from initiatives import roles
from initiatives.models import Membership
from initiatives.models.people import TrackedUser
from tests.beskplan.admin.admin_pages import change, posted
from tests.cast import PASSWORD


@pytest.fixture
def administrator(client, cast):
    ensure_roles()
    client.force_login(cast.people.signe, "django.contrib.auth.backends.ModelBackend")
    return client


def told(obj):
    return [(entry.who, entry.what) for entry in history_of_access(obj)]


def told_of_signe(obj):
    """What she did; the cast came in the same transaction, and so at the same time."""
    return [(who, what) for who, what in told(obj) if who == "Signe Schou"]


def test_a_role_that_is_given_and_taken(administrator, cast):
    pia, manager = cast.people.pia, Group.objects.get(name=roles.MANAGER)
    page = administrator.get(change(pia))
    administrator.post(change(pia), posted(page) | {"groups": [manager.pk]})
    assert sorted(told_of_signe(pia)) == [
        ("Signe Schou", "Fjernede rollen Planadministrator fra Pia Præst"),
        ("Signe Schou", "Gav rollen Leder til Pia Præst"),
    ]
    assert told_of_signe(manager) == [("Signe Schou", "Gav rollen Leder til Pia Præst")]


def test_a_unit_that_is_given(cast):
    with pghistory.context(user_name="Signe Schou"):
        Membership.objects.create(user=cast.people.pia, unit=cast.units.bif)
    assert told_of_signe(cast.people.pia) == [
        ("Signe Schou", f"Gav enheden {cast.units.bif.name} til Pia Præst")
    ]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("is_active", False, ("ja", "nej")),
        ("is_superuser", True, ("nej", "ja")),
        ("email", "pia@ny.dk", ("pia@example.dk", "pia@ny.dk")),
    ],
)
def test_a_changed_account(cast, field, value, shown):
    pia = cast.people.pia
    setattr(pia, field, value)
    pia.save()
    (entry,) = (one for one in history_of_access(pia) if one.what == "Rettede bruger")
    assert [(one.name, one.before, one.after) for one in entry.deeds[0].changes] == [
        (field, *shown)
    ]


def test_a_password_is_never_in_history(cast):
    stored = {field.name for field in TrackedUser.pgh_event_model._meta.fields}
    assert "password" not in stored
    before = len(told(cast.people.pia))
    cast.people.pia.set_password(PASSWORD + "!")
    cast.people.pia.save()
    assert len(told(cast.people.pia)) == before


def test_the_administration_shows_it(administrator, cast):
    url = reverse("admin:auth_user_history", args=[cast.people.pia.pk])
    assert "Gav rollen Planadministrator til Pia Præst" in administrator.get(url).text


def test_what_a_person_wrote_is_no_part_of_it(administrator, cast):
    cast.mentor.follow_ups.create(effective_on="2007-12-31", written_by=cast.people.pia)
    assert not any("opfølgning" in what for _, what in told(cast.people.pia))


def test_nobody_is_deleted(administrator, cast):
    url = reverse("admin:auth_user_delete", args=[cast.people.pia.pk])
    assert administrator.post(url, {"post": "yes"}).status_code == 403
