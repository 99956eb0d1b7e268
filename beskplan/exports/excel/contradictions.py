"""What the file says of figures that do not add up, and of what an editor has noticed in the
sources. sheets/contradictions.py has the columns that read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from core.plausibility import Check
from followup.plausibility.gathering import MOST, PlanChecks, checked
from initiatives.models import EditorRemark, Plan

REMARK = "Redaktionel bemærkning"
UNCHECKED = f"Planerne har flere end {MOST} tal af en slags; resten er ikke kontrolleret."


@dataclass(frozen=True)
class ContradictionRow:
    """`part` is the kind of figures; a remark of an editor has none to hold against each other."""

    plan: Plan
    part: str
    what: str
    sentence: str
    kind: str = ""
    holds_for: str = ""
    stated: str = ""
    computed: str = ""
    difference: str = ""
    remark: str = ""
    row_id: str = ""
    source: str = ""


def contradiction_rows(plans: QuerySet) -> Iterator[ContradictionRow]:
    """Each plan's findings in the order of the page, then its editor's remarks; the same few
    queries however many plans."""
    found = checked(plans)
    for one in found.plans:
        yield from _rows(one)
    if found.is_cut:
        yield ContradictionRow(found.plans[-1].plan, "Kontrollen", "Ikke kontrolleret", UNCHECKED)


def _rows(checks: PlanChecks) -> Iterator[ContradictionRow]:
    for part in checks.parts:
        for one in part.findings:
            yield _finding(checks.plan, part.title, one)
    for remark in checks.remarks:
        yield _remark(checks.plan, remark)


def _finding(plan: Plan, part: str, one: Check) -> ContradictionRow:
    return ContradictionRow(
        plan=plan,
        part=part,
        what=one.what,
        sentence=one.sentence,
        kind=one.kind,
        holds_for=one.holds_for,
        stated=one.stated,
        computed=one.computed,
        difference=one.difference,
        remark=one.remark,
        row_id=one.row.public_id,
        source=one.source,
    )


def _remark(plan: Plan, remark: EditorRemark) -> ContradictionRow:
    owner = remark.owner
    return ContradictionRow(
        plan=plan,
        part=REMARK,
        what=f"{owner.code} {owner.title}".strip(),
        sentence=remark.text,
        row_id=owner.public_id,
        source=remark.source_place,
    )
