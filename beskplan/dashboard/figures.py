"""The key figures of the overview, and how many initiatives and targets call for attention."""

from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from beskplan.dashboard.attention import REASONS, initiative_conditions, target_conditions
from beskplan.dashboard.filters import DashboardFilter
from initiatives.models import Deviation
from initiatives.models.counts import Tally, count_by_status
from targets.models import Verdict
from targets.status import rounded_percent

WHY = "why_"  # before the name of a reason, one of which is called as a status is


class Figures(Tally):
    """How many initiatives stand in each status, `worse` than calculated, how many targets have
    `no_data`, and how many each reason to call for attention holds for."""

    def __init__(self, counts: dict[str, int]):
        super().__init__(counts)
        self.worse, self.no_data = counts["worse"], counts["no_data"]
        self.reasons = {reason: counts[WHY + reason] for reason in REASONS}

    @property
    def better(self) -> int:
        """Better than calculated."""
        return self.reasons["better"]

    @property
    def percent_met(self) -> int | None:
        """The share of met among the assessed, in whole per cent; None when none is assessed."""
        return rounded_percent(Decimal(self.count_met) / self.assessed) if self.assessed else None


def figures_of(dashboard: DashboardFilter, *, on: date) -> Figures:
    """Two queries."""
    initiatives = dashboard.initiatives.aggregate(
        **count_by_status(),
        **_reasons(initiative_conditions(dashboard.plan, on)),
        worse=Count("pk", filter=Q(deviation=Deviation.WORSE)),
    )
    # Most targets are neither behind nor without data.
    targets = dashboard.targets.in_need().aggregate(
        **_reasons(target_conditions(on)),
        no_data=Count("pk", filter=Q(verdict=Verdict.NO_DATA)),
    )
    return Figures(initiatives | targets)


def _reasons(conditions: dict[str, Q]) -> dict[str, Count]:
    return {WHY + name: Count("pk", filter=condition) for name, condition in conditions.items()}
