"""Prints what the users of a mixed load ask for, as JSON: {role: [[cookie, [[kind, path], …]], …]}.

Runs inside any checkout, on that one's database, so it imports nothing of the benchmark but the
module that is named: `python addresses.py bench.visits.visitors`, which makes the users' sessions.
Where that runs says whose models it uses. With `whole` behind it the days have everything in them
that people do, files too, which the comparison of two versions leaves out.
"""

import json
import sys
from importlib import import_module
from random import Random

import django

MOST_STEPS = 60
GET, SAVE = "get", "save"
# What a role does in a day: how often, and where. {…} is filled from the objects of the database.
DAYS = {
    "sagsbehandler": (
        (3, GET, "/mine/"),
        (1, GET, "/"),
        (2, GET, "/initiativer/"),
        (4, GET, "/initiativer/{initiative}/"),
        (2, GET, "/initiativer/{own}/opdater/"),
        (2, SAVE, "/initiativer/{own}/opdater/"),
        (1, GET, "/maal/{target}/"),
        (1, GET, "/soeg/?q={word}"),
    ),
    "leder": (
        (2, GET, "/"),
        (2, GET, "/mine/"),
        (2, GET, "/enheder/{unit}/"),
        (2, GET, "/opfoelgning/{round}/"),
        (2, GET, "/initiativer/{initiative}/"),
        (1, SAVE, "/initiativer/{own}/opdater/"),
        (1, GET, "/ministermaal/"),
    ),
    "analytiker": (
        (2, GET, "/maalinger/"),
        (2, GET, "/maal/?sort=deadline"),
        (1, GET, "/initiativer/?status=opfyldt"),
        (2, GET, "/maal/{target}/"),
        (1, GET, "/ministermaal/"),
        (1, GET, "/budget/"),
        (1, GET, "/planer/{plan}/"),
        (1, GET, "/"),
    ),
}
# What a whole day has besides.
MORE = {
    "sagsbehandler": (),
    "leder": ((1, GET, "/opmaerksomhed/"),),
    "analytiker": ((1, GET, "/rapporter/hent/?plan={plan}"), (1, GET, "/sammenhaeng/")),
}
WORDS = ("mentor", "fleksjob", "dagpenge", "unge", "praktik", "samtaler")


def users(world, days: dict[str, tuple]) -> dict[str, list]:
    rng = Random(1)
    return {
        role: [
            [visitor.cookie(rng.choice(("plan", "alle"))), _steps(world, visitor, days[role], rng)]
            for visitor in world.visitors[role]
            if visitor.initiatives or role == "analytiker"
        ]
        for role in days
    }


def _steps(world, visitor, day: tuple, rng: Random) -> list[list[str]]:
    often = [times for times, _, _ in day]
    steps = rng.choices(day, often, k=MOST_STEPS)
    return [[kind, path.format(**_objects(world, visitor, rng))] for _, kind, path in steps]


def _objects(world, visitor, rng: Random) -> dict:
    return {
        "own": rng.choice(visitor.initiatives or (0,)),
        "initiative": rng.choice(world.initiatives).pk,
        "target": rng.choice(world.targets).pk,
        "unit": rng.choice(world.units).pk,
        "plan": rng.choice(world.plans).slug,
        "round": rng.choice(world.rounds).slug,
        "word": rng.choice(WORDS),
    }


if __name__ == "__main__":
    django.setup()
    whole = {role: day + MORE[role] for role, day in DAYS.items()}
    chosen = whole if sys.argv[2:] == ["whole"] else DAYS
    json.dump(users(import_module(sys.argv[1]).World("default"), chosen), sys.stdout)
