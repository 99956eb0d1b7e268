"""What the generator of made-up data makes holds together like what people enter."""

import re
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import transaction

from bench.data.copy.tables import COLUMNS
from bench.generate import main
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative, Plan, SourceDocument
from targets.assessment import calculated, differences, verdicts_at
from targets.models import Measurement, Target
from tests.bench.data.test_generate import ON, make


@pytest.fixture(scope="module")
def made_up(django_db_setup, django_db_blocker, tmp_path_factory):
    """Factor 1, made once for this module; each test rolls back its own part."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make(tmp_path_factory.mktemp("scale"), factor=1)
        transaction.set_rollback(True)


@pytest.fixture
def made_up_data(made_up, db):
    """Made-up data of factor 1 in the database; the number of rows by table."""
    return made_up


@pytest.mark.parametrize(
    ("model", "number"),
    [
        ("initiatives_plan", 5),
        ("initiatives_initiative", 130),
        ("targets_target", 390),
        ("targets_measurement", 7800),
        ("followup_followup", 2600),
    ],
)
def test_factor_one_is_about_the_size_of_the_five_plans(made_up_data, model, number):
    assert made_up_data[model] == pytest.approx(number, rel=0.15)


def test_factor_one_has_twenty_thousand_rows_of_history(made_up_data):
    history = sum(count for name, count in made_up_data.items() if name.endswith("event"))
    assert history == pytest.approx(25_000, rel=0.15)


def test_the_rows_say_that_they_are_made_up(made_up_data):
    assert SourceDocument.objects.get(slug="opdigtet").title.startswith("Opdigtede data")
    assert not Plan.objects.exclude(title__startswith="Opdigtet: ").exists()
    assert not FollowUpRound.objects.exclude(title__startswith="Opdigtet: ").exists()
    assert not Plan.objects.exclude(source__title__startswith="Opdigtet").exists()


def test_stored_verdicts_and_deviations_are_what_the_rule_says(made_up_data):
    assert not differences(on=ON)
    assert Initiative.objects.exclude(deviation="").exists()


def test_the_targets_stand_in_many_ways(made_up_data):
    verdicts = set(Target.objects.values_list("verdict", flat=True))
    assert {"opfyldt", "delvist", "ikke-opfyldt", "i-gang", "data-mangler"} <= verdicts
    assert Target.objects.exclude(trajectory_status="").exists()


def test_answers_of_rounds_keep_what_the_rule_said_at_the_cutoff(made_up_data):
    newest = FollowUpRound.objects.filter(state="lukket").order_by("-cutoff")[:4]
    for held in newest:
        answers = list(held.follow_ups.all())
        assert answers
        judged = verdicts_at([one.initiative_id for one in answers], held.cutoff, closing=True)
        for one in answers:
            assert one.calculated_status == calculated(judged[one.initiative_id])


def test_an_answer_that_deviates_upwards_has_a_reason(made_up_data):
    better = FollowUp.objects.filter(deviation="bedre", state="godkendt")
    assert better.exists()
    assert not better.filter(deviation_reason="").exists()


def test_every_row_has_its_beginning_in_the_history(made_up_data):
    for name in COLUMNS:
        model = apps.get_model(name)
        event = getattr(model, "pgh_event_model", None)
        if event:
            begun = event.objects.filter(pgh_label="insert").values("pgh_obj_id")
            assert not model.objects.exclude(pk__in=begun).exists(), name


@pytest.mark.parametrize("model", [Initiative, Target, FollowUp, FollowUpRound, Measurement])
def test_the_newest_row_of_the_history_is_the_row_itself(made_up_data, model):
    event = model.pgh_event_model
    columns = [one.attname for one in event._meta.concrete_fields if "pgh_" not in one.attname]
    newest = event.objects.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    told = {row[columns.index("id")]: row for row in newest.values_list(*columns)}
    for row in model.objects.values_list(*columns):
        assert told[row[columns.index("id")]] == row


def test_history_lies_in_the_order_it_happened(made_up_data):
    quarters = FollowUp.pgh_event_model.objects.filter(pgh_label="insert").order_by("pgh_id")
    days = list(quarters.values_list("effective_on", flat=True))
    assert (days[0].year, days[-1].year) == (2019, 2026)
    assert all(later.toordinal() - day.toordinal() > -60 for day, later in pairwise(days))


def test_life_goes_on_after_the_load(made_up_data):
    """New rows get new ids, and the triggers keep history again."""
    plan = Plan.objects.create(slug="ny", title="Ny", kind="aftale", year_from=2027, year_to=2027)
    assert plan.pk > Plan.objects.exclude(pk=plan.pk).order_by("-pk").first().pk
    assert Plan.pgh_event_model.objects.filter(pgh_obj_id=plan.pk).count() == 1


def test_closed_rounds_are_read_from_their_freeze(made_up_data, client):
    from django.contrib.auth.models import User

    client.force_login(User.objects.filter(groups__name="Leder").first())
    held = FollowUpRound.objects.exclude(snapshots=None).first()
    page = client.get(held.get_absolute_url())
    assert page.status_code == 200
    assert held.title in page.content.decode()


def test_a_second_load_is_refused_with_what_is_there(made_up_data, capsys):
    assert main(["--factor", "1"]) == 1
    assert re.search(r"allerede opdigtede data .*\(faktor 1, frø 1\)", capsys.readouterr().err)
