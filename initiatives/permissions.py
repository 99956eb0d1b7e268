"""Who may do what. One rule per action answers both "may they?" and "which rows?".

The rules are those of the role table in the README. Page, table, Excel, API and admin all ask here.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from django.db.models import Exists, OuterRef, Q, Value

from initiatives import roles
from initiatives.danish import DanishOrder
from initiatives.models import Initiative, Responsibility
from initiatives.statements import Given, Statement

NOTHING = Q(pk__in=[])
EVERYTHING = Q()
UNITS, INITIATIVE = Given(), Given()

# Roles, the own units with those below them, and the own units' names: in one statement, since
# every request needs them. Where a page may be kept, initiatives/standing.py asks for them.
BELOW = """
    below AS (
        SELECT unit_id AS id FROM initiatives_membership WHERE user_id = %(user)s
        UNION
        SELECT child.id FROM initiatives_unit child JOIN below ON child.parent_id = below.id
    )
"""
ACCESS = """
        ARRAY(
            SELECT name::text FROM auth_group
            JOIN auth_user_groups ON auth_group.id = group_id WHERE user_id = %(user)s
        ),
        ARRAY(SELECT id FROM below),
        ARRAY(
            SELECT name::text FROM initiatives_membership
            JOIN initiatives_unit ON initiatives_unit.id = unit_id WHERE user_id = %(user)s
            ORDER BY {in_danish_order}
        )
""".replace("{in_danish_order}", DanishOrder.template % {"expressions": "name"})
LOOK_UP = Statement.named(f"WITH RECURSIVE {BELOW} SELECT {ACCESS}").kept()


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
        know_access(user, *LOOK_UP.run({"user": user.pk})[0])
    return user.beskplan_access


def know_access(user, names, unit_ids, unit_names) -> None:
    """Keep what ACCESS found, so that nobody asks for it again in this request."""
    user.beskplan_access = Access(
        user_id=user.pk,
        roles=frozenset(names),
        unit_ids=frozenset(unit_ids),
        is_system=user.is_superuser or roles.SYSTEM in names,
        unit_names=tuple(unit_names),
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
    open_to = _open_to(access.is_system, access.roles, action)
    return bool(open_to.run({UNITS: list(access.unit_ids), INITIATIVE: initiative.pk}))


def allowed(access: Access, initiative: Initiative, *actions: Action) -> frozenset[Action]:
    """Which of the actions are open for this initiative; one statement."""
    asked = _which_of(access.is_system, access.roles, actions)
    (answers,) = asked.run({UNITS: list(access.unit_ids), INITIATIVE: initiative.pk})
    return frozenset(action for action, is_open in zip(actions, answers, strict=True) if is_open)


@cache
def _which_of(is_system: bool, role_names: frozenset[str], actions) -> Statement:
    asked = [_open_to(is_system, role_names, action) for action in actions]
    tests = ", ".join(f"EXISTS ({one.text})" for one in asked)
    return Statement.of(f"SELECT {tests}", [one for part in asked for one in part.params]).kept()


@cache
def _open_to(is_system: bool, role_names: frozenset[str], action: Action) -> Statement:
    """Whether the initiative is among those that the action is open for; one for each set of
    roles."""
    access = Access(None, role_names, UNITS, is_system)
    found = Initiative.objects.filter(rows(access, action), pk=Value(INITIATIVE))
    return Statement(found.order_by().values("pk")).kept()


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
    involved = Responsibility.objects.filter(unit__any=access.unit_ids)
    return Q(pk__in=involved.values("initiative"))


def _led_by(access: Access) -> Q:
    leading = Responsibility.objects.filter(
        unit__any=access.unit_ids, role=Responsibility.Role.LEADS
    )
    return Q(pk__in=leading.values("initiative"))


def _without_leading_unit() -> Q:
    leading = Responsibility.objects.filter(
        initiative=OuterRef("pk"), role=Responsibility.Role.LEADS
    )
    return Q(~Exists(leading))
