"""How the search reads a query and what its page says, on the small made-up plan."""

import pytest
from django.urls import reverse

from beskplan.search import search
from initiatives.models import Initiative


def titles(result, kind):
    return [hit.title for group in result.groups if group.kind == kind for hit in group.hits]


@pytest.fixture
def laura(cast, client):
    client.force_login(cast.people.laura)
    return client


def test_a_number_is_not_found_inside_other_numbers(cast):
    Initiative.objects.filter(pk=cast.natcafe.pk).update(description="13.400 og 3.45 gange")

    assert titles(search("3.4"), "initiative") == ["Mentorer til nye i job"]


def test_quoted_words_stand_together(cast):
    Initiative.objects.filter(pk=cast.natcafe.pk).update(purpose="Unge søger job")
    Initiative.objects.filter(pk=cast.mentor.pk).update(purpose="Unge uden råd søger ikke job")

    assert search("søger job").found == 2
    assert titles(search('"søger job"'), "initiative") == ["Natcafé"]


def test_one_hit_is_said_in_the_singular(laura):
    page = laura.get(reverse("search"), {"q": "skelbækgade"}).content.decode()

    assert ">1 enhed</a>" in page


@pytest.mark.parametrize("query", ["'", "%", "\\", "a\x00b", '"', "((", ":*", "& |", "<%", "\\m("])
def test_odd_characters_are_only_text(laura, query):
    assert laura.get(reverse("search"), {"q": query}).status_code == 200


def test_the_page_escapes_what_was_typed(laura):
    page = laura.get(reverse("search"), {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_page_says_what_to_do_when_nothing_was_typed(laura):
    page = laura.get(reverse("search")).content.decode()

    assert "Skriv, hvad du leder efter." in page
