"""`python -m bench.load.users PORT USERS SECONDS < requests.json`: a closed loop of users.

Each asks for the next page as soon as it has the one before, for as long as the run lasts; they
are threads of this process. Prints how many answers came a second, and how long they took.
"""

import json
import sys
import threading
import time
from collections import Counter
from itertools import count
from statistics import quantiles

from bench.visits.client import Client
from bench.visits.measure import OK, SAVED
from bench.visits.saving import save

SHARES = ("sagsbehandler",) * 6 + ("leder",) * 2 + ("analytiker",) * 2  # of every ten users
MOST_USERS = 256
WARM_UP = 2.0  # seconds that are not counted


def main() -> None:
    port, number, seconds = int(sys.argv[1]), min(int(sys.argv[2]), MOST_USERS), float(sys.argv[3])
    by_role = json.load(sys.stdin)
    began = time.perf_counter()
    window = began + WARM_UP, began + WARM_UP + seconds
    took: list[float] = []
    refused: Counter[int] = Counter()
    threads = []
    for place in range(number):
        of_role = by_role[SHARES[place % len(SHARES)]]
        cookie, steps = of_role[place // len(SHARES) % len(of_role)]
        shifted = steps[place % len(steps) :] + steps[: place % len(steps)]
        arguments = (Client(port), cookie, shifted, window, took, refused)
        threads.append(threading.Thread(target=live, args=arguments))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(
        json.dumps(
            {
                "users": number,
                "per_second": round(len(took) / seconds, 2),
                "p50_ms": round(quantiles(took, n=20)[9] * 1000, 1) if len(took) > 1 else 0,
                "p95_ms": round(quantiles(took, n=20)[18] * 1000, 1) if len(took) > 1 else 0,
                "refused": dict(refused),
            }
        )
    )


def live(client: Client, cookie: str, steps: list, window, took: list, refused: Counter) -> None:
    """One user. Lists take appends of several threads at once."""
    begin, end = window
    for turn in count():
        kind, path = steps[turn % len(steps)]
        if kind == "save":
            answers = zip(save(client, path, cookie, turn), (OK, SAVED), strict=True)
        else:
            answers = [(client.get(path, cookie), OK)]
        now = time.perf_counter()
        if now >= end:
            return
        if now >= begin:
            for answer, expected in answers:
                if answer.status == expected:
                    took.append(answer.seconds)
                else:
                    refused[answer.status] += 1


if __name__ == "__main__":
    main()
