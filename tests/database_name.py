import fcntl
import hashlib
import os
from itertools import count
from pathlib import Path

CHOSEN = "BESKPLAN_TEST_DATABASE_NAME"


def free_database_name(var: Path) -> str:
    """A test database that no other test run of this work tree uses right now.

    The lock file of a slot is held until this process ends, however it ends, so a killed run
    leaves nothing behind but a database that the next run makes anew.
    """
    if CHOSEN in os.environ:  # pytest-xdist's workers share their master's slot
        return os.environ[CHOSEN]
    var.mkdir(parents=True, exist_ok=True)
    tree = hashlib.sha256(str(var).encode()).hexdigest()[:6]  # two clones may share a server
    for slot in count(1):
        lock = os.open(var / f"test-database-{slot}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            continue
        os.environ[CHOSEN] = f"test_beskplan_{tree}_{slot}"
        return os.environ[CHOSEN]
