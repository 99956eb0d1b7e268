"""The newest changes across initiatives: who did what to which, and when."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

import aiosql
from django.db import connection
from django.db.models import QuerySet

from core.history.events import Event, FieldChange
from followup.deeds import deed
from followup.models import FollowUp
from initiatives.models import Initiative, Plan
from initiatives.permissions import Access

MOST = 8
READ = 60  # events; one write may leave several
# What a reader hears of, in this order; the two statuses with their values, of the rest only that
# they were changed.
STATUSES = ("status", "calculated_status")
FIELDS = (
    *STATUSES,
    "title",
    "code",
    "purpose",
    "description",
    "start_year",
    "yearly_volume",
    "lapse_reason",
)
sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")


@dataclass
class InitiativeEvent(Event):
    """An event of an initiative or of a follow-up on it."""

    initiative_id: int
    name: str  # the initiative's
    exists: bool  # the initiative, still

    def in_danish(self) -> list[str]:
        """What was done; nothing where no reader hears of it."""
        if self.model is FollowUp:
            return [deed(self, contributed=self.row["contributed"])]
        if self.label != "update":
            return [f"{self.verb} initiativet"]
        changes = {change.name: change for change in self.changes()}
        return [_in_danish(changes[name]) for name in FIELDS if name in changes]


def _in_danish(change: FieldChange) -> str:
    if change.name in STATUSES:
        return f"{change.label.capitalize()}: {change.before} → {change.after}"
    return f"Rettede {change.label}"


@dataclass
class Change:
    """What one person did to one initiative in one go."""

    when: datetime.datetime
    who: str
    initiative_id: int
    name: str
    exists: bool
    what: list[str] = field(default_factory=list)


def latest_changes(access: Access, plan: Plan | None = None) -> list[Change]:
    """The newest of the plan, or of all plans that the user sees, those of deleted initiatives too;
    loading the plans from their files is not a change. Two queries."""
    return _changes(access, plan=plan.pk if plan else None, initiatives=None)


def latest_changes_of(initiatives: QuerySet, access: Access) -> list[Change]:
    """The newest changes of these initiatives, newest first; three queries."""
    keys = list(initiatives.order_by().values_list("pk", flat=True))
    return _changes(access, plan=None, initiatives=keys)


def _changes(access: Access, *, plan: int | None, initiatives: list[int] | None) -> list[Change]:
    """The changes that the newest events amount to; None does not narrow them."""
    params = {"plan": plan, "initiatives": initiatives, "limit": READ}
    params["drafts"] = access.sees_drafts
    events = [
        *(InitiativeEvent(Initiative, *row) for row in sql.initiative_events(connection, **params)),
        *(InitiativeEvent(FollowUp, *row) for row in sql.follow_up_events(connection, **params)),
    ]
    changes: dict[tuple, Change] = {}
    for event in sorted(events, key=_moment, reverse=True):
        key = (event.save_key, event.initiative_id)
        has_room = key in changes or len(changes) < MOST
        if has_room and (what := event.in_danish()):
            change = changes.setdefault(
                key, Change(event.when, event.who, event.initiative_id, event.name, event.exists)
            )
            change.what.extend(words for words in what if words not in change.what)
    return list(changes.values())


def _moment(event: InitiativeEvent) -> tuple:
    """Of one moment the follow-up is newer than what it changed."""
    return event.when, event.model is FollowUp, event.pk
