"""What a measurement's breakdown splits its total by, as far as its words say so. Pure."""

import re

# By the words of the documents' own tables; the first that fits. What fits none is *andet*.
KINDS = (
    ("match", re.compile(r"\bmatch\b", re.IGNORECASE)),
    ("køn", re.compile(r"\b(kvinder|mænd|drenge|piger)\b", re.IGNORECASE)),
    ("alder", re.compile(r"\d+[ -]*år", re.IGNORECASE)),
    ("branche", re.compile(r"erhverv|industri|bygge|service", re.IGNORECASE)),
    (
        "ydelse",
        re.compile(
            r"dagpenge|kontanthjælp|ydelse|førtidspension|efterløn|fleksjob|revalid", re.IGNORECASE
        ),
    ),
)
OTHER = "andet"


def kind_of_breakdown(breakdown: str) -> str:
    """ "køn" of "kvinder"; "" of a total."""
    if not breakdown:
        return ""
    return next((kind for kind, words in KINDS if words.search(breakdown)), OTHER)
