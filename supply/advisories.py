"""Lists of known faults that somebody has brought, and which packages of ours they name.

Three kinds of list are read, since a machine without a way to the internet gets one of them by
hand: OSV's records (one JSON file, a file with a list of them, a folder or a zip of such files, as
OSV publishes for each ecosystem), and what pip-audit writes as JSON."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion
from packaging.version import Version as PythonVersion

from supply.locks import Package, canonical
from supply.semver import SemanticVersion


class UnreadableList(Exception):
    """A list that is no list; one Danish sentence."""


@dataclass(frozen=True)
class KnownFault:
    """A package with a known fault; `fixed` are the versions that mend it, as the list says."""

    package: Package
    number: str
    summary: str
    fixed: tuple[str, ...] = ()

    def __str__(self) -> str:
        mended = f"; rettet i {', '.join(self.fixed)}" if self.fixed else "; ingen rettelse endnu"
        return f"{self.package.name} {self.package.version}: {self.number} {self.summary}{mended}"


@dataclass(frozen=True)
class FaultList:
    """What a list said: how many records it holds, and which of them are about our packages."""

    records: int
    found: tuple[KnownFault, ...]


def known_faults(path: Path, parts: Iterable[Package]) -> FaultList:
    """Raises UnreadableList where `path` holds nothing that can be understood."""
    ours = {(part.ecosystem, part.name): part for part in parts}
    records, found = 0, list[KnownFault]()
    for name, content in documents(path):
        for record in records_of(name, content):
            records += 1
            found += matches(record, ours)
    if not records:
        raise UnreadableList(f"{path} indeholder ingen oplysninger om fejl.")
    return FaultList(records, tuple(found))


def documents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every JSON file in a folder or a zip, or of the one file."""
    try:
        if path.is_dir():
            yield from ((str(file), file.read_bytes()) for file in sorted(path.rglob("*.json")))
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if name.endswith(".json")]
                yield from ((f"{path}: {name}", archive.read(name)) for name in names)
        else:
            yield str(path), path.read_bytes()
    except OSError as error:
        raise UnreadableList(f"{path} kan ikke læses: {error.strerror}.") from error


def records_of(name: str, content: bytes) -> list[dict]:
    try:
        data = json.loads(content)
    except ValueError as error:
        raise UnreadableList(f"{name} er ikke JSON.") from error
    if isinstance(data, dict) and "dependencies" in data:
        return data["dependencies"]  # pip-audit: one for each package
    records = data if isinstance(data, list) else [data]
    if all(isinstance(record, dict) and "id" in record for record in records):
        return records
    raise UnreadableList(f"{name} er hverken poster fra OSV eller et resultat fra pip-audit.")


def matches(record: dict, ours: dict[tuple[str, str], Package]) -> Iterator[KnownFault]:
    if "vulns" in record:
        yield from of_pip_audit(record, ours)
    elif "withdrawn" not in record:
        yield from of_osv(record, ours)


def of_pip_audit(record: dict, ours: dict[tuple[str, str], Package]) -> Iterator[KnownFault]:
    """Only where it looked at the version that we have."""
    part = ours.get(("PyPI", canonical("PyPI", record["name"])))
    if part and part.version == record.get("version"):
        for fault in record["vulns"]:
            summary = (fault.get("description") or "").split("\n")[0]
            yield KnownFault(part, fault["id"], summary, tuple(fault.get("fix_versions", ())))


def of_osv(record: dict, ours: dict[tuple[str, str], Package]) -> Iterator[KnownFault]:
    for affected in record.get("affected", ()):
        package = affected.get("package", {"ecosystem": "", "name": ""})
        ecosystem = package["ecosystem"]
        part = ours.get((ecosystem, canonical(ecosystem, package["name"])))
        if part and is_affected(part, affected):
            yield KnownFault(part, record["id"], record.get("summary", ""), fixes(affected))


def is_affected(part: Package, affected: dict) -> bool:
    listed = part.version in affected.get("versions", ())
    return listed or any(in_range(part, each["events"]) for each in ranges(affected))


def ranges(affected: dict) -> list[dict]:
    """Those of versions; ranges of Git's commits say nothing about a published package."""
    return [each for each in affected.get("ranges", ()) if each.get("type") != "GIT"]


def in_range(part: Package, events: list[dict]) -> bool:
    """OSV's rule: the last event that the version has passed decides. A version or an event that
    nobody can read counts as affected: better one look too many."""
    told = [(kind, text) for event in events for kind, text in event.items()]
    try:
        here = place(part.ecosystem, part.version)
        places = sorted((place(part.ecosystem, text), kind) for kind, text in told)
    except (InvalidVersion, ValueError):
        return True
    passed = [kind for at, kind in places if at < here or at == here and kind != "last_affected"]
    return passed[-1:] == ["introduced"]


def place(ecosystem: str, version: str) -> tuple[bool, Any]:
    """Where a version stands among others; before all of them what OSV calls "0"."""
    read = {"PyPI": PythonVersion, "npm": SemanticVersion}[ecosystem]
    return version != "0", read(version)


def fixes(affected: dict) -> tuple[str, ...]:
    events = (event for each in ranges(affected) for event in each["events"])
    return tuple(event["fixed"] for event in events if "fixed" in event)
