"""The rows of the list of initiatives, with what they show of other tables."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat

from initiatives.details import OWNERS, Details, fill
from initiatives.floors import tag_library
from initiatives.models import Initiative, InitiativeArea, Responsibility

SHOWN = ("code", "title", "status", "calculated_status")


def _linked():
    areas = InitiativeArea.objects.filter(initiative=OuterRef("pk"))
    printed = Concat("focus_area__code", Value(" "), "focus_area__title", output_field=TextField())
    leading = Responsibility.objects.filter(
        initiative=OuterRef("pk"), role=Responsibility.Role.LEADS
    )
    return (
        Initiative.objects.filter(pk__any=OWNERS)
        .order_by()
        .with_latest_follow_up()
        .values_list(
            "pk",
            *SHOWN,
            "followed_up_on",
            ArraySubquery(areas.values_list(printed)),
            ArraySubquery(leading.values_list("unit_id")),
            ArraySubquery(leading.values_list(Cast("unit__name", TextField()))),
        )
    )


LINKED = Details(_linked, kept=True)


def add_details(rows: list[Initiative]) -> None:
    """Gives each row its own columns, `shown_areas` (as printed), `shown_units` (pk, name),
    `shown_targets` and `followed_up_on`: the date of the newest approved follow-up. Two statements.
    """
    ids = [row.pk for row in rows]
    linked, targets = LINKED.of(ids), tag_library("target_cells").targets_of(ids)
    for row in rows:
        *own, row.followed_up_on, row.shown_areas, unit_ids, names = linked[row.pk][0]
        fill(row, SHOWN, own)
        row.shown_units = list(zip(unit_ids, names, strict=True))
        row.shown_targets = targets.get(row.pk, [])
