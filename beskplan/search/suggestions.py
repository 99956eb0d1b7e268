"""Words to suggest when a search finds nothing."""

from typing import NamedTuple

from django.db import connection

from core.danish import Folded, fold
from initiatives.models import Plan, Unit
from initiatives.permissions import Access

MOST_TITLES = 800
MOST_WORDS = 4
FOLDED = Folded.template.replace("%(expressions)s", "{}")
LEAST_ALIKE = 0.3
SOMEWHAT_ALIKE = 0.5  # so much of a term's letter groups a title must hold to be looked into
# The words of titles and of units' printed names that are spelled most like each term. Only those
# that hold a word somewhat like it are taken apart, which the index finds by its operator; how much
# the operator asks for is a setting, here less than a search does. Titles of plans in draft are
# suggested to those who see them.
NEAREST_WORDS = f"""
    SELECT set_config('pg_trgm.word_similarity_threshold', '{SOMEWHAT_ALIKE}', true);
    WITH names AS (
        (SELECT title AS name FROM initiatives_searchentry JOIN unnest(%(terms)s) AS term
        ON {FOLDED.format("title")} %%> term
        WHERE %(drafts)s OR plan_id IS NULL OR plan_id IN (
            SELECT id FROM initiatives_plan WHERE state <> '{Plan.State.DRAFT}'
        ) LIMIT {MOST_TITLES})
        UNION
        (SELECT text FROM initiatives_searchentry JOIN unnest(%(terms)s) AS term
        ON folded %%> term WHERE kind = '{Unit._meta.model_name}' LIMIT {MOST_TITLES})
    ), words AS (
        SELECT DISTINCT regexp_split_to_table(lower(name), '[^[:alnum:]]+') AS word FROM names
    ), alike AS (
        SELECT term, word, similarity({FOLDED.format("word")}, term) AS likeness
        FROM words, unnest(%(terms)s) AS term WHERE length(word) > 2
    ), placed AS (
        SELECT *, row_number() OVER (PARTITION BY term ORDER BY likeness DESC, word) AS place
        FROM alike WHERE likeness >= {LEAST_ALIKE}
    )
    SELECT term, word FROM placed WHERE place <= {MOST_WORDS} ORDER BY likeness DESC, word
"""  # noqa: S608 (our own constants)
# What is searched next in the same transaction is spelled alike by the measure of all searches.
AS_BEFORE = "RESET pg_trgm.word_similarity_threshold"


class NearestWords(NamedTuple):
    """`own` are those of the user's words that stand in some title or name; `others` are words that
    look like one of the rest."""

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def nearest_words(terms: list[str], access: Access) -> NearestWords:
    """Of the folded terms; one query, and the setting back."""
    with connection.cursor() as cursor:
        cursor.execute(NEAREST_WORDS, {"terms": terms, "drafts": access.sees_drafts})
        rows = cursor.fetchall()
        cursor.execute(AS_BEFORE)
    own = {fold(word): word for term, word in rows if fold(word) == term}
    others = dict.fromkeys(word for term, word in rows if term not in own and fold(word) not in own)
    return NearestWords(
        tuple(own[term] for term in terms if term in own), tuple(others)[:MOST_WORDS]
    )
