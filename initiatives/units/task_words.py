"""Who gains and who loses which tasks, in words."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from core.formats import sentence_list
from core.people import display_name
from initiatives.models import Initiative
from initiatives.units.organisation import TaskChange

MOST_NAMED = 6  # initiatives of a person; the number says how many there are


def change_words(changes: Iterable[TaskChange]) -> list[str]:
    """A sentence for each person, by name: "Lars Lund mister 2 initiativer (2.6 og 3.4)."; two
    queries."""
    changes = list(changes)
    people = User.objects.in_bulk([one.user for one in changes])
    wanted = {pk for one in changes for pk in one.gained | one.lost}
    codes = dict(Initiative.objects.filter(pk__in=wanted).values_list("pk", "code"))
    sentences = []
    for one in changes:
        said = [
            f"{verb} {_initiatives(sorted(codes[pk] for pk in initiatives))}"
            for verb, initiatives in (("får", one.gained), ("mister", one.lost))
            if initiatives
        ]
        sentences.append(f"{display_name(people[one.user])} {' og '.join(said)}.")
    return sorted(sentences)


def _initiatives(codes: list[str]) -> str:
    named = codes[:MOST_NAMED]
    more = [f"{len(codes) - len(named)} til"] if len(codes) > len(named) else []
    noun = "initiativ" if len(codes) == 1 else "initiativer"
    return f"{len(codes)} {noun} ({sentence_list([*named, *more])})"
