"""The measured values that a closed round prints."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from followup.models import FollowUpRound
from followup.snapshots.parts import SnapshotMeasurement, SnapshotSource
from targets.assessment import Judged
from targets.models import IndicatorLink, Measurement
from targets.presentation import provisional


def measured_values(
    follow_up_round: FollowUpRound, initiatives: QuerySet, judged: dict[int, list[Judged]]
) -> dict[int, list[SnapshotMeasurement]]:
    """Every value of the initiatives' indicators that the plan's own papers and follow-ups state
    or that was known of the time up to the cut-off. Initiatives of the same indicators have the
    same list."""
    indicators_of = defaultdict(set)
    for initiative, group in judged.items():
        for one in group:
            indicators_of[initiative].add(one.target.indicator_id)
    links = IndicatorLink.objects.filter(initiative__in=initiatives.order_by().values("pk"))
    for initiative, indicator in links.values_list("initiative", "indicator"):
        indicators_of[initiative].add(indicator)
    owners = defaultdict(list)
    for initiative, indicators in indicators_of.items():
        owners[frozenset(indicators - {None})].append(initiative)
    found = _values_of(owners, follow_up_round)
    return {one: found[indicators] for indicators, group in owners.items() for one in group}


def _values_of(
    groups: Iterable[frozenset[int]], follow_up_round: FollowUpRound
) -> dict[frozenset[int], list[SnapshotMeasurement]]:
    """Of each group of indicators its values, newest first; what is in several is the same."""
    found, containing = {group: [] for group in groups}, defaultdict(list)
    for group in found:
        for indicator in group:
            containing[indicator].append(found[group])
    of_the_time = Q(plan=follow_up_round.plan_id) | Q(date__lte=follow_up_round.cutoff)
    measurements = Measurement.objects.filter(of_the_time, indicator__in=containing)
    joined = measurements.select_related("indicator", "area", "source").newest_first()
    for one in joined:
        snapshot = _measurement(one)
        for values in containing[one.indicator_id]:
            values.append(snapshot)
    return found


def _measurement(one: Measurement) -> SnapshotMeasurement:
    same = ("value", "qualifier", "period_start", "date", "breakdown")
    stated = ("numerator", "denominator", "counts", "counted_as", "note")
    return SnapshotMeasurement(
        indicator=one.indicator.name,
        area=one.area.name,
        unit=one.indicator.unit_of_measure,
        state=provisional(one),
        source=SnapshotSource.of(one),
        **{name: getattr(one, name) for name in (*same, *stated)},
    )
