"""What units lead, by status: counted when a page asks."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import aiosql
from django.db import connection

from initiatives.models import Plan, Unit
from initiatives.models.counts import NAME_OF, Tally
from initiatives.permissions import Access

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")


class LedCounts(Tally):
    """What a unit leads, itself alone or together with the units `below` it."""

    def __init__(self, unit: Unit, tally: dict[str, int], *, below: bool) -> None:
        super().__init__(tally)
        self.unit, self.below = unit, below

    def __str__(self) -> str:
        return f"{self.unit} med underenheder" if self.below else str(self.unit)


class Led(NamedTuple):
    own: LedCounts
    branch: LedCounts


def led_by(units: Iterable, access: Access, plan: Plan | None = None) -> dict[int, Led]:
    """By the unit's pk the counts of what it leads in the plan, or in all plans that the user sees,
    itself and together with the units below it. One query."""
    units = list(units)
    own: dict[int, dict] = {unit.pk: {} for unit in units}
    total: dict[int, dict] = {unit.pk: {} for unit in units}
    rows = sql.led_counts(
        connection, units=list(own), plan=plan.pk if plan else None, drafts=access.sees_drafts
    )
    for pk, status, led_itself, led_in_branch in rows:
        own[pk][NAME_OF[status]] = led_itself
        total[pk][NAME_OF[status]] = led_in_branch
    return {
        unit.pk: Led(
            LedCounts(unit, own[unit.pk], below=False), LedCounts(unit, total[unit.pk], below=True)
        )
        for unit in units
    }
