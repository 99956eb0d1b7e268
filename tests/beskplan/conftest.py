"""Browsers of the people who enter the administration."""

import pytest


@pytest.fixture
def pia(cast, client):
    """The planner's browser; her role has its rights."""
    from beskplan.accounts import ensure_roles

    ensure_roles()
    client.force_login(cast.people.pia)
    return client


@pytest.fixture
def signe(cast, client):
    """The system administrator's browser; not a superuser, only in the role."""
    from beskplan.accounts import ensure_roles

    ensure_roles()
    client.force_login(cast.people.signe)
    return client
