"""Addresses made from a pattern are those that `reverse` makes."""

import pytest
from django.urls import reverse, set_script_prefix

from core.addresses import page_of


@pytest.mark.parametrize(
    ("name", "key"),
    [("initiative", 7), ("target", 123), ("unit", 1), ("plan", "aftale-2007"), ("round", "r-1")],
)
def test_it_is_the_address_that_reverse_makes(name, key):
    assert page_of(name, key) == reverse(name, args=[key])


def test_it_follows_the_folder_that_the_application_is_served_from():
    page_of("unit", 5)
    set_script_prefix("/beskplan/")
    try:
        assert page_of("unit", 5) == "/beskplan/enheder/5/"
    finally:
        set_script_prefix("/")
