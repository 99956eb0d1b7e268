"""The published figures have the published names, and each ratio is the worst of its views.

How fast anything is, is for the benchmark to say; no test here depends on time."""

import json
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from bench import report
from bench.client import Answer
from bench.measure import revisits
from bench.pages import ALL_PLANS, IN_PLAN, PAGES, TABLES, Request
from bench.peers import lists as stock
from bench.peers.lists import LISTS
from bench.ratios import goal_of, ratios
from bench.saving import hidden_fields
from initiatives import paging

PUBLISHED = Path(__file__).resolve().parent.parent.parent / "bench" / "results" / "results.json"
NAMES = (
    *("overblik", "planer", "plan", "initiativer", "initiativ", "opdater", "maal", "maalside"),
    *("ministermaal", "maalinger", "budget", "enheder", "enhed", "mine", "opfoelgning", "runde"),
)
EXCEL = {
    "beskplan": {"seconds": 2.0, "growth_mib": 12.5},
    "openpyxl": {"seconds": 10.0},
    "import-export": {"seconds": 15.0},
}


def keys():
    for name in NAMES:
        table = ("over_admin", "over_stock_tables2") if name in TABLES else ()
        for what in ("over_bare", *table, "growth", "revisit_over_bare"):
            yield f"page.{name}.{what}"
    yield from ("save.over_bare", "search.over_bare")
    yield from ("export.over_openpyxl_loop", "export.over_import_export")


def medians(**changed):
    """Every view of every page takes 6 ms, the bare view 1 ms, every peer 10 ms."""
    found = {("bare",): 1.0, ("bare-save",): 2.0, ("save",): 5.0, ("search",): 3.0}
    for page in PAGES:
        for scope in page.scopes:
            for role in page.roles:
                found["page", page.name, role, scope] = 6.0
                found["revisit", page.name, role, scope] = 1.5
    for name in TABLES:
        for scope in (IN_PLAN, ALL_PLANS):
            found["admin", name, scope], found["tables2", name, scope] = 10.0, 20.0
    return found


def test_every_published_key_is_there_and_no_other():
    assert list(ratios(medians(), medians(), EXCEL)) == list(keys())


@pytest.mark.parametrize(
    ("key", "ratio"),
    [
        ("page.maal.over_bare", 6),
        ("page.maal.over_admin", 0.6),
        ("page.maal.over_stock_tables2", 0.3),
        ("page.maal.growth", 1),
        ("page.maal.revisit_over_bare", 1.5),
        ("save.over_bare", 2.5),
        ("search.over_bare", 3),
        ("export.over_openpyxl_loop", 5),
        ("export.over_import_export", 7.5),
    ],
)
def test_a_ratio_is_ours_over_theirs_but_speed_for_files(key, ratio):
    assert ratios(medians(), medians(), EXCEL)[key] == ratio


def test_the_slowest_role_and_view_is_the_pages_ratio():
    slow = medians() | {("page", "maal", "leder", ALL_PLANS): 9.0}
    found = ratios(slow, medians(), EXCEL)
    assert found["page.maal.over_bare"] == 9
    assert found["page.maal.over_admin"] == 0.9
    assert found["page.maal.growth"] == 1.5


def test_what_was_not_measured_has_no_ratio():
    found = ratios({("bare",): 1.0, ("page", "mine", "leder", "objekt"): 4.0}, {}, None)
    assert found == {"page.mine.over_bare": 4}


@pytest.mark.parametrize(
    ("key", "ratio", "met"),
    [
        ("page.maal.over_bare", 8.0, True),
        ("page.maal.over_bare", 8.1, False),
        ("page.maal.over_admin", 0.61, False),
        ("page.plan.over_bare", 6.1, False),
        ("page.overblik.over_bare", 12.0, True),
        ("page.overblik.revisit_over_bare", 2.1, False),
        ("page.maal.growth", 1.31, False),
        ("save.over_bare", 4.0, True),
        ("search.over_bare", 6.1, False),
        ("export.over_openpyxl_loop", 3.9, False),
        ("export.over_import_export", 6.0, True),
    ],
)
def test_goals(key, ratio, met):
    assert goal_of(key).is_met(ratio) is met


def test_every_key_has_a_goal_in_words():
    assert all(str(goal_of(key)) for key in keys())


def test_the_file_holds_what_is_published(tmp_path):
    found = {
        "command": "python3 run.py bench",
        "date": "2026-11-25",
        "machine": report.machine("18.6"),
        "queries": {"maal": 8},
        "sql_ms": {"maal": 1.2},
        "memory_mib": {"app_large": 90.0},
        "ratios": {"page.maal.over_bare": 9.0, "save.over_bare": 2.0},
        "pages": [],
        "floors": {"bare": 1.0},
        "failures": [],
    }
    report.write(tmp_path, found)
    assert json.loads((tmp_path / "results.json").read_text()) == found
    table = (tmp_path / "results.md").read_text()
    assert "| `page.maal.over_bare` | 9.00 | ≤ 8 | **nej** |" in table
    assert "| `save.over_bare` | 2.00 | ≤ 4 | ja |" in table


@pytest.mark.skipif(not PUBLISHED.exists(), reason="der er ikke målt endnu")
def test_the_committed_file_is_a_whole_run():
    found = json.loads(PUBLISHED.read_text())
    assert found["factors"] == {"small": 1, "large": 1000}
    assert set(found["ratios"]) == set(keys())
    assert set(found["queries"]) == set(NAMES)
    assert {"machine", "date", "memory_mib"} <= set(found)


@pytest.mark.parametrize("path", ["/bare/1/", "/bare-save/1/", "/tables2/maal/", "/template/maal/"])
def test_the_floors_are_no_part_of_the_application(path):
    with pytest.raises(Resolver404):
        resolve(path)


def test_the_hidden_fields_of_a_form_are_read_as_a_browser_does():
    html = '<input type="hidden" name="seen" value="a&amp;b"><input type="text" name="x" value="1">'
    assert hidden_fields(html) == {"seen": "a&b"}


class Answering:
    """A client whose answers carry a tag and set two cookies."""

    def __init__(self):
        self.asked = []

    def get(self, path, cookie, **headers):
        self.asked.append((cookie, headers))
        told = {"etag": 'W/"a"', "set-cookie": "csrftoken=x; Path=/; SameSite=Lax\nseen=1; Path=/"}
        return Answer(200, 0.0, 0, told)


def test_a_revisit_sends_what_a_browser_keeps():
    client = Answering()
    revisits(client, iter([Request("/", "sessionid=s")]))()
    first, again = client.asked
    assert first == ("sessionid=s", {})
    assert again == ("sessionid=s; csrftoken=x; seen=1", {"If-None-Match": 'W/"a"'})


def test_every_table_has_a_stock_list_of_as_many_rows_on_a_page():
    assert set(LISTS) == set(TABLES)
    assert stock.PER_PAGE == paging.PER_PAGE == 50
