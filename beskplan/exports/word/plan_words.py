"""What the papers of a plan say of its targets, units and target groups."""

from collections.abc import Iterable

from beskplan.exports.word.content import Line, lines_of
from beskplan.exports.word.looks import SMALL
from core.danish import format_date, format_number
from initiatives.models import (
    Continuation,
    Ground,
    Initiative,
    Plan,
    Responsibility,
    TargetGroup,
    ground_remark,
)
from initiatives.words import numbered_lines
from targets.models import Target
from targets.presentation import TargetPresentation
from targets.revisions import ShownRevision
from targets.rule.explanation import full_wording

RESTATED = (
    "Gengivet efter {source}. Løbende tekst er skrevet kortere; tal, datoer og beslutninger står,"
    " som dokumentet har dem."
)


OWN_CODES = "Initiativernes koder er sat af forvaltningen; dokumentet nummererer dem ikke."


def file_numbers(plan: Plan) -> str:
    """ "Sagsnr.: 2008-12345, dok.nr.: 2009-146976", as far as they are known."""
    named = (("Sagsnr.", plan.case_number), ("dok.nr.", plan.document_number))
    return ", ".join(f"{name}: {number}" for name, number in named if number)


def kind_word(plan: Plan, target: Target) -> str:
    """ "Resultatmål:", as it leads in the target's text; an output target's is the plan's own
    word, as 2009's "Mål:"."""
    own = plan.target_word if target.kind == Target.Kind.OUTPUT else ""
    return f"{own or target.get_kind_display().capitalize()}:"


def target_lines(plan: Plan, initiative: Initiative, internal: bool) -> list[Line]:
    """Each target's kind and wording, a sentence with several measures once, and what was changed
    of it; "Indsatsmål: Ingen" only where the document prints it."""
    worded: dict[str, list[Target]] = {}
    for target in initiative.targets.all():
        worded.setdefault(full_wording(target), []).append(target)
    if not worded and initiative.no_targets_stated:
        return [Line("Ingen", lead=f"{plan.target_word or 'Indsatsmål'}:")]
    lines = []
    for words, targets in worded.items():
        lines.append(Line(words, lead=kind_word(plan, targets[-1])))
        for target in targets:
            lines += revision_lines(TargetPresentation(target).revisions, internal)
    return lines


def revision_lines(revisions: Iterable[ShownRevision], internal: bool) -> list[Line]:
    """What was changed of a target since it was decided, the newest change first; only an internal
    copy says by whom."""
    return [Line(one.printed(named=internal), style=SMALL) for one in revisions]


def deadline_words(target: Target) -> str:
    """ "31. december 2009 “i 2009”": the date, and the plan's own words for it where it has any."""
    day = format_date(target.deadline) if target.deadline else ""
    stated = target.deadline_wording
    return " ".join(filter(None, (day, f"“{stated}”" if stated else "")))


def baseline_words(shown: TargetPresentation) -> str:
    target = shown.target
    if target.baseline_value is None:
        return ""
    words = f"{format_number(target.baseline_value)} {shown.unit}".rstrip()
    if target.baseline_date:
        words += f" pr. {format_date(target.baseline_date)}"
    return f"{words} (beregnet)" if target.baseline_derived else words


def responsible_lines(plan: Plan, initiative: Initiative) -> list[Line]:
    """What the document's column says, or was entered here. Where the document has no such column,
    those that its text names, with that said; leading units first."""
    links = initiative.responsibilities.all()
    if plan.responsible_heading:
        links = [link for link in links if link.ground in ("", Ground.COLUMN)]
    return [Line(responsible_words(link)) for link in links] or [Line("–")]


def responsible_words(link: Responsibility) -> str:
    """ "Jobcenter København (bidrager, fremgår af teksten)"."""
    contributes = "bidrager" if link.role == Responsibility.Role.CONTRIBUTES else ""
    remarks = ", ".join(filter(None, (contributes, ground_remark(link.ground))))
    return f"{link.unit.name} ({remarks})" if remarks else link.unit.name


def continuation_words(link: Continuation) -> str:
    """ "Viderefører 3.4 Fra kriminalitet til job (…aftale 2009; vores slutning: samme titel)"."""
    remark = ground_remark(link.ground, link.ground_words)
    said = "; ".join(filter(None, (link.earlier.plan.title, remark)))
    return f"Viderefører {link.earlier} ({said})"


def group_lines(groups: Iterable[TargetGroup]) -> list[str]:
    """Target groups, numbered where there are several."""
    return numbered_lines([(group.number, group.description) for group in groups], "{}. ")


def text_lines(lead: str, text: str) -> list[Line]:
    """A text's paragraphs, the first after its lead; nothing for an empty text."""
    lines = lines_of(text)
    return [Line(lines[0].text, lead=lead), *lines[1:]] if lines else []
