"""Who has the task of following up on what, as units stand and as they would stand: for a planner
who moves or joins units. `read` makes three queries; the rest is pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from initiatives import roles
from initiatives.models import Membership, Responsibility, Unit


@dataclass(frozen=True)
class Organisation:
    """Ids: each unit's parent, which caseworkers and managers work where, and which unit leads
    which initiative."""

    parents: dict[int, int | None]
    members: list[tuple[int, int]]  # user, unit
    leads: list[tuple[int, int]]  # unit, initiative

    @classmethod
    def read(cls) -> Organisation:
        leads = Responsibility.objects.filter(role=Responsibility.Role.LEADS)
        reporting = User.objects.filter(
            is_active=True, groups__name__in=(roles.CASEWORKER, roles.MANAGER)
        )
        members = Membership.objects.filter(user__in=reporting)
        return cls(
            dict(Unit.objects.order_by().values_list("pk", "parent")),
            list(members.values_list("user", "unit")),
            list(leads.order_by().values_list("unit", "initiative")),
        )

    def moved(self, unit: int, parent: int | None) -> Organisation:
        return replace(self, parents=self.parents | {unit: parent})

    def merged(self, unit: int, into: int) -> Organisation:
        def one(pk: int | None) -> int | None:
            return into if pk == unit else pk

        parents = {pk: one(above) for pk, above in self.parents.items() if pk != unit}
        return Organisation(
            parents | {into: self.parents[into]},
            [(user, one(pk)) for user, pk in self.members],
            [(one(pk), initiative) for pk, initiative in self.leads],
        )

    def tasks(self) -> dict[int, frozenset[int]]:
        """By user the initiatives that their units, or units below, lead."""
        led = defaultdict(set)
        for unit, initiative in self.leads:
            for above in self._upwards(unit):
                led[above].add(initiative)
        found: dict[int, set[int]] = defaultdict(set)
        for user, unit in self.members:
            found[user] |= led[unit]
        return {user: frozenset(initiatives) for user, initiatives in found.items()}

    def _upwards(self, unit: int | None) -> list[int]:
        found: list[int] = []
        while unit is not None and unit not in found:
            found.append(unit)
            unit = self.parents.get(unit)
        return found


@dataclass(frozen=True)
class TaskChange:
    """What a user gains and loses, as ids of initiatives."""

    user: int
    gained: frozenset[int]
    lost: frozenset[int]


def task_changes(before: Organisation, after: Organisation) -> list[TaskChange]:
    """For those for whom it makes a difference."""
    then, now = before.tasks(), after.tasks()
    changes = (
        TaskChange(user, now.get(user, frozenset()) - own, own - now.get(user, frozenset()))
        for user, own in then.items()
    )
    return [one for one in changes if one.gained or one.lost]
