"""What can be found: one row for each initiative, target, unit, plan, indicator and budget line.

The search, the words of the lists' filters and those of the admin read this table alone, so that
the things themselves carry no columns for searching, and a list fetches rows as they are. Triggers
write it, so that no loading, import, admin screen, bulk update or plain SQL can forget it. A model
says with `@searched` what it is found by.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower

from core.danish import fold, folded
from core.user_input import LONGEST_WORDS

ModelClass = type[models.Model]


class SearchEntryQuerySet(models.QuerySet):
    def of(self, model: ModelClass) -> Self:
        return self.filter(kind=model._meta.model_name)

    def found_by(self, words: str) -> Self:
        """That hold the words by their Danish stem, or as they are typed, also inside longer ones.
        Quotation marks, "or" and "-" mean what they do in a web search."""
        stem = SearchQuery(words, config="danish", search_type="websearch")
        return self.filter(Q(vector=stem) | Q(folded__contains=fold(words[:LONGEST_WORDS])))

    def holding(self, words: str) -> Self:
        """That hold what is typed, also inside a longer word."""
        return self.filter(folded__contains=fold(words[:LONGEST_WORDS]))

    def ids(self) -> Self:
        """The keys of the things, for `pk__in`."""
        return self.order_by().values("object_id")


class SearchEntry(models.Model):
    """What one thing is found by, and what a hit shows of it.

    `kind` is the name of its model; `plan` the plan that it belongs to. `words` are found but shown
    nowhere. Derived from the things, each of which has a history: the entries need none, and
    `rebuild` makes them anew.
    """

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    # Entries of a plan go with its things, by the triggers.
    plan = models.ForeignKey(
        "initiatives.Plan", models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    code = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    words = models.CharField(max_length=100, blank=True)
    folded = models.GeneratedField(
        expression=folded("code", "title", "text"), output_field=models.TextField(), db_persist=True
    )
    vector = models.GeneratedField(
        expression=SearchVector("code", "title", weight="A", config="danish")
        + SearchVector("text", weight="B", config="danish")
        + SearchVector("words", weight="D", config="danish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "opslag i søgningen"
        verbose_name_plural = "opslag i søgningen"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")
        ]
        indexes = [
            # Indexed at once: after a load each search would read all that waits to be indexed.
            GinIndex(fields=["vector"], name="search_entry_vector", fastupdate=False),
            GinIndex(
                OpClass(F("folded"), name="gin_trgm_ops"),
                OpClass(folded("title"), name="gin_trgm_ops"),
                name="search_entry_trigrams",
                fastupdate=False,
            ),
            models.Index(Lower("code"), name="search_entry_code", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title}"


TABLE = '"initiatives_searchentry"'
COLUMNS = ("kind", "object_id", "plan_id", "code", "title", "text", "words")
# A row that says the same already is left as it is, and so are its indexes.
UPSERT = f"""
    INSERT INTO {TABLE} AS entry ({", ".join(COLUMNS)})
    {{entries}}
    ON CONFLICT (kind, object_id) DO UPDATE
    SET ({", ".join(COLUMNS)}) = ({", ".join(f"excluded.{name}" for name in COLUMNS)})
    WHERE ({", ".join(f"entry.{name}" for name in COLUMNS)})
    IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in COLUMNS)})
"""  # noqa: S608 (our own constants)
WITHOUT_OBJECT = """
    DELETE FROM {entries} AS entry
    WHERE kind = '{kind}' AND NOT EXISTS (SELECT FROM "{table}" WHERE id = object_id)
"""


@dataclass(frozen=True)
class Source:
    """How the rows of a model's table become entries: SQL expressions on `thing`."""

    model: ModelClass
    title: str
    code: str
    text: str
    words: str
    plan: str

    @property
    def kind(self) -> str:
        return self.model._meta.model_name

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that the entry is made of."""
        expressions = " ".join((self.title, self.code, self.text, self.words, self.plan))
        return tuple(dict.fromkeys(re.findall(r"\bthing\.(\w+)", expressions)))

    def upsert(self, rows: str, condition: str = "true") -> str:
        """The statement that writes the entries of these rows of the table."""
        values = (f"'{self.kind}'", "thing.id", self.plan, self.code, self.title, self.text)
        columns = ", ".join((*values, self.words))
        entries = f"SELECT {columns} FROM {rows} AS thing WHERE {condition}"  # noqa: S608 - our own
        return UPSERT.format(entries=entries)


_sources: dict[ModelClass, Source] = {}


def searched(
    *,
    title: str,
    code: str = "",
    text: Iterable[str] = (),
    words: str = "''",
    plan: str = "NULL::bigint",
) -> Callable[[ModelClass], ModelClass]:
    """Class decorator: every row of the model has an entry.

    `title`, `code` and `text` name its columns, or where these do not do are SQL expressions on
    `thing`, as `words` and `plan` are.
    """

    def search_model(model: ModelClass) -> ModelClass:
        source = Source(
            model=model,
            title=_expression(title),
            code=_expression(code) if code else "''",
            text=_lines(text),
            words=words,
            plan=plan,
        )
        _sources[model] = source
        return pgtrigger.register(_trigger_of(source))(model)

    return search_model


def searched_with(
    owner: ModelClass, column: str, *named: str
) -> Callable[[ModelClass], ModelClass]:
    """Class decorator: the columns `named` are part of the entry of the owner that `column` points
    to."""
    source = _sources[owner]
    owners = f"thing.id IN (NEW.{column}, OLD.{column})"
    trigger = pgtrigger.Trigger(
        name="search_entry_of_owner",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column, *named) | pgtrigger.Delete,
        func=f"{source.upsert(source.table, owners)}; RETURN NULL;",
    )
    return pgtrigger.register(trigger)


def rebuild() -> int:
    """Makes the entries anew from the things; how many were missing, wrong or too many."""
    changed = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for source in _sources.values():
            cursor.execute(
                WITHOUT_OBJECT.format(entries=TABLE, kind=source.kind, table=source.table)
            )
            changed += cursor.rowcount
            cursor.execute(source.upsert(source.table))
            changed += cursor.rowcount
    return changed


def _trigger_of(source: Source) -> pgtrigger.Trigger:
    """`save` writes every column, so that an update of the columns need not be a change of them."""
    old, new = (", ".join(f"{row}.{name}" for name in source.columns) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="search_entry",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*source.columns) | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'DELETE' THEN
                DELETE FROM {TABLE} WHERE kind = '{source.kind}' AND object_id = OLD.id;
            ELSIF TG_OP = 'INSERT' OR ({old}) IS DISTINCT FROM ({new}) THEN
                {source.upsert("(SELECT NEW.*)")};
            END IF;
            RETURN NULL;
        """,  # noqa: S608 (our own names)
    )


def _expression(column: str) -> str:
    return column if "thing." in column else f"thing.{column}"


def _lines(columns: Iterable[str]) -> str:
    """What stands in the columns, each on a line of its own."""
    parts = [f"nullif({_expression(one)}, '')" for one in columns]
    return f"concat_ws(E'\\n', {', '.join(parts)})" if parts else "''"
