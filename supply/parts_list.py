"""The list of parts (SBOM) in CycloneDX's JSON, version 1.6: python3 run.py sbom"""

from __future__ import annotations

import tomllib
import uuid
from datetime import datetime
from pathlib import Path

from supply.locks import Package, packages

NAMESPACE = uuid.UUID("6f3c0f0e-3f0c-5f57-9c6e-0a8d5a2b7c11")


def parts_list(root: Path, at: datetime) -> dict:
    """Beskplan and every package of the locks under `root`, as CycloneDX asks. The serial number is
    the same as long as the parts are. Which package asks for which is left out: the locks do not
    say it."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = packages(root)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(NAMESPACE, repr(parts)).urn,
        "version": 1,
        "metadata": {
            "timestamp": at.isoformat(timespec="seconds"),
            "lifecycles": [{"phase": "pre-build"}],
            "component": {
                "type": "application",
                "bom-ref": "beskplan",
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
            },
        },
        "components": [component(part) for part in parts],
    }


def component(part: Package) -> dict:
    group, _, name = part.name.rpartition("/")
    about = {
        "type": "library",
        "bom-ref": part.purl,
        "group": group,
        "name": name,
        "version": part.version,
        "purl": part.purl,
        "scope": "required" if part.served else "excluded",
        "hashes": [{"alg": algorithm, "content": digits} for algorithm, digits in part.hashes],
        "licenses": [{"expression": part.licence}] if part.licence else [],
        "properties": [
            {"name": f"beskplan:{name}", "value": value}
            for name, value in (("lock", part.lock), ("marker", part.marker))
            if value
        ],
    }
    return {key: value for key, value in about.items() if value}
