"""Files are stored whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

UNFINISHED = ".part"


class WholeFileStorage(FileSystemStorage):
    """A file gets its name when all of it is on the disk. What cannot be written to its end, on a
    full disk, is removed again."""

    def _save(self, name: str, content: File) -> str:
        part = Path(self.path(name + UNFINISHED))
        try:
            # A copy of what was sent, so that it can be stored once more after a failure: Django
            # itself would move a large one.
            super()._save(name + UNFINISHED, File(content))
            with part.open("rb") as written:
                os.fsync(written.fileno())
            part.rename(self.path(name))
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        return name
