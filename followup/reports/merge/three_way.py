"""A three-way merge of a form that two people have changed since both saw the same values.

Pure. Values are texts as a form shows them; "" is a blank field."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What the user wants in a field that both have changed."""

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
    """The merged fields. A field in conflict has the user's own value until the user chooses;
    `taken` names the fields that only the other one changed."""

    values: dict[str, str]
    conflicts: dict[str, Conflict]
    taken: tuple[str, ...]  # changed by the other only


def merge_fields(
    base: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]
) -> Merged:
    """Merges `mine` and `theirs` on `base`, which both saw. The fields are those of `mine`; a field
    that `base` or `theirs` lacks is blank there."""
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
    """Whether two texts read alike, whatever line ends a browser sends and with blank space at the
    ends left out."""
    return _plain(one) == _plain(other)


def settle(choice: Choice, theirs: str, mine: str) -> str:
    """The field's value after the choice."""
    if choice == Choice.MINE:
        return mine
    return theirs if choice == Choice.THEIRS else joined(theirs, mine)


def joined(theirs: str, mine: str) -> str:
    """Both texts below each other, the one that was stored first above; only the longer one where
    it holds the other."""
    if _plain(theirs) in _plain(mine):
        return mine
    if _plain(mine) in _plain(theirs):
        return theirs
    return f"{theirs.rstrip()}\n\n{mine.lstrip()}"


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
