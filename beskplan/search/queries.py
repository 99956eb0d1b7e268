"""The queries of a search: one finds and ranks the entries of all kinds, on their indexes; few and
small ones fetch what the hits show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import (
    Case,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Model,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Lower
from django.db.models.lookups import Contains, Exact, GreaterThan

from beskplan.search.terms import Term
from budget.models import BudgetLine
from core.danish import Folded
from initiatives.models import Initiative, Plan, SearchEntry, Unit
from initiatives.permissions import Access
from targets.models import Indicator, Target


@dataclass(frozen=True)
class Reach:
    """How far a search goes: how many hits of a kind are `shown`, and how many entries are ranked
    (`weighed`) of each way to find them: by code, by title, by text."""

    shown: int
    weighed: int


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is searched. `status` is the field of its model that a hit shows.
    `has_many`: there are so many that a title must be looked for by itself, and that only titles
    are looked through for words spelled alike."""

    model: type[Model]
    singular: str
    plural: str
    status: str = ""
    has_many: bool = True


# By the name that entries have for them, in the order in which the page shows them.
KINDS = {
    kind.model._meta.model_name: kind
    for kind in (
        Kind(Initiative, "initiativ", "initiativer", status="status"),
        Kind(Target, "mål", "mål", status="verdict"),
        Kind(Indicator, "indikator", "indikatorer"),
        Kind(BudgetLine, "budgetlinje", "budgetlinjer"),
        Kind(Unit, "enhed", "enheder", has_many=False),
        Kind(Plan, "plan", "planer", has_many=False),
    )
}
SHOWN = ("pk", "kind", "object_id", "code", "title", "text", "plan__title", "plan__slug")


def seen_by(access: Access) -> QuerySet:
    """The entries that the user may find: those of plans in draft are the planners' own."""
    if access.sees_drafts:
        return SearchEntry.objects.all()
    return SearchEntry.objects.exclude(plan__in=Plan.objects.filter(state=Plan.State.DRAFT))


def ranked(
    seen: QuerySet, kinds: Iterable[str], terms: list[Term], *, alike: bool, weighed: int
) -> QuerySet:
    """Kind and key of the `seen` entries that are weighed, the best first: those that hold every
    term, or with `alike` words that are spelled like each of them."""
    entries = (_spelled_alike if alike else _holding)(seen, list(kinds), terms, weighed)
    best = (F("matched").desc(), F("plan__year_to").desc(nulls_last=True), "object_id")
    return entries.order_by(*best).values_list("kind", "pk")


def shown(keys: Iterable[int]) -> dict[int, dict]:
    """What hits show of these entries, by key: SHOWN and `status`."""
    entries = {row["pk"]: row for row in SearchEntry.objects.filter(pk__in=keys).values(*SHOWN)}
    things = defaultdict(list)
    for row in entries.values():
        things[row["kind"]].append(row["object_id"])
    statuses = {kind: _statuses(KINDS[kind], found) for kind, found in things.items()}
    for row in entries.values():
        row["status"] = statuses[row["kind"]].get(row["object_id"], "")
    return entries


def _statuses(kind: Kind, keys: list[int]) -> dict[int, str]:
    if not kind.status:
        return {}
    return dict(kind.model._default_manager.filter(pk__in=keys).values_list("pk", kind.status))


def _holding(seen: QuerySet, kinds: list[str], terms: list[Term], most: int):
    """Entries that hold every term. One whose code is the query goes first, then those with the
    terms in the title, then by PostgreSQL's rank."""
    whole = " ".join(term.text for term in terms)
    rank = SearchRank(F("vector"), SearchQuery(whole, config="danish"))
    first = Case(
        When(_is_code(whole), then=Value(100)),
        When(_in_title(terms), then=Value(10)),
        default=Value(0),
        output_field=FloatField(),
    )
    entries = SearchEntry.objects.filter(pk__in=_weighed(seen, kinds, terms, whole, most))
    return entries.alias(matched=ExpressionWrapper(first + rank, FloatField()))


def _weighed(
    seen: QuerySet, kinds: list[str], terms: list[Term], whole: str, most: int
) -> list[int]:
    """The keys of the entries to rank. Each way to find them gives at most `most` + 1 of a kind;
    the one too many tells that there are others."""
    holding = seen.filter(*map(_holds, terms))
    in_title = seen.filter(_in_title(terms))
    ways = [_some(seen.filter(_is_code(whole), kind__in=kinds), most)]
    for kind in kinds:
        ways.append(_newest(holding.filter(kind=kind), most))
        if KINDS[kind].has_many and not any(term.is_whole_word for term in terms):
            ways.append(_some(in_title.filter(kind=kind), most))
    return _keys(ways)


def _keys(ways: list) -> list[int]:
    """Of the entries that are found in some of these ways."""
    found = ways[0].union(*ways[1:]) if ways[1:] else ways[0]
    return [key for key, _ in found]


def _some(entries, most: int):
    """Any `most` + 1 of the entries: to take the first in an order, all would have to be read."""
    return entries.order_by().values_list("pk", "object_id")[: most + 1]


def _newest(entries, most: int):
    """The entries of the things that were made last. A part of a union is ordered by a column that
    it gives: from Django 6 on it must be."""
    return entries.order_by("-object_id").values_list("pk", "object_id")[: most + 1]


def _is_code(whole: str) -> Q:
    return Q(Exact(Lower("code"), whole)) & ~Q(code="")


def _in_title(terms: list[Term]) -> Q:
    return Q(*(Contains(Folded("title"), term.folded) for term in terms))


def _holds(term: Term) -> Q:
    """That an entry holds the term. A word that Danish text search leaves out ("på") matches every
    entry."""
    stem = SearchQuery(term.text, config="danish", search_type="phrase")
    if term.is_whole_word:
        return Q(vector=stem) | Q(GreaterThan(Value(1), Func(stem, function="numnode")))
    return Q(vector=stem) | Q(folded__contains=term.folded)


def _spelled_alike(seen: QuerySet, kinds: list[str], terms: list[Term], most: int):
    """Entries that have for every term a word that shares most of its three-letter groups: in the
    title, or of what there is little of anywhere."""
    whole = " ".join(term.folded for term in terms)
    title, anywhere = Folded("title"), F("folded")
    ways = []
    for kind in kinds:
        name = title if KINDS[kind].has_many else anywhere
        like = (
            _holds(term) if term.is_whole_word else Q(TrigramWordSimilar(name, term.folded))
            for term in terms
        )
        ways.append(_some(seen.filter(*like, kind=kind), most))
    few = [name for name, kind in KINDS.items() if not kind.has_many]
    likeness = TrigramWordSimilarity(whole, title) * 2 + Case(
        When(kind__in=few, then=TrigramWordSimilarity(whole, anywhere)),
        default=TrigramWordSimilarity(whole, title),
    )
    entries = SearchEntry.objects.filter(pk__in=_keys(ways))
    return entries.alias(matched=likeness)
