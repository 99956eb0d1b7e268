"""What the file says of plans, focus areas and initiatives. `tables.py` has the columns that read
it."""

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from core.formats import joined
from initiatives.models import (
    Continuation,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    TargetGroup,
)
from initiatives.statuses import status_word
from initiatives.words import area_name, groups_words, purpose_lines

IN_PLAN_ORDER = (
    *("-initiative__plan__year_from", "-initiative__plan__year_to", "initiative__plan__slug"),
    *("initiative__position", "initiative__code"),
)


def focus_areas_for_file(areas: QuerySet) -> QuerySet:
    """With all that the columns of focus areas read."""
    return areas.select_related("plan", "source").prefetch_related("target_groups")


def initiatives_for_file(initiatives: QuerySet) -> QuerySet:
    """With all that the columns of initiatives read."""
    return initiatives.select_related("plan", "source").prefetch_related(
        Prefetch("areas", InitiativeArea.objects.select_related("focus_area")),
        Prefetch("responsibilities", Responsibility.objects.select_related("unit")),
        Prefetch("continues", Continuation.objects.select_related("earlier__plan")),
        "target_groups",
    )


def placements_for_file(placements: QuerySet) -> QuerySet:
    """With all that the columns of placements read, in their plans' order."""
    rows = placements.select_related("initiative__plan", "focus_area", "source")
    return rows.order_by(*IN_PLAN_ORDER, "focus_area__position", "pk")


def responsibilities_for_file(responsibilities: QuerySet) -> QuerySet:
    """With all that the columns of responsibilities read, in their plans' order, those who lead
    first."""
    rows = responsibilities.select_related("initiative__plan", "unit", "source")
    return rows.order_by(*IN_PLAN_ORDER, "role", "position", "pk")


def target_groups_for_file(groups: QuerySet) -> QuerySet:
    """With all that the columns of target groups read, in their plans' order, those of focus areas
    first."""
    rows = groups.select_related("focus_area__plan", "initiative__plan", "source")
    year = Coalesce("focus_area__plan__year_from", "initiative__plan__year_from")
    slug = Coalesce("focus_area__plan__slug", "initiative__plan__slug")
    places = ("initiative__position", "focus_area__position")
    return rows.order_by(
        year.desc(), slug, *(F(one).asc(nulls_first=True) for one in places), "number", "pk"
    )


def owner_of(group: TargetGroup) -> FocusArea | Initiative:
    return group.initiative or group.focus_area


def focus_area_id_of(group: TargetGroup) -> str | None:
    return group.focus_area and group.focus_area.public_id


def initiative_id_of(group: TargetGroup) -> str | None:
    return group.initiative and group.initiative.public_id


def case_number_of(plan: Plan) -> str:
    """The plan's, or else that of the document that the plan is taken from."""
    return plan.case_number or (plan.source.case_number if plan.source else "")


def document_number_of(plan: Plan) -> str:
    """As `case_number_of`."""
    return plan.document_number or (plan.source.document_number if plan.source else "")


def earlier_plan_of(plan: Plan) -> str | None:
    return plan.follows and plan.follows.title


def earlier_plan_id_of(plan: Plan) -> str | None:
    return plan.follows and plan.follows.slug


def target_groups_of(owner: FocusArea | Initiative) -> str:
    return groups_words(owner.target_groups.all())


def purposes_of(area: FocusArea) -> str:
    return "\n".join(purpose_lines(area.target_groups.all()))


def focus_areas_of(initiative: Initiative) -> str:
    return joined(area_name(placed.focus_area) for placed in initiative.areas.all())


def status_of(initiative: Initiative) -> str:
    return status_word(initiative.status)


def units_of(initiative: Initiative) -> str:
    """Leading units first; those that only contribute say so."""
    names = []
    for link in initiative.responsibilities.all():
        leads = link.role == Responsibility.Role.LEADS
        names.append(link.unit.name if leads else f"{link.unit.name} (bidrager)")
    return joined(names)


def unit_grounds_of(initiative: Initiative) -> str:
    """How each of the units is known, in the order of `units_of`."""
    return joined(link.get_ground_display() for link in initiative.responsibilities.all())


def categories_of(initiative: Initiative) -> str:
    """One word where every focus area has the same, else each area's code before its own."""
    placed = initiative.areas.all()
    if len({placement.category for placement in placed}) == 1:
        return placed[0].get_category_display()
    return joined(
        f"{placement.focus_area.code}: {placement.get_category_display() or 'ingen kategori'}"
        for placement in placed
    )


def purpose_of(initiative: Initiative) -> str:
    return joined((initiative.purpose, *purpose_lines(initiative.target_groups.all())), "\n")


def earlier_of(initiative: Initiative) -> str:
    """The earlier initiatives that it continues."""
    earlier = (link.earlier for link in initiative.continues.all())
    return joined(f"{one.plan.slug} {one.code} {one.title}" for one in earlier)


def continuation_grounds_of(initiative: Initiative) -> str:
    """What each of `earlier_of` is based on."""
    links = initiative.continues.all()
    return joined(
        (joined((one.get_ground_display(), one.ground_words), ": ") for one in links), "\n"
    )
