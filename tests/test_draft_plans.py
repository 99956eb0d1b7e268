"""A plan in draft is the planners' own: for everybody else every page, file and number is as if it
were not there."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from beskplan.copying import copy_plan
from budget.models import BudgetAmount, BudgetLine
from initiatives.models import Plan, TargetGroup
from tests.cast import make_target, measure
from tests.pages import text_of
from tests.test_access import READABLE, address, log_in

OTHERS = ("laura", "soeren", "lars", "aase", "nils")
PLANNERS = ("pia", "signe")
SECRET = "Hemmelighed"
# Pages that show more with a query than without. Of a history the newest events are taken before
# those of drafts are left out, so the whole is compared.
QUERIES = {
    "initiative": [{"historik": "alle"}],
    "search": [{"q": SECRET}, {"q": "Mentorer"}, {"q": "3.4"}],
    "initiatives": [{"plan": ""}, {"plan": "udkast-2027"}, {"plan": "", "q": SECRET}],
    "targets": [{"plan": ""}, {"plan": "", "q": SECRET}],
    "measurements": [{"plan": ""}],
    "indicators": [{"plan": ""}],
    "budget": [{"plan": ""}, {"plan": "aftale-2007"}],
    "attention": [{"plan": ""}, {"plan": "", "reason": "uden-data"}],
    "overview": [{"plan": ""}, {"plan": "", "year": "2027"}],
    "plausibility": [{"plan": ""}],
    "line-of-sight": [{"plan": ""}],
    "line-gaps": [{"plan": "", "gap": "initiatives"}],
    "across-years": [{"plan": ""}],
    "rounds": [{"plan": ""}],
    "reports": [{"plan": ""}],
    "minister-goals": [{"plan": ""}],
    "units": [{"q": "Jobcenter"}],
}


@pytest.fixture
def outcome(cast):
    """3.4 as it would be with its plan published: measured in its own year."""
    BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    TargetGroup.objects.create(initiative=cast.mentor, number=1, description="Nye i job")
    measure(cast.mentor_target, 66, plan=cast.plan)
    return cast


def make_draft(cast) -> Plan:
    """A copy of the cast's plan with a target and a budget line of its own."""
    draft = copy_plan(
        plan=cast.plan,
        slug="udkast-2027",
        title=f"{SECRET} 2027",
        years=(2027, 2027),
        by=cast.people.pia,
    )
    mentor = draft.initiatives.get(code="3.4")
    draft.initiatives.filter(pk=mentor.pk).update(title=f"{SECRET} mentorer")
    mentor.refresh_from_db()
    day = date(2027, 12, 31)
    make_target(
        mentor,
        cast.mentorforloeb,
        cast.koebenhavn,
        "mindst",
        90,
        period_start=date(2027, 1, 1),
        deadline=day,
    )
    line = BudgetLine.objects.create(plan=draft, number=1, group=SECRET, label=f"{SECRET} linje")
    BudgetAmount.objects.create(line=line, year=2027, kind="budget", amount=Decimal("12.5"))
    line.links.create(initiative=mentor)
    return draft


def all_pages(client, cast) -> dict:
    """What each page that everybody reads says, by its name and query."""
    visits = [(name, {}) for name in READABLE if name != "initiative"]
    visits += [(name, query) for name, queries in QUERIES.items() for query in queries]
    return {
        (name, *query.items()): said(client.get(address(cast, name), query))
        for name, query in visits
    }


def said(response) -> str | list:
    """The words of a page; the cells of a workbook. A Word paper by its size alone."""
    if response.headers["Content-Type"].startswith("text/html"):
        return text_of(response)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if "spreadsheet" not in response.headers["Content-Type"]:
        return str(response.status_code)
    book = load_workbook(BytesIO(body))
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book]


@pytest.mark.parametrize("person", OTHERS)
def test_pages_and_files_are_as_without_the_draft(client, outcome, person):
    log_in(client, outcome, person)
    before = all_pages(client, outcome)
    make_draft(outcome)
    after = all_pages(client, outcome)
    differences = {where: first_difference(before[where], after[where]) for where in before}
    assert {where: words for where, words in differences.items() if words} == {}


def first_difference(before: str | list, after: str | list) -> str:
    """Some words around where the second begins to differ; "" where it does not."""
    old, new = str(before).split(), str(after).split()
    pairs = enumerate(zip_longest(old, new))
    place = next((place for place, (one, other) in pairs if one != other), None)
    return "" if place is None else " ".join(new[max(0, place - 5) : place + 6])


@pytest.mark.parametrize("person", OTHERS)
def test_the_drafts_own_pages_are_not_found(client, outcome, person):
    draft = make_draft(outcome)
    log_in(client, outcome, person)
    statuses = {where: client.get(where).status_code for where in own_pages(draft)}
    assert statuses == dict.fromkeys(statuses, 404)


@pytest.mark.parametrize("person", PLANNERS)
def test_planners_read_them(client, outcome, person):
    draft = make_draft(outcome)
    log_in(client, outcome, person)
    statuses = {where: client.get(where).status_code for where in own_pages(draft)}
    assert statuses == dict.fromkeys(statuses, 200)


def own_pages(draft: Plan) -> list[str]:
    initiative = draft.initiatives.get(code="3.4")
    names = {
        "plan": draft.slug,
        "plan-goals-paper": draft.slug,
        "plan-paper": draft.slug,
        "initiative": initiative.pk,
        "initiative-chain": initiative.pk,
        "target": initiative.targets.get().pk,
    }
    return [reverse(name, args=[key]) for name, key in names.items()]


def test_a_figure_of_a_drafts_document_is_listed_once_the_plan_is_published(client, outcome):
    draft = make_draft(outcome)
    measure(outcome.mentor_target, 17, date(2006, 6, 30), plan=draft)
    log_in(client, outcome, "laura")
    listed = said(client.get(reverse("measurements"), {"plan": ""}))
    book = str(said(client.get(reverse("export"), {"plan": ""})))
    assert "30.06.2006" not in listed and SECRET not in book
    Plan.objects.filter(pk=draft.pk).update(state=Plan.State.IN_FORCE)
    assert SECRET in str(said(client.get(reverse("export"), {"plan": ""})))


def test_nobody_else_reports_on_a_draft(client, outcome):
    initiative = make_draft(outcome).initiatives.get(code="3.4")
    log_in(client, outcome, "soeren")
    refused = {
        client.get(reverse(name, args=[initiative.pk])).status_code
        for name in ("initiative-update", "initiative-contribution")
    }
    assert refused == {404}


def test_everybody_reads_it_once_it_is_in_force(client, outcome):
    draft = make_draft(outcome)
    Plan.objects.filter(pk=draft.pk).update(state=Plan.State.IN_FORCE)
    log_in(client, outcome, "laura")
    assert f"{SECRET} 2027" in text_of(client.get(reverse("plan", args=[draft.slug])))
