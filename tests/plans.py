"""How PostgreSQL would answer: with which indexes, which tables it reads whole, what it sorts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

# As docs/operations.md recommends, and the benchmark has it: what is asked for is in memory.
ON_A_SERVER = ("SET LOCAL random_page_cost = 1.1", "SET LOCAL jit = off")


@dataclass(frozen=True)
class Plan:
    nodes: list[dict]

    @property
    def indexes(self) -> set[str]:
        return {node["Index Name"] for node in self.nodes if "Index Name" in node}

    @property
    def read_whole(self) -> set[str]:
        """Tables that are read from one end to the other."""
        return {node["Relation Name"] for node in self.nodes if node["Node Type"] == "Seq Scan"}

    @property
    def most_sorted(self) -> int:
        """The most rows that one sort takes in, as the planner expects. An incremental sort is not
        among them: it sorts a few neighbours at a time."""
        sorts = (node for node in self.nodes if node["Node Type"] == "Sort")
        return max((int(node["Plans"][0]["Plan Rows"]) for node in sorts), default=0)

    def __str__(self):
        return json.dumps(self.nodes[0], indent=1)


def plan_of(rows) -> Plan:
    """Of a query set, or of a statement with its parameters."""
    sql, params = rows if isinstance(rows, tuple) else rows.query.sql_with_params()
    with connection.cursor() as cursor:
        for setting in ON_A_SERVER:
            cursor.execute(setting)
    return Plan(_explained("EXPLAIN (FORMAT JSON)", sql, params))


def run_of(sql: str, params=None) -> list[dict]:
    """The steps of a statement that was run as this server is set, with the rows that each gave."""
    return _explained("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON)", sql, params)


def _explained(how: str, sql: str, params) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {sql}", params)
        (found,) = cursor.fetchone()
    found = json.loads(found) if isinstance(found, str) else found
    return list(nodes_of(found[0]["Plan"]))


def nodes_of(node: dict) -> Iterator[dict]:
    yield node
    for below in node.get("Plans", ()):
        yield from nodes_of(below)
