"""What 367 searches find first on the five plans: plain words, misspellings, compounds, æ, ø and å
in other letters, codes, several words.

`first_hits.tsv` says of each how it is found (something holds its words, or words are spelled
alike), and the kind and title of what the page shows first.
"""

import csv
from pathlib import Path

from beskplan.search.search import search
from initiatives.permissions import NOBODY

with Path(__file__).with_name("first_hits.tsv").open(encoding="utf-8", newline="") as file:
    EXPECTED = [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def first_hit(query: str) -> tuple[str, str, str, str]:
    result = search(query, NOBODY)
    if not result.groups:
        return query, "nothing", "", ""
    first = result.groups[0]
    return query, "alike" if result.alike else "holds", first.kind, first.hits[0].title


def test_each_search_finds_first_what_it_found_before(five_plans):
    found = [first_hit(query) for query, *_ in EXPECTED]
    differing = [
        f"{now} instead of {was}" for now, was in zip(found, EXPECTED, strict=True) if now != was
    ]

    assert len(EXPECTED) >= 200
    assert not differing, "\n".join(differing)
