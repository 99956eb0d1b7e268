"""Freezing a round: what its pages and papers print, taken once when it is closed.

An open round is shown through the same values, taken when the page is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db.models import Max, Q, Value

from initiatives.models import FocusArea, Initiative, Responsibility
from initiatives.statements import Given, Objects
from targets.frozen import (
    FrozenArea,
    FrozenEvidence,
    FrozenInitiative,
    FrozenMeasurement,
    FrozenRound,
    FrozenSource,
    FrozenTarget,
    FrozenUnit,
    as_json,
    from_json,
)
from targets.models import (
    Evidence,
    FollowUp,
    FollowUpRound,
    IndicatorLink,
    Measurement,
    RoundFreeze,
)
from targets.models.rounds import ANSWERED
from targets.sheets import told
from targets.shown import provisional
from targets.status import RULE_VERSION, deviation
from targets.verdicts import Judged, calculated, goal_of, verdicts_at
from targets.wording import full_wording, goal_words

ANSWER = ("deviation_reason", "source_status", "results", "comments")
HEADER = (
    "slug",
    "title",
    "state",
    "cutoff",
    "due",
    "instructions",
    "case_number",
    "document_number",
    "opened_at",
    "closed_at",
)
LAPSE = ("lapse_reason", "lapse_date", "lapse_reference")


def frozen_round(follow_up_round: FollowUpRound) -> FrozenRound | None:
    """The closed round as it was frozen; None while it is not frozen. One query."""
    return frozen_rounds([follow_up_round.pk]).get(follow_up_round.pk)


def frozen_rounds(round_ids: Iterable[int]) -> dict[int, FrozenRound]:
    """The frozen ones among the rounds, by id; one query."""
    found = RoundFreeze.objects.in_force().filter(round__in=round_ids)
    return {one: from_json(content) for one, content in found.values_list("round", "content")}


def freeze_content(follow_up_round: FollowUpRound, at: datetime, by=None) -> dict:
    """Everything that the round prints, as JSON; a constant number of queries."""
    return as_json(taken(follow_up_round, at, by, in_full=True))


def freeze(follow_up_round: FollowUpRound, *, by, at: datetime) -> RoundFreeze:
    """Store the next freeze of a round that was just closed."""
    newest = follow_up_round.freezes.aggregate(newest=Max("number"))["newest"] or 0
    return RoundFreeze.objects.create(
        round=follow_up_round,
        number=newest + 1,
        rule_version=RULE_VERSION,
        content=freeze_content(follow_up_round, at, by),
        closed_by=by,
        closed_at=at,
    )


def freeze_loaded(follow_up_round: FollowUpRound, *, at: datetime) -> RoundFreeze | None:
    """Freeze a closed round that came from a document, once; nobody closed it here."""
    if follow_up_round.freezes.exists():
        return None
    return freeze(follow_up_round, by=None, at=at)


def end_freeze(follow_up_round: FollowUpRound, *, reason: str, by, at: datetime) -> None:
    """Keep the freeze, with who reopened the round, when and why; one is made if there is none."""
    ended = RoundFreeze.objects.in_force().filter(round=follow_up_round).first()
    ended = ended or freeze(follow_up_round, by=None, at=at)
    ended.reopened_by, ended.reopened_at, ended.reopen_reason = by, at, reason
    ended.save(update_fields=["reopened_by", "reopened_at", "reopen_reason"])


def taken(
    follow_up_round: FollowUpRound, at: datetime, by=None, *, in_full: bool = False
) -> FrozenRound:
    """The round as the database has it now. Six queries; `in_full` also takes every measured
    value and the focus areas that no initiative stands in."""
    return replace(
        header(follow_up_round),
        made_at=at,
        closed_by=name_of(by),
        areas=_areas(follow_up_round.plan) if in_full else [],
        initiatives=_initiatives(follow_up_round, in_full),
    )


def header(follow_up_round: FollowUpRound) -> FrozenRound:
    """The round without its initiatives; no query when plan and source came along."""
    plan = follow_up_round.plan
    return FrozenRound(
        pk=follow_up_round.pk,
        plan_slug=plan.slug,
        plan_title=plan.title,
        tolerance=plan.tolerance,
        threshold=plan.threshold,
        rule_version=RULE_VERSION,
        source=_source(follow_up_round),
        **{name: getattr(follow_up_round, name) for name in HEADER},
    )


def name_of(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _initiatives(follow_up_round: FollowUpRound, in_full: bool) -> list[FrozenInitiative]:
    """A closed round holds what was asked about; an open one also what came to the plan since."""
    given = {ROUND: follow_up_round.pk, PLAN: follow_up_round.plan_id}
    follow_ups = {one.initiative_id: one for one in FOLLOW_UPS.list(given)}
    is_closed = follow_up_round.state == FollowUpRound.State.CLOSED
    asked = ASKED if is_closed else OF_PLAN
    initiatives = asked.list({**given, ANSWERED_FOR: list(follow_ups)})
    ids = [one.pk for one in initiatives]
    judged = verdicts_at(ids, follow_up_round.cutoff, closing=True)
    compared = _compared(judged.values())
    evidence = _evidence(follow_ups.values())
    measured = _measured(follow_up_round, judged) if in_full else {}
    return [
        FrozenInitiative(
            pk=one.pk,
            code=one.code,
            title=one.title,
            areas=[FrozenArea(row["area_id"], row["code"], row["title"]) for row in one.area_rows],
            units=[_unit(row) for row in one.unit_rows],
            targets=[_target(row, compared) for row in judged[one.pk]],
            measurements=measured.get(one.pk, []),
            evidence=evidence[one.pk],
            **_answer(follow_ups.get(one.pk), judged[one.pk], is_closed),
        )
        for one in initiatives
    ]


ROUND, PLAN, ANSWERED_FOR = Given(), Given(), Given()


def _in_print(asked: Q):
    """Only what a round prints of its initiatives."""
    return Initiative.objects.filter(asked).for_round().in_plan_order().only("code", "title")


FOLLOW_UPS = Objects(
    lambda: FollowUp.objects.filter(round=Value(ROUND)).order_by().with_people(), kept=True
)
ASKED = Objects(lambda: _in_print(Q(pk__any=ANSWERED_FOR)), kept=True)
OF_PLAN = Objects(lambda: _in_print(Q(plan=Value(PLAN))), kept=True)


def _answer(follow_up: FollowUp | None, judged: list[Judged], is_closed: bool) -> dict:
    """What was submitted. A draft is its writer's own: of it only the state is shown."""
    if follow_up is None:
        return {"state": FollowUp.State.MISSING, "status": "", "calculated": calculated(judged)}
    status_now = follow_up.calculated_status if is_closed else calculated(judged)
    known = {
        "follow_up_pk": follow_up.pk,
        "state": follow_up.state,
        "status": "",
        "calculated": status_now,
        "written_by": name_of(follow_up.written_by),
        "written_at": follow_up.written_at,
    }
    if follow_up.state not in ANSWERED:
        return known
    return known | {
        "status": follow_up.status,
        "deviation": deviation(follow_up.status, status_now) or "",
        "approved_by": name_of(follow_up.approved_by),
        "approved_at": follow_up.approved_at,
        "source": _source(follow_up),
        **{name: getattr(follow_up, name) for name in (*ANSWER, *LAPSE)},
    }


