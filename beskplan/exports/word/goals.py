""" "Samlet oversigt over mål": the minister's goals and every target of a plan, each once."""

from collections.abc import Iterable

from django.utils import timezone

from beskplan.exports.word.paper import Issued, Line, Paper, lines_of
from beskplan.exports.word.plan_words import baseline_words, deadline_words, file_numbers, kind_word
from core.danish import format_date
from initiatives.models import FocusArea, Initiative, Plan
from targets.models import Target
from targets.presentation import TargetPresentation
from targets.rule.explanation import full_wording

HEADERS = ["Gælder", "Mål", "Målværdi og frist", "Senest målt", "Beregnet status"]
WIDTHS = [5.4, 7.9, 4.8, 3.2, 4.8]


def goals_paper(plan: Plan, issued: Issued) -> Paper:
    """The paper "Samlet oversigt over mål" of a plan, ready to be saved."""
    paper = Paper("Samlet oversigt over mål", issued, subject=plan.title)
    _Goals(paper, plan, issued).write()
    return paper


class _Goals:
    def __init__(self, paper: Paper, plan: Plan, issued: Issued) -> None:
        self.paper, self.plan, self.issued = paper, plan, issued
        on = timezone.localdate(issued.at)
        targets = plan.targets.with_page_details().in_plan_order()
        self.targets = [TargetPresentation(target, on=on) for target in targets]
        self.initiatives = list(
            plan.initiatives.in_plan_order().prefetch_related("areas").defer("search_vector")
        )

    def write(self) -> None:
        self._head()
        self._minister_goals()
        whole = [one for one in self._others() if one.target.scope == self.plan]
        self._section("Mål for hele planen", whole)
        for area in self.plan.focus_areas.all():
            self._area(area)
        placed = {one.pk for one in self.initiatives if one.areas.all()}
        loose = [
            one
            for one in self._others()
            if one.target.initiative_id and one.target.initiative_id not in placed
        ]
        self._section("Initiativer uden fokusområde", loose)
        self._without_targets()

    def _head(self) -> None:
        plan, paper = self.plan, self.paper
        paper.facts(
            [
                ("Plan", f"{plan.title} ({plan.years})"),
                ("Opgjort pr.", format_date(timezone.localdate(self.issued.at))),
                ("Indhold", self._contents()),
                ("Udskrevet", self.issued.words),
                ("Kilde", plan.source_reference),
            ]
        )
        named = (file_numbers(plan), "Samlet oversigt over mål", plan.title)
        paper.footer(" · ".join(filter(None, named)))

    def _contents(self) -> str:
        goals = sum(one.target.kind == Target.Kind.MINISTER for one in self.targets)
        said = f"{len(self.targets)} mål"
        return f"{said}, heraf {goals} ministermål" if goals else f"{said}, ingen ministermål"

    def _minister_goals(self) -> None:
        goals = [one for one in self.targets if one.target.kind == Target.Kind.MINISTER]
        if not goals:
            return
        self.paper.heading("Ministermål")
        for one in sorted(goals, key=lambda one: (one.target.goal_number, one.target.number)):
            target = one.target
            self.paper.heading(f"Mål {target.goal_number}: {target.title}", 2)
            self.paper.text(full_wording(target))
            self.paper.facts(
                [
                    ("Målværdi", one.goal_words),
                    ("Basis", baseline_words(one)),
                    ("Frist", deadline_words(target).replace("\n", ", ")),
                    ("Beregnet status", f"{one.sentence}."),
                    ("Står i", str(target.focus_area or "")),
                ]
            )

    def _area(self, area: FocusArea) -> None:
        """The area's own targets, then those of the initiatives that stand in it first."""
        first, later = self._placed(area)
        ids = {one.pk for one in first}
        targets = [
            one
            for one in self._others()
            if one.target.focus_area_id == area.pk or one.target.initiative_id in ids
        ]
        targets.sort(key=lambda one: one.target.initiative_id is not None)
        codes = ", ".join(one.code for one in later if self._has_targets(one))
        note = (
            f"I fokusområdet indgår også {codes}. Deres mål står under det første fokusområde."
            if codes
            else ""
        )
        self._section(str(area), targets, note)

    def _placed(self, area: FocusArea) -> tuple[list[Initiative], list[Initiative]]:
        """The initiatives that have the area as their first, and those that have it as a later."""
        first: list[Initiative] = []
        later: list[Initiative] = []
        for initiative in self.initiatives:
            areas = [placement.focus_area_id for placement in initiative.areas.all()]
            if area.pk in areas:
                (first if areas[0] == area.pk else later).append(initiative)
        return first, later

    def _section(self, title: str, targets: list[TargetPresentation], note: str = "") -> None:
        if not targets and not note:
            return
        self.paper.heading(title)
        if targets:
            about = "Målene med ordlyd, målværdi, frist, seneste måling og beregnet status."
            self.paper.table(HEADERS, WIDTHS, _rows(targets), title=title, about=about)
        if note:
            self.paper.text(note)

    def _without_targets(self) -> None:
        without = [one for one in self.initiatives if not self._has_targets(one)]
        if without:
            self.paper.heading("Initiativer uden mål")
            for one in without:
                self.paper.text(str(one))

    def _has_targets(self, initiative: Initiative) -> bool:
        return any(one.target.initiative_id == initiative.pk for one in self.targets)

    def _others(self) -> list[TargetPresentation]:
        return [one for one in self.targets if one.target.kind != Target.Kind.MINISTER]


def _rows(targets: Iterable[TargetPresentation]):
    before = object()
    for one in targets:
        target = one.target
        repeated = target.initiative_id == before
        yield [
            _scope_lines(target, repeated),
            [
                Line(target.title, bold=True),
                Line(full_wording(target), lead=kind_word(target)),
            ],
            _value_lines(one),
            _measured_lines(one),
            _verdict_lines(one),
        ]
        before = target.initiative_id


def _scope_lines(target: Target, repeated: bool) -> list[Line]:
    """Code and title; the code alone where the row above says the title."""
    if target.initiative:
        return [Line(target.initiative.code if repeated else str(target.initiative), bold=True)]
    return [Line("Hele fokusområdet" if target.focus_area_id else "Hele planen", bold=True)]


def _value_lines(one: TargetPresentation) -> list[Line]:
    target = one.target
    lines = [Line(one.goal_words, bold=target.value is not None)]
    if basis := baseline_words(one):
        lines.append(Line(basis, lead="Basis:"))
    if target.deadline or target.deadline_wording:
        lines += lines_of(deadline_words(target))
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
    lines = [Line(one.target.get_verdict_display(), bold=True)]
    return [*lines, Line(f"{one.sentence}.")] if one.target.value is not None else lines
