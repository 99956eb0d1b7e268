"""Who works while something breaks: some save, some read, a watchdog asks for health."""

import threading
import time
from contextlib import contextmanager
from uuid import uuid4

from bench.load.browser import SAVED, Browser, Record, save
from bench.visits.client import Answer
from bench.visits.saving import AS_IT_IS, hidden_fields

WRITERS, READERS = 6, 2
PAUSE, WATCH = 0.3, 0.25  # seconds between two
WATCH_TIMEOUT = 5.0  # seconds, after which a watchdog takes it for dead
READ = "/initiativer/"
HEALTH = "/sundhed/"


@contextmanager
def at_work(site, prefix: str, *, attaching: bool = False):
    """Their record; they stop when the block is left, after the answer that they wait for."""
    record, stop = Record(), threading.Event()
    threads = [
        threading.Thread(target=repeat, args=(stop, WATCH, watching(site, record)), daemon=True)
    ]
    for place, (cookie, path) in enumerate(writers(site.people)):
        work = (attach if attaching else writing)(site, cookie, path, f"{prefix}-{place}", record)
        threads.append(threading.Thread(target=repeat, args=(stop, PAUSE, work), daemon=True))
    for cookie, _ in site.people["analytiker"][:READERS]:
        work = reading(site, cookie, record)
        threads.append(threading.Thread(target=repeat, args=(stop, PAUSE, work), daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield record
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def repeat(stop: threading.Event, pause: float, work) -> None:
    turn = 0
    while not stop.is_set():
        work(turn)
        turn += 1
        stop.wait(pause)


def writers(people: dict) -> list[tuple[str, str]]:
    """Cookie and address of each: no two write about the same initiative."""
    found: dict[str, str] = {}
    for cookie, steps in people["sagsbehandler"]:
        own = [path for kind, path in steps if kind == "save" and path not in found]
        if own:
            found[own[0]] = cookie
        if len(found) == WRITERS:
            break
    return [(cookie, path) for path, cookie in found.items()]


def writing(site, cookie: str, path: str, prefix: str, record: Record):
    browser = Browser(site.port)
    return lambda turn: save(browser, path, cookie, f"{prefix}-{turn}", record)


def reading(site, cookie: str, record: Record):
    browser = Browser(site.port)
    return lambda turn: record.note("læs", browser.get(READ, cookie))


def watching(site, record: Record):
    """A new connection each time, as watchdogs do."""

    def watch(turn: int) -> None:
        browser = Browser(site.port, WATCH_TIMEOUT)
        record.note("sundhed", browser.get(HEALTH, ""))
        browser.close()

    return watch


def attach(site, cookie: str, path: str, prefix: str, record: Record):
    """A draft with a file of half a megabyte; confirmed is the file's title."""
    browser = Browser(site.port)

    def work(turn: int) -> None:
        page = browser.get(path, cookie, **AS_IT_IS)
        record.note("form", page)
        if page.status != 200:
            return
        title = f"{prefix}-{turn}"
        form = hidden_fields(page.body.decode()) | {
            "status": "delvist",
            "action": "draft",
            "file_title": title,
        }
        answer = post_file(site.port, path, page.cookies_after(cookie), form)
        record.note("gem", answer)
        if answer.status == SAVED:
            record.confirmed.append(title)

    return work


def post_file(port: int, path: str, cookie: str, form: dict) -> Answer:
    import http.client

    boundary = uuid4().hex
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in form.items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="notat.txt"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    )
    body = "".join([*parts, head, "Opdigtet. " * 50_000, f"\r\n--{boundary}--\r\n"]).encode()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Cookie": cookie,
        "Content-Type": f"multipart/form-data; boundary={boundary}",
        "Referer": f"http://127.0.0.1:{port}{path}",
    }
    began = time.perf_counter()
    try:
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        content = response.read()
        return Answer(response.status, time.perf_counter() - began, len(content), body=content)
    except (http.client.HTTPException, OSError):
        return Answer(0, time.perf_counter() - began, 0)
    finally:
        connection.close()
