"""What would go along with what somebody is about to delete, and why it may not go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.utils.text import Truncator

from core.danish import format_number
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative, Plan

LONGEST_NAME = 60  # letters that anybody can be asked to type
# Where follow-ups would go along: they stay, and so does what they are about.
REPORTED = {
    Initiative: "Sæt i stedet status til bortfaldet.",
    FollowUpRound: "En runde lukkes, når den er slut.",
    Plan: "En plan, der er slut, bliver stående med det, der er meldt om den.",
}


@dataclass(frozen=True)
class Contents:
    """What hangs on the chosen objects: how many `along`, by kind in Danish; the objects that
    `hold` something; and, where nothing may be deleted, `why`."""

    along: tuple[tuple[str, int], ...] = ()
    hold: tuple[Model, ...] = ()
    why: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join(f"{format_number(number)} {kind}" for kind, number in self.along)


def contents_of(objects: Iterable[Model]) -> Contents:
    """Of objects of one model."""
    objects = list(objects)
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect(objects)
    found = {model: set(rows) for model, rows in collector.model_objs.items()}
    model = type(objects[0])
    found[model] = found.get(model, set()) - set(objects)
    along = tuple((kind_of(each, len(rows)), len(rows)) for each, rows in found.items() if rows)
    return Contents(
        along=along,
        hold=tuple(_holding(collector.nested())),
        why=tuple(_reported(model, found) + _protected(collector.protected)),
    )


def kind_of(model: type[Model], number: int) -> str:
    meta = model._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)


def typed_name(obj: Model) -> str:
    """What somebody types to say that they mean this one: its name, or the beginning of it."""
    name = " ".join(str(obj).split())
    if len(name) <= LONGEST_NAME:
        return name
    return Truncator(name).chars(LONGEST_NAME, truncate="").rpartition(" ")[0] or name


def is_same_name(typed: str, name: str) -> bool:
    return " ".join(typed.split()).casefold() == name.casefold()


def _holding(nested: list) -> Iterator[Model]:
    """A list after an object is what hangs on it."""
    for position, one in enumerate(nested):
        if isinstance(one, list):
            yield nested[position - 1]


def _reported(model: type[Model], found: dict[type[Model], set]) -> list[str]:
    number = len(found.get(FollowUp, ()))
    if not number:
        return []
    stay = f"{format_number(number)} {kind_of(FollowUp, number)} hører til og bliver stående."
    return [f"{stay} {REPORTED.get(model, '')}".strip()]


def _protected(protected: Iterable[Model]) -> list[str]:
    by_model: dict[type[Model], list] = {}
    for one in protected:
        by_model.setdefault(type(one), []).append(one)
    return [
        f"{format_number(len(rows))} {kind_of(model, len(rows))} henviser hertil, "
        f"fx “{typed_name(rows[0])}”."
        for model, rows in by_model.items()
    ]
