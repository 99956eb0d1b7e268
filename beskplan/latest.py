"""The newest changes across initiatives: who did what to which, and when."""

import datetime
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

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
WORDS = {"status": Status, "calculated_status": CalculatedStatus}
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


def latest_changes(plan: Plan | None, most: int = SHOWN, of=None) -> list[Change]:
    """The newest first, only of the initiatives `of` (a queryset) when they are given; loading the
    plans from their files is not a change. Two queries."""
    changes: dict[tuple, Change] = {}
    events = sorted(
        [*_follow_up_events(plan, of), *_initiative_events(plan, of)],
        key=lambda event: event.pgh_created_at,
        reverse=True,
    )
    for event in events:
        what = _what(event)
        if what:
            key = (event.pgh_context_id or event.pgh_id, event.subject_id)
            change = changes.setdefault(key, _change(event))
            change.what.extend(words for words in what if words not in change.what)
    return list(changes.values())[:most]


def _initiative_events(plan: Plan | None, of):
    events = apps.get_model("initiatives", "InitiativeEvent").objects
    earlier = events.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
    before = earlier.order_by("-pgh_id").values(row=JSONObject(**{n: F(n) for n in FIELDS}))
    rows = events.filter(plan=plan) if plan else events
    rows = rows if of is None else rows.filter(pgh_obj__in=of.values("pk"))
    return _newest(rows).annotate(
        subject_id=F("pgh_obj"),
        before=Subquery(before[:1]),
        subject_code=F("code"),
        subject_title=F("title"),
        subject_exists=Subquery(Initiative.objects.filter(pk=OuterRef("pgh_obj")).values("pk")),
    )[:READ]


def _follow_up_events(plan: Plan | None, of):
    events = apps.get_model("targets", "FollowUpEvent").objects
    rows = events.filter(initiative__plan=plan) if plan else events
    rows = rows if of is None else rows.filter(initiative__in=of.values("pk"))
    return _newest(rows).annotate(
        subject_id=F("initiative"),
        subject_code=F("initiative__code"),
        subject_title=F("initiative__title"),
        subject_exists=F("initiative__pk"),
    )[:READ]


def _newest(events):
    by_command = Q(pgh_context__metadata__has_key="command")
    changed = Q(pgh_context=None) | ~by_command
    changed |= by_command & ~Q(pgh_context__metadata__command="load_plans")
    return events.filter(changed).select_related("pgh_context").order_by("-pgh_id")


def _change(event) -> Change:
    name = f"{event.subject_code} {event.subject_title}"
    exists = event.subject_exists is not None
    return Change(event.pgh_created_at, _who(event), event.subject_id, name, exists)


def _who(event) -> str:
    context = event.pgh_context.metadata if event.pgh_context else {}
    return context.get("user_name") or COMMANDS.get(context.get("command"), "Systemet")


def _what(event) -> list[str]:
    if not hasattr(event, "before"):
        return _follow_up(event)
    if event.pgh_label == "insert":
        return ["Oprettede initiativet"]
    if event.pgh_label == "delete":
        return ["Slettede initiativet"]
    return _differences(event.before or {}, event)


def _follow_up(event) -> list[str]:
    if event.pgh_label == "delete":
        return ["Slettede en opfølgning"]
    if event.state == FollowUp.State.APPROVED and event.round_id is None:
        return ["Skrev opfølgning"]
    return [FOLLOW_UP_WORDS[event.state]]


def _differences(before: dict, event) -> list[str]:
    words = []
    for name in FIELDS:
        old, new = before.get(name), getattr(event, name)
        if old == new or not before:
            continue
        label = Initiative._meta.get_field(name).verbose_name
        if name in WORDS:
            words.append(f"{label.capitalize()}: {_word(name, old)} → {_word(name, new)}")
        else:
            words.append(f"Rettede {label}")
    return words


def _word(name: str, value: str) -> str:
    choices = dict(WORDS[name].choices)
    return str(choices.get(value) or choices.get(None) or value)
