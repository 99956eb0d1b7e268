"""The packages of the locks, Python's and the browser's."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# A lock, and whether what it names is there when real users are served.
PYTHON_LOCKS = {
    "requirements.lock": True,
    "requirements-test.lock": False,
    "requirements-bench.lock": False,
    "requirements-node.lock": False,
}
NPM_LOCK = "package-lock.json"
PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: *; *(?P<marker>[^\\]+))?"
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """One package at one version. `ecosystem` is "PyPI" or "npm", as OSV names them; `served` says
    that it is part of what real users meet, and not only of building or testing it; `hashes` are
    pairs of algorithm, as CycloneDX names it, and hexadecimal digits, one for each published file;
    `marker` is the machine that alone needs it, empty for all."""

    ecosystem: str
    name: str
    version: str
    lock: str
    served: bool
    hashes: tuple[tuple[str, str], ...] = ()
    licence: str = ""
    marker: str = ""

    @property
    def purl(self) -> str:
        """The name by which lists of parts and of faults know it."""
        kind = {"PyPI": "pypi", "npm": "npm"}[self.ecosystem]
        return f"pkg:{kind}/{quote(self.name, safe='/')}@{quote(self.version)}"


def packages(root: Path) -> list[Package]:
    """Every package of every lock under `root`, by purl; a package of several locks once, as part
    of the first."""
    found: dict[str, Package] = {}
    for name, served in PYTHON_LOCKS.items():
        for package in of_python(name, (root / name).read_text(encoding="utf-8"), served):
            found.setdefault(package.purl, package)
    for package in of_npm(json.loads((root / NPM_LOCK).read_text(encoding="utf-8"))):
        found.setdefault(package.purl, package)
    return [found[purl] for purl in sorted(found)]


def of_python(lock: str, text: str, served: bool) -> Iterator[Package]:
    for requirement in text.replace("\\\n", " ").splitlines():
        pinned = PINNED.match(requirement)
        if pinned:
            yield Package(
                ecosystem="PyPI",
                name=canonical("PyPI", pinned["name"]),
                version=pinned["version"],
                lock=lock,
                served=served,
                hashes=tuple(("SHA-256", digest) for digest in HASH.findall(requirement)),
                marker=(pinned["marker"] or "").split("--hash")[0].strip(),
            )


def canonical(ecosystem: str, name: str) -> str:
    """PyPI reads "Zope.Interface" and "zope-interface" as one name; npm keeps names as they are."""
    return re.sub(r"[-_.]+", "-", name).lower() if ecosystem == "PyPI" else name


def of_npm(lock: dict) -> Iterator[Package]:
    """`dev` and `optional` packages build the browser's files, or do not even that."""
    for place, entry in lock["packages"].items():
        if place:  # "" is Beskplan itself
            yield Package(
                ecosystem="npm",
                name=place.rpartition("node_modules/")[2],
                version=entry["version"],
                lock=NPM_LOCK,
                served=not (entry.get("dev") or entry.get("optional")),
                hashes=tuple(map(digest_of, entry.get("integrity", "").split())),
                licence=entry.get("license", ""),
            )


def digest_of(integrity: str) -> tuple[str, str]:
    algorithm, _, encoded = integrity.partition("-")
    return f"SHA-{algorithm[3:]}", base64.b64decode(encoded).hex()
