"""What holds others' work is not deleted in two clicks: its name is typed, or it stays."""

from datetime import date

import pytest
from django.urls import reverse

from budget.models import BudgetLine
from core.models import Deletion
from followup.models import FollowUp
from initiatives.models import FocusArea, Initiative, Plan, SourceDocument
from targets.models import Measurement, Target
from tests.beskplan.admin.admin_pages import change, changelist, posted
from tests.cast import measure, open_round
from tests.pages import html_of


def delete(obj) -> str:
    meta = obj._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_delete", args=[obj.pk])


def chosen(*objects, **more) -> dict:
    return {"action": "delete_selected", "_selected_action": [one.pk for one in objects]} | more


@pytest.fixture
def empty_plan(cast):
    return Plan.objects.create(
        slug="anden", title="Anden", kind="aftale", year_from=2008, year_to=2008
    )


def test_the_page_counts_what_goes_along_and_asks_for_the_name(pia, cast):
    text = html_of(pia.get(delete(cast.plan)))
    assert "4 initiativer" in text
    assert "3 mål" in text
    assert "Skriv “Aftale 2007” for at slette" in text


@pytest.mark.parametrize("typed", ["", "ja", "Aftale 2008"])
def test_a_plan_with_contents_stays_without_its_name(pia, cast, typed):
    response = pia.post(delete(cast.plan), {"post": "yes", "name": typed})
    assert "Skriv navnet, som det står ovenfor. Intet er slettet." in html_of(response)
    assert Plan.objects.filter(pk=cast.plan.pk).exists()


def test_with_its_name_it_goes_whatever_the_capitals(pia, cast):
    response = pia.post(delete(cast.plan), {"post": "yes", "name": " aftale  2007 "}, follow=True)
    assert "kan gendannes i 30 dage" in html_of(response)
    assert not Plan.objects.exists()
    assert not Target.objects.exists()


def test_what_holds_nothing_is_asked_for_no_name(pia, empty_plan):
    assert "Skriv “" not in html_of(pia.get(delete(empty_plan)))
    pia.post(delete(empty_plan), {"post": "yes"})
    assert not Plan.objects.filter(pk=empty_plan.pk).exists()


def test_a_name_of_many_words_is_asked_for_by_its_beginning(pia, cast):
    cast.mentor.title = "Mentorer til " * 20 + "alle"
    cast.mentor.save()
    asked = "3.4 Mentorer til Mentorer til Mentorer til Mentorer til"
    assert f"Skriv “{asked}” for at slette" in html_of(pia.get(delete(cast.mentor)))
    pia.post(delete(cast.mentor), {"post": "yes", "name": asked})
    assert not Initiative.objects.filter(pk=cast.mentor.pk).exists()


def test_contents_that_came_meanwhile_are_noticed(pia, empty_plan):
    pia.get(delete(empty_plan))
    empty_plan.focus_areas.create(code="1", title="Kommet til")
    pia.post(delete(empty_plan), {"post": "yes"})
    assert Plan.objects.filter(pk=empty_plan.pk).exists()


def test_a_budget_line_takes_its_parts_along_only_by_name(pia, cast):
    line = BudgetLine.objects.create(plan=cast.plan, label="Vejledning", number=1)
    part = BudgetLine.objects.create(plan=cast.plan, label="Heraf drift", number=2, part_of=line)
    pia.post(delete(line), {"post": "yes"})
    assert BudgetLine.objects.filter(pk=part.pk).exists()
    pia.post(delete(line), {"post": "yes", "name": "Vejledning"})
    assert not BudgetLine.objects.exists()


def test_in_a_list_what_holds_something_goes_one_at_a_time(pia, cast, empty_plan):
    data = chosen(cast.plan, empty_plan, post="yes")
    response = pia.post(changelist("initiatives_plan"), data)
    assert "slettes ét ad gangen" in html_of(response)
    assert Plan.objects.count() == 2


def test_in_a_list_the_empty_ones_go_together(pia, cast, empty_plan):
    third = Plan.objects.create(
        slug="tredje", title="Tredje", kind="aftale", year_from=2009, year_to=2009
    )
    pia.post(changelist("initiatives_plan"), chosen(empty_plan, third))
    assert Plan.objects.count() == 3
    pia.post(changelist("initiatives_plan"), chosen(empty_plan, third, post="yes"))
    assert list(Plan.objects.all()) == [cast.plan]
    assert Deletion.objects.get().what == "Planer: “Tredje”, “Anden”"


def test_one_in_a_list_is_asked_for_its_name_too(pia, cast):
    data = chosen(cast.plan, post="yes")
    assert "Skriv “Aftale 2007”" in html_of(pia.post(changelist("initiatives_plan"), data))
    pia.post(changelist("initiatives_plan"), data | {"name": "Aftale 2007"})
    assert not Plan.objects.exists()


def test_a_row_below_its_parent_that_holds_something_is_not_deleted_in_passing(pia, cast):
    data = posted(pia.get(change(cast.plan))) | {"focus_areas-0-DELETE": "on"}
    response = pia.post(change(cast.plan), data)
    assert "kan ikke slettes her, men på sin egen side" in html_of(response)
    assert FocusArea.objects.filter(pk=cast.focus_area.pk).exists()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("mentor", "Sæt i stedet status til bortfaldet."),
        ("round", "En runde lukkes, når den er slut."),
        ("plan", "En plan, der er slut, bliver stående"),
    ],
)
def test_what_was_reported_stays_and_the_refusal_says_what_to_do(pia, cast, what, said):
    round_ = open_round(cast.plan)
    FollowUp.objects.create(initiative=cast.mentor, round=round_, effective_on=date(2007, 12, 31))
    obj = round_ if what == "round" else getattr(cast, what)
    text = html_of(pia.get(delete(obj)))
    assert "hører til og bliver stående" in text
    assert said in text
    pia.post(delete(obj), {"post": "yes", "name": str(obj)})
    assert type(obj).objects.filter(pk=obj.pk).exists()


def test_a_document_that_is_referred_to_stays_in_few_words(pia, cast):
    for number in range(30):
        FocusArea.objects.create(
            plan=cast.plan, code=f"X{number}", title="Område " * 9, source=cast.document
        )
    response = pia.get(delete(cast.document))
    assert "30 fokusområder henviser hertil, fx “" in html_of(response)
    assert len(html_of(response)) < 6000
    pia.post(delete(cast.document), {"post": "yes", "name": str(cast.document)})
    assert SourceDocument.objects.filter(pk=cast.document.pk).exists()


def test_a_measurement_has_nothing_below_it(pia, cast):
    one = measure(cast.mentor_target, 10)
    pia.post(delete(one), {"post": "yes"})
    assert not Measurement.objects.exists()


def test_nobody_deletes_without_the_right(client, cast):
    client.force_login(cast.people.soeren)
    assert client.post(delete(cast.plan), {"post": "yes"}).status_code == 403
    assert Initiative.objects.exists()
    assert not FollowUp.objects.exists()
