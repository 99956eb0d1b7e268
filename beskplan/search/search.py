"""One search over initiatives, targets, indicators, budget lines, units and plans.

It ranks the rows of one table, `SearchEntry`, and fetches what the best of them show. Words are
found by their Danish stem (`vector`) and inside longer words (`folded`: æ, ø, å as ae, oe, aa).
Only when nothing holds every word are words taken that are spelled alike.

A common word stands in tens of thousands of rows, and to rank them all takes longer than anyone
waits. Of each kind only so many are therefore weighed: those with the words in their title, those
with the code, and the newest of the others.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet

from beskplan.search import marking
from beskplan.search.marking import Piece
from beskplan.search.queries import KINDS, Reach, ranked, seen_by, shown
from beskplan.search.suggestions import NearestWords, nearest_words
from beskplan.search.terms import LONGEST_QUERY, Term, terms_of
from budget.models import place_of_line
from core.addresses import page_of
from core.danish import format_number
from initiatives.permissions import Access

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
    plan_slug: str

    @classmethod
    def of(cls, row: dict) -> "Hit":
        """A hit from what `shown` gives of an entry."""
        return cls(
            kind=row["kind"],
            pk=row["object_id"],
            code=row["code"],
            title=row["title"],
            text=row["text"],
            status=row["status"],
            plan=(row["plan__title"] or "") if row["kind"] != "plan" else "",
            plan_slug=row["plan__slug"] or "",
        )

    @property
    def url(self) -> str:
        if self.kind == "budgetline":
            return place_of_line(self.pk, self.plan_slug)
        return page_of(self.kind, self.plan_slug if self.kind == "plan" else self.pk)


@dataclass
class Group:
    """The best hits of one kind, and how many were found when at least `weighed` were looked
    for."""

    kind: str
    hits: list[Hit]
    found: int
    weighed: int

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
    words: NearestWords = NearestWords()  # when nothing was found

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


def search(query: str, access: Access, only: str = "") -> Result:
    """The hits in all plans that the user sees; `only` one kind shows more of it. Five queries at
    most; one more before them where nothing holds the words, and in all four where nothing is
    found."""
    terms = terms_of(query)
    if not terms:
        return Result(terms)
    kinds, reach = ([only], OF_ONE_KIND) if only in KINDS else (list(KINDS), OF_EVERY_KIND)
    seen = seen_by(access)
    groups = _groups(seen, kinds, terms, alike=False, reach=reach)
    if groups:
        return Result(terms, groups)
    groups = _groups(seen, kinds, terms, alike=True, reach=reach)
    if groups:
        return Result(terms, groups, alike=True)
    return Result(terms, words=nearest_words([term.folded for term in terms], access))


def _groups(
    seen: QuerySet, kinds: list[str], terms: list[Term], *, alike: bool, reach: Reach
) -> list[Group]:
    of_kind = defaultdict(list)
    for kind, key in ranked(seen, kinds, terms, alike=alike, weighed=reach.weighed):
        of_kind[kind].append(key)
    entries = shown([key for found in of_kind.values() for key in found[: reach.shown]])
    return [
        Group(
            kind=kind,
            hits=[Hit.of(entries[key]) for key in of_kind[kind][: reach.shown]],
            found=len(of_kind[kind]),
            weighed=reach.weighed,
        )
        for kind in kinds
        if kind in of_kind
    ]
