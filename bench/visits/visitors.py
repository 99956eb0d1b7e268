"""Who visits, and what they look at: many different people and objects, so that no page is measured
twice with the same question unless there are too few of them."""

import datetime
import secrets
from dataclasses import dataclass
from random import Random

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative, Membership, Plan, Unit
from initiatives.roles import ANALYST, CASEWORKER, MANAGER, PLANNER
from targets.models import Target

ROLES = {
    "sagsbehandler": CASEWORKER,
    "leder": MANAGER,
    "analytiker": ANALYST,
    "planadmin": PLANNER,
}
BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST = 60
STAFF = "opdigtet-staff"
SESSION_BYTES = 20


@dataclass(frozen=True)
class Visitor:
    """A user with two sessions: one with a plan in view, and one with all plans."""

    user: User
    plan: Plan
    in_plan: str
    all_plans: str
    initiatives: tuple[int, ...]  # that they may write about

    def cookie(self, scope: str) -> str:
        return f"sessionid={self.in_plan if scope == 'plan' else self.all_plans}"


class World:
    """The visitors of each role and the objects of one database."""

    def __init__(self, database: str, seed: int = 1):
        self.database, self._rng = database, Random(seed)
        self._sessions: list[Session] = []
        self.plans = self._some(Plan.objects.all())
        self.initiatives = self._some(Initiative.objects.exclude(targets=None))
        self.targets = self._some(Target.objects.filter(latest__isnull=False))
        self.administrations = self._some(Unit.objects.filter(parent=None).exclude(children=None))
        self.units = self._some(Unit.objects.filter(children=None, parent__isnull=False))
        self.rounds = self._rounds()
        self.visitors = {role: self._visitors(name) for role, name in ROLES.items()}
        self.staff = self._staff()
        # Of earlier runs; one that goes on beside this one keeps its own.
        Session.objects.using(database).filter(expire_date__lt=timezone.now()).delete()
        Session.objects.using(database).bulk_create(self._sessions)

    def _some(self, rows, most: int = MOST) -> list:
        """Some of the rows, spread over all of them."""
        pks = list(rows.using(self.database).order_by("pk").values_list("pk", flat=True))
        chosen = self._rng.sample(pks, min(most, len(pks)))
        found = rows.model.objects.using(self.database).in_bulk(chosen)
        return [found[pk] for pk in chosen]

    def _rounds(self) -> list[FollowUpRound]:
        """Half of them open, half closed with a snapshot: the newest, which are read most."""
        half = MOST // 2
        snapshot = FollowUpRound.objects.exclude(snapshots=None)
        both = [self._some(FollowUpRound.objects.open(), half), self._some(snapshot, half)]
        return [one for pair in zip(*both, strict=False) for one in pair]

    def _visitors(self, role: str) -> list[Visitor]:
        users = self._some(User.objects.filter(groups__name=role))
        return [self._visitor(user, place) for place, user in enumerate(users)]

    def _visitor(self, user: User, place: int) -> Visitor:
        mine = Membership.objects.using(self.database).filter(user=user).values("unit")
        own = Unit.objects.using(self.database).filter(Q(pk__in=mine) | Q(parent__in=mine))
        led = Initiative.objects.using(self.database).filter(
            responsibilities__unit__in=own.values("pk"), responsibilities__role="ansvarlig"
        )
        approved = FollowUp.objects.using(self.database).filter(
            round__state="aaben", state="godkendt"
        )
        open_to = led.exclude(pk__in=approved.values("initiative")).exclude(status="bortfaldet")
        pks = tuple(open_to.order_by("pk").values_list("pk", flat=True)[:MOST])
        plan = self.plans[place % len(self.plans)]
        return Visitor(user, plan, self._session(user, plan), self._session(user), pks)

    def _staff(self) -> Visitor:
        """An ordinary member of staff for the stock change lists: rights, but no superuser."""
        users = User.objects.using(self.database)
        user, _ = users.get_or_create(username=STAFF, defaults={"is_staff": True})
        seen = Permission.objects.using(self.database).filter(codename__startswith="view_")
        user.user_permissions.set(seen)
        return Visitor(user, self.plans[0], self._session(user), self._session(user), ())

    def _session(self, user: User, plan: Plan | None = None) -> str:
        key = secrets.token_hex(SESSION_BYTES)
        content = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        if plan:
            content["plan"] = plan.slug
        data = SessionStore().encode(content)
        expires = timezone.now() + datetime.timedelta(days=1)
        self._sessions.append(Session(session_key=key, session_data=data, expire_date=expires))
        return key
