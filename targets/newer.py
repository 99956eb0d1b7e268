"""What others stored in a form's fields while it stood open: who, when, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from targets.measurements import NewMeasurement, period_of, stated
from targets.merging import Conflict, Merged, merge
from targets.models import FollowUp, FollowUpRound, Measurement
from targets.seen import Asked, Seen, as_text, seen_now, texts_of, told_when
from targets.sheets import Series, Sheet


@dataclass(frozen=True)
class Newer:
    """The fields put together, and for each one that others changed what is told of it."""

    merged: Merged
    told: dict[str, Asked]  # by field
    figures: dict[str, Asked]  # by series' key: figures that came since
    clashing: dict[str, Conflict]  # by series' key: where the user types another figure
    seen: Seen  # what the form shows from here on


def newer_than(
    seen: Seen,
    *,
    mine: dict[str, str],
    new: Iterable[NewMeasurement],
    sheet: Sheet,
    follow_ups: list[FollowUp],
    open_round: FollowUpRound | None,
    user,
) -> Newer:
    """Compare what the user saw and wrote with what is stored now. One query, for the authors."""
    now = seen_now(sheet, follow_ups, open_round)
    moved = seen.round != now.round  # a round was opened or closed: it starts from blank fields
    base = texts_of(None) if moved else seen.values
    stored = _stored(seen, follow_ups, open_round)
    theirs = texts_of(stored) if stored else base
    merged = merge(base, theirs, mine)
    told = _told(stored, theirs, (*merged.taken, *merged.conflicts), user)
    figures, clashing = figures_since(seen, new=new, sheet=sheet, user=user)
    asked = {name: told[name] for name in merged.conflicts}
    asked |= {f"m{key}": figures[key] for key in clashing}
    shown = replace(now, values={name: theirs[name] for name in mine}, asked=asked)
    return Newer(merged, told, figures, clashing, shown)


def figures_since(
    seen: Seen, *, new: Iterable[NewMeasurement], sheet: Sheet, user
) -> tuple[dict[str, Asked], dict[str, Conflict]]:
    """By series: the newest figure that came since the form was opened, and the clash where the
    user types something else for the same period."""
    typed = {(one.indicator.pk, one.area.pk): one for one in new}
    figures, clashing = {}, {}
    for series in sheet.series:
        own = typed.get((series.indicator.pk, series.area.pk))
        since = [one for one in series.measurements if _is_new(seen, series, one)]
        against = [one for one in since if own and _clashes(series, own, one)]
        if told := (against or since)[-1:]:
            figures[series.key] = _asked(told[0], series, user)
        if against:
            clashing[series.key] = Conflict(figures[series.key].theirs, _words(series, own))
    return figures, clashing


def _is_new(seen: Seen, series: Series, one: Measurement) -> bool:
    return stated(one, series.indicator.unit_of_measure) != seen.figure(series, period_of(one))


def _clashes(series: Series, own: NewMeasurement, one: Measurement) -> bool:
    unit = series.indicator.unit_of_measure
    return period_of(own) == period_of(one) and stated(own, unit) != stated(one, unit)


def _words(series: Series, one) -> str:
    return stated(one, series.indicator.unit_of_measure)


def _asked(one: Measurement, series: Series, user) -> Asked:
    when = told_when(one.entered_at) if one.entered_at else ""
    return Asked(_name(one.entered_by, user), when, _words(series, one))


def _stored(
    seen: Seen, follow_ups: list[FollowUp], open_round: FollowUpRound | None
) -> FollowUp | None:
    """What others may have written in: the round's follow-up; between rounds the newest one that
    came since."""
    if open_round:
        return next((one for one in follow_ups if one.round_id == open_round.pk), None)
    since = [one for one in follow_ups if one.round_id is None and one.pk > seen.last]
    return max(since, key=lambda one: one.pk, default=None)


def _told(stored: FollowUp | None, theirs: dict, names: Iterable[str], user) -> dict[str, Asked]:
    """Who gave each field the value that it holds, from the row's history."""
    names = tuple(names)
    if not stored or not names:
        return {}
    events = list(stored.events.select_related("written_by").order_by("-pgh_id"))
    told = {}
    for name in names:
        event = _origin(events, name)
        who = _name(event.written_by, user) if event else "En anden"
        when = told_when(event.written_at) if event and event.written_at else ""
        told[name] = Asked(who, when, theirs[name])
    return told


def _origin(events: list, name: str):
    """The oldest of the newest events that agree on the field; None without history."""
    origin = None
    for event in events:
        if origin and as_text(getattr(event, name)) != as_text(getattr(origin, name)):
            break
        origin = event
    return origin


def _name(person, user) -> str:
    """ "" for the user, who then wrote in another window."""
    if person is None:
        return "En anden"
    return "" if person == user else person.get_full_name() or person.get_username()
