"""Whether the units that an initiative's column names have something to do in its text. Pure.

Takes initiatives as `Initiative.objects.for_checking()` reads them. Only a text that gives some of
the column's units a task by name can be said to leave one out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from core.plausibility import Check
from initiatives.models import Ground, Initiative, Responsibility, Unit

UNASSIGNED = "Ansvarlig uden opgave i teksten"
SHORTEST_NAME = 3  # letters; a shorter abbreviation is found inside words
LONG_WORD = 9  # letters of a word that is as good as a name, "leverandører"
STEM = 10  # letters that the word's other forms share


def checks(initiatives: Iterable[Initiative], wordings: Mapping[int, Iterable[str]]) -> list[Check]:
    """A check for each initiative whose text names some of the units of its column; `wordings` are
    what else the plan says of an initiative (its targets), by its id."""
    return [
        check
        for initiative in initiatives
        for check in _unassigned(initiative, wordings.get(initiative.pk, ()))
    ]


def _unassigned(initiative: Initiative, wordings: Iterable[str]) -> Iterator[Check]:
    column = [one for one in initiative.responsibilities.all() if _is_in_column(one)]
    text = _text_of(initiative, wordings)
    if len(column) < 2 or not any(_names_itself(one, text) for one in column):
        return
    missing = [one for one in column if not _has_a_task(one, text)]
    names = ", ".join(_printed(one) for one in column)
    without = " og ".join(_printed(one) for one in missing)
    yield Check(
        row=initiative,
        what=str(initiative),
        url=initiative.get_absolute_url(),
        kind=UNASSIGNED,
        holds_for="",
        fits=not missing,
        stated=f"ansvarlig: {names}",
        computed=f"teksten nævner ikke {without}" if missing else "teksten nævner dem alle",
        difference="",
        sentence=f"Kolonnen har {without} som ansvarlig; teksten nævner ikke enheden."
        if missing
        else "",
        others=tuple(missing),
    )


def _is_in_column(one: Responsibility) -> bool:
    return one.role == Responsibility.Role.LEADS and one.ground == Ground.COLUMN


def _printed(one: Responsibility) -> str:
    return one.printed_as or one.unit.name


def _text_of(initiative: Initiative, wordings: Iterable[str]) -> str:
    """All that the source's text says, by what is stored of it."""
    said = [
        initiative.purpose,
        initiative.description,
        *initiative.group_descriptions,
        *wordings,
    ]
    named = (one for one in initiative.responsibilities.all() if one.ground == Ground.TEXT)
    return " ".join([*said, *(_printed(one) for one in named)]).lower()


def _names_itself(one: Responsibility, text: str) -> bool:
    return any(name in text for name in _names(one.unit, one.printed_as))


def _names(unit: Unit, printed: str = "") -> list[str]:
    spellings = (row.spelling for row in unit.spellings.all())
    names = [unit.name, printed, *spellings]
    if len(unit.abbreviation) >= SHORTEST_NAME:
        names.append(unit.abbreviation)
    return [name.lower() for name in names if name]


def _has_a_task(one: Responsibility, text: str) -> bool:
    """Named itself, by the unit above it, or with all of its kind ("jobcentrene")."""
    above = one.unit.parent
    by_the_one_above = above is not None and above.name.lower() in text
    return _names_itself(one, text) or by_the_one_above or _is_meant(one.unit, text)


def _is_meant(unit: Unit, text: str) -> bool:
    """By a word for all of its kind, or by what it is called without being named."""
    words = unit.name.lower().split()
    if unit.kind == Unit.Kind.EXTERNAL:
        return any(word[:STEM] in text for word in words if len(word) >= LONG_WORD)
    kind = words[0]  # "jobcenter", of which there may be several: "jobcentrene"
    return kind.endswith("center") and bool(re.search(rf"\b{kind[:-2]}re(ne)?\b", text))
