"""What a request has done to the database so far: whether it may be tried again from the start."""

import re
from collections.abc import Callable

from django.db import Error, transaction

from beskplan.server.faults import COLLISION, fault_of

ONLY_READS = re.compile(
    r"\s*(SELECT|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT|SET|SHOW)\b", re.IGNORECASE
)
QUERY_WITH_PARTS = re.compile(r"\s*WITH\b", re.IGNORECASE)
WRITING_PART = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE)


def is_write(sql: str) -> bool:
    """Whatever is not known to only read."""
    if QUERY_WITH_PARTS.match(sql):
        return bool(WRITING_PART.search(sql))
    return not ONLY_READS.match(sql)


class Attempt:
    """Sees every statement of one request (`connection.execute_wrapper`).

    `wrote`: something was written, stored or not. `committed`: something is stored for good.
    """

    def __init__(self) -> None:
        self.wrote = self.committed = False
        self._undone: Error | None = None

    def __call__(self, execute: Callable, sql: str, params, many: bool, context: dict):
        writes = is_write(sql)
        try:
            outcome = execute(sql, params, many, context)
        except Error as error:
            # Within a transaction what fails before COMMIT is undone. A single statement is its own
            # transaction: where the connection went with it, it may have been stored.
            if context["connection"].in_atomic_block or not writes:
                self._undone = error
            raise
        if writes:
            self.wrote = True
            # Run at once outside a transaction; forgotten when the transaction is undone.
            transaction.on_commit(self._note_commit)
        return outcome

    def _note_commit(self) -> None:
        self.committed = True

    def is_undone(self, error: BaseException) -> bool:
        """Whether nothing that the request wrote can be stored: nothing is committed, and what
        failed was not a COMMIT, whose outcome nobody knows once the connection is gone."""
        if self.committed:
            return False
        return not self.wrote or error is self._undone or fault_of(error) is COLLISION

    def may_repeat(self, error: BaseException) -> bool:
        fault = fault_of(error)
        return fault is not None and fault.again and self.is_undone(error)
