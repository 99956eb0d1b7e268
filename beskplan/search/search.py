"""One search over initiatives, targets, units and plans.

Words are found by their Danish stem (`search_vector`) and inside longer words (`search_text`,
folded: æ, ø, å as ae, oe, aa). Only when nothing holds every word are words taken that are spelled
alike. Each kind of thing is one query, on its own indexes.

A common word stands in tens of thousands of rows, and to rank them all takes longer than anyone
waits. Of each kind only so many are therefore weighed: those with the words in their title, those
with the code, and the newest of the others.
"""

from dataclasses import dataclass, field

from beskplan.search import marking
from beskplan.search.marking import Piece
from beskplan.search.queries import KINDS, Reach, hits
from beskplan.search.suggestions import nearest_words
from beskplan.search.terms import LONGEST_QUERY, Term, terms_of
from core.addresses import page_of
from core.danish import format_number

__all__ = ["LONGEST_QUERY", "Result", "search", "terms_of"]

OF_EVERY_KIND, OF_ONE_KIND = Reach(shown=8, weighed=50), Reach(shown=200, weighed=100)


@dataclass(frozen=True)
class Hit:
    kind: str
    pk: int
    code: str
    title: str
    text: str
    status: str
    plan: str
    found: int

    @classmethod
    def of(cls, name: str, row: dict) -> "Hit":
        """A hit from a row of `hits`."""
        kind = KINDS[name]
        return cls(
            kind=name,
            pk=row["pk"],
            code=row.get(kind.code, ""),
            title=row[kind.name],
            text="\n".join(row[one] for one in kind.text),
            status=row.get(kind.status, ""),
            plan=row.get(kind.plan, ""),
            found=row["found"],
        )

    @property
    def url(self) -> str:
        return page_of(KINDS[self.kind].page, self.code if self.kind == "plan" else self.pk)


@dataclass
class Group:
    """The best hits of one kind, and how many there are."""

    kind: str
    hits: list[Hit]
    weighed: int

    @property
    def found(self) -> int:
        return self.hits[0].found

    @property
    def is_cut(self) -> bool:
        return self.found > len(self.hits)

    @property
    def is_uncounted(self) -> bool:
        return self.found > self.weighed

    @property
    def number(self) -> str:
        """How many hits there are in words; "mere end 50" where not all were ranked."""
        if self.is_uncounted:
            return f"mere end {format_number(self.weighed)}"
        return format_number(self.found)

    @property
    def plural(self) -> str:
        return KINDS[self.kind].plural

    @property
    def words(self) -> str:
        """What stands after the number: "1 enhed", "2 enheder"."""
        return KINDS[self.kind].singular if self.found == 1 else self.plural


@dataclass
class Result:
    terms: list[Term]
    groups: list[Group] = field(default_factory=list)
    alike: bool = False  # nothing held every word; these are spelled alike
    suggestions: list[str] = field(default_factory=list)

    def marked(self, text: str) -> list[Piece]:
        return marking.marked(text, self._texts, self.alike)

    def excerpt(self, text: str) -> list[Piece]:
        return marking.excerpt(text, self._texts, self.alike)

    @property
    def _texts(self) -> tuple[str, ...]:
        return tuple(term.text for term in self.terms)

    @property
    def found(self) -> int:
        return sum(group.found for group in self.groups)

    @property
    def number(self) -> str:
        """How many hits there are of all kinds."""
        number = sum(min(group.found, group.weighed) for group in self.groups)
        is_more = any(group.is_uncounted for group in self.groups)
        return ("mere end " if is_more else "") + format_number(number)


def search(query: str, only: str = "") -> Result:
    """The hits in all plans; `only` one kind shows more of it. At most nine queries: one
    for each kind, again for what is spelled alike, and the words to suggest."""
    terms = terms_of(query)
    if not terms:
        return Result(terms)
    only = only if only in KINDS else ""
    reach = OF_ONE_KIND if only else OF_EVERY_KIND
    groups = _groups(terms, only, alike=False, reach=reach)
    alike = not groups
    if alike:
        groups = _groups(terms, only, alike=True, reach=reach)
    return Result(
        terms,
        groups,
        alike and bool(groups),
        [] if groups else nearest_words(term.folded for term in terms),
    )


def _groups(terms: list[Term], only: str, *, alike: bool, reach: Reach) -> list[Group]:
    groups = (
        Group(
            kind,
            [Hit.of(kind, row) for row in hits(kind, terms, alike=alike, reach=reach)],
            reach.weighed,
        )
        for kind in ([only] if only else KINDS)
    )
    return [group for group in groups if group.hits]
