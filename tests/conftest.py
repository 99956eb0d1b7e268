from contextlib import closing

import pytest


@pytest.fixture
def cast(db):
    """The named people, units and small plan of tests/cast.py, in the database."""
    from tests.cast import make_cast

    return make_cast()


def pytest_report_header():
    """Name the database server: the suite runs on more than one."""
    import psycopg2
    from django.db import connection

    with closing(psycopg2.connect(**connection.get_connection_params())) as server:
        version = server.server_version
    where = connection.settings_dict["HOST"] or "lokal socket"
    return f"PostgreSQL {version // 10000}.{version % 10000} på {where}"
