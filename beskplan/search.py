"""One search over initiatives, targets, units and plans.

Words are found by their Danish stem (`search_vector`) and inside longer words (`search_text`,
folded: æ, ø, å as ae, oe, aa). Only when nothing holds every word are words taken that are spelled
alike. Each of the two is one query: a union with one branch per kind, every branch on its own
indexes.
"""

import re
from dataclasses import dataclass, field

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
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Concat, Lower, RowNumber
from django.urls import reverse

from beskplan.suggestions import nearest_words
from initiatives.danish import fold, folded
from initiatives.models import Initiative, Plan, Unit, UnitSpelling
from targets.models import Target

LONGEST_QUERY = 200  # characters
MOST_TERMS = 8
PER_GROUP = 8
PER_WHOLE_GROUP = 200
WHOLE_WORDS_UP_TO = 2  # characters: "it" must not find "kvalitet"
# Annotated under these names, since a model's own fields may not be named again.
COLUMNS = tuple(
    f"hit_{name}"
    for name in ("kind", "pk", "code", "title", "text", "status", "plan", "place", "found")
)


@dataclass(frozen=True)
class Term:
    """A word or quoted phrase of the query; `folded` as the search columns spell it."""

    text: str

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def is_whole_word(self) -> bool:
        """Numbers and codes ("3.4") and very short words are not looked for inside others."""
        return len(self.text) <= WHOLE_WORDS_UP_TO or not re.search(r"[^\W\d_]", self.text)


@dataclass(frozen=True)
class Hit:
    kind: str
    pk: int
    code: str
    title: str
    text: str
    status: str
    plan: str
    place: int
    found: int

    @property
    def url(self) -> str:
        return reverse(KINDS[self.kind].page, args=[self.code if self.kind == "plan" else self.pk])


@dataclass
class Group:
    """The hits of one kind: the best ones, and how many there are in all."""

    kind: str
    hits: list[Hit]

    @property
    def found(self) -> int:
        return self.hits[0].found

    @property
    def is_cut(self) -> bool:
        return self.found > len(self.hits)

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

    @property
    def found(self) -> int:
        return sum(group.found for group in self.groups)


def search(query: str, only: str = "") -> Result:
    """The hits in all plans; `only` one kind shows more of it. At most three queries."""
    terms = terms_of(query)
    if not terms:
        return Result(terms)
    kinds = {only: KINDS[only]} if only in KINDS else KINDS
    limit = PER_WHOLE_GROUP if only in KINDS else PER_GROUP
    groups = _grouped(_union(kinds, terms, _holding, limit))
    alike = not groups
    if alike:
        groups = _grouped(_union(kinds, terms, _spelled_alike, limit))
    return Result(
        terms,
        groups,
        alike and bool(groups),
        [] if groups else nearest_words(term.folded for term in terms),
    )


def terms_of(query: str) -> list[Term]:
    """The query's words, each once; what stands in quotation marks is one term."""
    found = re.findall(r'["“”„»](.+?)["“”»«]|([^\s"“”„»«,;]+)', query[:LONGEST_QUERY].lower())
    texts = (re.sub(r"\s+", " ", phrase or word).strip(" .:?!()*%'") for phrase, word in found)
    return [Term(text) for text in dict.fromkeys(texts) if text and text.isprintable()][:MOST_TERMS]


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
    year: object = field(default_factory=lambda: Value(0))  # newer goes first among equals


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
        year=F("plan__year_to"),
    ),
    "target": Kind(
        Target,
        "mål",
        "mål",
        "target",
        text=F("wording"),
        status=F("verdict"),
        plan=F("plan__title"),
        year=F("plan__year_to"),
    ),
    "unit": Kind(Unit, "enhed", "enheder", "unit", name="name", text=_spellings()),
    "plan": Kind(
        Plan, "plan", "planer", "plan", code=F("slug"), text=F("summary"), year=F("year_to")
    ),
}


def _union(kinds: dict[str, Kind], terms: list[Term], match, limit: int) -> list[tuple]:
    branches = [_best(match(kind, terms), name, limit) for name, kind in kinds.items()]
    return list(branches[0].union(*branches[1:], all=True))


def _best(rows, name: str, limit: int):
    """The first rows by `matched`, as columns that every kind shares."""
    kind = KINDS[name]
    order = [F("matched").desc(), kind.year.desc(), F("pk").asc()]
    rows = rows.annotate(
        hit_kind=Value(name, output_field=TextField()),
        hit_pk=F("pk"),
        hit_code=kind.code,
        hit_title=F(kind.name),
        hit_text=kind.text,
        hit_status=kind.status,
        hit_plan=kind.plan,
        hit_place=Window(RowNumber(), order_by=order),
        hit_found=Window(Count("*")),
    )
    return rows.order_by("hit_place").values_list(*COLUMNS)[:limit]


def _grouped(rows: list[tuple]) -> list[Group]:
    hits = sorted((Hit(*row) for row in rows), key=lambda hit: hit.place)
    groups = (Group(kind, [hit for hit in hits if hit.kind == kind]) for kind in KINDS)
    return [group for group in groups if group.hits]


def _holding(kind: Kind, terms: list[Term]):
    """Rows that hold every term; the code itself first, then titles, then by weight."""
    rows = kind.model.objects.all()
    for term in terms:
        spelled = _spelled(rows, folded__contains=term.folded)
        rows = rows.filter(_holds(term) | spelled | _named_kind(rows, term))
    in_title = Q(*(Q(folded_name__contains=term.folded) for term in terms))
    whole = " ".join(term.text for term in terms)
    rank = SearchRank(F("search_vector"), SearchQuery(whole, config="danish"))
    first = Case(
        When(folded_code=fold(whole), then=Value(100)),
        When(in_title, then=Value(10)),
        default=Value(0),
        output_field=FloatField(),
    )
    rows = rows.alias(folded_name=folded(kind.name), folded_code=Lower(kind.code))
    return rows.alias(matched=ExpressionWrapper(first + rank, FloatField()))


def _holds(term: Term) -> Q:
    if term.is_whole_word:
        return Q(search_text__regex=rf"\m{re.escape(term.folded)}\M")
    stem = SearchQuery(term.text, config="danish", search_type="phrase")
    return Q(search_vector=stem) | Q(search_text__contains=term.folded)


def _spelled_alike(kind: Kind, terms: list[Term]):
    """Rows that for every term hold a word with most of its letter groups."""
    rows = kind.model.objects.all()
    for term in terms:
        alike = Q(search_text__trigram_word_similar=term.folded)
        alike |= _spelled(rows, folded__trigram_word_similar=term.folded)
        rows = rows.filter(_holds(term) if term.is_whole_word else alike)
    whole = " ".join(term.folded for term in terms)
    likeness = TrigramWordSimilarity(whole, folded(kind.name)) * 2
    return rows.alias(matched=likeness + TrigramWordSimilarity(whole, "search_text"))


def _named_kind(rows, term: Term) -> Q:
    """All targets of a kind are found by what it is called: "ministermål"."""
    named = rows.model is Target and term.folded in Target.Kind.values
    return Q(kind=term.folded) if named else Q()


def _spelled(rows, **condition) -> Q:
    """Units are also found by the spellings that documents print."""
    if rows.model is not Unit:
        return Q()
    spellings = UnitSpelling.objects.alias(folded=folded("spelling")).filter(**condition)
    return Q(pk__in=spellings.values("unit"))
