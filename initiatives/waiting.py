"""Which initiatives wait for a user: Mine opgaver lists them, the frame says how many."""

from django.db.models import Exists, OuterRef, Q

from initiatives.models import Initiative, Plan
from initiatives.permissions import Access, duties

# A round that collects answers, and the states of an answer that was handed in.
OPEN, ANSWERED = "aaben", ("indsendt", "godkendt")


def waiting_initiatives(access: Access):
    """What the user owes: initiatives that it falls to them to report on, and that the plan's open
    round has no answer for; between rounds those without a decided status."""
    rounds = Plan._meta.get_field("rounds").related_model.objects
    follow_ups = Initiative._meta.get_field("follow_ups").related_model.objects
    in_round = Q(plan__in=rounds.filter(state=OPEN).order_by().values("plan"))
    answered = Exists(
        follow_ups.filter(
            initiative=OuterRef("pk"),
            round__plan=OuterRef("plan"),
            round__state=OPEN,
            state__in=ANSWERED,
        )
    )
    owed = (in_round & ~Q(answered)) | (Q(status="") & ~in_round)
    return Initiative.objects.filter(duties(access)).filter(owed)
