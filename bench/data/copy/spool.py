"""Rows on their way to the database: lines of COPY text in one file per table, quarter and worker.

Files instead of one stream, since rows of many tables are made side by side while COPY takes one
table at a time; and by quarter, so that history lies in the database in the order it happened.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.data.copy.tables import MISSING, all_tables


class Spool:
    def __init__(self, folder: Path, worker: int):
        self.folder, self.worker, self.quarter = folder, worker, 0
        self.tables = all_tables()
        self._lines: dict[str, list[str]] = defaultdict(list)

    def row(self, name: str, row: str) -> None:
        """A row of a table as it stands in the end."""
        table = self.tables[name]
        self._lines[table.name].append(table.complete(row))

    def event(
        self, name: str, label: str, pk: int, row: str, when: str, context: str = MISSING
    ) -> None:
        """What the history keeps of a write: the row as it was after it."""
        table = self.tables[name]
        whole = table.complete(row)
        self._lines[table.event_name].append(f"{when}\t{label}\t{pk}\t{context}\t{whole}")

    def insert(self, name: str, pk: int, row: str, when: str, context: str = MISSING) -> None:
        """A row that never changes again, with its history."""
        self.row(name, row)
        self.event(name, "insert", pk, row, when, context)

    def context(self, rng: Random, when: str, **metadata) -> str:
        """Who does what follows; the id to put on its events."""
        key = f"{rng.getrandbits(128):032x}"
        self.row(
            "pghistory.Context",
            f"{key}\t{when}\t{when}\t{json.dumps(metadata, ensure_ascii=False)}",
        )
        return key

    def next_quarter(self) -> None:
        """Write what was gathered to the disk; what follows belongs to the next quarter."""
        for table, lines in self._lines.items():
            path = self.folder / f"{table}.{self.quarter:02d}.{self.worker}"
            path.write_text("".join(lines), encoding="utf-8")
        self._lines.clear()
        self.quarter += 1


def spooled(folder: Path, table: str) -> Iterator[Path]:
    """The files of a table, oldest quarter first."""
    return iter(sorted(folder.glob(f"{table}.[0-9]*")))
