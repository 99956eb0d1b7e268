"""What lists, files and papers say the same way about plans and initiatives."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from core.danish import format_date, format_number
from core.formats import joined
from initiatives.models import FocusArea, Status, TargetGroup, missing_reason


class Lapsing(Protocol):
    """An initiative or a follow-up, stored or in a snapshot, which may have lapsed."""

    @property
    def status(self) -> str: ...
    @property
    def lapse_reason(self) -> str: ...
    @property
    def lapse_date(self) -> date | None: ...
    @property
    def lapse_reference(self) -> str: ...
    @property
    def source(self) -> object: ...
    @property
    def no_reason_stated(self) -> bool: ...


def area_name(area: FocusArea) -> str:
    return f"{area.code} {area.title}"


def groups_words(groups: Iterable[TargetGroup]) -> str:
    """Target groups, numbered where there are several, with their headcount."""
    return "\n".join(numbered_lines([(group.number, _group(group)) for group in groups], "{}. "))


def purpose_lines(groups: Iterable[TargetGroup]) -> list[str]:
    """The purposes that answer the target groups, as the documents print them: "Ad 1: …"."""
    return numbered_lines(
        [(group.number, group.purpose) for group in groups if group.purpose], "Ad {}: "
    )


def numbered_lines(texts: list[tuple[int, str]], pattern: str) -> list[str]:
    """The texts, each with its number put in the pattern before it where there are several."""
    if len(texts) == 1:
        return [texts[0][1]]
    return [pattern.format(number) + text for number, text in texts]


def lapse_words(fact: Lapsing) -> str:
    """Why a lapsed initiative lapsed, with date and decision where they are known."""
    if fact.status != Status.LAPSED:
        return ""
    reason = fact.lapse_reason or (missing_reason(fact) if fact.source else "")
    day = f"bortfaldet pr. {format_date(fact.lapse_date)}" if fact.lapse_date else ""
    reference = "" if fact.lapse_reference in reason else fact.lapse_reference
    return joined((reason, day, reference), "\n")


def _group(group: TargetGroup) -> str:
    """With the headcount behind it, unless the description says the number itself."""
    if group.headcount is None or format_number(group.headcount) in group.description:
        return group.description
    number = joined((group.headcount_qualifier, format_number(group.headcount)), " ")
    return f"{group.description} ({number} personer)"
