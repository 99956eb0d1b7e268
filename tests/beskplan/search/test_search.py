"""How the search reads a query and what its page says, on the small made-up plan."""

import pytest
from django.urls import reverse

from beskplan.search import search as search_module
from beskplan.search.queries import Reach
from beskplan.search.search import search
from initiatives.models import Initiative, UnitSpelling
from initiatives.permissions import NOBODY


def titles(result, kind):
    return [hit.title for group in result.groups if group.kind == kind for hit in group.hits]


def test_a_number_is_not_found_inside_other_numbers(cast):
    Initiative.objects.filter(pk=cast.natcafe.pk).update(description="13.400 og 3.45 gange")

    assert titles(search("3.4", NOBODY), "initiative") == ["Mentorer til nye i job"]


def test_quoted_words_stand_together(cast):
    Initiative.objects.filter(pk=cast.natcafe.pk).update(purpose="Unge søger job")
    Initiative.objects.filter(pk=cast.mentor.pk).update(purpose="Unge uden råd søger ikke job")

    assert search("søger job", NOBODY).found == 2
    assert titles(search('"søger job"', NOBODY), "initiative") == ["Natcafé"]


def test_one_hit_is_said_in_the_singular(laura):
    page = laura.get(reverse("search"), {"q": "skelbækgade"}).content.decode()

    assert ">1 enhed</a>" in page


@pytest.mark.parametrize("query", ["'", "%", "\\", '"', "((", ":*", "& |", "<%", "\\m("])
def test_odd_characters_are_only_text(laura, query):
    assert laura.get(reverse("search"), {"q": query}).status_code == 200


def test_the_page_escapes_what_was_typed(laura):
    page = laura.get(reverse("search"), {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_page_says_what_to_do_when_nothing_was_typed(laura):
    page = laura.get(reverse("search")).content.decode()

    assert "Skriv, hvad du leder efter." in page


@pytest.fixture
def two_weighed(monkeypatch):
    """Of each kind two rows are weighed."""
    monkeypatch.setattr(search_module, "OF_EVERY_KIND", Reach(shown=1, weighed=2))


def test_a_word_that_stands_in_very_many_rows_is_not_counted(laura, cast, two_weighed):
    Initiative.objects.update(purpose="Ledige i job")
    page = laura.get(reverse("search"), {"q": "ledige"}).content.decode()
    assert "mere end 2</strong> træf" in page
    assert "Vis flere initiativer" in page


def test_a_title_is_found_among_very_many_rows(cast, two_weighed):
    Initiative.objects.exclude(pk=cast.mentor.pk).update(purpose="Mentorer")
    first = next(
        group for group in search("mentorer", NOBODY).groups if group.kind == "initiative"
    ).hits[0]
    assert first.pk == cast.mentor.pk


def test_a_code_is_found_among_very_many_rows(cast, two_weighed):
    Initiative.objects.exclude(pk=cast.mentor.pk).update(purpose="Se 3.4")
    assert search("3.4", NOBODY).groups[0].hits[0].code == "3.4"


@pytest.mark.parametrize("query", ["50_pct", "50%pct", "50\\\\pct"])
def test_what_is_typed_is_no_pattern(cast, query):
    Initiative.objects.filter(pk=cast.mentor.pk).update(purpose="50xpct")
    assert not search(query, NOBODY).found


@pytest.mark.parametrize("query", ["zqt0qz", "zqt1qz mentorer", "zqf0qz"])
def test_a_word_that_looks_like_a_mark_is_a_word(cast, query):
    assert not search(query, NOBODY).found or search(query, NOBODY).alike


def test_a_word_that_danish_leaves_out_is_held_by_every_row(cast):
    assert search("mentorer på", NOBODY).groups[0].hits[0].pk == cast.mentor.pk


@pytest.mark.parametrize("query", ["nyrupsgade", "skelbækgade nyrupsgade", "nyrupsgade afdeling"])
def test_a_unit_is_found_by_words_of_its_name_and_of_a_printed_spelling(cast, query):
    unit = cast.units.skelbaekgade
    UnitSpelling.objects.create(unit=unit, spelling="Afdeling Nyrupsgade")
    assert titles(search(query, NOBODY), "unit") == [unit.name]


def test_a_unit_whose_spelling_holds_only_one_of_the_words_is_not_found(cast):
    UnitSpelling.objects.create(unit=cast.units.skelbaekgade, spelling="Afdeling Nyrupsgade")
    assert not titles(search("nyrupsgade fiskeri", NOBODY), "unit")


def test_words_suggested_for_one_search_do_not_change_what_the_next_one_finds(cast):
    """As where both are made in one transaction."""
    first = search("mentur", NOBODY)
    assert first.words.others == ("mentorer",)
    assert search("mentur", NOBODY) == first
