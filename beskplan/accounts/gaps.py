"""What a person's account lacks for them to do what they are meant to."""

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from initiatives import roles

# Roles that report and approve for units, and do nothing without one.
OF_UNITS = (roles.CASEWORKER, roles.MANAGER)
NO_ROLE, NO_UNIT, NO_EMAIL = "rolle", "enhed", "e-mail"
WORDS = {
    NO_ROLE: "Personen har ingen rolle og kan kun læse.",
    NO_UNIT: "Personen har en rolle, der melder eller godkender for enheder, men ingen enhed.",
    NO_EMAIL: "Personen har ingen e-mailadresse: invitation og påmindelser når ikke frem.",
}
CONDITIONS = {
    NO_ROLE: Q(groups=None, is_superuser=False),
    NO_UNIT: Q(groups__name__in=OF_UNITS, memberships=None),
    NO_EMAIL: Q(email=""),
}


def lacking(people: QuerySet[User], gap: str) -> QuerySet[User]:
    """Those who log in and lack it."""
    return people.filter(CONDITIONS[gap], is_active=True).distinct()


def gaps_of(user: User) -> list[str]:
    """In Danish; empty for whoever has all that the roles ask, and for a closed account."""
    one = User.objects.filter(pk=user.pk)
    return [words for gap, words in WORDS.items() if lacking(one, gap).exists()]
