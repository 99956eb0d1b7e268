""" "Samlet oversigt over mål": the minister's goals and every target of a plan, each once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.utils import timezone

from beskplan.exports.word.content import Issued, Line, Share, lines_of
from beskplan.exports.word.looks import SMALL
from beskplan.exports.word.paper import Paper
from beskplan.exports.word.plan_words import (
    OWN_CODES,
    baseline_words,
    deadline_words,
    file_numbers,
    kind_word,
    revision_lines,
)
from core.danish import format_date
from followup.plausibility.by_row import Words, findings_by_row
from initiatives.models import FocusArea, Initiative, Plan
from initiatives.statuses import LOOKS, NO_DATA
from targets.models import Target
from targets.originals import originals_of
from targets.presentation import TargetPresentation
from targets.rule.explanation import full_wording

TITLE = "Samlet oversigt over mål"
MINISTER_HEADERS = ["Ministermål", "Ordlyd", "Målværdi og frist", "Senest målt", "Beregnet status"]
MINISTER_WIDTHS = [5.2, 9.5, 4.6, 2.8, 4.0]
HEADERS = ["Gælder", "Mål", *MINISTER_HEADERS[2:]]
WIDTHS = [5.2, 9.5, 4.6, 2.8, 4.0]
WITHOUT_VALUE_HEADERS = ["Gælder", "Mål uden måltal", "Frist"]
WITHOUT_VALUE_WIDTHS = [7.2, 13.4, 5.5]


def goals_paper(plan: Plan, issued: Issued) -> Paper:
    """The paper "Samlet oversigt over mål" of a plan, ready to be saved."""
    paper = Paper(TITLE, issued, subject=plan.title)
    _Goals(paper, plan, issued).write()
    return paper


class _Goals:
    def __init__(self, paper: Paper, plan: Plan, issued: Issued) -> None:
        self.paper, self.plan = paper, plan
        self.notes = findings_by_row(plan).targets
        self.on, self.internal = timezone.localdate(issued.at), issued.internal
        targets = list(plan.targets.with_page_details().with_revisions().in_plan_order())
        originals = originals_of(targets, on=self.on)
        self.targets = [
            TargetPresentation(one, on=self.on, original=originals.get(one.pk)) for one in targets
        ]
        self.initiatives = list(plan.initiatives.in_plan_order().prefetch_related("areas"))

    def write(self) -> None:
        self._head()
        self._minister_goals()
        whole = [one for one in self._others() if one.target.scope == self.plan]
        self._section("Mål for hele planen", whole)
        for area in self.plan.focus_areas.all():
            self._section(str(area), self._targets_of(area))
        placed = {one.pk for one in self.initiatives if one.areas.all()}
        loose = [
            one
            for one in self._others()
            if one.target.initiative_id and one.target.initiative_id not in placed
        ]
        self._section(f"Initiativer uden {self.plan.area_name}", loose)
        self._without_targets()

    def _head(self) -> None:
        plan, paper = self.plan, self.paper
        paper.facts([("Plan", plan.title), ("Opgjort pr.", format_date(self.on))])
        paper.summary(summary_words(self.targets))
        if plan.own_codes:
            paper.text(OWN_CODES)
        numbers = Counter(one.target.verdict for one in self.targets)
        paper.bar([Share.of(look, numbers[value]) for value, look in LOOKS.items()], title=TITLE)
        named = (file_numbers(plan), TITLE, plan.title, f"opgjort pr. {format_date(self.on)}")
        paper.footer(" · ".join(filter(None, named)))

    def _minister_goals(self) -> None:
        goals = [one for one in self.targets if one.target.kind == Target.Kind.MINISTER]
        if not goals:
            return
        goals.sort(key=lambda one: (one.target.goal_number, one.target.number))
        title = "Ministermål"
        self.paper.heading(title)
        rows = [
            [
                [
                    Line(
                        f"Mål {one.target.goal_number}: {one.target.title}",
                        bold=True,
                        notes=tuple(self.notes[one.target.pk]),
                    )
                ],
                _minister_wording(one, self.internal),
                *_figures(one),
            ]
            for one in goals
        ]
        about = "Ministerens mål med ordlyd, målværdi, frist, seneste måling og beregnet status."
        self.paper.table(MINISTER_HEADERS, MINISTER_WIDTHS, rows, title=title, about=about)

    def _targets_of(self, area: FocusArea) -> list[TargetPresentation]:
        """The area's own targets, then those of the initiatives that stand in it first."""
        first = {one.pk for one in self.initiatives if _first_area(one) == area.pk}
        found = [
            one
            for one in self._others()
            if one.target.focus_area_id == area.pk or one.target.initiative_id in first
        ]
        return sorted(found, key=lambda one: one.target.initiative_id is not None)

    def _section(self, title: str, targets: list[TargetPresentation]) -> None:
        if not targets:
            return
        self.paper.heading(title)
        valued = [one for one in targets if one.target.value is not None]
        if valued:
            about = "Målene med ordlyd, målværdi, frist, seneste måling og beregnet status."
            rows = _valued_rows(valued, self.notes, self.internal)
            self.paper.table(HEADERS, WIDTHS, rows, title=title, about=about)
        without = [one for one in targets if one.target.value is None]
        if without:
            about = "Mål, som planen ikke sætter et tal på, med ordlyd og frist."
            rows = _wording_rows(without, self.notes, self.internal)
            self.paper.table(
                WITHOUT_VALUE_HEADERS, WITHOUT_VALUE_WIDTHS, rows, title=title, about=about
            )

    def _without_targets(self) -> None:
        """One paragraph for each focus area, since nothing more is said of them."""
        owned = {one.target.initiative_id for one in self.targets}
        without = [one for one in self.initiatives if one.pk not in owned]
        if not without:
            return
        self.paper.heading("Initiativer uden mål")
        names = {area.pk: str(area) for area in self.plan.focus_areas.all()}
        for area, initiatives in groupby(without, key=_first_area):
            titles = "; ".join(str(one) for one in initiatives)
            where = names.get(area, f"Uden {self.plan.area_name}")
            self.paper.text(f"{titles}.", lead=f"{where}:")

    def _others(self) -> list[TargetPresentation]:
        return [one for one in self.targets if one.target.kind != Target.Kind.MINISTER]


