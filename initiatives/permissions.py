"""Who may do what. One rule per action answers both "may they?" and "which rows?".

The rules are those of the role table in the README. Page, table, Excel, API and admin all ask here.
"""

from dataclasses import dataclass
from enum import Enum

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Q

from core.danish import DanishOrder
from initiatives import roles
from initiatives.models import Initiative, Plan, Responsibility, Unit

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
    """A user's roles and the units they work in, with every unit below those.

    `unit_names` are the own units alone, in Danish order.
    """

    user_id: int | None
    roles: frozenset[str] = frozenset()
    unit_ids: frozenset[int] = frozenset()
    is_system: bool = False
    unit_names: tuple[str, ...] = ()

    @property
    def is_planner(self) -> bool:
        return self.is_system or roles.PLANNER in self.roles

    @property
    def sees_drafts(self) -> bool:
        """Plans in draft are the planners' own."""
        return self.is_planner

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


NOBODY = Access(user_id=None)


def access_for(user: User | AnonymousUser) -> Access:
    """The user's access, looked up once per request (three queries) and remembered on the user."""
    if not user.is_authenticated:
        return NOBODY
    if not hasattr(user, "beskplan_access"):
        names = frozenset(user.groups.values_list("name", flat=True))
        memberships = user.memberships.order_by(DanishOrder("unit__name"))
        own_units = list(memberships.values_list("unit", "unit__name"))
        user.beskplan_access = Access(
            user_id=user.pk,
            roles=names,
            unit_ids=Unit.objects.ids_at_or_below(unit_id for unit_id, _ in own_units),
            is_system=user.is_superuser or roles.SYSTEM in names,
            unit_names=tuple(name for _, name in own_units),
        )
    return user.beskplan_access


def visible(access: Access, plan: str = "plan") -> Q:
    """Whose plan the user may see, as a condition on rows with that path to it ("" on plans
    themselves)."""
    if access.sees_drafts:
        return EVERYTHING
    return Q(**{f"{plan}__state__in" if plan else "state__in": Plan.PUBLISHED})


def visible_or_none(access: Access) -> Q:
    """As `visible`, of rows that may belong to no plan; those are everybody's."""
    if access.sees_drafts:
        return EVERYTHING
    return visible(access) | Q(plan=None)


def rows(access: Access, action: Action) -> Q:
    """The initiatives that the action is open for, as a condition on Initiative."""
    if access.is_system:
        return EVERYTHING
    allowed = _RULES[action](access)
    if access.is_planner and action is not Action.PLAN:
        allowed = allowed | _without_leading_unit()
    return allowed & visible(access)


def allows(access: Access, action: Action, initiative: Initiative) -> bool:
    """Whether the action is open for this initiative; the same rule as `rows`."""
    return Initiative.objects.filter(rows(access, action), pk=initiative.pk).exists()


def allowed(access: Access, initiative: Initiative, *actions: Action) -> frozenset[Action]:
    """Which of the actions are open for this initiative; one query."""
    is_open = {action.name: rows(access, action) for action in actions}
    answers = Initiative.objects.annotate(**is_open).values(*is_open).get(pk=initiative.pk)
    return frozenset(action for action in actions if answers[action.name])


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
