"""npm's versions in their order (semver.org, 11): what stands after "-" comes before the release,
what stands after "+" decides nothing."""

from __future__ import annotations

from functools import total_ordering


@total_ordering
class SemanticVersion:
    """Raises ValueError where the text is no such version."""

    def __init__(self, text: str) -> None:
        release, dash, before = text.partition("+")[0].partition("-")
        numbers = tuple(int(number) for number in release.split("."))
        labels = [label(part) for part in before.split(".")] if dash else []
        self.order = (numbers, not dash, labels)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SemanticVersion) and self.order == other.order

    def __lt__(self, other: SemanticVersion) -> bool:
        return self.order < other.order

    def __hash__(self) -> int:
        return hash(str(self.order))


def label(text: str) -> tuple[bool, int, str]:
    """Numbers before words, numbers by size."""
    return (False, int(text), "") if text.isdecimal() else (True, 0, text)
