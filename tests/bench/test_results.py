"""The published figures have the published names, and each ratio is the worst of its views.

How fast anything is, is for the benchmark to say; no test here depends on time."""

import json
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from bench.figures import bounds, report
from bench.figures.ratios import export_ratios, ratios
from bench.load.comparison import BEFORE, NOW, figures, users_at_one_second
from bench.peers import lists as peers
from bench.visits.measure import Series
from bench.visits.pages import ALL_PLANS, LISTS, NAMES, PAGES
from bench.visits.saving import hidden_fields
from core.lists import paging

PUBLISHED = Path(__file__).resolve().parent.parent.parent / "bench" / "results" / "results.json"
EXCEL = {
    "beskplan": {"seconds": 2.0},
    "openpyxl": {"seconds": 10.0},
    "import-export": {"seconds": 15.0},
}
MACHINE = report.machine("18.6")


def keys():
    for page in PAGES:
        peer = ("over_admin", "over_stock_tables2", "over_hand") if page.name in LISTS else ()
        growth = ["growth"] if set(page.scopes) != {ALL_PLANS} else []
        growth += ["growth_all_plans"] if ALL_PLANS in page.scopes else []
        for what in ("over_bare", *peer, *growth, "after_write", "new_connection", "cold"):
            yield f"page.{page.name}.{what}"
    yield from ("save.over_bare", "search.over_bare")


def medians():
    """Every view of every page takes 6 ms, the bare view 1 ms."""
    found = {("bare",): 1.0, ("bare-save",): 2.0, ("save",): 5.0, ("search",): 3.0}
    for page in PAGES:
        found |= {("page", *view): 6.0 for view in page.views}
        found |= {(kind, page.name): 9.0 for kind in ("after_write", "new_connection", "cold")}
    for name in LISTS:
        found |= {("admin", name): 10.0, ("tables2", name): 20.0, ("hand", name): 5.0}
    return found


def test_every_published_key_is_there_and_no_other():
    assert list(ratios(medians(), medians())) == list(keys())


@pytest.mark.parametrize(
    ("key", "ratio"),
    [
        ("page.maal.over_bare", 6),
        ("page.maal.over_admin", 0.6),
        ("page.maal.over_stock_tables2", 0.3),
        ("page.maal.over_hand", 1.2),
        ("page.maal.growth", 1),
        ("page.maal.growth_all_plans", 1),
        ("page.maal.after_write", 9),
        ("page.maal.new_connection", 9),
        ("page.maal.cold", 1.5),
        ("save.over_bare", 2.5),
        ("search.over_bare", 3),
    ],
)
def test_a_ratio_is_ours_over_theirs(key, ratio):
    assert ratios(medians(), medians())[key] == ratio


def test_files_are_so_many_times_as_fast():
    assert export_ratios(EXCEL) == {
        "export.over_openpyxl_loop": 5,
        "export.over_import_export": 7.5,
    }


def test_the_slowest_role_and_view_is_the_pages_ratio():
    slow = medians() | {("page", "maal", "analytiker", ALL_PLANS): 9.0}
    found = ratios(slow, medians())
    assert found["page.maal.over_bare"] == 9
    assert found["page.maal.over_admin"] == 0.9
    assert (found["page.maal.growth"], found["page.maal.growth_all_plans"]) == (1, 1.5)


def test_what_was_not_measured_has_no_ratio():
    found = ratios({("bare",): 1.0, ("page", "mine", "leder", "objekt"): 4.0}, {})
    assert found == {"page.mine.over_bare": 4}


@pytest.mark.parametrize(
    ("key", "figure", "is_met"),
    [
        ("page.maal.over_bare", 10.0, True),
        ("page.maal.over_bare", 10.1, False),
        ("page.ministermaal.over_bare", 14.0, True),
        ("page.overblik.over_bare", 16.1, False),
        ("page.overblik.after_write", 16.0, True),
        ("page.maal.over_admin", 0.61, False),
        ("page.maal.over_stock_tables2", 0.5, True),
        ("page.maal.over_hand", 1.01, False),
        ("page.maal.growth", 1.31, False),
        ("page.maal.growth_all_plans", 1.31, True),
        ("page.maal.cold", 2.6, False),
        ("save.over_bare", 5.0, True),
        ("search.over_bare", 8.1, False),
        ("export.over_openpyxl_loop", 3.9, False),
        ("export.over_import_export", 6.0, True),
        ("load.requests_over_before", 0.79, False),
        ("memory.worker_mib", 111, False),
        ("strain.slowest_seconds", 1, True),
    ],
)
def test_bounds(key, figure, is_met):
    assert bounds.bound_of(key).is_met(figure) is is_met


