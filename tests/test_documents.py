"""Row by row: what is loaded from the documents is what the documents state, and nothing else.

The facts stand in tests/documents/, one file for each document; the 2014 plan has its own test.
"""

import pytest
from django.apps import apps

from followup.models import FollowUpRound
from initiatives.models import Initiative, Plan, Sourced, SourceDocument
from targets.models import Area, Measurement
from tests.documented import SECTIONS, facts, texts

pytestmark = pytest.mark.django_db  # every test, so that they run together on one load of the plans

SLUGS = [
    "beskaeftigelsesaftale-2007",
    "integrationsaftale-2009",
    "aftale-2009-2010",
    "beskaeftigelsesaftale-2011",
]
WORDS = "ord"
FACTS = {slug: facts(slug) for slug in SLUGS}
SOURCED = [model for model in apps.get_models() if issubclass(model, Sourced)]

PLANS = [
    # plan, title, type, years, adopted, case, document, follows, file
    (
        "beskaeftigelsesaftale-2007",
        "Beskæftigelsesaftale 2007",
        ("aftale", 2007, 2007, None, None),
        "Bilag 1, Opfølgning på Beskæftigelsesaftale 2007",
        ("003_3bed64bea6e951fa.txt", "2997-34348", "2009-146976"),
    ),
    (
        "integrationsaftale-2009",
        "Beskæftigelses- og Integrationsaftale 2009, implementeringsplan 2009–2012",
        ("implementeringsplan", 2009, 2012, None, None),
        "Beskæftigelses- og Integrationsaftale 2009, implementeringsplan for 2009-2012",
        ("004_ccecf9ac640a30a2.txt", "", ""),
    ),
    (
        "aftale-2009-2010",
        "Aftale på Beskæftigelses- og Integrationsudvalgets område for 2009 og 2010",
        ("aftale", 2009, 2010, "2009-04-23", "integrationsaftale-2009"),
        "Aftale på Beskæftigelses- og Integrationsudvalgets område for 2009 og 2010",
        ("002_2ee375402fda17ab.txt", "", ""),
    ),
    (
        "beskaeftigelsesaftale-2011",
        "Udmøntningsplan for Beskæftigelsesaftale 2011",
        ("udmoentningsplan", 2011, 2011, None, None),
        "Udmøntningsplan for Beskæftigelsesaftale 2011",
        ("000_555b330664cf287e.txt", "", ""),
    ),
]
COUNTS = {
    "fokusområder": (5, 3, 3, 3),
    "initiativer": (17, 18, 16, 17),
    "enheder": (14, 49, 6, 32),
    "målgrupper": (10, 19, 7, 10),
    "mål": (26, 46, 7, 20),
    "målinger": (56, 8, 7, 15),
    "opfølgning": (17, 0, 0, 0),
    "bortfald": (0, 0, 0, 4),
    "videreførelser": (0, 0, 1, 2),
    "budget": (5, 1, 8, 1),
}


@pytest.fixture(scope="module")
def loaded(loaded_plans, django_db_blocker):
    """Every section of every plan as it stands in the database, and what is said where."""
    with django_db_blocker.unblock():
        plans = {slug: Plan.objects.get(slug=slug) for slug in SLUGS}
        return {
            slug: {name: rows(plan) for name, rows in SECTIONS.items()} | {WORDS: texts(plan)}
            for slug, plan in plans.items()
        }


def stated(*sections):
    """One case for each fact of the sections."""
    return [
        pytest.param(slug, name, row, id=f"{slug}: {name}: {' '.join(filter(None, row))[:60]}")
        for slug in SLUGS
        for name in sections
        for row in FACTS[slug].get(name, [])
    ]


@pytest.mark.parametrize(("slug", "section", "row"), stated(*SECTIONS))
def test_a_fact_of_the_document_is_loaded(loaded, slug, section, row):
    width = max(len(row), *(len(other) for other in loaded[slug][section]))
    assert row + ("",) * (width - len(row)) in loaded[slug][section]


@pytest.mark.parametrize(("slug", "section", "row"), stated(WORDS))
def test_the_text_holds_the_words(loaded, slug, section, row):
    place, words = row
    assert words in loaded[slug][section][place]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_loaded_that_the_document_does_not_state(loaded, slug, section):
    assert len(loaded[slug][section]) == len(FACTS[slug][section])
    assert len(loaded[slug][section]) == COUNTS[section][SLUGS.index(slug)]


@pytest.mark.parametrize(("slug", "title", "frame", "document", "numbers"), PLANS)
def test_the_plan_and_its_document(five_plans, slug, title, frame, document, numbers):
    plan = Plan.objects.select_related("source", "follows").get(slug=slug)
    adopted = plan.adopted and plan.adopted.isoformat()
    follows = plan.follows and plan.follows.slug
    assert plan.title == title
    assert (plan.kind, plan.year_from, plan.year_to, adopted, follows) == frame
    assert plan.source.title == document
    source = plan.source
    assert (source.file_name, source.case_number, source.document_number) == numbers


def test_the_2007_follow_up_is_a_closed_round_with_its_numbers(five_plans):
    closed = FollowUpRound.objects.get(slug="opfoelgning-2007")
    assert closed.state == "lukket"
    assert closed.cutoff.isoformat() == "2007-12-31"
    assert (closed.case_number, closed.document_number) == ("2997-34348", "2009-146976")


def test_what_cannot_be_read_says_so(five_plans):
    unreadable = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2007", code="3.1")
    assert unreadable.title == "[ulæselig i kilden]"
    assert unreadable.status == "ulaeselig"
    assert unreadable.source_note
    assert not unreadable.targets.exists()
    assert not unreadable.responsibilities.exists()


@pytest.mark.parametrize("model", [pytest.param(model, id=model.__name__) for model in SOURCED])
def test_every_loaded_row_says_where_it_stands(five_plans, model):
    rows = model.objects.all()
    if model is Area:
        rows = rows.exclude(slug="ikke-oplyst")  # for figures that a document gives no area for
    assert rows.exists()
    assert not rows.filter(source=None).exists()
    assert not rows.filter(source_place="").exists()


def test_every_document_is_named_with_its_file(five_plans):
    assert SourceDocument.objects.count() == 5
    assert not SourceDocument.objects.filter(file_name="").exists()


def test_a_measurement_without_a_date_says_why(five_plans):
    assert not Measurement.objects.filter(date=None, source_note="").exists()
