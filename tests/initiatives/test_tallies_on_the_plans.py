"""Summary rows beside Django's own counts of the five plans."""

from initiatives.counting import differences
from initiatives.models import Counted, FocusArea, Initiative, Plan, Responsibility
from initiatives.models.counts import status_counts
from initiatives.tallies import ALL, AREA, BY_STATUS, PLAN

Role = Responsibility.Role


def test_the_truth_is_what_the_pages_counted_before(five_plans):
    """The same as Django's own counts over the rows."""
    counted = Plan.objects.annotate(**status_counts("initiatives"))
    stored = {row.owner: row for row in Counted.objects.filter(kind=PLAN)}
    for plan in counted:
        row = stored[plan.pk]
        assert [getattr(row, name) for name in BY_STATUS] == [n for _, n in plan.status_numbers]
    areas = FocusArea.objects.annotate(**status_counts("initiatives")).filter(count_all__gt=0)
    stored = {row.owner: row for row in Counted.objects.filter(kind=AREA)}
    assert {area.pk: area.count_met for area in areas} == {
        pk: row.met for pk, row in stored.items()
    }


def test_the_five_plans_are_counted_as_they_are_loaded(five_plans):
    assert differences() == []
    every = Counted.objects.get(kind=ALL)
    assert sum(getattr(every, name) for name in BY_STATUS) == Initiative.objects.count()
    led = Responsibility.objects.filter(role=Role.LEADS)
    assert every.unled == Initiative.objects.exclude(pk__in=led.values("initiative")).count()
