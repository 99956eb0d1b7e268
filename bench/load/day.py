"""`python -m bench.load.day PORT USERS SECONDS < requests.json`: people at work, who read what they
got for some seconds before they go on. Prints what they met, as JSON.

They come within the first seconds, and are counted from when all are there.
"""

import json
import sys
import threading
import time
from itertools import count
from random import Random

from bench.load.browser import Browser, Record, save
from bench.load.users import SHARES

THINKING = 3.0, 8.0  # seconds
ARRIVING = 10.0  # seconds until all have come
MOST_USERS, MOST_SECONDS = 400, 600


def main() -> None:
    port, number, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    number, seconds = min(number, MOST_USERS), min(seconds, MOST_SECONDS)
    by_role = json.load(sys.stdin)
    began = time.monotonic()
    end, record, threads = began + ARRIVING + seconds, Record(), []
    for place in range(number):
        of_role = by_role[SHARES[place % len(SHARES)]]
        cookie, steps = of_role[place // len(SHARES) % len(of_role)]
        person = (Browser(port), cookie, steps, number, place)
        start = began + ARRIVING * place / number
        arguments = (*person, start, end, record)
        threads.append(threading.Thread(target=work, args=arguments))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    moments = [one for one in record.moments if one.at >= began + ARRIVING]
    json.dump({"seconds": seconds, "moments": moments, "confirmed": record.confirmed}, sys.stdout)


def work(
    browser: Browser,
    cookie: str,
    steps: list,
    users: int,
    place: int,
    start: float,
    end: float,
    record: Record,
) -> None:
    """One person, the one in this `place` of so many `users`."""
    rng = Random(place)
    time.sleep(max(0, start - time.monotonic()))
    for turn in count(place % len(steps)):
        kind, path = steps[turn % len(steps)]
        if kind == "save":
            save(browser, path, cookie, f"{users}-{place}-{turn}", record)
        else:
            record.note(page_name(path), browser.get(path, cookie))
        pause = rng.uniform(*THINKING)
        if time.monotonic() + pause >= end:
            return
        time.sleep(pause)


def page_name(path: str) -> str:
    """Of an address without what it is about: "/maal/17/" is "/maal/…/"."""
    parts = path.partition("?")[0].strip("/").split("/")
    if len(parts) == 1:
        return f"/{parts[0]}/" if parts[0] else "/"
    return "/".join(["", parts[0], *(part if part.isalpha() else "…" for part in parts[1:]), ""])


if __name__ == "__main__":
    main()
