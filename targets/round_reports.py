"""A round as its page shows it: what was reported of each initiative, by focus area and unit.

Five queries however many initiatives: they with areas and units, follow-ups, targets, readings,
and how the compared readings were stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from initiatives.models import Deviation, Initiative
from targets.models import FollowUp, FollowUpRound, Measurement
from targets.models.rounds import ANSWERED
from targets.sheets import Told, told
from targets.status import deviation
from targets.verdicts import Judged, calculated, verdicts_at

SHORT_WORDS = {
    "opfyldt": "opfyldt",
    "delvist": "delvist",
    "ikke-opfyldt": "ikke opfyldt",
    "bortfaldet": "bortfaldet",
    "": "ikke vurderet",
}
LEADS = "ansvarlig"


@dataclass(frozen=True)
class ReportRow:
    """One initiative in the round; without a follow-up nobody has begun it."""

    initiative: Initiative
    follow_up: FollowUp | None
    targets: list[Told]
    calculated: str

    @property
    def is_answered(self) -> bool:
        return self.follow_up is not None and self.follow_up.state in ANSWERED

    @property
    def status(self) -> str:
        """The decided status; a draft's is not one yet."""
        return self.follow_up.status if self.is_answered else ""

    @property
    def deviation(self) -> Deviation | str:
        found = deviation(self.status, self.calculated)
        return Deviation(found) if found else ""

    @property
    def lacks_reason(self) -> bool:
        return self.deviation == Deviation.BETTER and not self.follow_up.deviation_reason

    @property
    def leading_units(self) -> list[dict]:
        return [unit for unit in self.initiative.unit_rows if unit["role"] == LEADS]


@dataclass
class Part:
    """A focus area or a unit with its rows; `pk` is None for what has none."""

    pk: int | None
    title: str
    rows: list[ReportRow] = field(default_factory=list)

    @property
    def key(self) -> str:
        """How an address names it."""
        return str(self.pk or "ingen")

    @property
    def answered(self) -> int:
        return sum(row.is_answered for row in self.rows)

    @property
    def missing(self) -> int:
        return len(self.rows) - self.answered

    @property
    def without_status(self) -> int:
        return sum(row.is_answered and not row.status for row in self.rows)


def report_rows(follow_up_round: FollowUpRound) -> list[ReportRow]:
    """A closed round holds what was reported; an open one also what is missing still."""
    follow_ups = {one.initiative_id: one for one in follow_up_round.follow_ups.with_people()}
    initiatives = (
        Initiative.objects.for_page().in_plan_order().defer("search_vector", "search_text")
    )
    is_closed = follow_up_round.state == FollowUpRound.State.CLOSED
    if is_closed:
        initiatives = initiatives.filter(pk__in=follow_ups)
    else:
        initiatives = initiatives.filter(plan=follow_up_round.plan)
    initiatives = list(initiatives)
    judged = verdicts_at([one.pk for one in initiatives], follow_up_round.cutoff, closing=True)
    compared = _compared(judged.values())
    rows = []
    for initiative in initiatives:
        follow_up, own = follow_ups.get(initiative.pk), judged[initiative.pk]
        stored = is_closed and follow_up.calculated_status
        rows.append(
            ReportRow(
                initiative,
                follow_up,
                [told(one, compared.get(_key(one))) for one in own],
                stored or calculated(own),
            )
        )
    return rows


def by_focus_area(rows: Iterable[ReportRow]) -> list[Part]:
    """In the plan's order; what stands in two focus areas is shown in both."""
    parts: dict[int | None, Part] = {}
    for row in rows:
        for area in row.initiative.area_rows or [{"area_id": None}]:
            pk = area["area_id"]
            title = f"{area['code']} {area['title']}" if pk else "Uden fokusområde"
            parts.setdefault(pk, Part(pk, title)).rows.append(row)
    return list(parts.values())


def by_unit(rows: Iterable[ReportRow]) -> list[Part]:
    """The leading units by name, and last what nobody leads."""
    parts: dict[int | None, Part] = {}
    for row in rows:
        for unit in row.leading_units or [
            {"unit_id": None, "name": "Ingen ansvarlig enhed oplyst"}
        ]:
            part = parts.setdefault(unit["unit_id"], Part(unit["unit_id"], unit["name"]))
            part.rows.append(row)
    return sorted(parts.values(), key=lambda part: (part.pk is None, part.title))


def progress_words(progress: Iterable[tuple[str, int]]) -> str:
    """ "17 initiativer: 12 opfyldt, 1 delvist, 2 ikke opfyldt, 2 ikke vurderet"."""
    numbers = list(progress)
    total = sum(number for _, number in numbers)
    parts = [
        f"{number} {SHORT_WORDS[status]}"
        for status, number in numbers
        if number or status != "bortfaldet"
    ]
    return f"{total} {'initiativ' if total == 1 else 'initiativer'}: {', '.join(parts)}"


def _compared(judged: Iterable[list[Judged]]) -> dict[int, Measurement]:
    keys = {_key(one) for group in judged for one in group} - {None}
    return Measurement.objects.only("qualifier", "state").in_bulk(keys)


def _key(one: Judged) -> int | None:
    return one.judgement.reading.key if one.judgement.reading else None
