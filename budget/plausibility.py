"""Which of a budget's stated figures agree with each other.

Pure: takes lines with their amounts, asks the database nothing and corrects nothing. A document
that contradicts itself is shown as it is, with the contradiction said in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from core.danish import decimals_of, format_number
from core.plausibility import Check, rounding

if TYPE_CHECKING:  # they are built on this module
    from budget.models import BudgetAmount, BudgetLine

MILLION = 1_000_000
UNIT_COST, PARTS, TOTAL = "Enhedsomkostning", "Dele og helhed", "Opgivet sum"
OTHER_SPLIT = "To opdelinger af samme beløb"
MOST_SUMS = 12  # lines of a split that are put together in every way


def checks(lines: Iterable[BudgetLine]) -> list[Check]:
    """Every check that the lines of one plan allow; give all its lines, or parts go missing."""
    lines = list(lines)
    return [*_unit_costs(lines), *_parts(lines), *_other_splits(lines), *_totals(lines)]


def computed_unit_cost(amount: BudgetAmount) -> Decimal | None:
    """Kroner per full-time person: amount × 1.000.000 ÷ persons; None where one is missing."""
    if amount.amount is None or not amount.persons:
        return None
    return amount.amount * MILLION / amount.persons


def unit_cost_deviates(amount: BudgetAmount) -> bool:
    """Whether the stated unit cost lies beyond what the rounding of the amount explains."""
    computed = computed_unit_cost(amount)
    if computed is None or amount.unit_cost is None:
        return False
    margin = rounding(amount.amount) * MILLION / amount.persons + rounding(amount.unit_cost)
    return abs(amount.unit_cost - computed) > margin


def _subject(line: BudgetLine) -> dict:
    return {"row": line, "what": line.label, "url": line.get_absolute_url()}


def _unit_costs(lines: list[BudgetLine]) -> Iterator[Check]:
    for line in lines:
        for amount in line.amounts.all():
            computed = computed_unit_cost(amount)
            if computed is not None and amount.unit_cost is not None:
                yield _unit_cost_check(line, amount, computed)


def _unit_cost_check(line: BudgetLine, amount: BudgetAmount, computed: Decimal) -> Check:
    stated, calculated = format_number(amount.unit_cost, 0), format_number(computed, 0)
    division = f"{_million(amount.amount)} delt med {format_number(amount.persons)} helårspersoner"
    fits = not unit_cost_deviates(amount)
    remark = ""
    if not fits:
        sentence = (
            f"Enhedsomkostningen er opgivet til {stated} kr., men {division} er {calculated} kr."
        )
    elif stated == calculated:
        sentence = f"Enhedsomkostningen på {stated} kr. er {division}."
    else:
        remark = "Afrundingen af beløbet forklarer forskellen."
        sentence = (
            f"Enhedsomkostningen er opgivet til {stated} kr.; {division} er {calculated} kr. "
            f"{remark}"
        )
    return Check(
        **_subject(line),
        kind=UNIT_COST,
        holds_for=amount.holds_for,
        fits=fits,
        stated=f"{stated} kr. pr. helårsperson",
        computed=f"{division} er {calculated} kr.",
        difference=f"{format_number(abs(amount.unit_cost - computed), 0)} kr.",
        sentence=sentence,
        remark=remark,
    )


def _parts(lines: list[BudgetLine]) -> Iterator[Check]:
    """Parts against their whole.

    A whole may be split in more ways than one (66,4 by cost type and, of it, 22,0 by financing),
    so only parts that are described by the same properties are added up. A single part is an
    excerpt: it may be smaller than the whole, never larger.
    """
    by_key = {line.pk: line for line in lines}
    parts = [line for line in lines if line.part_of_id in by_key]
    parts.sort(key=_split)
    for (whole_pk, *_), split in groupby(parts, key=_split):
        beside = list(split)
        for amount in by_key[whole_pk].amounts.all():
            stated = _all_stated(amount, beside)
            if amount.amount is not None and stated:
                yield _parts_check(by_key[whole_pk], amount, stated)


def _split(part: BudgetLine) -> tuple:
    return part.part_of_id, bool(part.cost_type), bool(part.financing)


def _stated_like(amount: BudgetAmount, line: BudgetLine) -> Decimal | None:
    """The line's amount for the same year or period, price level and kind."""
    wanted = _holds_for(amount)
    return next((own.amount for own in line.amounts.all() if _holds_for(own) == wanted), None)


def _all_stated(amount: BudgetAmount, lines: list[BudgetLine]) -> list[Decimal]:
    """The amounts of all the lines like this one; nothing where one of them states none."""
    stated = (_stated_like(amount, line) for line in lines)
    known = [one for one in stated if one is not None]
    return known if len(known) == len(lines) else []


def _holds_for(amount: BudgetAmount) -> tuple:
    return amount.year, amount.period, amount.kind, amount.price_level


