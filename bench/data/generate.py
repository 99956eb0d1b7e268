"""Makes the rows in side processes and loads them; see layout.py for how many."""

import multiprocessing
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from bench.data import course
from bench.data.copy import database
from bench.data.copy.spool import spooled
from bench.data.copy.tables import all_tables
from bench.data.layout import municipalities
from bench.data.people import MARK
from beskplan.accounts.roles import ensure_roles
from beskplan.loading import planner_statistics
from initiatives.models import SearchEntry, SourceDocument
from initiatives.models.search import rebuild

# Always as many, so that a seed gives the same rows on every machine.
WORKERS = 2


class NotEmpty(Exception):
    """The database holds something already; str() is Danish."""


def generate(
    *, factor: float, seed: int, on: date, folder: Path, tell: Callable[[str], None]
) -> dict[str, int]:
    """Fill the empty database; the number of rows by table. `folder` takes passing files.

    The same factor, seed and day `on` (as of which the verdicts are stored) give the same rows.
    Raises NotEmpty where there is any plan, unit, user or other row of the domain.
    """
    tables = all_tables()
    names = database.names_of(tables.values())
    require_empty(names)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as passing, transaction.atomic():
        ensure_roles()
        job = {"folder": Path(passing), "factor": factor, "seed": seed, "on": on}
        _make(job, tell)
        with database.bare_tables(names, tell):
            counts = _load(tables, Path(passing), tell)
        database.set_sequences(names)
        rebuild()  # the triggers that write the search's entries were off
    planner_statistics.renew([*names, SearchEntry._meta.db_table])
    return counts


def require_empty(names: list[str]) -> None:
    filled = database.filled(names)
    if not filled:
        return
    made_up = SourceDocument.objects.filter(slug=MARK).first()
    what = made_up.title if made_up else "andre data"
    raise NotEmpty(
        f"Databasen indeholder allerede {what[:1].lower()}{what[1:]} ({len(filled)} tabeller har "
        "rækker). Opdigtede data lægges kun i en tom database: lav en ny, sæt DATABASE_URL til "
        "den, kør migrate og derefter denne kommando."
    )


def _make(job: dict, tell: Callable[[str], None]) -> None:
    owners = municipalities(job["factor"])
    workers = min(WORKERS, len(owners))
    groups = course.groups_by_role(Group.objects.values_list("name", "pk"))
    jobs = [course.Job(worker=n, workers=workers, groups=groups, **job) for n in range(workers)]
    tell(f"Finder på data for {len(owners)} kommuner")
    if workers == 1:
        course.run(jobs[0], owners)
        return
    # Forked: the workers only compute and write files, and never touch our connection.
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=forked) as pool:
        for done in [pool.submit(course.run, one, owners) for one in jobs]:
            done.result()


def _load(tables: dict, folder: Path, tell: Callable[[str], None]) -> dict[str, int]:
    counts, began = {}, time.monotonic()
    for table in tables.values():
        parts = [(table.name, table.columns)]
        if table.event:
            parts.append((table.event_name, table.event_columns))
        for name, columns in parts:
            counts[name] = database.copy(name, columns, spooled(folder, name))
    tell(f"Indlæste {sum(counts.values())} rækker på {time.monotonic() - began:.0f} sekunder")
    return counts
