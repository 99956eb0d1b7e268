"""What each plan has to take home, in numbers."""

from django.db.models import Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from budget.models import BudgetLine
from initiatives.models import Initiative, Plan
from targets.models import FollowUp, Measurement, Target


def plans_with_contents() -> QuerySet:
    """The plans, newest first, with the number of rows of each kind; one query."""
    return Plan.objects.newest_first().annotate(
        initiative_number=_number(Initiative),
        target_number=_number(Target),
        measurement_number=_number(Measurement),
        follow_up_number=_number(FollowUp, "initiative__plan"),
        budget_number=_number(BudgetLine),
    )


def _number(model, plan: str = "plan"):
    """A count of its own for each kind: joined together, the rows would multiply."""
    rows = model.objects.filter(**{plan: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(rows.annotate(n=Func("pk", function="count")).values("n")), 0)
