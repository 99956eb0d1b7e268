"""What waits for approval in a round, with what changed since the initiative's last follow-up.

Six queries however many wait: the answers, the earlier ones, evidence, targets, readings and the
measurements as stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper

from followup.models import FollowUp, FollowUpRound, wrote_since_return
from followup.reports.calculation import sentence_of
from initiatives.models import Initiative
from initiatives.permissions import Access, Action, rows
from targets.assessment import Judged, verdicts_at
from targets.models import Measurement, Target
from targets.rule.status import Reading, newest
from targets.rule_inputs import goal_of, reading_of, rule_of

TEXTS = (
    ("results", "Resultater"),
    ("comments", "Kommentarer"),
    ("deviation_reason", "Begrundelse for afvigelse"),
    ("lapse_reason", "Begrundelse for bortfald"),
)


@dataclass(frozen=True)
class TextChange:
    label: str
    before: str
    now: str

    @property
    def is_same(self) -> bool:
        return self.before.strip() == self.now.strip()


@dataclass(frozen=True)
class Measured:
    """A target as the round judges it, and the measurement that it was compared with last time."""

    target: Target
    verdict: str
    words: str
    before: Measurement | None
    now: Measurement | None

    @property
    def is_same(self) -> bool:
        return self.before == self.now


@dataclass(frozen=True)
class Waiting:
    """One submitted answer; `previous` is the approved follow-up before it. The user has written in
    it where it `is_own`."""

    follow_up: FollowUp
    previous: FollowUp | None
    measured: list[Measured]
    is_own: bool

    @property
    def initiative(self) -> Initiative:
        return self.follow_up.initiative

    @property
    def has_new_status(self) -> bool:
        return self.previous is not None and self.previous.status != self.follow_up.status

    @property
    def texts(self) -> list[TextChange]:
        """The texts that the answer or the previous follow-up has."""
        found = (
            TextChange(label, getattr(self.previous, name, ""), getattr(self.follow_up, name))
            for name, label in TEXTS
        )
        return [one for one in found if one.before or one.now]


def waiting_in(follow_up_round: FollowUpRound, access: Access) -> list[Waiting]:
    """The answers that the user decides on, and the user's own, which somebody else decides on."""
    theirs = Initiative.objects.filter(rows(access, Action.APPROVE))
    found = follow_up_round.follow_ups.filter(
        state=FollowUp.State.SUBMITTED, initiative__in=theirs.values("pk")
    )
    follow_ups = list(
        found.annotate(is_own=_is_own(access))
        .select_related("initiative", "written_by")
        .prefetch_related("evidence")
        .order_by("initiative__position", "initiative__code", "pk")
    )
    ids = [one.initiative_id for one in follow_ups]
    previous = _previous(ids, follow_up_round)
    judged = verdicts_at(ids, follow_up_round.cutoff, closing=True) if ids else {}
    stored = _stated(one.target for group in judged.values() for one in group)
    return [
        Waiting(
            follow_up=one,
            previous=(before := previous.get(one.initiative_id)),
            measured=_measured(judged[one.initiative_id], before, stored),
            is_own=one.is_own,
        )
        for one in follow_ups
    ]


def _is_own(access: Access) -> ExpressionWrapper:
    return ExpressionWrapper(wrote_since_return(access.user_id), output_field=BooleanField())


def _previous(initiative_ids: list[int], in_round: FollowUpRound) -> dict[int, FollowUp]:
    """The newest approved follow-up of each initiative outside the round."""
    approved = FollowUp.objects.filter(
        initiative__in=initiative_ids, state=FollowUp.State.APPROVED
    ).exclude(round=in_round)
    newest = approved.order_by("initiative_id", "-effective_on", "-pk").distinct("initiative_id")
    return {one.initiative_id: one for one in newest.select_related("round", "written_by")}


def _stated(targets: Iterable[Target]) -> dict[tuple[int, int], dict[int, Measurement]]:
    """The totals that the targets are measured by: by (indicator, area), and there by the
    measurement's key."""
    wanted = {(one.indicator_id, one.area_id) for one in targets}
    found: dict[tuple[int, int], dict[int, Measurement]] = {}
    totals = Measurement.objects.totals().filter(
        indicator__in={indicator for indicator, _ in wanted if indicator},
        area__in={area for _, area in wanted if area},
    )
    for one in totals:
        found.setdefault((one.indicator_id, one.area_id), {})[one.pk] = one
    return found


def _measured(judged: list[Judged], before: FollowUp | None, stored) -> list[Measured]:
    rows = []
    for one in judged:
        series = stored.get((one.target.indicator_id, one.target.area_id), {})
        now = _stated_as(one.judgement.reading, series)
        readings = [reading_of(measurement) for measurement in series.values()]
        then = _newest_then(one.target, readings, before) if before else None
        rows.append(
            Measured(
                target=one.target,
                verdict=one.judgement.verdict,
                words=sentence_of(one, now),
                before=_stated_as(then, series),
                now=now,
            )
        )
    return rows


def _newest_then(target: Target, readings: list[Reading], before: FollowUp) -> Reading | None:
    return newest(goal_of(target), readings, before.effective_on, rule_of(target.plan))


def _stated_as(reading: Reading | None, series: dict[int, Measurement]) -> Measurement | None:
    return series.get(reading.key) if reading else None
