"""How passwords are stored, and that log-ins leave the machine to others."""

import threading
from concurrent.futures import ThreadPoolExecutor

from beskplan.accounts import passwords
from beskplan.accounts.passwords import OneAtATime


def test_a_password_is_stored_as_owasp_asks():
    hasher = OneAtATime()
    encoded = hasher.encode("hemmelig kode 1", "saltsaltsaltsalt")
    assert encoded.startswith("pbkdf2_sha256$600000$")
    assert hasher.verify("hemmelig kode 1", encoded)
    assert not hasher.verify("hemmelig kode 2", encoded)


def test_a_password_of_more_rounds_still_opens_and_is_stored_anew():
    hasher = OneAtATime()
    encoded = hasher.encode("hemmelig kode 1", "saltsaltsaltsalt", 600_001)
    assert hasher.verify("hemmelig kode 1", encoded)
    assert hasher.must_update(encoded)


def test_one_password_is_hashed_at_a_time():
    with passwords.places, ThreadPoolExecutor(1) as other:
        done = threading.Event()
        waiting = other.submit(lambda: (OneAtATime().encode("kode", "salt", 1), done.set()))
        assert not done.wait(0.1)
        passwords.places.release()
        waiting.result(5)
        passwords.places.acquire()
