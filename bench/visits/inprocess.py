"""A page asked for inside this process: which queries it makes, what they cost, where time goes."""

import cProfile
import io
import pstats
import time
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.test import Client

from bench.visits.pages import Request
from tests.queries import FRAME_OF_EVERY_REQUEST, TRANSACTION

SLOWEST = 3  # queries whose plans are shown


class Query(NamedTuple):
    sql: str
    parameters: object
    seconds: float

    @property
    def is_own(self) -> bool:
        """Not session, user or permissions: those the frame of every request makes."""
        known = self.sql in TRANSACTION or any(part in self.sql for part in FRAME_OF_EVERY_REQUEST)
        return not known


class Visit(NamedTuple):
    queries: list[Query]
    status: int
    size: int
    seconds: float


@cache
def _client() -> Client:
    """One for all visits: it sets up the middleware, which takes longer than a page."""
    return Client(HTTP_HOST="127.0.0.1")


def visit(request: Request) -> Visit:
    client, queries = _client(), []
    client.cookies.clear()
    client.cookies["sessionid"] = request.cookie.removeprefix("sessionid=")

    def record(execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            queries.append(Query(sql, params, time.perf_counter() - began))

    with connection.execute_wrapper(record):
        began = time.perf_counter()
        response = client.get(request.path)
        seconds = time.perf_counter() - began
    return Visit(queries, response.status_code, len(response.content), seconds)


def own_queries(request: Request) -> int:
    return sum(query.is_own for query in visit(request).queries)


def profile(name: str, request: Request) -> str:
    """The third visit of a page in words: queries by time, plans of the slowest, functions."""
    for _ in range(2):
        found = visit(request)
    with cProfile.Profile() as profiler:
        visit(request)
    in_sql = sum(query.seconds for query in found.queries)
    ordered = sorted(found.queries, key=lambda query: -query.seconds)
    lines = [
        f"{name}: {request.path}",
        f"svar {found.status}, {found.size / 1000:.0f} kB; {found.seconds * 1000:.1f} ms i alt, "
        f"{in_sql * 1000:.1f} ms i {len(ordered)} forespørgsler "
        f"({sum(query.is_own for query in ordered)} egne)",
        *(f"{query.seconds * 1000:9.2f} ms  {query.sql[:600]}" for query in ordered),
    ]
    for query in ordered[:SLOWEST]:
        lines += ["", "EXPLAIN ANALYZE", query.sql[:300], *_plan(query)]
    out = io.StringIO()
    pstats.Stats(profiler, stream=out).sort_stats("tottime").print_stats(30)
    pstats.Stats(profiler, stream=out).sort_stats("cumulative").print_stats(45)
    return "\n".join([*lines, out.getvalue()])


def _plan(query: Query) -> list[str]:
    if not query.sql.lstrip().startswith(("SELECT", "WITH", "(SELECT")):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {query.sql}", query.parameters)
        return [f"    {row[0]}" for row in cursor.fetchall()]
