"""What people type, and what must stand first. On the five plans as they are loaded."""

import pytest
from django.urls import reverse

from beskplan.search.search import search
from beskplan.search.suggestions import NearestWords
from budget.models import BudgetLine
from initiatives.models import Initiative
from initiatives.permissions import NOBODY
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
    # of every kind
    ("jobbus", "target", "Jobbussens ture om ugen"),
    ("mentor kriminel", "initiative", "for unge med kriminel baggrund"),
    ("mentor kriminel", "target", "Udvidede mentorforløb for unge med kriminel baggrund"),
    ("fleksjob", "initiative", "Ledighedsydelse og fleksjob"),
    ("fleksjob", "target", "100 ekstra i fleksjob i 2013"),
    ("voksenlaerling", "initiative", "Fra ufaglært til faglært via voksenlærlingeordningen"),
    ("voksenlærling", "budgetline", "Løntilskud ved uddannelsesaftaler (voksenlærlinge)"),
    ("kriminalitet", "initiative", "Fra kriminalitet til job"),
    ("integration", "target", "Flere integrationsstillinger"),
    ("integration", "budgetline", "Integrationsprogram for udlændinge"),
    ("integration", "unit", "Center for Beskæftigelse, Sprog og Integration"),
    ("psykisk syge", "initiative", "Unge psykisk syge i arbejde eller uddannelse"),
    ("psykisk syge", "indicator", "18-29-årige psykisk syge i målgruppen"),
    ("handicap", "initiative", "Flere personer med handicap i arbejde eller uddannelse"),
    ("handicap", "budgetline", "Personlig assistance til handicappede"),
    ("langtidsledige", "indicator", "Langtidsledige"),
    ("løntilskud", "initiative", "Øge brug af løntilskud og jobrotation"),
    ("loentilskud", "target", "løntilskud"),
    ("unge uden uddannelse", "target", "Uddannelsespålæg til unge uden uddannelse"),
    ("akademikere", "unit", "Akademikernes Centralorganisation"),
    ("socialforvaltningen", "unit", "Socialforvaltningen"),
    ("musvågevej", "initiative", "Ny jobbus i boligområderne"),
    ("brobygning", "initiative", "Deltagelse i regionalt brobygningsforsøg"),
    ("iværksætter", "initiative", "Suppler din jobplan med en iværksætterplan"),
    ("rekrutering", "initiative", "Rekruttering til ordinære job og praktikpladser"),
    ("opkvalifisering", "initiative", "Pulje til opkvalificering"),
    ("BUF", "unit", "Børne- og Ungdomsforvaltningen"),
    ("BUF", "target", "Samarbejde med BUF om 15-17-årige"),
    ("arbejdskraftreserve", "indicator", "Arbejdskraftreserve"),
    ("2007", "plan", "Beskæftigelsesaftale 2007"),
    ("dansk", "initiative", "Yderligere danskundervisning"),
    ("ministermål", "target", "Flere unge skal have en uddannelse"),
    ("A6", "initiative", "Øget brug af jobrotation"),
    ("3.1", "initiative", "Fritidsjob"),
    ("1.4", "initiative", "Ny jobbus i boligområderne"),
]


@pytest.mark.parametrize(("query", "kind", "first"), FIRST_HITS)
def test_the_first_hit(five_plans, query, kind, first):
    found = titles(search(query, NOBODY), kind)

    assert found, f"{query} finder intet"
    assert first in found[0]


def test_a_code_finds_the_initiatives_with_that_code_before_all_others(five_plans):
    with_code = Initiative.objects.filter(code="3.4").count()

    hits = search("3.4", NOBODY).groups[0].hits

    assert [hit.code for hit in hits[:with_code]] == ["3.4"] * with_code
    assert with_code == 2


def test_part_of_a_compound_is_found(five_plans):
    assert any("langtidsledige" in title for title in titles(search("ledig", NOBODY), "target"))


def test_every_word_must_be_found(five_plans):
    result = search("mentor kriminel", NOBODY)

    assert result.found < search("mentor", NOBODY).found
    assert any("kriminel" in title for title in titles(result, "initiative"))


def test_hits_say_which_plan_they_belong_to(five_plans):
    plans = {hit.plan for hit in search("mentor", NOBODY, only="initiative").groups[0].hits}

    assert {"Beskæftigelsesplan 2014", "Beskæftigelsesaftale 2007"} <= plans


def test_the_ministers_goals_are_found_by_that_word(five_plans):
    assert search("ministermål", NOBODY).groups[0].found == 4


def test_words_that_are_spelled_alike_come_only_when_nothing_else_does(five_plans):
    assert search("skelbakgade", NOBODY).alike
    assert not search("skelbækgade", NOBODY).alike


def test_nothing_found_suggests_words_that_exist(five_plans):
    assert "aktivering" in search("akktivvering ravioli", NOBODY).words.others


def test_nothing_found_says_which_of_the_words_exist(five_plans):
    result = search("mentor blåbærgrød", NOBODY)

    assert not result.groups
    assert result.words == NearestWords(own=("mentor",), others=())


def test_no_word_is_suggested_that_the_user_wrote(laura):
    page = laura.get(reverse("search"), {"q": "mentor psykisk unge"}).content.decode()

    assert search("mentor psykisk unge", NOBODY).words.own == ("mentor", "psykisk", "unge")
    assert "Mente du" not in page
    assert "Alle ord skal forekomme sammen. Søg i stedet på" in page


def test_indicators_are_found(five_plans):
    assert titles(search("bruttoledige", NOBODY), "indicator")[0] == "Bruttoledige"


def test_budget_lines_are_found_and_lead_to_their_place(five_plans):
    hit = search("ressourceforløb", NOBODY, only="budgetline").groups[0].hits[0]
    line = BudgetLine.objects.get(pk=hit.pk)

    assert hit.title == line.label and hit.plan == line.plan.title
    assert hit.url == line.get_absolute_url()


def test_the_page_says_what_is_searched(laura):
    page = laura.get(reverse("search")).content.decode()

    assert "initiativer, mål, indikatorer, budgetlinjer, enheder og planer" in page
    assert "men ikke i opfølgninger og målinger" in page


def test_one_kind_shows_all_its_hits(five_plans):
    first = next(group for group in search("ledig", NOBODY).groups if group.kind == "initiative")
    whole = search("ledig", NOBODY, only="initiative").groups[0]

    assert first.is_cut
    assert len(whole.hits) == whole.found == first.found


@pytest.mark.parametrize(("query", "number"), [("ledig", 5), ("skelbakgade", 4), ("blåbærgrød", 4)])
def test_a_search_takes_few_queries(five_plans, django_assert_num_queries, query, number):
    """One finds, one ranks, one fetches the hits, and one the statuses of each kind that has any.
    When nothing holds the words, one more before them; when nothing is found, these two, one for
    words to suggest and one that takes back what it set."""
    with django_assert_num_queries(number):
        search(query, NOBODY)


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


def test_a_plan_does_not_say_that_it_belongs_to_itself(five_plans):
    assert not search("2014", NOBODY, only="plan").groups[0].hits[0].plan
