"""Filling many tables at once: without indexes, foreign keys and triggers while rows stream in.

All of it is one transaction: an interrupted run leaves the database as empty as it was. Setting the
foreign keys again checks them, so what was loaded is known to hold together. Needs no more rights
than migrating does: to own the tables.
"""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from bench.data.copy.tables import Table

# For building indexes, within this transaction only.
MEMORY = "SET LOCAL maintenance_work_mem = '1GB'"

FOREIGN_KEYS = """
    SELECT format('%%s', conrelid::regclass), conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype = 'f'
    AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))
    ORDER BY conrelid::regclass::text, conname
"""
KEYS = """
    SELECT format('%%s', conrelid::regclass), conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid = ANY(%s::regclass[])
    ORDER BY contype, conrelid::regclass::text, conname
"""
INDEXES = """
    SELECT format('%%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid = ANY(%s::regclass[])
    AND NOT EXISTS (
        SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')
    )
    ORDER BY indrelid::regclass::text, indexrelid::regclass::text
"""
SEQUENCES = """
    SELECT format('%%I', attribute.attname), pg_get_serial_sequence(%s, attribute.attname)
    FROM pg_attribute attribute WHERE attrelid = %s::regclass AND attidentity <> ''
"""


def names_of(tables: Iterable[Table]) -> list[str]:
    """The tables and their histories, as the database calls them."""
    found = []
    for table in tables:
        found.append(table.name)
        if table.event:
            found.append(table.event_name)
    return found


def filled(names: Iterable[str]) -> list[str]:
    """Those of the tables that hold any row."""
    with connection.cursor() as cursor:
        return [name for name in names if _has_row(cursor, name)]


def _has_row(cursor, name: str) -> bool:
    cursor.execute(f'SELECT 1 FROM "{name}" LIMIT 1')
    return cursor.fetchone() is not None


@contextmanager
def bare_tables(names: list[str], tell=lambda words: None) -> Iterator[None]:
    """Take off what slows a load down, and put all of it on again afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(MEMORY)
        foreign_keys = _asked(cursor, FOREIGN_KEYS, names, names)
        keys, indexes = _asked(cursor, KEYS, names), _asked(cursor, INDEXES, names)
        for table, name, _ in foreign_keys + keys:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        for name in names:
            cursor.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
        # Rows that come into a table emptied in the same transaction need no vacuum later.
        cursor.execute(f"TRUNCATE {', '.join(names)}")
        yield
        tell("Bygger indekser")
        for table, name, definition in keys:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for _, definition in indexes:
            cursor.execute(definition)
        tell("Efterprøver henvisninger")
        for table, name, definition in foreign_keys:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for name in names:
            cursor.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')


def _asked(cursor, question: str, *parameters) -> list[tuple]:
    cursor.execute(question, parameters)
    return cursor.fetchall()


def copy(name: str, columns: Iterable[str], files: Iterable[Path]) -> int:
    """Stream the files into the table; how many rows that were."""
    listed = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        reader = io.BufferedReader(_Chained(files), 1 << 20)
        cursor.copy_expert(f'COPY "{name}" ({listed}) FROM STDIN WITH (FREEZE)', reader, 1 << 20)
        return cursor.rowcount


class _Chained(io.RawIOBase):
    """Files read as one, each removed when it is read."""

    def __init__(self, files: Iterable[Path]):
        self._files, self._path, self._open = iter(files), None, None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while True:
            if self._open is None and not self._next():
                return 0
            count = self._open.readinto(buffer)
            if count:
                return count
            self._open.close()
            self._path.unlink()
            self._open = None

    def _next(self) -> bool:
        self._path = next(self._files, None)
        if self._path is None:
            return False
        self._open = self._path.open("rb", buffering=0)
        return True


def set_sequences(names: Iterable[str]) -> None:
    """The next row gets an id above those that were loaded."""
    with connection.cursor() as cursor:
        for name in names:
            for column, sequence in _asked(cursor, SEQUENCES, f'"{name}"', f'"{name}"'):
                cursor.execute(
                    f'SELECT setval(%s, max({column})) FROM "{name}" HAVING max({column}) > 0',
                    [sequence],
                )
