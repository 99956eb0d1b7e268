"""Who may do what to which initiative: the role table, row by row."""

import pytest

from initiatives.models import Initiative
from initiatives.permissions import Action, access_for, allows, rows

NONE = frozenset()
# person -> action -> codes of the cast's initiatives that it is open for
EXPECTED = {
    "laura": {},
    "nils": {},
    "aase": {},
    "ulla": {},
    "soeren": {Action.REPORT: {"3.4"}, Action.MEASURE: {"3.4"}},
    "mette": {Action.REPORT: {"2.6"}, Action.MEASURE: {"2.6", "3.4"}},
    "lars": {
        Action.REPORT: {"2.6", "3.4"},
        Action.MEASURE: {"2.6", "3.4"},
        Action.APPROVE: {"2.6", "3.4"},
    },
    "pia": {
        Action.REPORT: {"1.2", "1.5"},
        Action.MEASURE: {"1.2", "1.5"},
        Action.APPROVE: {"1.2", "1.5"},
        Action.PLAN: {"1.2", "1.5", "2.6", "3.4"},
    },
    "signe": dict.fromkeys(Action, {"1.2", "1.5", "2.6", "3.4"}),
}
CASES = [
    (person, action, allowed.get(action, NONE))
    for person, allowed in EXPECTED.items()
    for action in Action
]


@pytest.mark.parametrize(("person", "action", "codes"), CASES)
def test_the_rows_an_action_is_open_for(cast, person, action, codes):
    access = access_for(getattr(cast.people, person))
    found = Initiative.objects.filter(rows(access, action)).values_list("code", flat=True)
    assert sorted(found) == sorted(codes)


@pytest.mark.parametrize(("person", "action", "codes"), CASES)
def test_the_check_agrees_with_the_rows(cast, person, action, codes):
    access = access_for(getattr(cast.people, person))
    allowed = {i.code for i in Initiative.objects.all() if allows(access, action, i)}
    assert allowed == set(codes)


def test_a_unit_that_only_contributes_leaves_the_report_to_the_planner(cast):
    cast.mentor.responsibilities.filter(role="ansvarlig").delete()
    assert allows(access_for(cast.people.pia), Action.REPORT, cast.mentor)
    assert not allows(access_for(cast.people.mette), Action.REPORT, cast.mentor)


def test_a_visitor_may_do_nothing(db):
    from django.contrib.auth.models import AnonymousUser

    access = access_for(AnonymousUser())
    assert not Initiative.objects.filter(rows(access, Action.REPORT)).exists()


def test_access_is_looked_up_once_per_request(cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        access_for(cast.people.soeren)
        access_for(cast.people.soeren)
