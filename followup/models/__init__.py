"""Rounds and follow-ups (rounds.py); evidence, snapshots and messages (cycle.py). They know neither
form nor paper. Start with rounds.py."""

from followup.models.cycle import Evidence, Notice, RoundSnapshot
from followup.models.rounds import (
    FollowUp,
    FollowUpRound,
    latest_follow_up_date,
    wrote_since_return,
)

__all__ = [
    "Evidence",
    "FollowUp",
    "FollowUpRound",
    "Notice",
    "RoundSnapshot",
    "latest_follow_up_date",
    "wrote_since_return",
]
