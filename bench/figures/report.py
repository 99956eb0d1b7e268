"""results.json and the same as tables in results.md (bench/results/)."""

import json
import os
import platform
from collections.abc import Iterable
from pathlib import Path

from bench.figures.bounds import bound_of

WORDS = {True: "ja", False: "**nej**"}
METHOD = (
    "Målt på én kerne ad gangen: én gunicorn-proces med én tråd, klienten på den anden kerne. Alle "
    "målinger tager én forespørgsel ad gangen i skiftende rækkefølge; tallene er medianer efter "
    "opvarmning. Hvert besøg er det første: en ny besøgende eller et nyt objekt, og intet fra "
    "forrige gang. “Bare” er en Django-visning på Djangos egen middleware med session, bruger og "
    "én forespørgsel ved indeks. Et sideforhold er det værste af rollerne og af én plan/alle "
    "planer. `docs/performance.md` fortæller mere."
)


def machine(server_version: str) -> dict:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 2**30),
        "processor": _processor(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "postgresql": server_version,
    }


def _processor() -> str:
    try:
        rows = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((row.split(":", 1)[1].strip() for row in rows if row.startswith("model name")), "")


def write(folder: Path, found: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(found, ensure_ascii=False, indent=1)
    (folder / "results.json").write_text(content + "\n", encoding="utf-8")
    (folder / "results.md").write_text(markdown(found), encoding="utf-8")


def read(folder: Path) -> dict:
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


def markdown(found: dict) -> str:
    """For people: first what there are bounds for, then what lies behind."""
    sizes = found["sizes"]
    parts = [
        "# Målt ydeevne",
        f"`{found['command']}`, {found['date']}, version {found['commit']}. "
        + _machine(found["machine"]),
        METHOD,
        "## Grænser",
        table(("forhold", "målt", "grænse", "holdt"), map(_figure_row, found["figures"].items())),
        "## Sider",
        table(
            ("side", "visning", "rolle")
            + tuple(f"størrelse {sizes[size]:g}, ms" for size in ("small", "large"))
            + ("målinger", "kB"),
            map(_page_row, found["pages"]),
        ),
        "## Gulve, andre værktøjer og andre besøg",
        table(("hvad", "ms"), ((name, f"{ms:.2f}") for name, ms in found["others"].items())),
        "## Forespørgsler",
        table(("side", "egne"), found["queries"].items()),
    ]
    if found.get("load"):
        parts += ["## Blandet belastning", _load_table(found["load"])]
    for title, key in (("Excel", "excel"), ("Den store størrelse", "strain")):
        if found.get(key):
            lines = json.dumps(found[key], ensure_ascii=False, indent=1)
            parts += [f"## {title}", f"```json\n{lines}\n```"]
    if found["failures"]:
        parts += ["## Fejl", "\n".join(f"- {one}" for one in found["failures"])]
    return "\n\n".join(parts) + "\n"


def _machine(found: dict) -> str:
    return (
        f"{found['cores']} kerner ({found['processor']}), {found['memory_gib']} GiB, "
        f"{found['system']}, Python {found['python']}, PostgreSQL {found['postgresql']}."
    )


def _figure_row(figure: tuple[str, float]) -> tuple:
    key, value = figure
    bound = bound_of(key)
    return (f"`{key}`", f"{value:.2f}", bound or "", WORDS[bound.is_met(value)] if bound else "")


def _page_row(one: dict) -> tuple:
    milliseconds = (f"{one[size]:.1f}" for size in ("small_ms", "large_ms"))
    return (one["page"], one["scope"], one["role"], *milliseconds, one["samples"], one["kb"])


def _load_table(versions: dict[str, list[dict]]) -> str:
    headings = ["brugere"]
    for name in versions:
        headings += [f"{name}: pr. sekund", "p95, ms", "afvist"]
    by_users: dict[int, dict[str, dict]] = {}
    for name, steps in versions.items():
        for one in steps:
            by_users.setdefault(one["users"], {})[name] = one
    return table(
        headings,
        (
            (users, *(cell for name in versions for cell in _load_cells(of.get(name))))
            for users, of in by_users.items()
        ),
    )


def _load_cells(one: dict | None) -> tuple:
    if one is None:
        return "", "", ""
    refused = ", ".join(f"{number} × {status}" for status, number in one["refused"].items())
    return f"{one['per_second']:.1f}", f"{one['p95_ms']:.0f}", refused


def table(headings: Iterable, rows: Iterable[Iterable]) -> str:
    headings = tuple(headings)
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
