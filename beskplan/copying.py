"""A new plan from an earlier one: what carries on, without what was reported about it."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from core.people import display_name
from initiatives.models import (
    Continuation,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    Status,
    TargetGroup,
)
from targets.models import IndicatorLink, Target

PLAN_WORDS = (
    *("area_word", "solution_word", "target_word"),
    *("effort_heading", "responsible_heading"),
)


def copy_plan(
    *,
    plan: Plan,
    slug: str,
    title: str,
    years: tuple[int, int],
    by: User,
    include_lapsed: bool = False,
) -> Plan:
    """Make a plan for `years` (first, last) with the areas, target groups and initiatives of
    `plan`, each initiative with its units and indicators and a link to the one it continues.

    Left behind is what was true of the earlier plan only: statuses, follow-ups, measurements,
    targets and other stated figures, budget, and sources. Lapsed initiatives stay behind unless
    `include_lapsed`. The new plan is a draft. Raises ValidationError by field when the new plan
    itself is not in order.
    """
    first, last = years
    new = Plan(
        slug=slug,
        title=title,
        kind=plan.kind,
        state=Plan.State.DRAFT,
        year_from=first,
        year_to=last,
        follows=plan,
        **{name: getattr(plan, name) for name in PLAN_WORDS},
        tolerance=plan.tolerance,
        threshold=plan.threshold,
        months_before_deadline=plan.months_before_deadline,
    )
    new.full_clean()
    with transaction.atomic(), pghistory.context(user=by.pk, user_name=display_name(by)):
        new.save()
        areas = _copy_areas(plan, new)
        initiatives = _copy_initiatives(plan, new, include_lapsed)
        _copy_links(areas, initiatives)
        _copy_groups(areas, initiatives)
        _copy_indicators(initiatives)
    return new


def _copy_areas(plan: Plan, new: Plan) -> dict[int, FocusArea]:
    """The new areas by the id of the old one."""
    copies = {
        area.pk: FocusArea(
            plan=new,
            code=area.code,
            title=area.title,
            position=area.position,
            description=area.description,
        )
        for area in plan.focus_areas.all()
    }
    FocusArea.objects.bulk_create(copies.values())
    return copies


def _copy_initiatives(plan: Plan, new: Plan, include_lapsed: bool) -> dict[int, Initiative]:
    """The new initiatives by the id of the one that they continue."""
    earlier = plan.initiatives.all()
    if not include_lapsed:
        earlier = earlier.exclude(status=Status.LAPSED)
    copies = {
        one.pk: Initiative(
            plan=new,
            code=one.code,
            title=one.title,
            position=one.position,
            purpose=one.purpose,
            description=one.description,
        )
        for one in earlier
    }
    Initiative.objects.bulk_create(copies.values())
    # A ground holds 400 characters and a title at most 300.
    Continuation.objects.bulk_create(
        Continuation(initiative=copy, earlier_id=pk, ground_words=f"Kopieret fra {plan.title}")
        for pk, copy in copies.items()
    )
    return copies


def _copy_links(areas: dict[int, FocusArea], initiatives: dict[int, Initiative]) -> None:
    InitiativeArea.objects.bulk_create(
        InitiativeArea(
            initiative=initiatives[old.initiative_id],
            focus_area=areas[old.focus_area_id],
            category=old.category,
        )
        for old in InitiativeArea.objects.filter(
            initiative__in=initiatives, focus_area__in=areas
        ).order_by("pk")
    )
    Responsibility.objects.bulk_create(
        Responsibility(
            initiative=initiatives[old.initiative_id],
            unit_id=old.unit_id,
            role=old.role,
            position=old.position,
        )
        for old in Responsibility.objects.filter(initiative__in=initiatives).order_by("pk")
    )


def _copy_groups(areas: dict[int, FocusArea], initiatives: dict[int, Initiative]) -> None:
    """Copies the target groups' texts to the new focus areas and initiatives, without the
    headcount, which is a figure of the earlier plan."""
    groups = TargetGroup.objects.filter(focus_area__in=areas) | TargetGroup.objects.filter(
        initiative__in=initiatives
    )
    TargetGroup.objects.bulk_create(
        TargetGroup(
            focus_area=areas.get(old.focus_area_id),
            initiative=initiatives.get(old.initiative_id),
            number=old.number,
            description=old.description,
            purpose=old.purpose,
        )
        for old in groups.order_by("pk")
    )


def _copy_indicators(initiatives: dict[int, Initiative]) -> None:
    """What was counted stays linked to the initiative; how much is to be reached, the new plan
    decides."""
    targeted = Target.objects.filter(initiative__in=initiatives, indicator__isnull=False)
    linked = IndicatorLink.objects.filter(initiative__in=initiatives)
    pairs = sorted(
        {
            *targeted.values_list("initiative", "indicator"),
            *linked.values_list("initiative", "indicator"),
        }
    )
    IndicatorLink.objects.bulk_create(
        IndicatorLink(initiative=initiatives[initiative], indicator_id=indicator)
        for initiative, indicator in pairs
    )
