"""The lists and the frame run from indexes: on made-up data of some size, as the planner sees it.

Not how long it takes, but what it reads: no big table from one end to the other, and no sort of it.
"""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from bench.data.generate import generate
from beskplan.browse.filters import InitiativeFilter
from beskplan.dashboard.changes import latest_changes_of
from beskplan.search.queries import KINDS, ranked, seen_by
from beskplan.search.search import OF_EVERY_KIND
from beskplan.search.terms import terms_of
from core.history.object_events import newest_events
from core.lists.paging import MOST_LISTED, PER_PAGE
from followup.rounds.round_list import page_of_rounds
from followup.work_queue import waiting
from followup.work_queue.work_items import RECENT, tasks_of
from initiatives import roles
from initiatives.models import Initiative, Plan, Unit
from initiatives.permissions import NOBODY, access_for, visible
from initiatives.units.led_counts import led_by
from targets.lists.filters import MeasurementFilter, TargetFilter, sql, year_choices
from targets.measurements import related_measurements
from targets.models import Indicator, Measurement, Target
from tests.plans import plan_of, run_of

BIG = {
    "initiatives_initiative",
    "initiatives_responsibility",
    "targets_target",
    "targets_measurement",
    "followup_followup",
    "initiatives_searchentry",
}
EVENTS = {
    "initiatives_initiativeevent",
    "followup_followupevent",
    "targets_targetevent",
    "targets_measurementevent",
}
ON = date(2026, 11, 25)


