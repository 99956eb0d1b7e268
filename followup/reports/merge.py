"""Two people, one form: what each of them changed since both saw the same, put together.

Pure. Values are texts as a form shows them; "" is a blank field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What shall stand in a field that both have changed."""

    MINE = "min"
    THEIRS = "deres"
    BOTH = "begge"


@dataclass(frozen=True)
class Conflict:
    """A field that both have changed, each in their own way."""

    theirs: str
    mine: str


@dataclass(frozen=True)
class Merged:
    """The fields put together; one in conflict holds one's own value until a choice is made."""

    values: dict[str, str]
    conflicts: dict[str, Conflict]
    taken: tuple[str, ...]  # changed by the other only


def merge_fields(
    base: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]
) -> Merged:
    """Both sides against what was seen before; the fields are those of `mine`, and one that
    another side lacks is blank there."""
    values, conflicts, taken = {}, {}, []
    for name, own in mine.items():
        before, other = base.get(name, ""), theirs.get(name, "")
        values[name] = own
        if same(other, before) or same(other, own):
            continue
        if same(own, before):
            values[name] = other
            taken.append(name)
        else:
            conflicts[name] = Conflict(other, own)
    return Merged(values, conflicts, tuple(taken))


def same(one: str, other: str) -> bool:
    """Alike to a reader: browsers end lines in their own way, and blank space is no text."""
    return _plain(one) == _plain(other)


def settle(choice: Choice, theirs: str, mine: str) -> str:
    """What the field holds after the choice."""
    if choice == Choice.MINE:
        return mine
    return theirs if choice == Choice.THEIRS else joined(theirs, mine)


def joined(theirs: str, mine: str) -> str:
    """Both texts, the one that was stored first above; nothing twice where one holds the other."""
    if _plain(theirs) in _plain(mine):
        return mine
    if _plain(mine) in _plain(theirs):
        return theirs
    return f"{theirs.rstrip()}\n\n{mine.lstrip()}"


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
