"""The facts of tests/documents/*.txt, and the loaded plans' rows in the same words.

A file lists what one document states: `[mål]` opens a section, every line below it is a row of
cells between bars. The sections are the keys of SECTIONS; `[ord]` names a place and words that
the text there must hold.
"""

from pathlib import Path

from budget.models import BudgetAmount, BudgetLine
from followup.models import FollowUp
from initiatives.models import (
    Continuation,
    FocusArea,
    Initiative,
    Plan,
    Responsibility,
    TargetGroup,
)
from targets.models import Measurement, Target

FOLDER = Path(__file__).parent / "documents"
COMPARATORS = {"ca": "ca.", "mellem": "", "hoejst": "højst", "op-til": "op til"}
CHANGES = {"niveau": "", "aendring": "ændring", "aendring-i-pct": "ændring i pct."}


def facts(slug: str) -> dict[str, list[tuple[str, ...]]]:
    sections, rows = {}, []
    for line in (FOLDER / f"{slug}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            rows.append(tuple(cell.strip() for cell in line.split("|")))
    return sections


def cells(*values) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in values)


def joined(*parts) -> str:
    return " ".join(str(part) for part in parts if part)


def number(value) -> str:
    return "" if value is None else f"{value.normalize():f}"


def period(start, end) -> str:
    """2007-12-31, 2007-01-01–2007-12-31, 2007-11-01– without an end, nothing without both."""
    return f"{start}–{end or ''}" if start else str(end or "")


def scope(row) -> str:
    if row.initiative_id:
        return row.initiative.code
    return f"område {row.focus_area.code}" if row.focus_area_id else "planen"


def goal(target: Target) -> str:
    """What must be reached: mindst 90 pct.; 60–70 job; 100 forløb ændring; or nothing."""
    if target.value is None:
        return ""
    ends = "–".join(filter(None, [number(target.value), number(target.value_to)]))
    comparator = COMPARATORS.get(target.comparator, target.comparator)
    unit = target.indicator.unit_of_measure
    return joined(comparator, ends, unit, CHANGES[target.measured_as])


def share(measurement: Measurement) -> str:
    ends = (measurement.numerator, measurement.denominator)
    return "" if ends == (None, None) else " af ".join(number(end) for end in ends).strip()


def focus_areas(plan):
    rows = FocusArea.objects.filter(plan=plan).order_by("position")
    return [cells(row.code, row.title) for row in rows]


def initiatives(plan):
    return [
        cells(
            row.code,
            ", ".join(place.focus_area.code for place in row.areas.all()),
            row.status,
            row.source_status,
            row.yearly_volume,
            row.start_year,
            row.title,
        )
        for row in Initiative.objects.filter(plan=plan).prefetch_related("areas__focus_area")
    ]


def units(plan):
    rows = Responsibility.objects.filter(initiative__plan=plan).select_related("initiative", "unit")
    return [
        cells(
            row.initiative.code,
            joined(row.role, row.ground != "kolonne" and f"({row.ground})"),
            row.printed_as,
            row.unit.name,
        )
        for row in rows.order_by("initiative__position", "position")
    ]


def target_groups(plan):
    rows = TargetGroup.objects.select_related("initiative", "focus_area")
    of_initiatives = rows.filter(initiative__plan=plan).order_by("initiative__position", "number")
    of_areas = rows.filter(focus_area__plan=plan).order_by("focus_area__position", "number")
    return [
        cells(scope(row), row.number, joined(row.headcount_qualifier, row.headcount))
        for row in [*of_areas, *of_initiatives]
    ]


def targets(plan):
    rows = Target.objects.filter(plan=plan).select_related("initiative", "focus_area", "indicator")
    return [
        cells(
            scope(row),
            row.kind,
            goal(row),
            period(row.period_start, row.deadline),
            row.deadline_wording,
            row.equivalent_to,
            row.title,
        )
        for row in rows.order_by("initiative__position", "focus_area__position", "number")
    ]


def measurements(plan):
    rows = Measurement.objects.filter(plan=plan).select_related("indicator").order_by("pk")
    return [
        cells(
            row.indicator.slug,
            row.breakdown,
            joined(row.qualifier, number(row.value), row.indicator.unit_of_measure),
            share(row),
            period(row.period_start, row.date),
            row.state,
        )
        for row in rows
    ]


def follow_ups(plan):
    rows = FollowUp.objects.filter(initiative__plan=plan).select_related("initiative")
    return [
        cells(
            row.initiative.code,
            row.status,
            row.source_status,
            row.calculated_status,
            row.deviation,
        )
        for row in rows.order_by("initiative__position")
    ]


def lapses(plan):
    rows = Initiative.objects.filter(plan=plan, status="bortfaldet")
    return [cells(row.code, row.lapse_reason, row.lapse_reference) for row in rows]


def continuations(plan):
    rows = Continuation.objects.filter(initiative__plan=plan)
    rows = rows.select_related("initiative", "earlier__plan")
    return [
        cells(row.initiative.code, row.earlier.plan.slug, row.earlier.code)
        for row in rows.order_by("initiative__position", "pk")
    ]


def budget(plan):
    rows = BudgetAmount.objects.filter(line__plan=plan).order_by("line__number", "pk")
    return [
        cells(
            row.line.number,
            number(row.amount),
            row.year or row.period,
            row.kind,
            row.line.part_of and row.line.part_of.number,
            joined(row.line.is_total and "sum", row.line.cost_type, row.line.financing),
            ", ".join(link.code for link in row.line.initiatives.all()),
            row.line.label,
        )
        for row in rows.select_related("line__part_of").prefetch_related("line__initiatives")
    ]


SECTIONS = {
    "fokusområder": focus_areas,
    "initiativer": initiatives,
    "enheder": units,
    "målgrupper": target_groups,
    "mål": targets,
    "målinger": measurements,
    "opfølgning": follow_ups,
    "bortfald": lapses,
    "videreførelser": continuations,
    "budget": budget,
}


def texts(plan: Plan) -> dict[str, str]:
    """Everything that is said at a place: planen, område 1, 3.4, 3.4 resultater, budget 5 …"""
    said = {"planen": f"{plan.summary} {plan.source_note}"}

    def add(place, *parts):
        said[place] = " ".join(filter(None, [said.get(place), *parts]))

    for row in FocusArea.objects.filter(plan=plan):
        add(f"område {row.code}", row.description, row.outcome, row.source_note)
    for row in Initiative.objects.filter(plan=plan):
        add(row.code, row.purpose, row.description, row.source_note)
    of_plan = TargetGroup.objects.select_related("initiative", "focus_area")
    for owner in ("initiative__plan", "focus_area__plan"):
        for row in of_plan.filter(**{owner: plan}):
            add(scope(row), row.description, row.purpose, row.source_note)
    for row in Target.objects.filter(plan=plan).select_related("initiative", "focus_area"):
        add(scope(row), row.wording, row.source_note)
    for row in FollowUp.objects.filter(initiative__plan=plan).select_related("initiative"):
        add(f"{row.initiative.code} status", row.status_text)
        add(f"{row.initiative.code} status", row.status_text)
        add(f"{row.initiative.code} resultater", row.results)
        add(f"{row.initiative.code} kommentarer", row.comments)
        add(f"{row.initiative.code} ufordelt", row.undivided_text)
        add(f"{row.initiative.code} note", row.source_note)
    for row in Measurement.objects.filter(plan=plan).select_related("indicator"):
        add(f"måling {row.indicator.slug}", row.source_note)
    for row in BudgetLine.objects.filter(plan=plan):
        add(f"budget {row.number}", row.label, row.source_note)
    return said
