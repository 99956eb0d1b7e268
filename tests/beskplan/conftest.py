"""Browsers of the people who look at the overview and who enter the administration."""

import pytest


@pytest.fixture
def pia(cast, client):
    """The planner's browser; her role has its rights."""
    from beskplan.accounts.roles import ensure_roles

    ensure_roles()
    client.force_login(cast.people.pia)
    return client


@pytest.fixture
def signe(cast, client):
    """The system administrator's browser; not a superuser, only in the role."""
    from beskplan.accounts.roles import ensure_roles

    ensure_roles()
    client.force_login(cast.people.signe)
    return client


@pytest.fixture
def laura(cast, client):
    """The browser of a reader without a unit."""
    client.force_login(cast.people.laura)
    return client


@pytest.fixture
def another_plan(cast):
    """A second plan, for 2009 and 2010: BIF leads 1.1, which is met; 1.2 has nobody."""
    from initiatives.models import FocusArea, Plan
    from tests.cast import lead, make_initiative, make_target

    plan = Plan.objects.create(
        slug="anden", title="Anden aftale", kind="aftale", year_from=2009, year_to=2010
    )
    area = FocusArea.objects.create(plan=plan, code="1", title="Andet")
    lead(cast.units.bif, make_initiative(area, "1.1", "Andet initiativ", status="opfyldt"))
    make_target(make_initiative(area, "1.2", "Tredje"), cast.mentorforloeb, cast.koebenhavn, "", 5)
    return plan
