"""What each plan has to take home, in numbers."""

from django.db.models import Case, Func, Manager, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from beskplan.exports.excel.selection import follow_ups_in_effect
from budget.models import BudgetLine
from followup.models import FollowUpRound
from initiatives.models import Initiative, Plan
from initiatives.permissions import Access, visible
from targets.models import Measurement, Target

MOST_PLANS, MOST_ROUNDS, MOST_OTHERS = 20, 40, 12  # on the page; a plan's own page has the rest


def plans_with_contents(access: Access, in_view: Plan | None = None) -> QuerySet:
    """The plan in view and the newest others that the user sees, with the number of rows of each
    kind; one query."""
    plans = Plan.objects.filter(visible(access, "")).newest_first()
    return _in_view_first(plans, in_view and Q(pk=in_view.pk))[:MOST_PLANS].annotate(
        initiative_number=_number(Initiative.objects),
        target_number=_number(Target.objects),
        measurement_number=_number(Measurement.objects),
        follow_up_number=_number(follow_ups_in_effect(Q()), "initiative__plan"),
        budget_number=_number(BudgetLine.objects),
    )


def rounds_to_print(access: Access, in_view: Plan | None = None) -> list[dict]:
    """The rounds of the plan in view and the newest others that the user sees, each with the closed
    ones that it may be compared with; the plan's own come first, and of those the one before. One
    query."""
    rounds = FollowUpRound.objects.filter(visible(access))
    rounds = rounds.exclude(state=FollowUpRound.State.PREPARING)
    rounds = rounds.select_related("plan").newest_first()
    rounds = list(_in_view_first(rounds, in_view and Q(plan=in_view))[:MOST_ROUNDS])
    closed = [one for one in rounds if one.state == FollowUpRound.State.CLOSED]
    return [{"round": one, "others": _comparable(one, closed)[:MOST_OTHERS]} for one in rounds]


def _in_view_first(rows: QuerySet, in_view: Q | None) -> QuerySet:
    if in_view is None:
        return rows
    return rows.order_by(Case(When(in_view, then=0), default=1), *rows.query.order_by)


def _comparable(to: FollowUpRound, closed: list[FollowUpRound]) -> list[FollowUpRound]:
    """The same plan's first, and of each plan's the earlier rounds before the later ones."""
    others = [one for one in closed if one.pk != to.pk]
    return sorted(others, key=lambda one: (one.plan_id != to.plan_id, one.cutoff > to.cutoff))


def _number(every: QuerySet | Manager, plan: str = "plan") -> Coalesce:
    """A count of its own for each kind: joined together, the rows would multiply."""
    rows = every.filter(**{plan: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(rows.annotate(n=Func("pk", function="count")).values("n")), 0)
