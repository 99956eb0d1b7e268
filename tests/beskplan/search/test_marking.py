import pytest

from beskplan.search import marking


def marked(*arguments) -> str:
    return written(marking.marked(*arguments))


def excerpt(*arguments) -> str:
    return written(marking.excerpt(*arguments))


def written(pieces) -> str:
    """The text with found words in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("Ny jobbus", ("jobbus",), "Ny [jobbus]"),
        ("Antal langtidsledige", ("ledig",), "Antal [langtidsledige]"),
        ("Mentorer og job", ("mentor",), "[Mentorer] og job"),
        ("en mentor", ("mentorer",), "en [mentor]"),
        ("i Skelbækgade", ("skelbaekgade",), "i [Skelbækgade]"),
        ("kvalitet med IT", ("it",), "kvalitet med [IT]"),
        ("13.400 og 3.4", ("3.4",), "13.400 og [3.4]"),
        ("unge ledige", ("unge ledige",), "[unge] [ledige]"),
        ("intet her", ("jobbus",), "intet her"),
    ],
)
def test_found_words_are_marked(text, terms, expected):
    assert marked(text, terms) == expected


def test_words_spelled_alike_are_marked_only_when_asked_for():
    assert marked("Jobcenter Skelbækgade", ("skelbakgade",)) == "Jobcenter Skelbækgade"
    assert "[Skelbækgade]" in marked("Jobcenter Skelbækgade", ("skelbakgade",), True)


def test_an_excerpt_shows_the_first_found_word():
    text = "Ord " * 100 + "jobbus " + "ord " * 100

    shown = excerpt(text, ("jobbus",))

    assert "[jobbus]" in shown
    assert shown.startswith("… ") and shown.endswith("\N{NO-BREAK SPACE}…")
    assert len(shown) < 300


def test_an_excerpt_of_a_short_text_is_the_text():
    assert excerpt("Kort tekst", ("jobbus",)) == "Kort tekst"


def test_an_excerpt_never_cuts_inside_a_word():
    shown = excerpt("ordentlig " * 60, ("findes ikke",))

    assert set(shown.split()) == {"ordentlig", "…"}
