"""What went wrong in the database, by the state that PostgreSQL names: what its user reads, and
whether trying once more may help."""

from typing import NamedTuple

from django.db import Error, InterfaceError, OperationalError
from psycopg2 import errorcodes


class Fault(NamedTuple):
    """A heading and a sentence for whoever met it; `again` where a second try on a new connection
    may succeed."""

    heading: str
    words: str
    again: bool = False


BUSY = Fault(
    "Systemet har travlt",
    "Mange gemmer på én gang, eller noget, som mange skal bruge, er låst. Vent et øjeblik.",
)
LOCKED = Fault(
    "En anden er ved at ændre det samme",
    "Det, du bruger, har været låst af en anden i mere end 5 sekunder. Vent et øjeblik.",
)
TOO_SLOW = Fault(
    "Det tog for lang tid",
    "Databasen blev ikke færdig i tide og er stoppet. Vælg mindre ad gangen, eller vent lidt.",
)
AWAY = Fault(
    "Databasen svarer ikke lige nu",
    "Forbindelsen til databasen er væk. Det varer som regel kun et øjeblik.",
    again=True,
)
COLLISION = Fault(
    "To ændringer stødte sammen",
    "En anden gemte i samme øjeblik, og databasen måtte opgive den ene ændring.",
    again=True,
)
READ_ONLY = Fault(
    "Der kan ikke gemmes lige nu",
    "Databasen kan læses, men ikke ændres. Det kan skyldes vedligeholdelse.",
    again=True,  # a new connection may reach the server that has taken over
)
FULL = Fault(
    "Der kan ikke gemmes lige nu",
    "Databasen har ikke plads til mere. Sig det til din systemadministrator.",
)

BY_STATE = {
    errorcodes.LOCK_NOT_AVAILABLE: LOCKED,
    errorcodes.QUERY_CANCELED: TOO_SLOW,
    errorcodes.DEADLOCK_DETECTED: COLLISION,
    errorcodes.SERIALIZATION_FAILURE: COLLISION,
    errorcodes.READ_ONLY_SQL_TRANSACTION: READ_ONLY,
    errorcodes.DISK_FULL: FULL,
    errorcodes.ADMIN_SHUTDOWN: AWAY,
    errorcodes.CRASH_SHUTDOWN: AWAY,
    errorcodes.CANNOT_CONNECT_NOW: AWAY,
    errorcodes.IDLE_IN_TRANSACTION_SESSION_TIMEOUT: AWAY,
}


def fault_of(error: BaseException | None) -> Fault | None:
    """None where it is no fault of the machines, but an error of ours."""
    if not isinstance(error, Error):
        return None
    state = getattr(error.__cause__, "pgcode", None)
    if state is None:  # the server said nothing more
        return AWAY if isinstance(error, OperationalError | InterfaceError) else None
    if state.startswith(errorcodes.CLASS_CONNECTION_EXCEPTION):
        return AWAY
    return BY_STATE.get(state)
