"""What was found about each initiative, target and budget line of a plan, in words for papers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from budget.models import BudgetLine
from core.plausibility import Check, Sourced, sentence
from followup.plausibility.gathering import checks_of, read
from initiatives.models import Initiative, Plan, Responsibility
from targets.models import IndicatorLink, Measurement, Target

Words = dict[int, list[str]]


@dataclass(frozen=True)
class RowFindings:
    """Sentences by the key of the row that they are about, in the order of the source. A target's
    are also among its initiative's; what no row stands for is among the plan's."""

    initiatives: Words = field(default_factory=lambda: defaultdict(list))
    targets: Words = field(default_factory=lambda: defaultdict(list))
    budget_lines: Words = field(default_factory=lambda: defaultdict(list))
    plan: list[str] = field(default_factory=list)


def findings_by_row(plan: Plan) -> RowFindings:
    """The findings of one plan as sentences, each once for every row that it is about; ten queries
    however many rows."""
    stated = read([plan])
    found = checks_of(plan, stated).findings
    links = IndicatorLink.objects.filter(initiative__plan=plan)
    return keyed(found, stated.targets, links.values_list("indicator", "initiative"))


def keyed(
    found: Iterable[Check], targets: Iterable[Target], links: Iterable[tuple[int, int]]
) -> RowFindings:
    """The findings by row; `links` are pairs of an indicator and an initiative that it belongs to
    without a target. Pure."""
    owners = _Owners(targets, links)
    by_row = RowFindings()
    for check in found:
        about = owners.of(check)
        for kind, keys in about.items():
            for key in keys:
                getattr(by_row, kind)[key].append(_worded(check))
        if not any(about.values()):
            by_row.plan.append(f"{check.what}: {_worded(check)}")
    return by_row


def _worded(check: Check) -> str:
    said = "" if check.remark in check.sentence else check.remark
    return sentence(check.sentence, said)


class _Owners:
    """Which initiatives, targets and lines a row of a check belongs to."""

    def __init__(self, targets: Iterable[Target], links: Iterable[tuple[int, int]]) -> None:
        self._targets_of: dict[int, list[Target]] = defaultdict(list)
        self._linked: dict[int, list[int]] = defaultdict(list)
        for target in targets:
            if target.indicator_id:
                self._targets_of[target.indicator_id].append(target)
        for indicator, initiative in links:
            self._linked[indicator].append(initiative)

    def of(self, check: Check) -> dict[str, list[int]]:
        keys: dict[str, dict[int, None]] = {"initiatives": {}, "targets": {}, "budget_lines": {}}
        for row in (check.row, *check.others):
            for kind, key in self._keys(row):
                keys[kind][key] = None
        return {kind: list(found) for kind, found in keys.items()}

    def _keys(self, row: Sourced) -> list[tuple[str, int]]:
        if isinstance(row, Initiative):
            return [("initiatives", row.pk)]
        if isinstance(row, Responsibility):
            return [("initiatives", row.initiative_id)]
        if isinstance(row, BudgetLine):
            return [("budget_lines", row.pk)]
        if isinstance(row, Target):
            return _keys_of_target(row)
        if isinstance(row, Measurement):
            linked = [("initiatives", key) for key in self._linked[row.indicator_id]]
            measured = self._targets_of[row.indicator_id]
            return [*linked, *(key for one in measured for key in _keys_of_target(one))]
        return []


def _keys_of_target(target: Target) -> list[tuple[str, int]]:
    own = [("targets", target.pk)]
    return [*own, ("initiatives", target.initiative_id)] if target.initiative_id else own
