"""Which figures of one table are printed as parts of which. Pure; found by the wording alone.

A table holds what one source states of an indicator, area and period, also what it states twice.

A breakdown is a text, and no field says what it is a part of. So: rows that begin with "heraf"
belong to the row above them; "X, y" belongs to "X"; "A (b + c)" is made of the rows that name b
and c; the others are parts of the total. They need not be all parts, so they are held against
their whole only when together they come close to it.
"""

from collections.abc import Iterator
from decimal import Decimal
from re import compile as pattern

from targets.models import Measurement

CLOSE = Decimal("0.05")  # of the whole
OF_IT = "heraf "
SUM = pattern(r"\(([^()]+ \+ [^()]+)\)")
# Ranks and lengths of time are not added.
NOT_ADDED = {"placering", "år", "måneder", "uger", "dage", "gange"}
Split = tuple[Measurement, list[Measurement]]
ByName = dict[str, Measurement]  # by the breakdown


def splits(table: list[Measurement]) -> Iterator[Split]:
    """Pairs of a figure and its parts, among the figures (`table`) of one indicator, area and
    period in printed order."""
    if not table or table[0].indicator.unit_of_measure in NOT_ADDED:
        return
    counting = [row for row in table if row.counts]
    by_name = {row.breakdown: row for row in counting}
    found: dict[tuple, Split] = {}  # the same split may be printed in two ways
    for whole, parts in (*_of_it(counting), *_named(by_name), *_sums(by_name), *_total(by_name)):
        if len(parts) > 1 and _is_close(whole, parts):
            found[whole.breakdown, frozenset(part.breakdown for part in parts)] = whole, parts
    for whole, parts in found.values():
        yield whole, _from_the_same_place(whole, parts, table)


def added_rows(table: list[Measurement]) -> list[Measurement]:
    """The rows that the figures of a table add up from: its total, or what is in no other row."""
    by_name = {row.breakdown: row for row in table}
    return [by_name[""]] if "" in by_name else top_rows(table)


def top_rows(table: list[Measurement]) -> list[Measurement]:
    """The breakdowns that are not already in another row of the table."""
    by_name = {row.breakdown: row for row in table}
    return [row for name, row in by_name.items() if name and not _is_below(name, by_name)]


def _from_the_same_place(
    whole: Measurement, parts: list[Measurement], table: list[Measurement]
) -> list[Measurement]:
    """A chapter that states a sum and all its terms is held against its own terms, also where
    another chapter's count."""
    place = whole.source_place
    beside = {row.breakdown: row for row in table if row.source_place == place}
    own = [beside[part.breakdown] for part in parts if part.breakdown in beside]
    return own if place and len(own) == len(parts) else parts


def _is_close(whole: Measurement, parts: list[Measurement]) -> bool:
    return abs(sum(part.value for part in parts) - whole.value) <= abs(whole.value) * CLOSE


def _of_it(table: list[Measurement]) -> Iterator[Split]:
    whole: Measurement | None = None
    parts: list[Measurement] = []
    for above, row in zip((None, *table), table, strict=False):
        if not row.breakdown.startswith(OF_IT):
            continue
        if above is not None and not above.breakdown.startswith(OF_IT):
            if whole:
                yield whole, parts
            whole, parts = above, []
        parts.append(row)
    if whole:
        yield whole, parts


def _named(by_name: ByName) -> Iterator[Split]:
    for name, whole in by_name.items():
        parts = [row for other, row in by_name.items() if name and other.startswith(f"{name}, ")]
        yield whole, parts


def _sums(by_name: ByName) -> Iterator[Split]:
    for name, whole in by_name.items():
        terms = _terms(name)
        found = (_row_of_term(by_name, term, name) for term in terms)
        parts = [row for row in found if row is not None]
        if terms and len(parts) == len(terms):
            yield whole, parts


def _terms(name: str) -> list[str]:
    found = SUM.search(name)
    return found[1].split(" + ") if found else []


def _row_of_term(by_name: ByName, term: str, sum_name: str) -> Measurement | None:
    """The only other row whose name holds the term of the sum; None with none or several."""
    rows = [row for name, row in by_name.items() if name != sum_name and term in name]
    return rows[0] if len(rows) == 1 else None


def _total(by_name: ByName) -> Iterator[Split]:
    if "" not in by_name:
        return
    yield by_name[""], top_rows(list(by_name.values()))


def _is_below(name: str, by_name: ByName) -> bool:
    """Whether the row is already in another row of the table."""
    in_named = any(other and name.startswith(f"{other}, ") for other in by_name)
    return name.startswith(OF_IT) or bool(_terms(name)) or in_named
