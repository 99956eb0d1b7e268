"""The newest changes across initiatives: who did what to which, and when."""

import datetime
from dataclasses import dataclass, field
from operator import itemgetter

from django.apps import apps
from django.db.models import F, JSONField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from initiatives.changes import COMMANDS
from initiatives.models import CalculatedStatus, Initiative, Plan, Status
from targets.models import FollowUp

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
# Of one moment what sorts last comes first: the follow-up, then what it changed.
INITIATIVE, FOLLOW_UP = "1 initiative", "2 follow-up"
WORDS = {"status": dict(Status.choices), "calculated_status": dict(CalculatedStatus.choices)}
FOLLOW_UP_WORDS = {
    FollowUp.State.MISSING: "Bad om opfølgning",
    FollowUp.State.DRAFT: "Gemte en kladde til opfølgning",
    FollowUp.State.SUBMITTED: "Indsendte opfølgning",
    FollowUp.State.APPROVED: "Godkendte opfølgning",
    FollowUp.State.RETURNED: "Returnerede opfølgning",
}
NOT_LOADED = Q(pgh_context=None) | ~Q(pgh_context__metadata__contains={"command": "load_plans"})


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
    from their files is not a change. At most three queries."""
    if plan is None:
        return _changes(_initiative_events(), _follow_up_events())
    # The keys, since they tell the database how few there are: it looks each up by its index.
    ids = list(plan.initiatives.order_by().values_list("pk", flat=True))
    return _changes(_initiative_events(plan=plan), _follow_up_events(initiative__in=ids))


def latest_changes_of(initiatives: QuerySet) -> list[Change]:
    """The newest of these initiatives; three queries."""
    ids = list(initiatives.order_by().values_list("pk", flat=True))
    return _changes(_initiative_events(pgh_obj__in=ids), _follow_up_events(initiative__in=ids))


def _initiative_events(**of) -> QuerySet:
    events = apps.get_model("initiatives", "InitiativeEvent").objects
    earlier = events.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
    fields = JSONObject(**{name: F(name) for name in FIELDS})
    before = Subquery(earlier.order_by("-pgh_id").values(row=fields)[:1])
    there = Initiative.objects.filter(pk=OuterRef("pgh_obj")).order_by().values("pk")
    return _newest(
        events.filter(**of),
        kind=Value(INITIATIVE),
        subject=F("pgh_obj"),
        code_then=F("code"),
        title_then=F("title"),
        there=Subquery(there),
        before=Coalesce(before, Value({}, JSONField())),
        after=fields,
    )


def _follow_up_events(**of) -> QuerySet:
    events = apps.get_model("targets", "FollowUpEvent").objects
    return _newest(
        events.filter(**of),
        kind=Value(FOLLOW_UP),
        subject=F("initiative"),
        code_then=F("initiative__code"),
        title_then=F("initiative__title"),
        there=F("initiative__pk"),
        before=Value({}, JSONField()),
        after=JSONObject(state="state", round="round"),
    )


def _newest(events: QuerySet, **columns) -> QuerySet:
    """The newest events as rows of one shape, whichever table they come from."""
    return (
        events.filter(NOT_LOADED)
        .order_by("-pgh_id")
        .values(
            "pgh_id",
            when=F("pgh_created_at"),
            context=F("pgh_context_id"),
            metadata=F("pgh_context__metadata"),
            label=F("pgh_label"),
            **columns,
        )[:READ]
    )


def _changes(*events: QuerySet) -> list[Change]:
    """The changes that the newest events amount to."""
    rows = [row for found in events for row in found]
    changes: dict[tuple, Change] = {}
    for event in sorted(rows, key=itemgetter("when", "kind", "pgh_id"), reverse=True):
        key = (event["context"] or event["pgh_id"], event["subject"])
        has_room = key in changes or len(changes) < MOST
        if has_room and (what := _what(event)):
            change = changes.setdefault(key, _change(event))
            change.what.extend(words for words in what if words not in change.what)
    return list(changes.values())


def _change(event: dict) -> Change:
    name = f"{event['code_then']} {event['title_then']}"
    exists = event["there"] is not None
    return Change(event["when"], _who(event), event["subject"], name, exists)


def _who(event: dict) -> str:
    context = event["metadata"] or {}
    return context.get("user_name") or COMMANDS.get(context.get("command"), "Systemet")


def _what(event: dict) -> list[str]:
    if event["kind"] == FOLLOW_UP:
        return _follow_up_words(event)
    if event["label"] == "insert":
        return ["Oprettede initiativet"]
    if event["label"] == "delete":
        return ["Slettede initiativet"]
    return _differences(event["before"], event["after"])


def _follow_up_words(event: dict) -> list[str]:
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
