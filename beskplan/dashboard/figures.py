"""The key figures of the overview: how the initiatives stand."""

from decimal import Decimal

from django.db.models import Count, Q

from beskplan.dashboard.filters import DashboardFilter
from initiatives.models import Deviation
from initiatives.models.counts import Tally, count_by_status
from targets.rule.status import rounded_percent


class Figures(Tally):
    """How many initiatives stand in each status, and how many `better` and `worse` than
    calculated."""

    def __init__(self, counts: dict[str, int]) -> None:
        super().__init__(counts)
        self.better, self.worse = counts["better"], counts["worse"]

    @property
    def percent_met(self) -> int | None:
        """The share of met among the assessed, in whole per cent; None when none is assessed."""
        return rounded_percent(Decimal(self.count_met) / self.assessed) if self.assessed else None


def figures_of(dashboard: DashboardFilter) -> Figures:
    """The counts of the initiatives that the filter leaves; one query."""
    return Figures(
        dashboard.initiatives.aggregate(
            **count_by_status(),
            better=Count("pk", filter=Q(deviation=Deviation.BETTER)),
            worse=Count("pk", filter=Q(deviation=Deviation.WORSE)),
        )
    )
