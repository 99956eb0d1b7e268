"""What comes from outside: numbers and words within bounds, and nothing that the database cannot
hold."""

import pytest

from core.user_input import number_of, page_number, search_words


@pytest.mark.parametrize("text", ["", "²", "٣", "-1", "1.0", " 1", "1e3", "9" * 19, "9" * 5000])
def test_only_plain_digits_that_fit_are_a_number(text):
    assert number_of(text) is None


def test_a_number_is_read():
    assert number_of("007") == 7


@pytest.mark.parametrize("text", ["", "0", "-1", "²", "abc", "9" * 300])
def test_what_is_no_page_is_the_first(text):
    assert page_number(text) == 1


def test_a_search_has_at_most_eight_words_of_a_hundred_characters():
    assert search_words("a " * 700) == "a a a a a a a a"
    assert len(search_words("a" * 700)) == 100
