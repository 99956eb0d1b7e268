"""Ids that others may keep: set once, and never changed."""

import re

from beskplan.copying import copy_plan
from budget.models import BudgetLine
from initiatives.models import FocusArea, Initiative
from targets.models import Measurement, Target
from tests.cast import make_initiative

MODELS = {
    FocusArea: "fokus",
    Initiative: "init",
    Target: "maal",
    Measurement: "tal",
    BudgetLine: "linje",
}
LOOK = re.compile(r"[a-z]+-[a-z2-7]{12}")


def test_what_a_user_makes_gets_an_id_and_keeps_it(cast):
    made = make_initiative(cast.focus_area, "9.9", "Nyt")
    before = made.public_id
    made.code, made.title = "9.10", "Omdøbt"
    made.save()
    assert LOOK.fullmatch(before)
    assert Initiative.objects.get(pk=made.pk).public_id == before


def test_a_copied_plan_has_ids_of_its_own(cast):
    copy_plan(plan=cast.plan, by=cast.people.laura, title="Ny", slug="ny", years=(2030, 2031))
    every = list(Initiative.objects.values_list("public_id", flat=True))
    assert len(set(every)) == len(every) > 4


def test_the_history_has_the_id(cast):
    events = Initiative.pgh_event_model.objects.filter(pgh_obj=cast.mentor)
    assert {event.public_id for event in events} == {cast.mentor.public_id}


def test_nobody_types_an_id():
    assert not any(model._meta.get_field("public_id").editable for model in MODELS)
