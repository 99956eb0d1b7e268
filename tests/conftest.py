from contextlib import closing
from datetime import date

import hypothesis
import pytest
from django.conf import settings
from django.db import transaction

TODAY = date(2026, 11, 22)

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile(
    "beskplan", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("beskplan")


def pytest_addoption(parser):
    parser.addoption(
        "--only-with-database",
        action="store_true",
        help="leave out the tests that ask no database: for a run on another server",
    )
    fuzz = parser.getgroup("fuzz", "odd requests, tests/test_fuzz.py; run.py fuzz")
    fuzz.addoption("--fuzz-minutes", type=float, help="for so long, instead of a few hundred")
    fuzz.addoption("--fuzz-seed", type=int, default=14, help="which requests are drawn")
    fuzz.addoption("--fuzz-only", type=int, help="the number of the one request to send")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if config.getoption("only_with_database"):
        pure = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if asks_database(item)]


def asks_database(item: pytest.Item) -> bool:
    """By what the test is made of, so that none can be forgotten."""
    fixtures = {"db", "transactional_db", "django_db_setup"}.intersection(item.fixturenames)
    return bool(fixtures or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session", autouse=True)
def contexts_of_jinja():
    """`response.context` of a page that Jinja2 renders: Django's test client knows its own engine's
    templates alone."""
    from django.template.backends.jinja2 import Template
    from django.test.signals import template_rendered

    render = Template.render

    def rendering(template, context=None, request=None):
        template_rendered.send(sender=template, template=template, context=context or {})
        return render(template, context, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", rendering)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Called by pytest-django before it makes a database."""
    from django.db import connection

    from tests.template_database import template_database

    with django_db_blocker.unblock():
        template = template_database(settings.BASE_DIR, settings.VAR_DIR)
    connection.settings_dict["TEST"]["TEMPLATE"] = template


@pytest.fixture(scope="session", autouse=True)
def emptied_after_a_test():
    """After a test that commits, Django empties every table; those that are only added to let
    their owner alone do it, who says so."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    from core.history.append_only import OWNER_REWRITES

    empty = DatabaseOperations.execute_sql_flush

    def emptying(operations, statements):
        empty(operations, [OWNER_REWRITES, *statements])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", emptying)
        yield


@pytest.fixture
def cast(db):
    """The named people, units and small plan of tests/cast.py, in the database."""
    from tests.cast import make_cast

    return make_cast()


@pytest.fixture(scope="module")
def loaded_plans(django_db_setup, django_db_blocker):
    """The five plans of fixtures/, loaded once for a module; each test rolls back its own part."""
    from tests.five_plans import put_in_database

    with django_db_blocker.unblock(), transaction.atomic():
        put_in_database(settings.BASE_DIR / "fixtures", on=TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def five_plans(loaded_plans, db):
    """The five plans in the database."""


def pytest_report_header():
    """Name the database server: the suite runs on more than one."""
    import psycopg2
    from django.db import connection

    with closing(psycopg2.connect(**connection.get_connection_params())) as server:
        version = server.server_version
    where = connection.settings_dict["HOST"] or "lokal socket"
    return f"PostgreSQL {version // 10000}.{version % 10000} på {where}"
