"""The queries of a search: one for each kind of thing, every one on its own indexes."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
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
from django.db.models.functions import Concat, Lower
from django.db.models.lookups import GreaterThan

from beskplan.search_terms import Term
from initiatives.danish import folded
from initiatives.models import Initiative, Plan, Unit, UnitSpelling
from targets.models import Target


@dataclass(frozen=True)
class Reach:
    """How far a search goes: so many hits of a kind are shown, and of each way to find them so many
    rows are weighed."""

    shown: int
    weighed: int


# Annotated under these names, since a model's own fields may not be named again.
COLUMNS = tuple(
    f"hit_{name}" for name in ("kind", "pk", "code", "title", "text", "status", "plan", "found")
)


def _blank() -> Value:
    return Value("", output_field=TextField())


def _lines(first: str, second: str) -> Concat:
    return Concat(F(first), Value("\n"), F(second), output_field=TextField())


def _spellings() -> Func:
    own = UnitSpelling.objects.filter(unit=OuterRef("pk")).values("spelling")
    return Func(
        ArraySubquery(own), Value(" · "), function="array_to_string", output_field=TextField()
    )


@dataclass(frozen=True)
class Kind:
    """How one kind of thing is searched and shown. The expressions are columns of a hit."""

    model: type[Model]
    singular: str
    plural: str
    page: str
    name: str = "title"  # the field that names a row
    code: object = field(default_factory=_blank)
    text: object = field(default_factory=_blank)
    status: object = field(default_factory=_blank)
    plan: object = field(default_factory=_blank)
    newest: tuple[str, ...] = ()  # what goes first among equals
    has_many: bool = False  # so that titles have an index of their own


KINDS = {
    "initiative": Kind(
        Initiative,
        "initiativ",
        "initiativer",
        "initiative",
        code=F("code"),
        text=_lines("purpose", "description"),
        status=F("status"),
        plan=F("plan__title"),
        newest=("-plan__year_to",),
        has_many=True,
    ),
    "target": Kind(
        Target,
        "mål",
        "mål",
        "target",
        text=F("wording"),
        status=F("verdict"),
        plan=F("plan__title"),
        newest=("-plan__year_to",),
        has_many=True,
    ),
    "unit": Kind(Unit, "enhed", "enheder", "unit", name="name", text=_spellings()),
    "plan": Kind(
        Plan, "plan", "planer", "plan", code=F("slug"), text=F("summary"), newest=("-year_to",)
    ),
}


def hits(name: str, terms: list[Term], *, alike: bool, reach: Reach) -> QuerySet:
    """The best rows of a kind, as COLUMNS: what holds every term, or with `alike` is spelled so."""
    kind = KINDS[name]
    rows = (_spelled_alike if alike else _holding)(kind, terms, reach.weighed)
    rows = rows.annotate(
        hit_kind=Value(name, output_field=TextField()),
        hit_pk=F("pk"),
        hit_code=kind.code,
        hit_title=F(kind.name),
        hit_text=kind.text,
        hit_status=kind.status,
        hit_plan=kind.plan,
        hit_found=Window(Count("*")),
    )
    return rows.order_by("-matched", *kind.newest, "pk").values_list(*COLUMNS)[: reach.shown]


def _holding(kind: Kind, terms: list[Term], most: int):
    """Rows that hold every term; the code itself first, then titles, then by weight."""
    whole = " ".join(term.text for term in terms)
    rank = SearchRank(F("search_vector"), SearchQuery(whole, config="danish"))
    first = Case(
        When(folded_code=whole, then=Value(100)),
        When(_in_title(terms), then=Value(10)),
        default=Value(0),
        output_field=FloatField(),
    )
    rows = _named(kind).filter(pk__in=_weighed(kind, terms, whole, most))
    return rows.alias(matched=ExpressionWrapper(first + rank, FloatField()))


def _weighed(kind: Kind, terms: list[Term], whole: str, most: int):
    """The keys of those that are ranked: of each way to find them one more than `most`, which tells
    that there are others."""
    holding = _named(kind)
    for term in terms:
        holding = holding.filter(_holds(term) | _named_kind(holding, term))
    sources = [_newest(holding, most)]
    if kind.model is Unit:
        sources.append(_some(_spelled_so(terms), most))
    if kind.has_many and not any(term.is_whole_word for term in terms):
        sources.append(_some(_named(kind).filter(_in_title(terms)), most))
    if kind.model is Initiative:
        sources.append(_some(_named(kind).filter(folded_code=whole), most))
    return sources[0].union(*sources[1:]) if sources[1:] else sources[0]


def _named(kind: Kind):
    return kind.model.objects.alias(folded_name=folded(kind.name), folded_code=Lower(kind.code))


def _some(rows, most: int):
    """Unsorted: of more than so many any will do, and to sort them they would all be read."""
    return rows.order_by().values("pk")[: most + 1]


def _newest(rows, most: int):
    return rows.order_by("-pk").values("pk")[: most + 1]


def _in_title(terms: list[Term]) -> Q:
    return Q(*(Q(folded_name__contains=term.folded) for term in terms))


def _holds(term: Term) -> Q:
    """A word that Danish leaves out of its text search ("på") is held by every row."""
    stem = SearchQuery(term.text, config="danish", search_type="phrase")
    if term.is_whole_word:
        return Q(search_vector=stem) | Q(GreaterThan(Value(1), Func(stem, function="numnode")))
    return Q(search_vector=stem) | Q(search_text__contains=term.folded)


def _spelled_alike(kind: Kind, terms: list[Term], most: int):
    """Rows whose name for every term holds a word with most of its letter groups."""
    alike = _named(kind)
    name = "folded_name" if kind.has_many else "search_text"
    for term in terms:
        near = Q(**{f"{name}__trigram_word_similar": term.folded})
        near |= _spelled(alike, folded__trigram_word_similar=term.folded)
        alike = alike.filter(_holds(term) if term.is_whole_word else near)
    whole = " ".join(term.folded for term in terms)
    likeness = TrigramWordSimilarity(whole, folded(kind.name)) * 2
    rows = _named(kind).filter(pk__in=_some(alike, most))
    return rows.alias(matched=likeness + TrigramWordSimilarity(whole, name))


def _named_kind(rows, term: Term) -> Q:
    """All targets of a kind are found by what it is called: "ministermål"."""
    named = rows.model is Target and term.folded in Target.Kind.values
    return Q(kind=term.folded) if named else Q()


def _spelled(rows, **condition) -> Q:
    """Units are also found by the spellings that documents print."""
    return _printed(Q(**condition)) if rows.model is Unit else Q()


def _spelled_so(terms: list[Term]):
    """Units that hold every term, at least one of them in a spelling. They are looked for from the
    few spellings: "its text or a spelling" has no index, and every unit would be read."""
    spelled = [Q(folded__contains=term.folded) for term in terms]
    units = Unit.objects.filter(_printed(reduce(or_, spelled)))
    if not spelled[1:]:
        return units
    return units.filter(
        *(_holds(term) | _printed(one) for term, one in zip(terms, spelled, strict=True))
    )


def _printed(condition: Q) -> Q:
    spellings = UnitSpelling.objects.alias(folded=folded("spelling")).filter(condition)
    return Q(pk__in=spellings.values("unit"))
