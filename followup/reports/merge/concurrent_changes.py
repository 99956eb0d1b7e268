"""What others stored in a form's fields while it stood open: who, when, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from core.danish import format_date
from core.people import display_name
from followup.models import FollowUp, FollowUpRound
from followup.reports.calculation import InitiativeTargets, Series
from followup.reports.merge.baseline import (
    Baseline,
    FieldChange,
    as_text,
    current_baseline,
    texts_of,
)
from followup.reports.merge.three_way import Merged, merge_fields
from targets.measurements import NewMeasurement, period_of, stated
from targets.models import Measurement


@dataclass(frozen=True)
class ConcurrentChanges:
    """The merged fields, and what others changed: `fields` by name, `figures` by the series' key.
    `baseline` is what the form shows from here on."""

    merged: Merged
    fields: dict[str, FieldChange]
    figures: dict[str, FieldChange]  # by series' key
    baseline: Baseline  # what the form shows from here on


def concurrent_changes(
    baseline: Baseline,
    *,
    mine: dict[str, str],
    new: Iterable[NewMeasurement],
    targets: InitiativeTargets,
    follow_ups: list[FollowUp],
    open_round: FollowUpRound | None,
    user: User,
) -> ConcurrentChanges:
    """Compares what the user saw (`baseline`) and wrote (`mine`, `new`) with what is stored now.
    One query, for the authors."""
    now = current_baseline(targets, follow_ups, open_round)
    moved = baseline.round != now.round  # a round was opened or closed: it starts from blank fields
    base = texts_of(None) if moved else baseline.values
    stored = _written_by_others(baseline, follow_ups, open_round)
    theirs = texts_of(stored) if stored else base
    merged = merge_fields(base, theirs, mine)
    fields = _authors(stored, theirs, (*merged.taken, *merged.conflicts), user)
    figures, clashing = concurrent_figures(baseline, new=new, targets=targets, user=user)
    awaiting = {name: fields[name] for name in merged.conflicts} | clashing
    values = {name: theirs[name] for name in mine}
    return ConcurrentChanges(
        merged, fields, figures, replace(now, values=values, awaiting=awaiting)
    )


def concurrent_figures(
    baseline: Baseline, *, new: Iterable[NewMeasurement], targets: InitiativeTargets, user: User
) -> tuple[dict[str, FieldChange], dict[str, FieldChange]]:
    """Two dictionaries of figures that were entered since the form was opened. The first has the
    newest one of each series, by the series' key; the second those that contradict what the user
    types for the same period, by their name in `Baseline.awaiting`."""
    typed = {(one.indicator.pk, one.area.pk): one for one in new}
    figures, clashing = {}, {}
    for series in targets.series:
        own = typed.get((series.indicator.pk, series.area.pk))
        since = [one for one in series.measurements if _is_new(baseline, series, one)]
        against = [one for one in since if own and _clash(series, own, one)]
        if newest := (against or since)[-1:]:
            figures[series.key] = _entered(newest[0], series, user)
        if against:
            clashing[f"m{series.key}"] = figures[series.key]
    return figures, clashing


def _is_new(baseline: Baseline, series: Series, one: Measurement) -> bool:
    return stated(one, series.indicator.unit_of_measure) != baseline.figure(series, period_of(one))


def _clash(series: Series, own: NewMeasurement, one: Measurement) -> bool:
    unit = series.indicator.unit_of_measure
    return period_of(own) == period_of(one) and stated(own, unit) != stated(one, unit)


def _entered(one: Measurement, series: Series, user: User) -> FieldChange:
    words = stated(one, series.indicator.unit_of_measure)
    return FieldChange(_name(one.entered_by, user), _moment(one.entered_at), words)


def _written_by_others(
    baseline: Baseline, follow_ups: list[FollowUp], open_round: FollowUpRound | None
) -> FollowUp | None:
    """The follow-up whose texts others may have changed: the open round's, or between rounds the
    newest one that was written since. None without one."""
    if open_round:
        return next((one for one in follow_ups if one.round_id == open_round.pk), None)
    since = [one for one in follow_ups if one.round_id is None and one.pk > baseline.last]
    return max(since, key=lambda one: one.pk, default=None)


def _authors(
    stored: FollowUp | None, theirs: dict[str, str], names: Iterable[str], user: User
) -> dict[str, FieldChange]:
    """By field who gave it its present value and when, from the follow-up's history."""
    names = tuple(names)
    if not stored or not names:
        return {}
    events = list(stored.events.select_related("written_by").order_by("-pgh_id"))
    changes = {}
    for name in names:
        event = _origin(events, name)
        who = _name(event.written_by, user) if event else "En anden"
        when = _moment(event.written_at) if event else ""
        changes[name] = FieldChange(who, when, theirs[name])
    return changes


def _origin(events: list, name: str) -> Any:
    """The event that gave the field its present value; `events` come newest first. None without
    events."""
    origin = None
    for event in events:
        if origin and as_text(getattr(event, name)) != as_text(getattr(origin, name)):
            break
        origin = event
    return origin


def _name(person: User | None, user: User) -> str:
    """ "" for the user, who then wrote in another window."""
    if person is None:
        return "En anden"
    return "" if person == user else display_name(person)


def _moment(moment: datetime | None) -> str:
    """ "kl. 14.32" for a time of today, else with the day before it; "" for None."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    clock = f"kl. {local:%H.%M}"
    if local.date() == timezone.localdate():
        return clock
    return f"{format_date(local)} {clock}"
