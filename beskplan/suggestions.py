"""What was perhaps meant, when a search finds nothing."""

from collections.abc import Iterable

from django.db import connection

# Words of titles and names that are spelled most like one of the terms, best first.
NEAREST_WORDS = """
    WITH names AS (
        SELECT title AS name FROM initiatives_initiative
        UNION SELECT title FROM targets_target
        UNION SELECT name FROM initiatives_unit
        UNION SELECT spelling FROM initiatives_unitspelling
        UNION SELECT title FROM initiatives_plan
    ), words AS (
        SELECT DISTINCT regexp_split_to_table(lower(name), '[^[:alnum:]]+') AS word FROM names
    ), alike AS (
        SELECT word, max(similarity(
            replace(replace(replace(word, 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe'), term
        )) AS likeness
        FROM words, unnest(%s) AS term WHERE length(word) > 2 GROUP BY word
    )
    SELECT word FROM alike WHERE likeness >= 0.3 ORDER BY likeness DESC, word LIMIT 4
"""


def nearest_words(terms: Iterable[str]) -> list[str]:
    """Words that stand in some title or name and look like one of the folded terms; one query."""
    with connection.cursor() as cursor:
        cursor.execute(NEAREST_WORDS, [list(terms)])
        return [word for (word,) in cursor.fetchall()]
