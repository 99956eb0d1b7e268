"""Each fault: what is broken, for how long, and how it is mended. A function that breaks something
ends when it is mended, also where it is interrupted."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

import psycopg2

from bench.faults.site import APPLICATION_USER, DATABASE, Site, SmallDisk

AWAY = 15.0  # seconds; longer than anybody should wait
PAUSE = 3.0


class Case(NamedTuple):
    """`attaching`: those who save attach files, to a disk of their own."""

    name: str
    title: str
    breaks: Callable[[Site], None]
    needs_root: bool = False
    attaching: bool = False


def kill_worker(site: Site) -> None:
    os.kill(site.web.workers()[0], signal.SIGKILL)
    time.sleep(PAUSE)


def kill_master(site: Site) -> None:
    """Started again at once, as systemd does."""
    os.kill(site.web.master, signal.SIGKILL)
    time.sleep(1)
    site.serve()


def restart_database(site: Site) -> None:
    site.cluster.stop("immediate")
    site.cluster.start()


def kill_database(site: Site) -> None:
    site.cluster.kill()
    site.cluster.start()


def end_connections(site: Site) -> None:
    for _ in range(2):
        site.end_connections()
        time.sleep(1)


def take_database_away(site: Site) -> None:
    site.cluster.stop("fast")
    try:
        time.sleep(AWAY)
    finally:
        site.cluster.start()


def freeze_database(site: Site) -> None:
    site.cluster.freeze()
    try:
        time.sleep(AWAY)
    finally:
        site.cluster.thaw()


def too_many_connections(site: Site) -> None:
    site.ask(f"ALTER ROLE {APPLICATION_USER} CONNECTION LIMIT 2")
    try:
        site.end_connections()
        time.sleep(AWAY)
    finally:
        site.ask(f"ALTER ROLE {APPLICATION_USER} CONNECTION LIMIT -1")


def fill_database_disk(site: Site) -> None:
    """The data move to a small disk and back: a database server without room."""
    cluster, disk = site.cluster, SmallDisk(site.folder / "small", 600)
    ordinary = cluster.data
    small = disk.folder / "data"
    try:
        cluster.stop()
        _copy(ordinary, small)
        cluster.data = small
        cluster.start()
        time.sleep(PAUSE)
        disk.fill()
        time.sleep(AWAY)
        disk.empty()
        time.sleep(PAUSE)
        cluster.stop()
        shutil.rmtree(ordinary)
        _copy(small, ordinary)
    finally:
        cluster.stop("immediate")
        cluster.data = ordinary
        cluster.start()
        disk.remove()


def _copy(data, to) -> None:
    """With owners and modes."""
    subprocess.run(["cp", "-a", data, to], check=True)


def fill_media_disk(site: Site) -> None:
    """The small disk is there before and after it (`attaching`)."""
    site.media_disk.fill()
    time.sleep(AWAY / 2)
    site.media_disk.empty()


def slow_statements(site: Site) -> None:
    """Every statement is ended after 8 ms."""
    site.serve(options="-c statement_timeout=8ms")
    try:
        time.sleep(AWAY / 2)
    finally:
        site.serve()


def hold_lock(site: Site) -> None:
    with closing(psycopg2.connect(site.cluster.url(DATABASE))) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE initiatives_initiative IN EXCLUSIVE MODE")
        time.sleep(AWAY)


def make_read_only(site: Site) -> None:
    site.ask(f"ALTER DATABASE {DATABASE} SET default_transaction_read_only = on")
    try:
        site.end_connections()
        time.sleep(AWAY)
    finally:
        # This connection may write, whatever the database says.
        site.cluster.ask(f"ALTER DATABASE {DATABASE} RESET default_transaction_read_only")
        site.cluster.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s",
            [APPLICATION_USER],
        )


CASES = (
    Case("worker", "kill -9 af en arbejderproces", kill_worker),
    Case("master", "kill -9 af gunicorns hovedproces, startet igen", kill_master),
    Case("restart", "databasen genstartes (immediate)", restart_database),
    Case("postmaster", "kill -9 af PostgreSQL, startet igen", kill_database),
    Case("connections", "alle forbindelser afbrydes, to gange", end_connections),
    Case("away", f"databasen er væk i {AWAY:g} s", take_database_away),
    Case("frozen", f"databasen er frosset i {AWAY:g} s (SIGSTOP)", freeze_database),
    Case("full-house", "kun 2 forbindelser til databasen", too_many_connections),
    Case("disk", "databasens disk er fuld", fill_database_disk, needs_root=True),
    Case("media", "disken med bilag er fuld", fill_media_disk, needs_root=True, attaching=True),
    Case("slow", "hver sætning stoppes efter 8 ms", slow_statements),
    Case("lock", f"initiativerne er låst i {AWAY:g} s", hold_lock),
    Case("read-only", "databasen kan kun læses", make_read_only),
)
