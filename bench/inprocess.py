"""A page asked for inside this process: which queries it makes, what they cost, where time goes."""

import cProfile
import io
import pstats
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from statistics import median

from django.db import connections
from django.test import Client

from bench.pages import Page, Request
from tests.queries import FRAME_OF_EVERY_REQUEST, TRANSACTION

REPEATS = 15
# A query so slow is not asked again and again.
PATIENCE = 20.0


@dataclass
class Query:
    sql: str
    parameters: object
    seconds: float

    @property
    def is_own(self) -> bool:
        """Not session, user or permissions: those the frame of every request makes."""
        known = self.sql in TRANSACTION or any(part in self.sql for part in FRAME_OF_EVERY_REQUEST)
        return not known


class Recorder:
    """Keeps every query with its parameters and time."""

    def __init__(self):
        self.queries: list[Query] = []

    def __call__(self, execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.queries.append(Query(sql, params, time.perf_counter() - began))


@cache
def _client() -> Client:
    """One for all visits: it sets up the middleware, which takes longer than a page."""
    return Client(HTTP_HOST="127.0.0.1")


def visit(request: Request, database: str = "default") -> tuple[Recorder, object, float]:
    """The page with its queries; the answer, and the seconds in all. Uses the default database."""
    client = _client()
    client.cookies.clear()
    client.cookies["sessionid"] = request.cookie.removeprefix("sessionid=")
    recorder = Recorder()
    with connections[database].execute_wrapper(recorder):
        began = time.perf_counter()
        response = client.get(request.path)
        getattr(response, "content", b"")
    return recorder, response, time.perf_counter() - began


def own_queries(request: Request) -> int:
    recorder, _, _ = visit(request)
    return sum(query.is_own for query in recorder.queries)


def sql_seconds(recorder: Recorder, database: str = "default") -> float:
    """The page's own SQL straight through psycopg2, rows fetched; the median of several times."""
    wrapper = connections[database]
    wrapper.ensure_connection()
    took = []
    began = time.perf_counter()
    while len(took) < REPEATS and time.perf_counter() - began < PATIENCE:
        with wrapper.connection.cursor() as cursor:
            once = time.perf_counter()
            for query in recorder.queries:
                if query.sql.lstrip().startswith(("SELECT", "WITH", "(SELECT")):
                    cursor.execute(query.sql, query.parameters)
                    cursor.fetchall()
            took.append(time.perf_counter() - once)
    return median(took)


def profile(page: Page, request: Request, slow: int = 3) -> str:
    """The second visit of a page in words: queries by time, plans of the slowest, functions."""
    visit(request)
    lines = [f"{page.name}: {request.path}"]
    with ExitStack() as stack:
        profiler = cProfile.Profile()
        stack.callback(profiler.disable)
        recorder, response, plain = visit(request)
        profiler.enable()
        visit(request)
    in_sql = sum(query.seconds for query in recorder.queries)
    size = len(getattr(response, "content", b""))
    lines.append(
        f"svar {response.status_code}, {size / 1000:.0f} kB; {plain * 1000:.1f} ms i alt, "
        f"{in_sql * 1000:.1f} ms i {len(recorder.queries)} forespørgsler "
        f"({sum(query.is_own for query in recorder.queries)} egne)"
    )
    ordered = sorted(recorder.queries, key=lambda query: -query.seconds)
    lines += [f"{query.seconds * 1000:9.2f} ms  {query.sql[:600]}" for query in ordered]
    for query in ordered[:slow]:
        lines += ["", "EXPLAIN ANALYZE", query.sql[:300], *_plan(query)]
    out = io.StringIO()
    pstats.Stats(profiler, stream=out).sort_stats("tottime").print_stats(30)
    pstats.Stats(profiler, stream=out).sort_stats("cumulative").print_stats(45)
    return "\n".join([*lines, out.getvalue()])


def _plan(query: Query) -> list[str]:
    if not query.sql.lstrip().startswith(("SELECT", "WITH", "(SELECT")):
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {query.sql}", query.parameters)
        return [f"    {row[0]}" for row in cursor.fetchall()]
