""" "Udmøntningsplan": a plan as it is put to work, laid out as in 2009 and 2011."""

from itertools import cycle

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from beskplan.exports.word.content import Issued, Line, Share, lines_of
from beskplan.exports.word.financing import write_financing
from beskplan.exports.word.looks import SMALL
from beskplan.exports.word.paper import Paper
from beskplan.exports.word.plan_words import (
    OWN_CODES,
    RESTATED,
    continuation_words,
    file_numbers,
    group_lines,
    kind_word,
    responsible_lines,
    target_lines,
    text_lines,
)
from core.danish import format_date, format_number
from followup.plausibility.by_row import RowFindings, findings_by_row
from initiatives.models import FocusArea, Initiative, InitiativeArea, Plan, Status
from initiatives.models.area_words import area_heading, areas_word
from initiatives.words import lapse_words, purpose_lines
from targets.models import Target
from targets.presentation import TargetPresentation
from targets.rule.explanation import full_wording

WIDTHS = [6.0, 15.3, 4.8]
BLUES = (("00315D", "FFFFFF"), ("3D76A8", "FFFFFF"), ("A9C6DF", "1A1A1A"))


def execution_paper(plan: Plan, issued: Issued) -> Paper:
    """The paper says what is decided, not how it went: no statuses but a lapse."""
    paper = Paper(plan.title, issued, subject=plan.get_kind_display())
    findings = findings_by_row(plan)
    _facts(paper, plan, issued)
    _summary(paper, plan, findings.plan)
    if plan.summary:
        paper.text(plan.summary)
    whole = _targets().for_whole_plan().filter(plan=plan).order_by("kind", "number", "pk")
    if whole:
        paper.heading("Mål for hele planen")
        for target in whole:
            paper.text(full_wording(target), lead=kind_word(plan, target))
            for words in _changes(paper, target):
                paper.text(words)
    for area in _areas(plan):
        _write_area(paper, plan, area, findings)
    loose = list(_initiatives(plan).filter(areas=None))
    if loose:
        title = f"Initiativer uden {plan.area_name}"
        paper.heading(title)
        _write_initiatives(paper, plan, title, [(one, "") for one in loose], findings)
    write_financing(paper, plan, findings)
    return paper


def _facts(paper: Paper, plan: Plan, issued: Issued) -> None:
    paper.facts(
        [
            ("Periode", plan.years),
            ("Vedtaget", format_date(plan.adopted) if plan.adopted else ""),
            ("Følger efter", plan.follows.title if plan.follows else ""),
        ]
    )
    if plan.source:
        codes = f" {OWN_CODES}" if plan.own_codes else ""
        paper.text(RESTATED.format(source=plan.source.title) + codes)
    printed = f"udskrevet {format_date(timezone.localtime(issued.at))}"
    paper.footer(" · ".join(filter(None, (file_numbers(plan), plan.title, printed))))


def _summary(paper: Paper, plan: Plan, notes: list[str]) -> None:
    """How much the plan holds, and a bar of its initiatives in each focus area."""
    initiatives, targets = plan.initiatives.count(), plan.targets.count()
    areas = list(plan.focus_areas.annotate(size=Count("placements")).order_by("position", "code"))
    called = areas_word(plan.area_word, len(areas))
    paper.summary(
        f"{initiatives} initiativer, {len(areas)} {called} og {targets} mål.",
        notes,
    )
    blues = cycle(BLUES)
    shares = [Share(area.size, f"i {area}", *next(blues)) for area in areas]
    paper.bar(shares, title=f"Initiativer pr. {plan.area_name}")


def _areas(plan: Plan) -> QuerySet:
    placements = InitiativeArea.objects.in_order()
    return plan.focus_areas.prefetch_related(
        "target_groups",
        Prefetch("targets", _targets()),
        Prefetch(
            "placements",
            placements.prefetch_related(Prefetch("initiative", _initiatives(plan))),
        ),
    )


def _initiatives(plan: Plan) -> QuerySet:
    return plan.initiatives.in_plan_order().prefetch_related(
        "responsibilities__unit",
        "target_groups",
        "continues__earlier__plan",
        Prefetch("targets", _targets()),
    )


