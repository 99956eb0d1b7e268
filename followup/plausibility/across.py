"""Budget against statistics: how many people a line pays for, and how many the plan counts. Pure.

`BudgetLine.recipients` is what the plan's statistics call those whom a line pays for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from budget.models import BudgetAmount, BudgetLine
from core.danish import format_number
from core.plausibility import Check, sentence
from targets.models import Measurement
from targets.rule.plausibility.ranges import AVERAGED, meet, stated_range
from targets.rule.plausibility.wording import when

PERSONS = "Budget og statistik"
Counted = dict[tuple[str, int], list[Measurement]]  # by breakdown and year


def checks(lines: Iterable[BudgetLine], measurements: Iterable[Measurement]) -> list[Check]:
    """A check for every group of recipients and year that both budget and statistics count."""
    counted: Counted = defaultdict(list)
    for row in measurements:
        averaged = row.indicator.unit_of_measure.startswith(AVERAGED)
        if row.counts and row.breakdown and row.date and averaged:
            counted[row.breakdown, row.date.year].append(row)
    paid: dict[str, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        if line.recipients:
            paid[line.recipients].append(line)
    return [
        check
        for recipients, together in paid.items()
        for check in _recipient_checks(recipients, together, counted)
    ]


def _recipient_checks(
    recipients: str, lines: list[BudgetLine], counted: Counted
) -> Iterator[Check]:
    by_year: dict[int, list[BudgetAmount]] = defaultdict(list)
    for line in lines:
        for amount in line.amounts.all():
            if amount.year and amount.persons is not None:
                by_year[amount.year].append(amount)
    for year, amounts in by_year.items():
        for row in counted[recipients, year]:
            if len(amounts) == len(lines):
                yield _check(lines, amounts, row)


def _check(lines: list[BudgetLine], amounts: list[BudgetAmount], row: Measurement) -> Check:
    persons = [amount.persons for amount in amounts]
    total = sum(persons, Decimal(0))
    fits = meet((total, total), stated_range(row))
    added = " + ".join(map(format_number, persons))
    summed = f" = {format_number(total)}" if len(persons) > 1 else ""
    stated = f"{added}{summed} helårspersoner"
    counts = f"{format_number(row.value)} {row.indicator.unit_of_measure} ({when(row)})"
    computed = f"{row.source_place or row.indicator} har {counts}"
    return Check(
        row=lines[0],
        what=" og ".join(line.label for line in lines),
        url=lines[0].get_absolute_url(),
        kind=PERSONS,
        holds_for=amounts[0].holds_for,
        fits=fits,
        stated=stated,
        computed=computed,
        difference="" if fits else format_number(abs(total - row.value)),
        sentence=sentence(f"Budgettet har {stated} på {row.breakdown.lower()}; {computed}"),
        remark="" if fits else "Budgettet gælder hele året.",
        others=(*lines[1:], row),
    )