def _target(one: Judged, compared: dict[int, Measurement]) -> FrozenTarget:
    target, reading = one.target, one.judgement.reading
    measurement = compared.get(reading.key) if reading else None
    unit = target.indicator.unit_of_measure if target.indicator_id else ""
    return FrozenTarget(
        pk=target.pk,
        number=target.number,
        kind=target.kind,
        title=target.title,
        wording=full_wording(target),
        goal=goal_words(goal_of(target), unit),
        has_value=target.value is not None,
        verdict=one.judgement.verdict,
        sentence=told(one, measurement).words,
        indicator=target.indicator.name if target.indicator_id else "",
        unit=unit,
        value=reading.value if reading else None,
        date=reading.date if reading else None,
        qualifier=measurement.qualifier if measurement else "",
    )


def _compared(judged: Iterable[list[Judged]]) -> dict[int, Measurement]:
    readings = (one.judgement.reading for group in judged for one in group)
    keys = {reading.key for reading in readings if reading}
    return {one.pk: one for one in COMPARED.list({KEYS: list(keys)})}


KEYS = Given()
COMPARED = Objects(
    lambda: Measurement.objects.filter(pk__any=KEYS).order_by().only("qualifier", "state"),
    kept=True,
)


def _measured(
    follow_up_round: FollowUpRound, judged: dict[int, list[Judged]]
) -> dict[int, list[FrozenMeasurement]]:
    """Every value of the initiatives' indicators that the plan's own papers and follow-ups state
    or that was known of the time up to the cut-off. Initiatives of the same indicators have the
    same list."""
    asked = defaultdict(set)
    for initiative, group in judged.items():
        for one in group:
            asked[initiative].add(one.target.indicator_id)
    links = IndicatorLink.objects.filter(initiative__any=list(judged))
    for initiative, indicator in links.values_list("initiative", "indicator"):
        asked[initiative].add(indicator)
    owners = defaultdict(list)
    for initiative, indicators in asked.items():
        owners[frozenset(indicators - {None})].append(initiative)
    found = _values_of(owners, follow_up_round)
    return {one: found[indicators] for indicators, group in owners.items() for one in group}


