"""How Danish names sort and how Danish words are folded for search, the same on every server."""

from django.db.models import CharField, F, Func, TextField, Value
from django.db.models.functions import Lower, Replace


class DanishOrder(Func):
    """Sort key: a–z, æ, ø, å, with "aa" read as "å" (Aarhus after ølby).

    Immutable, so it can stand in an index; PostgreSQL's own Danish collations need ICU, which the
    embedded server is built without.
    """

    template = "(translate(replace(lower(%(expressions)s), 'aa', 'å'), 'æøå', '{|}') COLLATE \"C\")"
    output_field = CharField()
    arity = 1


FOLDS = (("å", "aa"), ("æ", "ae"), ("ø", "oe"))


def fold(text: str) -> str:
    """Lower case with æ, ø, å spelled ae, oe, aa, as people type them on a foreign keyboard."""
    text = text.lower()
    for letter, spelled in FOLDS:
        text = text.replace(letter, spelled)
    return text


def folded(*fields: str):
    """The SQL expression of `fold` over the fields, joined by spaces; immutable."""
    joined = F(fields[0])
    for name in fields[1:]:
        joined = _Join(joined, Value(" "), F(name), output_field=TextField())
    expression = Lower(joined, output_field=TextField())
    for letter, spelled in FOLDS:
        expression = Replace(expression, Value(letter), Value(spelled), output_field=TextField())
    return expression


class _Join(Func):
    """`||` on columns that are never null; Django's Concat wraps them in a function that is not
    immutable, which a generated column refuses."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