def _parts_check(whole: BudgetLine, amount: BudgetAmount, stated: list[Decimal]) -> Check:
    if len(stated) > 1:
        return _sum_check(whole, amount, stated, PARTS, ("Delene", "helheden"))
    part = stated[0]
    fits = part <= amount.amount + _margin(amount.amount, stated)
    verb = "er ikke større end" if fits else "er større end"
    return Check(
        **_subject(whole),
        kind=PARTS,
        holds_for=amount.holds_for,
        fits=fits,
        stated=_million(amount.amount),
        computed=f"en del alene er {_million(part)}",
        difference="" if fits else _million(part - amount.amount),
        sentence=f"Delen på {_million(part)} {verb} helheden på {_million(amount.amount)}",
    )


def _other_splits(lines: list[BudgetLine]) -> Iterator[Check]:
    """A part by cost type (17 of the 22 are service) against a full split by what is paid for (9, 6
    and 7): some of those put together give it, unless one of them is itself divided."""
    by_key = {line.pk: line for line in lines}
    parts = sorted((line for line in lines if line.part_of_id in by_key), key=_split)
    splits = [list(split) for _, split in groupby(parts, key=_split)]
    excerpts = [split[0] for split in splits if len(split) == 1 and split[0].cost_type]
    for excerpt in excerpts:
        for split in splits:
            is_beside = split[0].part_of_id == excerpt.part_of_id and not split[0].cost_type
            if len(split) > 1 and is_beside:
                yield from _other_split_checks(excerpt, split)


def _other_split_checks(excerpt: BudgetLine, split: list[BudgetLine]) -> Iterator[Check]:
    for amount in excerpt.amounts.all():
        stated = _all_stated(amount, split)
        if amount.amount is None or not stated or len(stated) > MOST_SUMS:
            continue
        sums = {
            sum(some, Decimal(0))
            for size in range(1, len(stated) + 1)
            for some in combinations(stated, size)
        }
        nearest = min(sums, key=lambda one: (abs(one - amount.amount), one))
        margin = sum(map(rounding, stated)) if _margin(amount.amount, stated) else Decimal(0)
        fits = abs(nearest - amount.amount) <= margin
        figures = ", ".join(map(_number, stated))
        verb = "kan dannes af" if fits else "kan ikke dannes af"
        computed = f"{_million(amount.amount)} {verb} de andre dele ({figures})"
        yield Check(
            **_subject(excerpt),
            kind=OTHER_SPLIT,
            holds_for=amount.holds_for,
            fits=fits,
            stated=_million(amount.amount),
            computed=computed,
            difference="" if fits else _million(abs(nearest - amount.amount)),
            sentence=f"{computed}.",
            remark="" if fits else "Mindst én af delene må være delt; kilden siger ikke hvilken.",
            others=tuple(split),
        )


def _totals(lines: list[BudgetLine]) -> Iterator[Check]:
    """A stated total without parts against the lines beside it in its group."""
    wholes = {line.part_of_id for line in lines}
    for total in lines:
        if not total.is_total or total.pk in wholes:
            continue
        beside = [line for line in lines if _is_beside(line, total)]
        for amount in total.amounts.all():
            stated = _all_stated(amount, beside)
            if amount.amount is not None and stated:
                yield _sum_check(total, amount, stated, TOTAL, ("Linjerne", "den opgivne sum"))


def _is_beside(line: BudgetLine, total: BudgetLine) -> bool:
    return (
        line.plan_id == total.plan_id
        and line.group == total.group
        and line.part_of_id is None
        and not line.is_total
    )


def _sum_check(
    whole: BudgetLine,
    amount: BudgetAmount,
    stated: list[Decimal],
    kind: str,
    names: tuple[str, str],
) -> Check:
    parts_name, whole_name = names
    total = sum(stated, Decimal(0))
    added = f"{' + '.join(map(_number, stated))} = {_million(total)}"
    difference, remark = abs(total - amount.amount), ""
    if not difference:
        sentence = f"{parts_name} giver {whole_name}: {added}"
    else:
        sentence = (
            f"{parts_name} giver {added}, men {whole_name} er "
            f"{_million(amount.amount)}; forskellen er {_million(difference)}"
        )
        if difference <= sum(map(rounding, [amount.amount, *stated])):
            remark = "Afrunding kan forklare den."
            sentence += f" {remark}"
    return Check(
        **_subject(whole),
        kind=kind,
        holds_for=amount.holds_for,
        fits=difference <= _margin(amount.amount, stated),
        stated=_million(amount.amount),
        computed=added,
        difference=_million(difference) if difference else "",
        sentence=sentence,
        remark=remark,
    )


def _margin(whole: Decimal, parts: list[Decimal]) -> Decimal:
    """A whole printed less exactly than its parts may differ by its own rounding; else nothing."""
    own = rounding(whole)
    return own if own > min(map(rounding, parts)) else Decimal(0)


def _million(figure: Decimal) -> str:
    return f"{_number(figure)} mio. kr."


def _number(figure: Decimal) -> str:
    """One decimal, as the page shows amounts; more where the figure has more."""
    return format_number(figure, max(1, decimals_of(figure)))
