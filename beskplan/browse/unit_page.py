"""A unit's page: what it and the units below it lead, owe and need, and who works there."""

from itertools import groupby
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from beskplan.dashboard.changes import latest_changes_of
from budget.models import BudgetLine
from core.people import display_name, name_paths
from followup.models import latest_follow_up_date
from followup.work_queue.units import owed_in_rounds, targets_in_need
from initiatives.models import Initiative, Plan, Responsibility, Unit
from initiatives.permissions import Access, access_for, visible
from initiatives.units.led_counts import led_by
from targets.presentation import TargetPresentation

MOST_LINKS = 15  # initiatives that are listed of each role
MOST_AMOUNTS = 20  # of budget lines
OF_LINES = ("label", "group", "part_of", "plan__slug", "plan__title")


class InitiativesOfRole(NamedTuple):
    """The first initiatives that a unit leads, or contributes to, by plan. `shown` is how many
    these are, `total` how many there are."""

    by_plan: list[tuple[Plan, list[Responsibility]]]
    shown: int
    total: int


class Member(NamedTuple):
    first_name: str
    last_name: str
    username: str
    roles: list[str]

    @property
    def name(self) -> str:
        return display_name(self)


def unit_detail(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.select_related("source").with_spellings(), pk=pk)
    access, branch_ids = access_for(request.user), Unit.objects.ids_at_or_below([pk])
    leads, contributes = initiatives_of(unit, access)
    today = timezone.localdate()
    in_need = targets_in_need(branch_ids, access)
    lines, has_more_lines = budget_lines_of(unit, access)
    return render(
        request,
        "initiatives/unit_detail.html",
        {
            "unit": unit,
            "above": Unit.objects.above(pk),
            "children": unit.children.by_name().values_list("pk", "name"),
            "spellings": unit.printed_as,
            "members": members_of(unit),
            "led": led_by([unit], access)[pk],
            "leads": leads,
            "contributes": contributes,
            "rounds": owed_in_rounds(branch_ids, today),
            "in_need": [TargetPresentation(target, on=today) for target in in_need],
            "numbers_in_need": in_need[0].in_need if in_need else {},
            "budget_lines": lines,
            "has_more_lines": has_more_lines,
            "changes": latest_changes_of(Initiative.objects.led_by([pk]), access),
        },
    )


def initiatives_of(unit: Unit, access: Access) -> list[InitiativesOfRole]:
    """The unit's initiatives, first those that it leads, then those that it contributes to."""
    links = unit.responsibilities.filter(visible(access, "initiative__plan"))
    links = links.annotate(followed_up_on=latest_follow_up_date("initiative"))
    found = list(links.foremost(MOST_LINKS))
    roles = []
    for role in (Responsibility.Role.LEADS, Responsibility.Role.CONTRIBUTES):
        links = [link for link in found if link.role == role]
        by_plan = groupby(links, key=lambda link: link.initiative.plan)
        total = links[0].all_links if links else 0
        roles.append(InitiativesOfRole([(p, list(of)) for p, of in by_plan], len(links), total))
    return roles


def members_of(unit: Unit) -> list[Member]:
    """The people who work in the unit, by name, with their roles; without those who can no longer
    log in."""
    names = name_paths("user")
    members = unit.memberships.filter(user__is_active=True).order_by(*names)
    group = "user__groups__name"
    roles = ArrayAgg(group, filter=Q(**{f"{group}__isnull": False}), order_by=group, default=[])
    return [Member(*row) for row in members.values_list(*names).annotate(roles=roles)]


def budget_lines_of(unit: Unit, access: Access) -> tuple[list[list[BudgetLine]], bool]:
    """The lines that pay for what the unit itself leads, each once for every amount; and whether
    there are more of them."""
    seen = BudgetLine.objects.filter(visible(access))
    rows = seen.paying_for_led_by(unit).one_row_per_amount()
    rows = rows.select_related(None).select_related("plan").only(*OF_LINES)
    rows = list(rows[: MOST_AMOUNTS + 1])
    by_line = groupby(rows[:MOST_AMOUNTS], key=lambda row: row.pk)
    return [list(amounts) for _, amounts in by_line], len(rows) > MOST_AMOUNTS
