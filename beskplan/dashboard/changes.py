"""The newest changes across initiatives: who did what to which, and when."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import aiosql
from django.db import connection
from django.db.models import QuerySet

from core.history.changes import COMMANDS
from followup.models import FollowUp
from initiatives.models import CalculatedStatus, Initiative, Plan, Status

MOST = 8
READ = 60  # events; one write may leave several
# What a reader hears of; of texts only that they were changed.
FIELDS = (
    "status",
    "calculated_status",
    "title",
    "code",
    "purpose",
    "description",
    "start_year",
    "yearly_volume",
    "lapse_reason",
)
WORDS = {"status": dict(Status.choices), "calculated_status": dict(CalculatedStatus.choices)}
FOLLOW_UP_WORDS = {
    FollowUp.State.MISSING: "Bad om opfølgning",
    FollowUp.State.DRAFT: "Gemte en kladde til opfølgning",
    FollowUp.State.SUBMITTED: "Indsendte opfølgning",
    FollowUp.State.APPROVED: "Godkendte opfølgning",
    FollowUp.State.RETURNED: "Returnerede opfølgning",
}
sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")


@dataclass
class Event:
    """That a row was written, of an initiative or of a follow-up on it, and by whom."""

    pk: int
    when: datetime.datetime
    context: UUID | None  # what was written in one go has the same
    user: str | None
    command: str | None
    label: str  # insert, update or delete
    initiative_id: int
    name: str
    exists: bool  # the initiative, still

    @property
    def who(self) -> str:
        return self.user or COMMANDS.get(self.command, "Systemet")


@dataclass
class InitiativeEvent(Event):
    """`changed` are the columns that differ from the event before; None where there is none."""

    changed: list[str] | None
    old_status: str | None
    status: str
    old_calculated_status: str | None
    calculated_status: str

    @property
    def what(self) -> list[str]:
        if self.label == "insert":
            return ["Oprettede initiativet"]
        if self.label == "delete":
            return ["Slettede initiativet"]
        return [self._in_words(name) for name in FIELDS if name in (self.changed or ())]

    def _in_words(self, name: str) -> str:
        label = Initiative._meta.get_field(name).verbose_name
        if name not in WORDS:
            return f"Rettede {label}"
        old, new = _word(name, getattr(self, f"old_{name}")), _word(name, getattr(self, name))
        return f"{label.capitalize()}: {old} → {new}"


@dataclass
class FollowUpEvent(Event):
    state: str
    round_id: int | None

    @property
    def what(self) -> list[str]:
        if self.label == "delete":
            return ["Slettede en opfølgning"]
        if self.state == FollowUp.State.APPROVED and self.round_id is None:
            return ["Skrev opfølgning"]
        return [FOLLOW_UP_WORDS[self.state]]


@dataclass
class Change:
    """What one person did to one initiative in one go."""

    when: datetime.datetime
    who: str
    initiative_id: int
    name: str
    exists: bool
    what: list[str] = field(default_factory=list)


def latest_changes(plan: Plan | None = None) -> list[Change]:
    """The newest of the plan, or of all plans, those of deleted initiatives too; loading the plans
    from their files is not a change. Two queries."""
    return _changes(plan=plan.pk if plan else None, initiatives=None)


def latest_changes_of(initiatives: QuerySet) -> list[Change]:
    """The newest of these initiatives; three queries."""
    keys = list(initiatives.order_by().values_list("pk", flat=True))
    return _changes(plan=None, initiatives=keys)


def _changes(*, plan: int | None, initiatives: list[int] | None) -> list[Change]:
    """The changes that the newest events amount to; None does not narrow them."""
    narrowed = {"plan": plan, "initiatives": initiatives, "most": READ}
    of_initiatives = sql.initiative_events(connection, **narrowed)
    of_follow_ups = sql.follow_up_events(connection, **narrowed)
    events = [InitiativeEvent(*row) for row in of_initiatives]
    events += [FollowUpEvent(*row) for row in of_follow_ups]
    changes: dict[tuple, Change] = {}
    for event in sorted(events, key=_moment, reverse=True):
        key = (event.context or event.pk, event.initiative_id)
        has_room = key in changes or len(changes) < MOST
        if has_room and (what := event.what):
            change = changes.setdefault(
                key, Change(event.when, event.who, event.initiative_id, event.name, event.exists)
            )
            change.what.extend(words for words in what if words not in change.what)
    return list(changes.values())


def _moment(event: Event) -> tuple:
    """Of one moment the follow-up is newer than what it changed."""
    return event.when, isinstance(event, FollowUpEvent), event.pk


def _word(name: str, value: str) -> str:
    choices = WORDS[name]
    return str(choices.get(value) or choices.get(None) or value)
