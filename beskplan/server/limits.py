"""How long the application waits for its database: never for ever."""

from beskplan.server import environment

LOCK_SECONDS = 5
IDLE_SECONDS = 60  # within a transaction, between two statements
# A server that is gone without a word is noticed within a minute.
NETWORK = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}


def connection_options(hosts: str) -> dict:
    """Parameters of PostgreSQL's client. Of several hosts, separated by commas, the one that can be
    written to is chosen; a single one that is read-only can still be read."""
    several = {"target_session_attrs": "read-write"} if "," in hosts else {}
    return NETWORK | several | {"options": server_limits()}


def server_limits() -> str:
    """What the server ends by itself. With BESKPLAN_STATEMENT_SECONDS=0, which commands run with
    (manage.py), a statement and a pause between two take as long as they take; a lock is never
    waited for longer."""
    statement = environment.number("BESKPLAN_STATEMENT_SECONDS", default=30)
    limits = {
        "lock_timeout": LOCK_SECONDS,
        "statement_timeout": statement,
        "idle_in_transaction_session_timeout": IDLE_SECONDS if statement else 0,
    }
    return " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items())
