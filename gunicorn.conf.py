"""How gunicorn serves Beskplan; found by its name. docs/operations.md tells how to size it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

bind = os.environ.get("BESKPLAN_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("BESKPLAN_WORKERS", "2"))
threads = int(os.environ.get("BESKPLAN_THREADS", "4"))
# Loaded once and then forked: less memory, and an error in the settings stops the start at once
# rather than each worker again and again.
preload_app = True
timeout = 60  # seconds until a worker that has stopped moving is replaced
graceful_timeout = 30  # what is being answered when the server stops may end
max_requests = 5000  # a slow leak never becomes an outage
max_requests_jitter = 500
control_socket_disable = True  # its socket would be one for all instances of the same user
# One line for each request, in JSON: "-" is standard output, nothing is no such log.
_in_demo = os.environ.get("BESKPLAN_DEMO", "0") != "0"
accesslog = os.environ.get("BESKPLAN_ACCESS_LOG", "" if _in_demo else "-") or None
logger_class = "beskplan.server.access_log.AccessLog"
loglevel = os.environ.get("BESKPLAN_LOG_LEVEL", "warning")

# A demonstration has its worker processes (manage.py run_jobs) with it. They are started again when
# they end, and end with this one, also where it is killed.
jobs: subprocess.Popen | None = None
stopping = threading.Event()


def post_worker_init(worker) -> None:
    threading.Thread(target=leave_with_master, args=[worker], daemon=True).start()


def leave_with_master(worker) -> None:
    """A master that is killed leaves its workers behind. They end what they are answering, but give
    up the port at once: whoever was not taken in yet is refused instead of left waiting, and a new
    master can have it."""
    while os.getppid() == worker.ppid:
        time.sleep(0.25)
    os.kill(os.getpid(), signal.SIGTERM)  # it takes in no more
    time.sleep(0.25)
    for listener in worker.sockets:
        with suppress(OSError):  # another worker has
            listener.shutdown(socket.SHUT_RDWR)


def when_ready(server: object) -> None:
    from django.conf import settings

    from beskplan.server.addresses import proxy_is_declared

    if settings.DEMO:
        threading.Thread(target=run_jobs, daemon=True).start()

    print(f"\nBeskplan kører. Åbn http://{bind}/ i en browser. Stop med Ctrl-C.", flush=True)
    for warning in proxy_is_declared():
        print(f"ADVARSEL: {warning.msg} {warning.hint}", flush=True)
    if settings.DEMO and os.environ.get("BESKPLAN_DEMO_PASSWORD"):
        print(
            "Demobrugere: laeser, sagsbehandler, leder, analytiker, planadmin, sysadmin.\n"
            f"Adgangskode for dem alle: {os.environ['BESKPLAN_DEMO_PASSWORD']}",
            flush=True,
        )


def run_jobs() -> None:
    global jobs
    command = [sys.executable, "manage.py", "run_jobs", "--parent", str(os.getpid())]
    while not stopping.is_set():
        jobs = subprocess.Popen(command)  # noqa: S603 - our own, nothing of it from outside
        jobs.wait()
        stopping.wait(1)


def on_exit(server: object) -> None:
    stopping.set()
    if jobs is not None:
        jobs.terminate()
        jobs.wait()
