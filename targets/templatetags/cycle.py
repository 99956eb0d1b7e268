"""How far an open round has come, from the rows that its page shows anyway; no queries."""

from dataclasses import dataclass
from datetime import datetime

from django import template

from targets.models import FollowUp
from targets.round_reports import Part

State = FollowUp.State
register = template.Library()


@dataclass(frozen=True)
class Completion:
    """Numbers of initiatives."""

    asked: int
    answered: int
    approved: int

    @property
    def missing(self) -> int:
        return self.asked - self.answered

    @property
    def waiting(self) -> int:
        return self.answered - self.approved

    @property
    def percent(self) -> str:
        """Of the bar's width, with a point for the drawing."""
        return f"{100 * self.answered / self.asked:.1f}" if self.asked else "0"

    @property
    def approved_percent(self) -> str:
        return f"{100 * self.approved / self.asked:.1f}" if self.asked else "0"


@register.inclusion_tag("targets/_cycle/completion.html")
def completion(printed):
    """The bar of an open round."""
    states = [one.state for one in printed.initiatives]
    approved = states.count(State.APPROVED)
    answered = approved + states.count(State.SUBMITTED)
    return {"done": Completion(len(states), answered, approved)}


@register.filter
def last_activity(part: Part) -> datetime | None:
    """When somebody last wrote for the unit in the round, drafts too."""
    return max((row.written_at for row in part.rows if row.written_at), default=None)
