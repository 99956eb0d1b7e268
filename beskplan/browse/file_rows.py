"""What the file says of focus areas and initiatives. `tables.py` has the columns that read it."""

from django.db.models import Prefetch, QuerySet

from core.formats import joined
from initiatives.models import (
    Continuation,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
)
from initiatives.statuses import status_word
from initiatives.words import area_name, groups_words, purpose_lines


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


def case_number_of(plan: Plan) -> str:
    return plan.case_number or (plan.source.case_number if plan.source else "")


def document_number_of(plan: Plan) -> str:
    return plan.document_number or (plan.source.document_number if plan.source else "")
