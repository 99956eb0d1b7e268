import pytest

from beskplan.marking import excerpt, marked


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("Ny jobbus", ("jobbus",), "Ny <mark>jobbus</mark>"),
        ("Antal langtidsledige", ("ledig",), "Antal <mark>langtidsledige</mark>"),
        ("Mentorer og job", ("mentor",), "<mark>Mentorer</mark> og job"),
        ("en mentor", ("mentorer",), "en <mark>mentor</mark>"),
        ("i Skelbækgade", ("skelbaekgade",), "i <mark>Skelbækgade</mark>"),
        ("kvalitet med IT", ("it",), "kvalitet med <mark>IT</mark>"),
        ("13.400 og 3.4", ("3.4",), "13.400 og <mark>3.4</mark>"),
        ("unge ledige", ("unge ledige",), "<mark>unge</mark> <mark>ledige</mark>"),
        ("intet her", ("jobbus",), "intet her"),
    ],
)
def test_found_words_are_marked(text, terms, expected):
    assert marked(text, terms) == expected


def test_words_spelled_alike_are_marked_only_when_asked_for():
    assert marked("Jobcenter Skelbækgade", ("skelbakgade",)) == "Jobcenter Skelbækgade"
    assert "<mark>Skelbækgade</mark>" in marked("Jobcenter Skelbækgade", ("skelbakgade",), True)


def test_the_text_itself_is_escaped():
    assert marked("<b> & job", ("job",)) == "&lt;b&gt; &amp; <mark>job</mark>"


def test_an_excerpt_shows_the_first_found_word():
    text = "Ord " * 100 + "jobbus " + "ord " * 100

    shown = excerpt(text, ("jobbus",))

    assert "<mark>jobbus</mark>" in shown
    assert shown.startswith("… ") and shown.endswith("\N{NO-BREAK SPACE}…")
    assert len(shown) < 300


def test_an_excerpt_of_a_short_text_is_the_text():
    assert excerpt("Kort tekst", ("jobbus",)) == "Kort tekst"


def test_an_excerpt_never_cuts_inside_a_word():
    shown = excerpt("ordentlig " * 60, ("findes ikke",))

    assert set(shown.split()) == {"ordentlig", "…"}