def _values_of(
    groups: Iterable[frozenset[int]], follow_up_round: FollowUpRound
) -> dict[frozenset[int], list[FrozenMeasurement]]:
    """Of each group of indicators its values, newest first; what is in several is the same."""
    found, containing = {group: [] for group in groups}, defaultdict(list)
    for group in found:
        for indicator in group:
            containing[indicator].append(found[group])
    of_the_time = Q(plan=follow_up_round.plan_id) | Q(date__lte=follow_up_round.cutoff)
    measurements = Measurement.objects.filter(of_the_time, indicator__any=list(containing))
    joined = measurements.select_related("indicator", "area", "source").newest_first()
    for one in joined.defer("indicator__search_text"):
        frozen = _measurement(one)
        for values in containing[one.indicator_id]:
            values.append(frozen)
    return found


def _measurement(one: Measurement) -> FrozenMeasurement:
    same = ("value", "qualifier", "period_start", "date", "breakdown")
    stated = ("numerator", "denominator", "counts", "note")
    return FrozenMeasurement(
        indicator=one.indicator.name,
        area=one.area.name,
        unit=one.indicator.unit_of_measure,
        state=provisional(one),
        source=_source(one),
        **{name: getattr(one, name) for name in (*same, *stated)},
    )


def _evidence(follow_ups: Iterable[FollowUp]) -> dict[int, list[FrozenEvidence]]:
    owner = {one.pk: one.initiative_id for one in follow_ups if one.state in ANSWERED}
    found = defaultdict(list)
    for one in Evidence.objects.filter(follow_up__any=list(owner)):
        frozen = FrozenEvidence(one.pk, one.title, one.url, one.file.name or "")
        found[owner[one.follow_up_id]].append(frozen)
    return found


def _areas(plan) -> list[FrozenArea]:
    areas = FocusArea.objects.filter(plan=plan).order_by("position", "code")
    return [FrozenArea(one.pk, one.code, one.title) for one in areas]


def _unit(row: dict) -> FrozenUnit:
    return FrozenUnit(row["unit_id"], row["name"], row["role"] == Responsibility.Role.LEADS)


def _source(one) -> FrozenSource:
    document = one.source.title if one.source_id else ""
    return FrozenSource(document, one.source_place, one.source_note)