def _targets() -> QuerySet:
    """With what was changed of each; their `plan` is for the paper to know."""
    return Target.objects.with_revisions().select_related("indicator").order_by("number", "pk")


def _changes(paper: Paper, target: Target) -> list[str]:
    """What was changed of a target since it was decided, the newest change first."""
    revisions = TargetPresentation(target).revisions
    return [one.printed(named=paper.issued.internal) for one in revisions]


def _write_area(paper: Paper, plan: Plan, area: FocusArea, findings: RowFindings) -> None:
    title = area_heading(plan.area_word, area.code, area.title)
    paper.heading(title)
    if area.description:
        paper.text(area.description)
    groups = list(area.target_groups.all())
    _block(paper, "Målgruppe", group_lines(groups))
    _block(paper, "Formål", purpose_lines(groups))
    _block(paper, "Resultatmål", [line.text for line in lines_of(area.outcome)])
    _block(paper, "Mål", _area_targets(paper, plan, area))
    placed = [(one.initiative, one.get_category_display()) for one in area.placements.all()]
    if placed:
        _write_initiatives(paper, plan, title, placed, findings)
    else:
        paper.text("Ingen initiativer.")


def _area_targets(paper: Paper, plan: Plan, area: FocusArea) -> list[str]:
    """Those that the outcome, printed just above, does not say, or that were changed since."""
    lines = []
    for target in area.targets.all():
        changes = _changes(paper, target)
        if changes or target.wording.strip().rstrip(".") not in area.outcome:
            lines += [f"{kind_word(plan, target)} {full_wording(target)}", *changes]
    return lines


def _block(paper: Paper, title: str, lines: list[str]) -> None:
    if lines:
        paper.heading(f"{title}:", 2)
        paper.lines(lines)


def _write_initiatives(
    paper: Paper,
    plan: Plan,
    title: str,
    placed: list[tuple[Initiative, str]],
    findings: RowFindings,
) -> None:
    headers = [
        "Initiativ",
        plan.effort_heading or "Indsats",
        plan.responsible_heading or "Ansvarlig",
    ]
    rows = [
        [
            _initiative(one, category, findings.initiatives[one.pk]),
            _effort(plan, one, paper.issued.internal),
            responsible_lines(plan, one),
        ]
        for one, category in placed
    ]
    about = "Initiativerne med indsats, mål og ansvarlig."
    paper.table(headers, WIDTHS, rows, title=title, about=about)


def _initiative(initiative: Initiative, category: str, notes: list[str]) -> list[Line]:
    found = [Line(str(initiative), bold=True, notes=tuple(notes))]
    if category:
        found.append(Line(category.capitalize(), style=SMALL))
    found += _status(initiative)
    found += [Line(continuation_words(link), style=SMALL) for link in initiative.continues.all()]
    return found


def _status(initiative: Initiative) -> list[Line]:
    """What the plan itself says of how an initiative stands, in the document's own words; where a
    user let it lapse, that and why. How it went otherwise belongs to the follow-up."""
    if initiative.status not in ("", Status.LAPSED):
        return []
    if initiative.source_status:
        return [Line(initiative.source_status, bold=True)]
    if initiative.status == Status.LAPSED:
        return [Line("Initiativet bortfalder.", bold=True), *lines_of(lapse_words(initiative))]
    return []


def _effort(plan: Plan, initiative: Initiative, internal: bool) -> list[Line]:
    groups = list(initiative.target_groups.all())
    volume = initiative.yearly_volume
    found = text_lines("Formål:", initiative.purpose)
    for lead, texts in (("Målgruppe:", group_lines(groups)), ("", purpose_lines(groups))):
        found += [Line(text, lead="" if number else lead) for number, text in enumerate(texts)]
    lead = f"{plan.solution_word or 'Indsats'}:" if found or plan.solution_word else ""
    found += text_lines(lead, initiative.description)
    if initiative.start_year:
        found.append(Line(str(initiative.start_year), lead="Startår:"))
    if volume is not None:
        found.append(Line(f"{format_number(volume)} årligt", lead="Forløb:"))
    return [*found, *target_lines(plan, initiative, internal)]