def test_what_has_no_bound_is_published_only():
    assert bounds.bound_of("page.maal.new_connection") is None
    assert bounds.missed({"page.maal.new_connection": 99, "page.maal.over_bare": 12}) == [
        "page.maal.over_bare = 12, skal være ≤ 10"
    ]


def step(users, p95, per_second=50.0):
    return {"users": users, "p95_ms": p95, "per_second": per_second, "refused": {}}


@pytest.mark.parametrize(
    ("p95", "users"), [((100, 600, 1400), 3), ((100, 200, 300), 4), ((1500,), 1)]
)
def test_the_users_at_which_p95_passes_a_second(p95, users):
    steps = [step(2**place, value) for place, value in enumerate(p95)]
    assert users_at_one_second(steps) == users


def test_the_load_is_compared_where_each_version_answers_most():
    load = {
        NOW: [step(1, 20, 30.0), step(2, 30, 45.0)],
        BEFORE: [step(1, 20, 50.0), step(2, 40, 40.0)],
    }
    assert figures(load)["load.requests_over_before"] == 0.9


def found(**more):
    return {
        "command": "python3 run.py bench",
        "date": "2026-11-25",
        "commit": "abc",
        "sizes": {"small": 1, "large": 50},
        "machine": MACHINE,
        "queries": {"maal": 8},
        "figures": {
            "page.maal.over_bare": 11.0,
            "page.maal.new_connection": 9.0,
            "save.over_bare": 2.0,
        },
        "pages": [],
        "others": {"bare": 1.0},
        "failures": [],
        **more,
    }


def test_the_file_holds_what_is_published(tmp_path):
    report.write(tmp_path, found())
    assert report.read(tmp_path) == found()
    table = (tmp_path / "results.md").read_text()
    assert "| `page.maal.over_bare` | 11.00 | ≤ 10 | **nej** |" in table
    assert "| `page.maal.new_connection` | 9.00 |  |  |" in table
    assert "| `save.over_bare` | 2.00 | ≤ 5 | ja |" in table


def test_the_load_stands_side_by_side():
    before = [step(1, 20) | {"refused": {"200": 1}}, step(2, 30)]
    table = report.markdown(found(load={NOW: [step(1, 20)], BEFORE: before}))
    assert "| 1 | 50.0 | 20 |  | 50.0 | 20 | 1 × 200 |" in table
    assert "| 2 |  |  |  | 50.0 | 30 |  |" in table


def test_the_committed_file_is_a_whole_run():
    published = json.loads(PUBLISHED.read_text())
    assert published["sizes"] == {"small": 1, "large": 50}
    assert set(keys()) <= set(published["figures"])
    assert set(published["queries"]) == set(NAMES)


@pytest.mark.parametrize("path", ["/bare/1/", "/bare-save/1/", "/tables2/maal/", "/hand/maal/"])
def test_the_floors_are_no_part_of_the_application(path):
    with pytest.raises(Resolver404):
        resolve(path)


def test_the_hidden_fields_of_a_form_are_read_as_a_browser_does():
    hidden = '<input type="hidden" name="baseline" value="a&amp;b">'
    html = f'{hidden}<input type="text" name="x" value="1">'
    assert hidden_fields(html) == {"baseline": "a&b"}


class Answering:
    """A thing to measure: 200 at first, then what it says."""

    def __init__(self, *statuses):
        self.statuses = list(statuses)

    def __call__(self):
        from bench.visits.client import Answer

        status = self.statuses.pop(0) if self.statuses else 200
        return Answer(status, 0.5, 10)


def test_the_warm_up_does_not_count():
    one = Series(("bare",), Answering(), enough=2, warm_up=1)
    for _ in range(3):
        assert not one.is_done
        one.take()
    assert one.is_done
    assert one.samples == [0.5, 0.5]


def test_what_is_refused_again_and_again_is_given_up():
    one = Series(("bare",), Answering(500, 500, 304), warm_up=0)
    for _ in range(3):
        one.take()
    assert one.is_done
    assert one.milliseconds is None


def test_every_list_has_peers_of_as_many_rows_on_a_page():
    assert set(peers.LISTS) == set(LISTS)
    assert peers.PER_PAGE == paging.PER_PAGE == 50
