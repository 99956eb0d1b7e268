"""The queries of a search: one for each kind of thing, every one on its own indexes."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import (
    Case,
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Lower
from django.db.models.lookups import Contains, Exact, GreaterThan

from beskplan.search.terms import Term
from core.danish import Folded
from initiatives.models import Initiative, Plan, Unit, UnitSpelling
from targets.models import Target


@dataclass(frozen=True)
class Reach:
    """How far a search goes: how many hits of a kind are `shown`, and how many rows are ranked
    (`weighed`) of each way to find them: by code, by title, by text."""

    shown: int
    weighed: int


def _spellings() -> Func:
    """All printed spellings of the unit in the outer query, as one text with " · " between them."""
    own = UnitSpelling.objects.filter(unit=OuterRef("pk")).values("spelling")
    return Func(
        ArraySubquery(own), Value(" · "), function="array_to_string", output_field=TextField()
    )


@dataclass(frozen=True)
class Kind:
    """How one kind of thing is searched and shown. `name`, `code`, `text`, `status` and `plan` are
    the fields that a hit shows, "" where the kind has none; several fields make up the text.
    `computed` holds expressions for fields that the model does not have."""

    model: type[Model]
    singular: str
    plural: str
    page: str
    name: str = "title"
    code: str = ""
    text: tuple[str, ...] = ()
    status: str = ""
    plan: str = ""
    computed: dict = field(default_factory=dict)
    newest: tuple[str, ...] = ()  # what goes first among equals
    has_many: bool = False  # so that titles have an index of their own

    @property
    def fields(self) -> list[str]:
        named = ("pk", self.name, self.code, *self.text, self.status, self.plan)
        return [one for one in named if one and one not in self.computed]


KINDS = {
    "initiative": Kind(
        Initiative,
        "initiativ",
        "initiativer",
        "initiative",
        code="code",
        text=("purpose", "description"),
        status="status",
        plan="plan__title",
        newest=("-plan__year_to",),
        has_many=True,
    ),
    "target": Kind(
        Target,
        "mål",
        "mål",
        "target",
        text=("wording",),
        status="verdict",
        plan="plan__title",
        newest=("-plan__year_to",),
        has_many=True,
    ),
    "unit": Kind(
        Unit,
        "enhed",
        "enheder",
        "unit",
        name="name",
        text=("printed",),
        computed={"printed": _spellings()},
    ),
    "plan": Kind(
        Plan, "plan", "planer", "plan", code="slug", text=("summary",), newest=("-year_to",)
    ),
}


def hits(name: str, terms: list[Term], *, alike: bool, reach: Reach) -> QuerySet:
    """The best rows of a kind, each a dictionary of its fields and `found`, the number of rows that
    were ranked. Rows that hold every term, or with `alike` words that are spelled like each of
    them."""
    kind = KINDS[name]
    rows = (_spelled_alike if alike else _holding)(kind, terms, reach.weighed)
    rows = rows.order_by("-matched", *kind.newest, "pk")
    return rows.values(*kind.fields, **kind.computed, found=Window(Count("*")))[: reach.shown]


def _holding(kind: Kind, terms: list[Term], most: int):
    """Rows that hold every term. A row whose code is the query goes first, then those with the
    terms in the title, then by PostgreSQL's rank."""
    whole = " ".join(term.text for term in terms)
    rank = SearchRank(F("search_vector"), SearchQuery(whole, config="danish"))
    first = Case(
        *([When(_is_code(kind, whole), then=Value(100))] if kind.code else []),
        When(_in_title(kind, terms), then=Value(10)),
        default=Value(0),
        output_field=FloatField(),
    )
    rows = kind.model.objects.filter(pk__in=_weighed(kind, terms, whole, most))
    return rows.alias(matched=ExpressionWrapper(first + rank, FloatField()))


def _weighed(kind: Kind, terms: list[Term], whole: str, most: int):
    """The keys of the rows to rank. Each way to find them gives at most `most` + 1; the one too
    many tells that there are others."""
    rows = kind.model.objects
    sources = [
        _newest(rows.filter(*(_holds(term) | _named_kind(kind, term) for term in terms)), most)
    ]
    if kind.model is Unit:
        sources.append(_some(_spelled_so(terms), most))
    if kind.has_many and not any(term.is_whole_word for term in terms):
        sources.append(_some(rows.filter(_in_title(kind, terms)), most))
    if kind.model is Initiative:
        sources.append(_some(rows.filter(_is_code(kind, whole)), most))
    return sources[0].union(*sources[1:]) if sources[1:] else sources[0]


def _some(rows, most: int):
    """The keys of any `most` + 1 of the rows: to take the first in an order, all would have to be
    read."""
    return rows.order_by().values("pk")[: most + 1]


def _newest(rows, most: int):
    return rows.order_by("-pk").values("pk")[: most + 1]


def _is_code(kind: Kind, whole: str) -> Exact:
    return Exact(Lower(kind.code), whole)


def _in_title(kind: Kind, terms: list[Term]) -> Q:
    return Q(*(Contains(Folded(kind.name), term.folded) for term in terms))


def _holds(term: Term) -> Q:
    """That a row holds the term. A word that Danish text search leaves out ("på") matches every
    row."""
    stem = SearchQuery(term.text, config="danish", search_type="phrase")
    if term.is_whole_word:
        return Q(search_vector=stem) | Q(GreaterThan(Value(1), Func(stem, function="numnode")))
    return Q(search_vector=stem) | Q(search_text__contains=term.folded)


def _spelled_alike(kind: Kind, terms: list[Term], most: int):
    """Rows whose name has for every term a word that shares most of its three-letter groups."""
    name = Folded(kind.name) if kind.has_many else F("search_text")
    alike = kind.model.objects.filter(
        *(_holds(term) if term.is_whole_word else _is_like(kind, name, term) for term in terms)
    )
    whole = " ".join(term.folded for term in terms)
    likeness = TrigramWordSimilarity(whole, Folded(kind.name)) * 2
    rows = kind.model.objects.filter(pk__in=_some(alike, most))
    return rows.alias(matched=likeness + TrigramWordSimilarity(whole, name))


def _is_like(kind: Kind, name, term: Term) -> Q:
    """That the name, or of a unit a printed spelling, has a word spelled like the term."""
    near = Q(TrigramWordSimilar(name, term.folded))
    if kind.model is Unit:
        near |= _printed(TrigramWordSimilar(Folded("spelling"), term.folded))
    return near


def _named_kind(kind: Kind, term: Term) -> Q:
    """That a target is of the kind that the term names: "ministermål" finds every minister's
    goal."""
    named = kind.model is Target and term.folded in Target.Kind.values
    return Q(kind=term.folded) if named else Q()


def _spelled_so(terms: list[Term]):
    """Units that hold every term, at least one of them in a printed spelling. The query starts from
    the spellings, which are few: "its text or a spelling" has no index, and every unit would be
    read."""
    spelled = [Q(Contains(Folded("spelling"), term.folded)) for term in terms]
    units = Unit.objects.filter(_printed(reduce(or_, spelled)))
    if not spelled[1:]:
        return units
    return units.filter(
        *(_holds(term) | _printed(one) for term, one in zip(terms, spelled, strict=True))
    )


def _printed(condition) -> Q:
    return Q(pk__in=UnitSpelling.objects.filter(condition).order_by().values("unit"))
