"""What the papers of a plan say of its targets, units and target groups."""

from beskplan.exports.word.paper import Line, lines_of
from core.danish import format_date, format_number
from initiatives.models import Initiative, Plan, Responsibility, ground_remark
from initiatives.words import numbered_lines
from targets.models import Target
from targets.presentation import TargetPresentation
from targets.rule.explanation import full_wording


def file_numbers(plan: Plan) -> str:
    """ "Sagsnr.: 2008-12345, dok.nr.: 2009-146976", as far as they are known."""
    named = (("Sagsnr.", plan.case_number), ("dok.nr.", plan.document_number))
    return ", ".join(f"{name}: {number}" for name, number in named if number)


def kind_word(target: Target) -> str:
    """ "Indsatsmål:", as it leads in the target's text."""
    return f"{target.get_kind_display().capitalize()}:"


def target_lines(initiative: Initiative, word: str = "") -> list[Line]:
    """Each target's kind and wording, `word` being what the plan calls an indsatsmål; "Ingen" only
    where the document prints it."""
    own = f"{word}:" if word else "Indsatsmål:"
    lines = [
        Line(
            full_wording(target),
            lead=own if target.kind == Target.Kind.OUTPUT else kind_word(target),
        )
        for target in initiative.targets.all()
    ]
    return lines or ([Line("Ingen", lead=own)] if initiative.no_targets_stated else [])


def deadline_words(target: Target) -> str:
    """The date, and the plan's own words for it where they say something else."""
    day = format_date(target.deadline) if target.deadline else ""
    stated = target.deadline_wording
    return "\n".join(filter(None, (day, f"“{stated}”" if stated else "")))


def baseline_words(shown: TargetPresentation) -> str:
    target = shown.target
    if target.baseline_value is None:
        return ""
    words = f"{format_number(target.baseline_value)} {shown.unit}".rstrip()
    if target.baseline_date:
        words += f" pr. {format_date(target.baseline_date)}"
    return f"{words} (beregnet)" if target.baseline_derived else words


def responsible_lines(initiative: Initiative) -> list[Line]:
    """Leading units first; a contribution, and what only running text says, is said."""
    lines = []
    for link in initiative.responsibilities.all():
        remarks = []
        if link.role == Responsibility.Role.CONTRIBUTES:
            remarks.append("bidrager")
        if remark := ground_remark(link.ground):
            remarks.append(remark)
        lines.append(
            Line(f"{link.unit.name} ({', '.join(remarks)})" if remarks else link.unit.name)
        )
    return lines or [Line("ikke oplyst i kilden" if initiative.source_id else "ikke oplyst")]


def group_lines(groups) -> list[str]:
    """Target groups, numbered where there are several."""
    return numbered_lines([(group.number, group.description) for group in groups], "{}. ")


def text_lines(lead: str, text: str) -> list[Line]:
    """A text's paragraphs, the first after its lead; nothing for an empty text."""
    lines = lines_of(text)
    return [Line(lines[0].text, lead=lead), *lines[1:]] if lines else []
