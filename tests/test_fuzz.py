"""No address answers with an error of ours, whoever sends it whatever.

The suite sends a few hundred requests, always the same; `python3 run.py fuzz` runs this file with
minutes and a seed of its own.
"""

import time

import pytest

from tests.fuzz.addresses import addresses
from tests.fuzz.shooting import Range
from tests.fuzz.shots import Shot

METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}
REQUESTS = 320  # each address twice


@pytest.fixture
def shooting(cast, settings, tmp_path, pytestconfig):
    settings.MEDIA_ROOT = tmp_path
    return Range(cast, pytestconfig.getoption("fuzz_seed"))


def numbers(options):
    """Of the requests to send: one, or so many, or as many as there is time for."""
    only, minutes = options.getoption("fuzz_only"), options.getoption("fuzz_minutes")
    if only is not None:
        return [only]
    return as_long_as(minutes * 60) if minutes else range(REQUESTS)


def as_long_as(seconds):
    began = told = time.monotonic()
    number = 0
    while (now := time.monotonic()) - began < seconds:
        yield number
        number += 1
        if now - told > 15:
            told = now
            print(f"{now - began:5.0f} s  {number} forespørgsler", flush=True)
    print(f"{number} forespørgsler på {seconds:.0f} s", flush=True)


def told(failure, seed):
    shot = failure.shot
    return (
        f"{failure.status} {failure.error}\n"
        f"  {shot.person or 'uden log ind'}: {shot.method} {shot.address[:300]}\n"
        f"  {shot.content_type} {shot.body[:1500]!r} {shot.headers or ''}\n"
        f"  igen: python3 run.py fuzz --seed {seed} --only {failure.number}\n"
    )


def test_no_request_is_answered_with_an_error_of_ours(shooting, pytestconfig):
    found = {}
    for number in numbers(pytestconfig):
        failure = shooting.fire(number)
        if failure and failure.error not in found:
            found[failure.error] = told(failure, shooting.seed)
            print(found[failure.error], failure.trace[-2500:], sep="\n", flush=True)
    assert not found, "\n".join(found.values())


def test_a_method_that_an_address_does_not_serve_is_refused_everywhere(shooting):
    wrong = []
    for address in addresses():
        for method in METHODS - set(address.served):
            answer = shooting.send(Shot("signe", method, address.path)).status_code
            if answer != 405:
                wrong.append(f"{method} {address.path}: {answer}")
    assert wrong == []


def test_a_page_is_asked_by_its_own_names(shooting):
    """Of its forms, its links, and those that only its view knows."""
    shown = {one.name: one for one in addresses()}
    page = shooting.page(shown["initiatives"], "/initiativer/", "laura")
    assert {"plan", "unit", "page", "sort"} <= set(page.names)
    update = shown["initiative-update"]
    form = shooting.page(update, shooting.paths_of(update)[0], "signe").forms
    assert "results" in {name for one in form for name, _ in one.fields}
