"""A file to take home: what it is and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

Step = Callable[[str], None]


def no_step(progress: str) -> None:
    """For whoever waits for the file itself."""


@dataclass(frozen=True)
class Download:
    """`rows` says how large it becomes, about. `write` writes it and returns its name; between two
    parts of it, it says to its second argument how far it is."""

    title: str
    rows: int
    content_type: str
    write: Callable[[BinaryIO, Step], str]
