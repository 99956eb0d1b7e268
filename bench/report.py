"""results.json and the same as tables in results.md (bench/results/)."""

import json
import os
import platform
from pathlib import Path

from bench.ratios import goal_of

WORDS = {True: "ja", False: "**nej**", None: ""}
METHOD = (
    "Målt på én kerne ad gangen: én gunicorn-proces med én tråd, klienten på den anden kerne, "
    "forbindelsen holdt åben. Alle målinger i samme kørsel tager én forespørgsel ad gangen i "
    "skiftende rækkefølge; tallene er medianer efter opvarmning. Hver visning er en ny besøgende "
    "eller et nyt objekt. “Bare” er en Django-visning på Djangos egen middleware med session, "
    "bruger og én forespørgsel ved indeks. Et sideforhold er det værste af de tre roller og af én "
    "plan/alle planer, ved den store faktor."
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


def write(folder: Path, results: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(results, ensure_ascii=False, indent=1)
    (folder / "results.json").write_text(content + "\n", encoding="utf-8")
    (folder / "results.md").write_text(markdown(results), encoding="utf-8")


def markdown(results: dict) -> str:
    """For people: first what the goals are about, then what lies behind."""
    parts = [
        "# Målt ydeevne",
        f"`{results['command']}`, {results['date']}. {_machine(results['machine'])}",
        METHOD,
        "## Mål",
        _table(
            ("forhold", "målt", "mål", "nået"),
            [
                (f"`{key}`", f"{value:.2f}", str(goal_of(key)), WORDS[goal_of(key).is_met(value)])
                for key, value in results["ratios"].items()
            ],
        ),
        "## Sider",
        _table(
            ("side", "visning", "rolle", "lille, ms", "stor, ms", "genbesøg, ms", "målinger", "kB"),
            [_page_row(one) for one in results["pages"]],
        ),
        "## Gulve og andre værktøjer",
        _table(
            ("hvad", "ms"), [(name, f"{value:.2f}") for name, value in results["floors"].items()]
        ),
        "## Forespørgsler",
        _table(
            ("side", "egne", "ms i psycopg2"),
            [
                (name, count, results["sql_ms"].get(name, ""))
                for name, count in results["queries"].items()
            ],
        ),
    ]
    for title, key in (("Excel", "excel"), ("Runder", "rounds"), ("Øvrigt", "other")):
        if results.get(key):
            lines = json.dumps(results[key], ensure_ascii=False, indent=1)
            parts += [f"## {title}", f"```json\n{lines}\n```"]
    if results["failures"]:
        parts += ["## Fejl", "\n".join(f"- {one}" for one in results["failures"])]
    return "\n\n".join(parts) + "\n"


def _machine(found: dict) -> str:
    return (
        f"{found['cores']} kerner ({found['processor']}), {found['memory_gib']} GiB, "
        f"{found['system']}, Python {found['python']}, PostgreSQL {found['postgresql']}."
    )


def _page_row(one: dict) -> tuple:
    names = ("small_ms", "large_ms", "revisit_ms")
    figures = [f"{one[name]:.1f}" if one.get(name) else "" for name in names]
    return (one["page"], one["scope"], one["role"], *figures, one["samples"], one["kb"])


def _table(headings: tuple, rows: list[tuple]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
