"""Words to suggest when a search finds nothing."""

from collections.abc import Iterable

from django.db import connection

from core.danish import Folded

MOST_NAMES = 200  # of each table
FOLDED = Folded.template.replace("%(expressions)s", "{}")
LEAST_ALIKE = 0.3
SOMEWHAT_ALIKE = 0.5  # so much of a term's letter groups a name must hold to be looked into
_NAMES = " UNION ".join(
    f"(SELECT {column} AS name FROM {table} JOIN unnest(%(terms)s) AS term"  # noqa: S608
    f" ON {FOLDED.format(column)} %%> term LIMIT {MOST_NAMES})"
    for table, column in (
        ("initiatives_initiative", "title"),
        ("targets_target", "title"),
        ("initiatives_unit", "name"),
        ("initiatives_unitspelling", "spelling"),
        ("initiatives_plan", "title"),
    )
)
# Words of titles and names that are spelled most like one of the terms, best first. Only names that
# hold a word somewhat like it are taken apart, which the titles' indexes find; what counts as
# somewhat is set for this statement's transaction alone.
NEAREST_WORDS = f"""
    SELECT set_config('pg_trgm.word_similarity_threshold', '{SOMEWHAT_ALIKE}', true);
    WITH names AS ({_NAMES}), words AS (
        SELECT DISTINCT regexp_split_to_table(lower(name), '[^[:alnum:]]+') AS word FROM names
    ), alike AS (
        SELECT word, max(similarity({FOLDED.format("word")}, term)) AS likeness
        FROM words, unnest(%(terms)s) AS term WHERE length(word) > 2 GROUP BY word
    )
    SELECT word FROM alike WHERE likeness >= {LEAST_ALIKE} ORDER BY likeness DESC, word LIMIT 4
"""  # noqa: S608 (our own constants)


def nearest_words(terms: Iterable[str]) -> list[str]:
    """Words that stand in some title or name and look like one of the folded terms; one query."""
    with connection.cursor() as cursor:
        cursor.execute(NEAREST_WORDS, {"terms": list(terms)})
        return [word for (word,) in cursor.fetchall()]
