import pytest

from followup.models import FollowUp, FollowUpRound
from tests.followup.rounds.steps import opened, submitted


@pytest.fixture
def in_round(cast) -> FollowUpRound:
    return opened(cast)


@pytest.fixture
def sent(cast, in_round) -> FollowUp:
    """Søren's answer on 3.4, submitted in the open round."""
    return submitted(cast.mentor, cast.people.soeren, results="66 forløb.")
