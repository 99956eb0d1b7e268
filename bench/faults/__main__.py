"""python3 run.py faults: breaks one thing after the other while six people save, and says what was
lost, what they saw, how long it took, and whether the watchdog saw it. Ends by itself."""

import argparse
import os
import sys
import time
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from bench.faults.cases import CASES, Case
from bench.faults.people import at_work
from bench.faults.site import Site
from bench.figures.report import machine, table
from bench.load.browser import SAVED, WRITTEN, Moment, Record, beginning, outcome
from bench.servers.web_servers import ROOT

VAR = Path(os.environ.get("BESKPLAN_VAR") or ROOT / "var").resolve() / "bench" / "faults"
RESULTS = ROOT / "bench" / "results" / "faults.md"
CALM = 3.0  # seconds before and after, in which everything works
LONGEST = 10.0  # seconds that anybody may wait
WORDS = {0: "afbrudt", 200: "formularen igen med en besked"}
AT_ONCE = 2.0  # seconds: what is over by then no watchdog has to see
ATTACHED = "SELECT title FROM followup_evidence WHERE title LIKE %s"
FILES = "SELECT file FROM followup_evidence WHERE file <> ''"


def main() -> int:
    options = arguments()
    os.environ |= {
        "BESKPLAN_DEMO": "0",
        "BESKPLAN_SECURE": "0",
        "BESKPLAN_ALLOWED_HOSTS": "127.0.0.1",
        "BESKPLAN_SECRET_KEY": "opdigtet-" * 6,
    }
    site = Site(VAR)
    rows = []
    try:
        for case in CASES:
            if options.only and case.name not in options.only.split(","):
                continue
            if case.needs_root and os.geteuid() != 0:
                rows.append({"title": case.title, "untried": "kræver root (mount)"})
                continue
            print(f"· {time.strftime('%H:%M:%S')} {case.title}", flush=True)
            with site.on_small_media_disk() if case.attaching else nullcontext():
                rows.append(tried(site, case))
        version = site.ask("SHOW server_version")[0][0]
    finally:
        site.close()
    words = report(rows, version, " ".join(["python3 run.py faults", *sys.argv[1:]]), options.note)
    print(words)
    if options.publish:
        RESULTS.write_text(words, encoding="utf-8")
        print(f"· Skrev {RESULTS}")
    return 1 if any(missed(row) for row in rows) else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 run.py faults", description="Slå dele ihjel.")
    names = ", ".join(case.name for case in CASES)
    parser.add_argument("--only", default="", help=f"kun disse, med komma imellem: {names}")
    parser.add_argument("--publish", action="store_true", help=f"skriv {RESULTS.name}")
    parser.add_argument("--note", default="", help="hvad maskinen ellers lavede")
    return parser.parse_args()


def tried(site: Site, case: Case) -> dict:
    assert site.web.port  # serves from here on
    with at_work(site, case.name, attaching=case.attaching) as record:
        time.sleep(CALM)
        began = time.monotonic()
        case.breaks(site)
        mended = time.monotonic()
        time.sleep(CALM)
    if case.attaching:
        lost, doubled = attached_outcome(site, case.name, record)
        torn = 0
    else:
        rows = site.ask(WRITTEN, beginning(f"{case.name}-"))
        lost, doubled, torn = map(len, outcome(record, rows))
    return {
        "title": case.title,
        "seconds": mended - began,
        "confirmed": len(record.confirmed),
        "lost": lost,
        "doubled": doubled,
        "torn": torn,
        "seen": seen(record, ("form", "gem", "læs")),
        "health": health(record, began, mended),
        "lasted": lasted(record, began),
        "longest": max(one.seconds for one in record.moments if one.what != "sundhed"),
        "longest_reading": max(one.seconds for one in record.moments if one.what == "læs"),
        "gap": gap(record, mended),
    }


def is_failure(one: Moment) -> bool:
    return one.status == 0 or one.status >= 400


def seen(record: Record, kinds: tuple[str, ...]) -> Counter[str]:
    """What people met other than what they asked for."""
    return Counter(
        WORDS.get(one.status, f"{one.status} {one.heading}")
        for one in record.moments
        if one.what in kinds and (is_failure(one) or (one.what, one.status) == ("gem", 200))
    )


def health(record: Record, began: float, mended: float) -> Counter[str]:
    """Answers to the watchdog while it was broken."""
    return Counter(
        str(one.status) if one.status else "intet svar"
        for one in record.moments
        if one.what == "sundhed" and one.at > began and one.at - one.seconds < mended
    )


def lasted(record: Record, began: float) -> float:
    """Seconds from the fault until the last who met it."""
    met = [one.at for one in record.moments if one.what != "sundhed" and is_failure(one)]
    return max(met) - began if met else 0.0


def gap(record: Record, mended: float) -> float | None:
    """Seconds from mended until the next save was confirmed."""
    later = [
        one.at
        for one in record.moments
        if one.what == "gem" and one.status == SAVED and one.at > mended
    ]
    return min(later) - mended if later else None


def attached_outcome(site: Site, prefix: str, record: Record) -> tuple[int, int]:
    """Files that were confirmed and are not there; files without a row or unfinished."""
    stored = {title for (title,) in site.ask(ATTACHED, [f"{prefix}-%"])}
    named = {name for (name,) in site.ask(FILES)}
    there = {
        str(path.relative_to(site.media)) for path in site.media.rglob("*") if path.is_file()
    } - {"fill"}
    lost = sum(title not in stored for title in record.confirmed) + len(named - there)
    return lost, len(there - named)


def missed(row: dict) -> list[str]:
    if "untried" in row:
        return []
    wrong = [f"{row[name]} {name}" for name in ("lost", "doubled", "torn") if row[name]]
    if row["longest"] > LONGEST:
        wrong.append(f"{row['longest']:.1f} s")
    if row["lasted"] > AT_ONCE and set(row["health"]) <= {"200"}:
        wrong.append("/sundhed/ så intet")
    return wrong


def report(rows: list[dict], version: str, command: str, note: str) -> str:
    here = machine(version)
    return "\n\n".join(
        [
            "# Fejl med vilje",
            f"`{command}`, {datetime.now(UTC):%Y-%m-%d}. {here['cores']} kerner "
            f"({here['processor']}), {here['memory_gib']} GiB, PostgreSQL {version}. {note}",
            "Seks gemmer hele tiden, to læser, og `/sundhed/` spørges fire gange i sekundet, mens "
            "noget går i stykker og repareres igen.",
            table(
                (
                    *("fejl", "s", "brugeren ser", "/sundhed/ imens", "længste svar, s"),
                    *("længste læsning, s", "gemmer igen efter, s", "bekræftet"),
                    *("tabt/dobbelt/halve", "mål, der ikke nås"),
                ),
                map(_row, rows),
            ),
            "",
        ]
    )


def _row(row: dict) -> tuple:
    if "untried" in row:
        return (row["title"], "", row["untried"], *[""] * 7)
    gap_words = "" if row["gap"] is None else f"{row['gap']:.1f}"
    return (
        row["title"],
        f"{row['seconds']:.0f}",
        ", ".join(f"{number} × {what}" for what, number in row["seen"].most_common()) or "intet",
        ", ".join(f"{number} × {what}" for what, number in row["health"].most_common()),
        f"{row['longest']:.1f}",
        f"{row['longest_reading']:.1f}",
        gap_words,
        row["confirmed"],
        f"{row['lost']}/{row['doubled']}/{row['torn']}",
        ", ".join(missed(row)) or "ingen",
    )


if __name__ == "__main__":
    sys.exit(main())
