"""Rows read from the database while those before them are written."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice


def read_ahead(rows: Iterator, chunk: int) -> Iterator:
    """The same rows, `chunk` at a time fetched by a second thread while the first one writes.

    The database works in the time that writing takes anyway. The first chunk is read by the
    caller's thread, which so opens the cursor on its own connection; nothing else may use that
    connection until the last row is read or the iterator is closed.
    """
    chunk_read = list(islice(rows, chunk))
    with ThreadPoolExecutor(max_workers=1) as reader:
        while chunk_read:
            coming = reader.submit(lambda: list(islice(rows, chunk)))
            yield from chunk_read
            chunk_read = coming.result()
