from datetime import date

import pytest
from django.conf import settings
from django.db import transaction

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def loaded_plans(django_db_setup, django_db_blocker):
    """The five plans of fixtures/, loaded once for a module; each test rolls back its own part."""
    from beskplan.loading.load import load

    with django_db_blocker.unblock(), transaction.atomic():
        load(settings.BASE_DIR / "fixtures", on=TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def five_plans(loaded_plans, db):
    """The five plans in the database."""