@pytest.fixture(scope="module")
def much(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made-up data, counted by the planner; put away after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        folder = tmp_path_factory.mktemp("scale")
        generate(factor=30, seed=1, on=ON, folder=folder, tell=lambda words: None)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def a_plan(much, db) -> Plan:
    return Plan.objects.newest_first()[10]


def seen(model):
    return model.objects.filter(visible(NOBODY))


def filtered(kind, plan=None, **query):
    data = QueryDict(mutable=True)
    data.update(query)
    return kind(data, queryset=ROWS[kind](plan), plan=plan, access=NOBODY, most=MOST_LISTED + 1).qs


ROWS = {
    InitiativeFilter: lambda plan: seen(Initiative).for_plan(plan).in_plan_order(),
    TargetFilter: lambda plan: seen(Target).for_plan(plan).in_plan_order(),
    MeasurementFilter: lambda plan: Measurement.objects.for_plan(plan).newest_first(),
}
LISTS = pytest.mark.parametrize("kind", ROWS)


def assert_small(plan, most_sorted: int = 0):
    assert not plan.read_whole & BIG, plan
    assert plan.most_sorted <= most_sorted, plan


@LISTS
def test_the_first_page_over_all_plans_is_read_in_the_order_of_an_index(much, db, kind):
    plan = plan_of(filtered(kind).only("pk")[:PER_PAGE])
    assert_small(plan)
    assert plan.indexes & {"plan_newest_first", "indicator_danish_name"}


@LISTS
def test_a_late_page_over_all_plans_is_too(much, db, kind):
    assert_small(plan_of(filtered(kind).only("pk")[500 : 500 + PER_PAGE]))


@LISTS
def test_a_page_of_one_plan_reads_that_plan_alone(a_plan, kind):
    plan = plan_of(filtered(kind, a_plan).only("pk")[:PER_PAGE])
    assert_small(plan, most_sorted=5000)


def test_a_rare_word_is_found_through_the_indexes_of_words(much, db):
    plan = plan_of(filtered(TargetFilter, q="brobygningsforløb").only("pk")[:PER_PAGE])
    assert_small(plan, most_sorted=1000)
    assert {"search_entry_vector", "search_entry_trigrams"} <= plan.indexes


def test_a_measurement_is_found_through_the_indexes_of_names(much, db):
    """Of so few areas the planner expects one to be meant, so it may read all in the end."""
    plan = plan_of(filtered(MeasurementFilter, q="brobygningsforløb").only("pk")[:PER_PAGE])
    assert {"search_entry_trigrams", "measurement_breakdown"} <= plan.indexes


@pytest.mark.parametrize("role", [roles.CASEWORKER, roles.MANAGER])
def test_what_waits_is_found_without_reading_a_table_whole(much, db, role):
    units = list(access_for(User.objects.filter(groups__name=role).first()).unit_ids)
    statement = waiting.sql.waiting.sql, {"units": units, "answers_unled": False}
    assert_small(plan_of(statement), most_sorted=500)


@pytest.mark.parametrize("in_view", [True, False])
def test_the_newest_date_comes_from_an_index(a_plan, in_view):
    dates = Measurement.objects.measured_dates(a_plan if in_view else None)
    plan = plan_of(dates[:1])
    assert_small(plan, most_sorted=500)
    assert plan.indexes & {"measurement_newest_measured", "measurement_plan_date"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", ["brobygningsforløb", "mentor forløb"])
def test_the_search_reads_no_table_whole(much, db, words, kind):
    weighed = OF_EVERY_KIND.weighed
    with CaptureQueriesContext(connection) as captured:
        list(ranked(seen_by(NOBODY), [kind], terms_of(words), alike=False, weighed=weighed))
    for query in captured.captured_queries:
        assert_small(plan_of((query["sql"], None)), most_sorted=1000)


def test_the_years_of_the_measurements_come_from_one_date_to_the_next(much, db):
    with CaptureQueriesContext(connection) as captured:
        assert len(year_choices(sql.measurement_years, None, "uden dato")) > 2
    plan = plan_of((captured.captured_queries[0]["sql"], None))
    assert_small(plan)
    assert "measurement_date" in plan.indexes


def test_an_initiatives_history_is_read_from_the_newest_back(much, db):
    """Of the tables that grow with every save; the others hold a few rows of each initiative."""
    initiative = Initiative.objects.exclude(targets=None).first()
    indicators = Indicator.objects.of_initiative(initiative)
    with CaptureQueriesContext(connection) as captured:
        assert newest_events(initiative, 20, related_measurements(indicators))
    plan = plan_of((captured.captured_queries[-1]["sql"], None))
    assert not plan.read_whole & EVENTS, plan
    assert plan.most_sorted <= 500, plan
    newest = {"initiative_event_newest", "followup_event_newest", "measurement_event_newest"}
    assert newest <= plan.indexes


def test_what_a_manager_owes_is_read_from_their_own(much, db):
    """Not from every open round's answers."""
    user = User.objects.filter(groups__name=roles.MANAGER).first()
    access = access_for(user)
    with CaptureQueriesContext(connection) as captured:
        assert tasks_of(access, ON).work_items
    plans = [plan_of((query["sql"], None)) for query in captured.captured_queries]
    for plan in plans:
        assert_small(plan, most_sorted=500)
    # And what others handed in without reading ten years of answers.
    assert any("follow_up_submitted" in plan.indexes for plan in plans)


@pytest.mark.parametrize(
    ("table", "index"),
    [("followup_followup", "follow_up_written"), ("targets_measurement", "measurement_entered")],
)
def test_what_one_wrote_last_is_read_from_the_newest_back(much, db, table, index):
    """Ten of all that a person wrote in ten years."""
    access = access_for(User.objects.filter(groups__name=roles.PLANNER).first())
    with CaptureQueriesContext(connection) as captured:
        tasks_of(access, ON)
    statements = [query["sql"] for query in captured.captured_queries]
    (newest,) = (sql for sql in statements if f'"{table}"' in sql and f"LIMIT {RECENT}" in sql)
    (found,) = (step for step in run_of(newest) if step.get("Index Name") == index)
    assert found["Actual Rows"] == RECENT


@pytest.mark.parametrize("is_of_plan", [True, False])
def test_the_list_of_rounds_reads_those_of_the_page(a_plan, is_of_plan):
    with CaptureQueriesContext(connection) as captured:
        page = page_of_rounds(a_plan if is_of_plan else None, NOBODY, "")
    assert len(page.rows) == (a_plan.rounds.count() if is_of_plan else PER_PAGE)
    assert len(captured) <= 5
    for query in captured.captured_queries:
        assert_small(plan_of((query["sql"], None)), most_sorted=500)


@pytest.fixture
def a_leading_unit(much, db) -> Unit:
    return Unit.objects.filter(responsibilities__role="ansvarlig", parent__isnull=False).first()


def test_a_units_changes_are_read_through_indexes(a_leading_unit):
    with CaptureQueriesContext(connection) as captured:
        latest_changes_of(Initiative.objects.led_by([a_leading_unit.pk]), NOBODY)
    for query in captured.captured_queries:
        plan = plan_of((query["sql"], None))
        assert not plan.read_whole & {*EVENTS, "pghistory_context"}, plan


def test_what_a_unit_leads_is_counted_without_reading_what_others_lead(a_leading_unit):
    """Of a thousand initiatives an older planner may read all, which are as cheap as a hundred."""
    with CaptureQueriesContext(connection) as captured:
        assert led_by([a_leading_unit], NOBODY)[a_leading_unit.pk].own.count_all
    plan = plan_of((captured.captured_queries[0]["sql"], None))
    assert not plan.read_whole & BIG, plan
