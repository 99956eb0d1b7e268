"""The entries that the search reads, on the five plans as they are loaded."""

import pytest

from budget.models import BudgetLine
from initiatives.models import Initiative, Plan, SearchEntry, Unit
from initiatives.models.search import rebuild
from targets.models import Indicator, Target


@pytest.mark.parametrize("model", [Initiative, Target, Unit, Plan, Indicator, BudgetLine])
def test_every_thing_has_one_entry(five_plans, model):
    found = SearchEntry.objects.of(model).values_list("object_id", flat=True)
    assert sorted(found) == sorted(model.objects.values_list("pk", flat=True))


def test_making_the_entries_anew_changes_nothing(five_plans):
    before = list(SearchEntry.objects.order_by("pk").values_list())
    assert rebuild() == 0
    assert list(SearchEntry.objects.order_by("pk").values_list()) == before
