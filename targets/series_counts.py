"""How much is stated of indicators, over every plan."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Min

from initiatives.permissions import Access, visible
from targets.models import Measurement, Target


class SeriesCounts(NamedTuple):
    """Figures with the first and the last dated one's day, targets, and of how many plans each."""

    figures: int
    first_date: date | None
    last_date: date | None
    stating_plans: int
    targets: int
    target_plans: int


def series_counts(indicator_ids: Collection[int], access: Access) -> dict[int, SeriesCounts]:
    """By indicator, also of those without any; of the plans that the user sees. Two queries."""
    plans = Count("plan", distinct=True)
    figures = Measurement.objects.filter(indicator__in=indicator_ids).order_by()
    targets = Target.objects.filter(visible(access), indicator__in=indicator_ids).order_by()
    stated = figures.values_list("indicator").annotate(
        Count("pk"), Min("date"), Max("date"), plans=plans
    )
    aimed = targets.values_list("indicator").annotate(Count("pk"), plans=plans)
    of_figures = {one: counts for one, *counts in stated}
    of_targets = {one: counts for one, *counts in aimed}
    return {
        one: SeriesCounts(*of_figures.get(one, (0, None, None, 0)), *of_targets.get(one, (0, 0)))
        for one in indicator_ids
    }
