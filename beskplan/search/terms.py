"""The words of a search."""

import re
from dataclasses import dataclass

from core.danish import fold
from core.user_input import MOST_WORDS

LONGEST_QUERY = 200  # characters
MOST_TERMS = MOST_WORDS
WHOLE_WORDS_UP_TO = 2  # characters: "it" must not find "kvalitet"


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


def terms_of(query: str) -> list[Term]:
    """The query's words, each once; what stands in quotation marks is one term."""
    found = re.findall(r'["“”„»](.+?)["“”»«]|([^\s"“”„»«,;]+)', query[:LONGEST_QUERY].lower())
    texts = (re.sub(r"\s+", " ", phrase or word).strip(" .:?!()*%'") for phrase, word in found)
    return [Term(text) for text in dict.fromkeys(texts) if text and text.isprintable()][:MOST_TERMS]
