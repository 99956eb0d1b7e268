"""The newest changes across initiatives: who did what to which, and when."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, JSONField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject

from initiatives.changes import COMMANDS
from initiatives.models import CalculatedStatus, Initiative, Plan, Status
from targets.models import FollowUp

SHOWN = 8
READ = 60  # events; one write may leave several
# What a reader is told about; texts are only said to be changed.
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
# Of one moment what sorts last is told first: the follow-up, then what it changed.
INITIATIVE, FOLLOW_UP = "1 initiative", "2 follow-up"
WORDS = {"status": dict(Status.choices), "calculated_status": dict(CalculatedStatus.choices)}
FOLLOW_UP_WORDS = {
    FollowUp.State.MISSING: "Bad om opfølgning",
    FollowUp.State.DRAFT: "Gemte en kladde til opfølgning",
    FollowUp.State.SUBMITTED: "Indsendte opfølgning",
    FollowUp.State.APPROVED: "Godkendte opfølgning",
    FollowUp.State.RETURNED: "Returnerede opfølgning",
}


@dataclass
class Change:
    """What one person did to one initiative in one go."""

    when: datetime.datetime
    who: str
    initiative_id: int
    name: str
    exists: bool
    what: list[str] = field(default_factory=list)


def latest_changes(
    plan: Plan | None, most: int = SHOWN, of=None, of_many: bool = False
) -> list[Change]:
    """The newest first, only of the initiatives `of` (a queryset) when they are given, `of_many`
    when they are a good part of all; loading the plans from their files is not a change. One query.
    """
    return told(newest_events(plan, of, of_many), most)


def newest_events(plan: Plan | None, of=None, of_many: bool = False):
    """What `latest_changes` reads, as one query set of dicts."""
    few = plan is not None or (of is not None and not of_many)
    parts = _initiative_events(plan, of, few), _follow_up_events(plan, of, few)
    return parts[0].union(parts[1], all=True)


def told(events: Iterable[dict], most: int = SHOWN) -> list[Change]:
    """The changes that the newest events amount to."""
    changes: dict[tuple, Change] = {}
    for event in sorted(events, key=itemgetter("when", "kind", "pgh_id"), reverse=True):
        key = (event["context"] or event["pgh_id"], event["subject"])
        is_told = key in changes or len(changes) < most
        if is_told and (what := _what(event)):
            change = changes.setdefault(key, _change(event))
            change.what.extend(words for words in what if words not in change.what)
    return list(changes.values())


def _initiative_events(plan: Plan | None, of, few: bool):
    events = apps.get_model("initiatives", "InitiativeEvent").objects
    earlier = events.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
    now = JSONObject(**{name: F(name) for name in FIELDS})
    before = Subquery(earlier.order_by("-pgh_id").values(row=now)[:1])
    there = Initiative.objects.filter(pk=OuterRef("pgh_obj")).order_by().values("pk")
    return _newest(
        # Of a plan also what was deleted; a query set knows only what still exists.
        events.filter(plan=plan) if plan else events.all(),
        "pgh_obj",
        of,
        few,
        kind=Value(INITIATIVE),
        code_now=F("code"),
        title_now=F("title"),
        there=Subquery(there),
        before=Coalesce(before, Value({}, JSONField())),
        after=now,
    )


def _follow_up_events(plan: Plan | None, of, few: bool):
    events = apps.get_model("targets", "FollowUpEvent").objects
    return _newest(
        events.filter(initiative__plan=plan) if plan else events.all(),
        "initiative",
        of,
        few,
        kind=Value(FOLLOW_UP),
        code_now=F("initiative__code"),
        title_now=F("initiative__title"),
        there=F("initiative__pk"),
        before=Value({}, JSONField()),
        after=JSONObject(state="state", round="round"),
    )


# What a load wrote is left out after the events are in order: asking each of a plan's thousand
# events for its context, to show sixty, is most of the work. OFFSET 0 keeps the two apart.
_NEWEST_OF_FEW = """
    SELECT event.pgh_id FROM ({events} OFFSET 0) AS event
    LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id
    WHERE context.metadata ->> 'command' IS DISTINCT FROM 'load_plans'
    ORDER BY event.pgh_id DESC LIMIT {most}
"""


def _newest(events, subject: str, of, few: bool, **columns):
    """The newest events as rows of one shape, whichever table they come from."""
    if of is not None:
        # Of few initiatives they are looked up first, once: a planner that does not know yet how
        # many there are may else look them all up for every event.
        ids = of.order_by().values("pk")
        among = {f"{subject}__any": ArraySubquery(ids)} if few else {f"{subject}__in": ids}
        events = events.filter(**among)
    if few:
        # Of few initiatives: sort theirs, rather than walk back through everybody's to find them.
        rows = events.model.objects.filter(pk__in=_newest_of_few(events))
        rows = rows.order_by((F("pgh_id") + 0).desc())
    else:
        rows = events.filter(_by_hand()).order_by("-pgh_id")
    return rows.values(
        "pgh_id",
        when=F("pgh_created_at"),
        context=F("pgh_context_id"),
        metadata=F("pgh_context__metadata"),
        label=F("pgh_label"),
        subject=F(subject),
        **columns,
    )[:READ]


def _newest_of_few(events) -> RawSQL:
    newest = events.order_by("-pgh_id").values("pgh_id", "pgh_context_id")
    text, params = newest.query.sql_with_params()
    return RawSQL(_NEWEST_OF_FEW.format(events=text, most=READ), params)  # noqa: S611 - our own


def _by_hand() -> Q:
    """Not what loading the plans wrote."""
    by_command = Q(pgh_context__metadata__has_key="command")
    return (
        Q(pgh_context=None)
        | ~by_command
        | by_command & ~Q(pgh_context__metadata__command="load_plans")
    )


def _change(event: dict) -> Change:
    name = f"{event['code_now']} {event['title_now']}"
    exists = event["there"] is not None
    return Change(event["when"], _who(event), event["subject"], name, exists)


def _who(event: dict) -> str:
    context = event["metadata"] or {}
    return context.get("user_name") or COMMANDS.get(context.get("command"), "Systemet")


def _what(event: dict) -> list[str]:
    if event["kind"] == FOLLOW_UP:
        return _follow_up(event)
    if event["label"] == "insert":
        return ["Oprettede initiativet"]
    if event["label"] == "delete":
        return ["Slettede initiativet"]
    return _differences(event["before"], event["after"])


def _follow_up(event: dict) -> list[str]:
    if event["label"] == "delete":
        return ["Slettede en opfølgning"]
    if event["after"]["state"] == FollowUp.State.APPROVED and event["after"]["round"] is None:
        return ["Skrev opfølgning"]
    return [FOLLOW_UP_WORDS[event["after"]["state"]]]


def _differences(before: dict, after: dict) -> list[str]:
    words = []
    for name in FIELDS:
        old, new = before.get(name), after[name]
        if old == new or not before:
            continue
        label = Initiative._meta.get_field(name).verbose_name
        if name in WORDS:
            words.append(f"{label.capitalize()}: {_word(name, old)} → {_word(name, new)}")
        else:
            words.append(f"Rettede {label}")
    return words


def _word(name: str, value: str) -> str:
    choices = WORDS[name]
    return str(choices.get(value) or choices.get(None) or value)
