"""The ids of what documents state are the same wherever the plans are loaded."""

import datetime

import pytest
from django.conf import settings
from django.db import transaction

from beskplan.loading.load import load
from initiatives.models import Initiative, Plan
from targets.models import Target
from tests.test_public_ids import LOOK, MODELS


def ids():
    return {model: set(model.objects.values_list("public_id", flat=True)) for model in MODELS}


@pytest.mark.django_db
def test_loading_twice_and_into_an_empty_database_gives_the_same_ids():
    folder, day = settings.BASE_DIR / "fixtures", datetime.date(2026, 11, 22)
    with transaction.atomic():
        load(folder, on=day)
        first, keys = ids(), set(Target.objects.values_list("pk", flat=True))
        load(folder, on=day)
        again = ids()
        transaction.set_rollback(True)
    assert not Plan.objects.exists()
    load(folder, on=day)
    assert first == again == ids()
    assert not keys & set(Target.objects.values_list("pk", flat=True))
    assert all(first.values())


def test_an_id_says_what_it_is_of(five_plans):
    for model, kind in MODELS.items():
        for one in model.objects.values_list("public_id", flat=True):
            assert LOOK.fullmatch(one)
            assert one.startswith(f"{kind}-")


def test_a_known_initiative_keeps_its_id(five_plans):
    initiative = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2007", code="3.4")
    assert initiative.public_id == "init-hf2o2v4jmkwt"
