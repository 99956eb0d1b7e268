"""What a backup holds, written beside it: versions, rows of each table, a checksum of each file."""

import hashlib
import json
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from beskplan.backup.programs import Unusable
from core.jobs.files import FOLDER as JOB_FILES

NAME, DATABASE, FILES = "indhold.json", "database.dump", "bilag"
FORMAT = 1
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """`beskplan` and `postgresql` are versions; `migrations` by app; `rows` by table; `files` by
    path inside the backup: SHA-256."""

    taken_at: datetime
    beskplan: str
    postgresql: str
    migrations: dict[str, list[str]]
    rows: dict[str, int]
    files: dict[str, str]

    def write(self, folder: Path) -> None:
        content = {"format": FORMAT, **asdict(self), "taken_at": self.taken_at.isoformat()}
        path = folder / NAME
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        try:
            content: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if content.pop("format") != FORMAT:
                raise Unusable(f"{folder} er skrevet af en anden udgave af Beskplan.")
            content["taken_at"] = datetime.fromisoformat(content["taken_at"])
            return cls(**content)
        except FileNotFoundError as error:
            raise Unusable(f"{folder} er ikke en sikkerhedskopi: {NAME} mangler.") from error
        except (ValueError, KeyError, TypeError) as error:
            raise Unusable(f"{folder / NAME} kan ikke læses.") from error

    @property
    def attachments(self) -> list[str]:
        """Paths of the attached files, inside their folder."""
        return [name.removeprefix(f"{FILES}/") for name in self.files if name != DATABASE]


def checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def check(folder: Path, manifest: Manifest) -> None:
    """Raises Unusable, naming each file that is missing, too many or not as it was written."""
    wrong = [f"{name} mangler" for name in manifest.files if not (folder / name).is_file()]
    for name in files_in(folder):
        if name not in manifest.files and name != NAME:
            wrong.append(f"{name} hører ikke til")
        elif name != NAME and checksum(folder / name) != manifest.files[name]:
            wrong.append(f"{name} er ændret siden")
    if wrong:
        raise Unusable(f"Sikkerhedskopien er beskadiget: {'; '.join(sorted(wrong))}.")


def files_in(folder: Path) -> Iterator[str]:
    """Paths inside the folder of all files, in order; none where there is no folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder))


def attached_files() -> Iterator[str]:
    """Paths inside MEDIA_ROOT, but for what jobs have made: that is made again on demand."""
    return (name for name in files_in(settings.MEDIA_ROOT) if Path(name).parts[0] != JOB_FILES)


def own_version() -> str:
    """As "0.1.0 (9d4c185)": by pyproject.toml and, in a work tree, the commit."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    try:
        said = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - wherever the machine has it
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()
    except OSError:
        said = ""
    version: str = project["project"]["version"]
    return f"{version} ({said})" if said else version
