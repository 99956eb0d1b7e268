"""Who may do what. One rule per action answers both "may they?" and "which rows?".

The rules are those of the role table in the README. Page, table, Excel, API and admin all ask here.
"""

from dataclasses import dataclass
from enum import Enum

from django.db.models import Exists, OuterRef, Q

from initiatives import roles
from initiatives.models import Initiative, Responsibility, Unit

NOTHING = Q(pk__in=[])
EVERYTHING = Q()


class Action(Enum):
    """What one may do to an initiative."""

    REPORT = "skrive og indsende opfølgning"
    MEASURE = "indtaste målinger og bemærkninger"
    APPROVE = "godkende eller returnere opfølgning"
    PLAN = "rette planen"


@dataclass(frozen=True)
class Access:
    """A user's roles and the units they work in, with every unit below those."""

    user_id: int | None
    roles: frozenset[str] = frozenset()
    unit_ids: frozenset[int] = frozenset()
    is_system: bool = False

    @property
    def is_planner(self) -> bool:
        return self.is_system or roles.PLANNER in self.roles

    @property
    def reports(self) -> bool:
        """Caseworkers report; managers may do all that caseworkers may."""
        return bool(self.roles & {roles.CASEWORKER, roles.MANAGER})

    @property
    def approves(self) -> bool:
        """Managers approve what their units lead, planners what nobody leads."""
        return self.is_planner or roles.MANAGER in self.roles

    @property
    def imports_measurements(self) -> bool:
        return self.is_planner or roles.ANALYST in self.roles


def access_for(user) -> Access:
    """The user's access, looked up once per request and kept on the user object."""
    if not user.is_authenticated:
        return Access(user_id=None)
    if not hasattr(user, "beskplan_access"):
        user.beskplan_access = _look_up(user)
    return user.beskplan_access


def _look_up(user) -> Access:
    names = frozenset(user.groups.values_list("name", flat=True))
    own_units = user.memberships.values_list("unit_id", flat=True)
    return Access(
        user_id=user.pk,
        roles=names,
        unit_ids=Unit.objects.ids_at_or_below(own_units),
        is_system=user.is_superuser or roles.SYSTEM in names,
    )


def rows(access: Access, action: Action) -> Q:
    """The initiatives that the action is open for, as a condition on Initiative."""
    if access.is_system:
        return EVERYTHING
    allowed = _RULES[action](access)
    if access.is_planner and action is not Action.PLAN:
        allowed = allowed | _without_leading_unit()
    return allowed


def allows(access: Access, action: Action, initiative: Initiative) -> bool:
    """Whether the action is open for this initiative; the same rule as `rows`."""
    return Initiative.objects.filter(rows(access, action), pk=initiative.pk).exists()


def duties(access: Access) -> Q:
    """The initiatives that it falls to this user to report on: what their units lead and, for
    planners, what nobody leads. System administrators may report on all and owe none."""
    own = _report(access)
    return own | _without_leading_unit() if roles.PLANNER in access.roles else own


def _report(access: Access) -> Q:
    return _led_by(access) if access.reports else NOTHING


def _measure(access: Access) -> Q:
    return _involving(access) if access.reports else NOTHING


def _approve(access: Access) -> Q:
    return _led_by(access) if roles.MANAGER in access.roles else NOTHING


def _plan(access: Access) -> Q:
    return EVERYTHING if access.is_planner else NOTHING


_RULES = {
    Action.REPORT: _report,
    Action.MEASURE: _measure,
    Action.APPROVE: _approve,
    Action.PLAN: _plan,
}


def _involving(access: Access) -> Q:
    involved = Responsibility.objects.filter(unit__in=access.unit_ids)
    return Q(pk__in=involved.values("initiative"))


def _led_by(access: Access) -> Q:
    leading = Responsibility.objects.filter(
        unit__in=access.unit_ids, role=Responsibility.Role.LEADS
    )
    return Q(pk__in=leading.values("initiative"))


def _without_leading_unit() -> Q:
    leading = Responsibility.objects.filter(
        initiative=OuterRef("pk"), role=Responsibility.Role.LEADS
    )
    return Q(~Exists(leading))
