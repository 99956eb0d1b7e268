"""What each plan has to take home, in numbers."""

from django.db.models import Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from beskplan.reports.selection import follow_ups_in_effect
from budget.models import BudgetLine
from initiatives.models import Initiative, Plan
from targets.models import FollowUpRound, Measurement, Target


def plans_with_contents() -> QuerySet:
    """The plans, newest first, with the number of rows of each kind; one query."""
    return Plan.objects.newest_first().annotate(
        initiative_number=_number(Initiative.objects),
        target_number=_number(Target.objects),
        measurement_number=_number(Measurement.objects),
        follow_up_number=_number(follow_ups_in_effect(None), "initiative__plan"),
        budget_number=_number(BudgetLine.objects),
    )


def rounds_to_print() -> list[dict]:
    """The rounds, newest first, each with the closed ones that it may be compared with; the plan's
    own come first, and of those the one before. One query."""
    rounds = list(
        FollowUpRound.objects.exclude(state=FollowUpRound.State.PREPARING)
        .select_related("plan")
        .newest_first()
    )
    closed = [one for one in rounds if one.state == FollowUpRound.State.CLOSED]
    return [{"round": one, "others": _comparable(one, closed)} for one in rounds]


def _comparable(to: FollowUpRound, closed: list[FollowUpRound]) -> list[FollowUpRound]:
    others = [one for one in closed if one.pk != to.pk]
    return sorted(others, key=lambda one: (one.plan_id != to.plan_id, one.cutoff > to.cutoff))


def _number(every, plan: str = "plan"):
    """A count of its own for each kind: joined together, the rows would multiply."""
    rows = every.filter(**{plan: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(rows.annotate(n=Func("pk", function="count")).values("n")), 0)
