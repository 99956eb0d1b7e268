import pytest
from django.utils import timezone

from followup.rounds import cycle
from tests.cast import YEAR_END
from tests.followup.cycle_visits import DUE, submit


@pytest.fixture
def in_round(cast):
    return cycle.open_round(
        plan=cast.plan,
        slug="opfoelgning-2007",
        title="Opfølgning 2007",
        cutoff=YEAR_END,
        due=DUE,
        by=cast.people.pia,
        at=timezone.now(),
    )


@pytest.fixture
def sent(cast, in_round):
    """3.4, submitted by its caseworker."""
    return submit(cast.mentor, cast.people.soeren)


@pytest.fixture
def mentor(cast):
    return cast.mentor


@pytest.fixture
def soeren(cast):
    return cast.people.soeren
