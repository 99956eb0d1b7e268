"""python3 run.py sbom OUT.json; python3 run.py advisories [LIST …]"""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from supply.advisories import UnreadableList, known_faults
from supply.locks import packages
from supply.parts_list import parts_list

ROOT = Path(__file__).resolve().parent.parent
NOT_CHECKED = (
    "ADVARSEL: pakkerne er IKKE kontrolleret for kendte fejl, for der er ingen liste at holde "
    "dem op mod. Hent en og angiv den med BESKPLAN_ADVISORIES (docs/operations.md, Kendte fejl)."
)
FOUND, UNREADABLE = 1, 2


def main() -> int:
    parser = argparse.ArgumentParser(description="Beskplans dele og deres kendte fejl.")
    commands = parser.add_subparsers(required=True)
    sbom = commands.add_parser("sbom", help="skriv listen over dele (CycloneDX 1.6, JSON)")
    sbom.add_argument("out", type=Path, help="filen, for eksempel beskplan.cdx.json")
    sbom.set_defaults(command=write_parts_list)
    advisories = commands.add_parser("advisories", help="kontrollér delene for kendte fejl")
    advisories.add_argument("lists", nargs="*", type=Path, help="i stedet for BESKPLAN_ADVISORIES")
    advisories.set_defaults(command=check)
    options = parser.parse_args()
    return options.command(options)


def write_parts_list(options: argparse.Namespace) -> int:
    parts = parts_list(ROOT, at=datetime.now(UTC))
    text = json.dumps(parts, ensure_ascii=False, indent=1) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(f"{len(parts['components'])} dele er skrevet i {options.out}")
    return 0


def check(options: argparse.Namespace) -> int:
    named = os.environ.get("BESKPLAN_ADVISORIES", "")
    lists = options.lists or [Path(path) for path in named.split(os.pathsep) if path]
    if not lists:
        print(NOT_CHECKED)
        return 0
    parts = packages(ROOT)
    return max([check_against(path, parts) for path in lists])


def check_against(path: Path, parts: list) -> int:
    try:
        result = known_faults(path, parts)
    except UnreadableList as error:
        print(error)
        return UNREADABLE
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    print(
        f"{len(parts)} pakker er holdt op mod {result.records} poster i {path} "
        f"fra {changed:%Y-%m-%d}: {len(result.found)} kendte fejl."
    )
    for fault in result.found:
        print(f"  {fault}{'' if fault.package.served else ' (kun ved bygning og afprøvning)'}")
    return FOUND if result.found else 0


if __name__ == "__main__":
    sys.exit(main())