def summary_words(targets: Sequence[TargetPresentation]) -> str:
    """ "Planen har 59 mål, heraf 4 ministermål. 24 af dem har et måltal."."""
    ministers = sum(one.target.kind == Target.Kind.MINISTER for one in targets)
    valued = sum(one.target.value is not None for one in targets)
    goals = f", heraf {ministers} ministermål" if ministers else ""
    return f"Planen har {len(targets)} mål{goals}. {valued} af dem har et måltal."


def _first_area(initiative: Initiative) -> int | None:
    return next((placement.focus_area_id for placement in initiative.areas.all()), None)


def _valued_rows(
    targets: Iterable[TargetPresentation], notes: Words, internal: bool
) -> Iterator[list[list[Line]]]:
    for alike in _said_once(targets):
        first = alike[0]
        yield [_scope_lines(alike, notes), _wording_lines(first, internal), *_figures(first)]


def _wording_rows(
    targets: Iterable[TargetPresentation], notes: Words, internal: bool
) -> Iterator[list[list[Line]]]:
    for alike in _said_once(targets):
        first = alike[0]
        wording = _wording_lines(first, internal)
        yield [_scope_lines(alike, notes), wording, _deadline_lines(first.target)]


def _said_once(targets: Iterable[TargetPresentation]) -> Iterable[list[TargetPresentation]]:
    """Targets that say the same of the same figure, as a chapter and an initiative in it may,
    together; others alone."""
    alike: dict[tuple, list[TargetPresentation]] = {}
    for one in targets:
        target = one.target
        same = (target.kind, target.title, target.indicator_id, target.value, target.deadline)
        alike.setdefault((*same, *one.revisions), []).append(one)
    return alike.values()


def _scope_lines(alike: list[TargetPresentation], notes: Words) -> list[Line]:
    targets = [one.target for one in alike]
    return [
        Line(_scope_words(target), bold=True, notes=tuple(notes[target.pk])) for target in targets
    ]


def _scope_words(target: Target) -> str:
    if target.initiative:
        return str(target.initiative)
    return "Hele fokusområdet" if target.focus_area_id else "Hele planen"


def _minister_wording(one: TargetPresentation, internal: bool) -> list[Line]:
    """The plan's words for the goal, after those of the minister where the document quotes them."""
    target = one.target
    quoted = f"“{target.minister_wording}”" if target.minister_wording else ""
    words = [*lines_of(quoted), *lines_of(full_wording(target))]
    return [*words, *revision_lines(one.revisions, internal)]


def _wording_lines(one: TargetPresentation, internal: bool) -> list[Line]:
    """What the document says, and what was changed of the target since."""
    words = Line(full_wording(one.target), lead=kind_word(one.target.plan, one.target))
    return [words, *revision_lines(one.revisions, internal)]


def _figures(one: TargetPresentation) -> list[list[Line]]:
    """Value and deadline, newest measurement, verdict: the last three cells of a row."""
    return [_value_lines(one), _measured_lines(one), _verdict_lines(one)]


def _value_lines(one: TargetPresentation) -> list[Line]:
    target = one.target
    lines = [Line(one.goal_words, bold=target.value is not None)]
    if basis := baseline_words(one):
        lines.append(Line(basis, lead="Basis:"))
    return [*lines, *_deadline_lines(target)]


def _deadline_lines(target: Target) -> list[Line]:
    lines = lines_of(deadline_words(target))
    if target.recurrence == Target.Recurrence.YEARLY:
        lines.append(Line("årligt"))
    return lines


def _measured_lines(one: TargetPresentation) -> list[Line]:
    latest = one.target.latest
    if not latest:
        return [Line("ingen måling" if one.target.value is not None else "–")]
    provisional = f" ({one.provisional})" if one.provisional else ""
    lines = [Line(f"{one.latest_words}{provisional}", bold=True)]
    return [*lines, Line(format_date(latest.date))] if latest.date else lines


def _verdict_lines(one: TargetPresentation) -> list[Line]:
    """The verdict, and in small what it rests on, where there is a figure to tell of."""
    target = one.target
    lines = [Line(target.get_verdict_display(), bold=True)]
    silent = target.value is None or (target.verdict == NO_DATA.value and not target.latest)
    if not silent:
        lines.append(Line(f"{one.sentence}.", style=SMALL))
    if one.original:
        lines.append(Line(f"Efter det oprindelige mål: {one.original.sentence}.", style=SMALL))
    return lines
