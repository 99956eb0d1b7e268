"""What people type, and what must stand first. On the five plans as they are loaded."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beskplan.search.search import search
from initiatives.models import Initiative
from initiatives.roles import READER
from tests.cast import make_user
from tests.queries import max_own_queries


def titles(result, kind):
    return [hit.title for group in result.groups if group.kind == kind for hit in group.hits]


@pytest.fixture
def laura(five_plans, client):
    client.force_login(make_user("laura", "Laura Lind", READER))
    return client


FIRST_HITS = [
    # exact words, in the title before in the text
    ("jobbus", "initiative", "Ny jobbus i boligområderne"),
    # other forms of the word
    ("mentorordninger", "initiative", "mentorordning"),
    ("jobrotationen", "initiative", "jobrotation"),
    # inside compounds
    ("ledig", "target", "ledig"),
    ("sygedagpenge", "initiative", "ygedagpenge"),
    # other spellings of æ, ø and å
    ("kobenhavn", "unit", "Jobcenter København"),
    ("koebenhavn", "unit", "Jobcenter København"),
    ("København", "unit", "Jobcenter København"),
    ("skelbækgade", "unit", "Jobcenter Skelbækgade"),
    ("skelbaekgade", "unit", "Jobcenter Skelbækgade"),
    ("skelbakgade", "unit", "Jobcenter Skelbækgade"),
    ("MUSVAAGEVEJ", "unit", "Jobcenter Musvågevej"),
    # spellings that a document prints
    ("Jobcenter Nyrupsgade", "unit", "Jobcenter Nyropsgade"),
    ("nyropsgade", "unit", "Jobcenter Nyropsgade"),
    # misspelled
    ("mentorordnnig", "initiative", "mentorordning"),
    ("jobcentr sygedagpege", "unit", "Jobcenter Sygedagpenge"),
    # plans and abbreviations
    ("beskæftigelsesplan 2014", "plan", "Beskæftigelsesplan 2014"),
    ("BIF", "unit", "Beskæftigelses- og Integrationsforvaltningen"),
]


@pytest.mark.parametrize(("query", "kind", "first"), FIRST_HITS)
def test_the_first_hit(five_plans, query, kind, first):
    found = titles(search(query), kind)

    assert found, f"{query} finder intet"
    assert first in found[0]


def test_a_code_finds_the_initiatives_with_that_code_before_all_others(five_plans):
    with_code = Initiative.objects.filter(code="3.4").count()

    hits = search("3.4").groups[0].hits

    assert [hit.code for hit in hits[:with_code]] == ["3.4"] * with_code
    assert with_code == 2


def test_part_of_a_compound_is_found(five_plans):
    assert any("langtidsledige" in title for title in titles(search("ledig"), "target"))


def test_every_word_must_be_found(five_plans):
    result = search("mentor kriminel")

    assert result.found < search("mentor").found
    assert any("kriminel" in title for title in titles(result, "initiative"))


def test_hits_say_which_plan_they_belong_to(five_plans):
    plans = {hit.plan for hit in search("mentor", only="initiative").groups[0].hits}

    assert {"Beskæftigelsesplan 2014", "Beskæftigelsesaftale 2007"} <= plans


def test_the_ministers_goals_are_found_by_that_word(five_plans):
    assert search("ministermål").groups[0].found == 4


def test_words_that_are_spelled_alike_come_only_when_nothing_else_does(five_plans):
    assert search("skelbakgade").alike
    assert not search("skelbækgade").alike


def test_nothing_found_suggests_words_that_exist(five_plans):
    result = search("mentor blåbærgrød")

    assert not result.groups
    assert "mentor" in result.suggestions


def test_one_kind_shows_all_its_hits(five_plans):
    first = next(group for group in search("ledig").groups if group.kind == "initiative")
    whole = search("ledig", only="initiative").groups[0]

    assert first.is_cut
    assert len(whole.hits) == whole.found == first.found


def test_a_search_takes_one_query_for_each_kind_and_again_for_what_is_alike(
    five_plans, django_assert_max_num_queries
):
    for query in ("ledig", "skelbakgade", "blåbærgrød"):
        with django_assert_max_num_queries(9):
            search(query)


def test_the_page_asks_at_most_fifteen_queries(laura):
    for query in ("ledig", "skelbakgade", "blåbærgrød", ""):
        with max_own_queries(15):
            laura.get(reverse("search"), {"q": query})


def test_the_page_marks_the_words_and_counts_the_groups(laura):
    page = laura.get(reverse("search"), {"q": "jobbus"}).content.decode()

    assert "Ny <mark>jobbus</mark> i boligområderne" in page
    assert "1.4" in page


def test_the_page_offers_what_was_meant_when_nothing_is_found(laura):
    page = laura.get(reverse("search"), {"q": "mentor blåbærgrød"}).content.decode()

    assert "Ingen træf på “mentor blåbærgrød”." in page
    assert '<a href="?q=mentor">mentor</a>' in page


@pytest.mark.parametrize("query", ["mentor", "skelbakgade"])
def test_search_reads_through_its_indexes(five_plans, query):
    with connection.cursor() as cursor:
        # With five plans it is cheapest to read everything; what counts is that it need not.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = "\n".join(explained(query))
    alike = ("initiative_title_trigram", "target_title_trigram", "plan_trigram")
    holding = ("initiative_search", "initiative_trigram", "target_trigram", *alike)
    for index in holding if query == "mentor" else alike:
        assert index in plan


def explained(query):
    """How PostgreSQL would answer the search's queries."""
    with CaptureQueriesContext(connection) as captured:
        search(query)
    with connection.cursor() as cursor:
        for asked in captured.captured_queries[:8]:
            cursor.execute(f"EXPLAIN {asked['sql']}")
            yield from (line for (line,) in cursor.fetchall())
