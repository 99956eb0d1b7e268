"""Which initiatives wait for a user: Mine opgaver lists them, the frame says how many."""

from django.db.models import Exists, OuterRef, Q

from initiatives.models import Initiative, Plan
from initiatives.permissions import Access, duties, own_duties

# A round that collects answers, and the states of an answer that was handed in.
OPEN, ANSWERED = "aaben", ("indsendt", "godkendt")


def waiting_initiatives(access: Access):
    """What the user owes, of what their units lead and, for planners, of what nobody leads."""
    return Initiative.objects.filter(duties(access)).filter(_owed())


def waiting_at_units(access: Access):
    """Of these what their units lead."""
    return Initiative.objects.filter(own_duties(access)).filter(_owed())


def waiting_for_planners():
    """Of these what nobody leads, which is the same for every planner."""
    return Initiative.objects.without_leading_unit().filter(_owed())


def _owed() -> Q:
    """What the plan's open round has no answer for; between rounds what has no decided status."""
    rounds = Plan._meta.get_field("rounds").related_model.objects
    follow_ups = Initiative._meta.get_field("follow_ups").related_model.objects
    asked = Q(plan__in=rounds.filter(state=OPEN).order_by().values("plan"))
    answered = Exists(
        follow_ups.filter(
            initiative=OuterRef("pk"),
            round__plan=OuterRef("plan"),
            round__state=OPEN,
            state__in=ANSWERED,
        )
    )
    return (asked & ~Q(answered)) | (Q(status="") & ~asked)
