"""Loading plans from files: exact, idempotent, and careful with what users have changed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from beskplan.loading.files import LoadError
from beskplan.loading.load import load
from core.history.changes import history_of
from initiatives.models import Initiative, Plan, Unit
from targets.models import Measurement, Target, Verdict

TODAY = date(2026, 11, 22)

ORGANISATION = """
documents:
  - {slug: havneaftalen, title: Havneaftalen 2020}
areas:
  - {slug: koebenhavn, name: København, document: havneaftalen}
units:
  - {slug: havnekontoret, name: Havnekontoret, kind: kontor, parent: byen, parent_ground: sluttet,
     document: havneaftalen}
  - {slug: byen, name: Byen, kind: forvaltning, document: havneaftalen}
"""
PLAN = """
document: {slug: havneaftalen, title: Havneaftalen 2020}
plan: {slug: havneaftale-2020, title: Havneaftale 2020, kind: aftale, years: [2020, 2021],
  home_area: koebenhavn, state: gaeldende}
focus_areas:
  - {code: "1", title: Kajen}
initiatives:
  - code: "1.1"
    title: Flere bænke
    areas: [{code: "1"}]
    units: [{unit: havnekontoret, ground: kolonne}]
    targets:
      - {kind: indsatsmaal, title: Bænke, wording: Mindst 10 bænke., indicator: baenke,
         comparator: mindst, value: 10.5, deadline: 2020-12-31}
indicators:
  - slug: baenke
    name: Bænke på kajen
    unit: bænke
    direction: op
    date_ground: tekst
    measurements: [{value: 12, date: 2020-06-30, of: [12, 40], at: side 2}]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    (tmp_path / "havneaftale-2020.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def change(folder, old: str, new: str):
    path = folder / "havneaftale-2020.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.django_db
def test_decimals_are_loaded_exactly(folder):
    load(folder, on=TODAY)
    assert Target.objects.get().value == Decimal("10.5")


@pytest.mark.django_db
def test_a_unit_may_stand_before_the_unit_it_belongs_to(folder):
    load(folder, on=TODAY)
    assert Unit.objects.get(slug="havnekontoret").parent.slug == "byen"


@pytest.mark.django_db
def test_verdicts_are_up_to_date_after_a_load(folder):
    load(folder, on=TODAY)
    assert Target.objects.get().verdict == Verdict.MET


@pytest.mark.django_db
def test_a_second_load_changes_nothing(folder):
    load(folder, on=TODAY)
    report = load(folder, on=TODAY)
    assert (report.created.total(), report.updated.total(), report.left_alone) == (0, 0, [])


@pytest.mark.django_db
def test_a_correction_in_the_file_reaches_the_database(folder):
    load(folder, on=TODAY)
    change(folder, "title: Flere bænke", "title: Flere nye bænke")
    load(folder, on=TODAY)
    assert Initiative.objects.get().title == "Flere nye bænke"


@pytest.mark.django_db
def test_what_a_user_changed_is_kept_and_named(folder):
    load(folder, on=TODAY)
    Initiative.objects.update(title="Bænke med ryglæn")
    change(folder, "title: Flere bænke", "title: Flere nye bænke")
    report = load(folder, on=TODAY)
    assert Initiative.objects.get().title == "Bænke med ryglæn"
    assert any("titel er ændret af en bruger" in sentence for sentence in report.left_alone)


@pytest.mark.django_db
def test_a_field_the_user_left_alone_still_follows_the_file(folder):
    load(folder, on=TODAY)
    Initiative.objects.update(title="Bænke med ryglæn")
    change(folder, 'code: "1.1"', 'code: "1.1"\n    start_year: 2021')
    load(folder, on=TODAY)
    initiative = Initiative.objects.get()
    assert (initiative.title, initiative.start_year) == ("Bænke med ryglæn", 2021)


@pytest.mark.django_db
def test_what_a_user_deleted_stays_deleted_with_all_that_hung_on_it(folder):
    load(folder, on=TODAY)
    Initiative.objects.get().delete()
    report = load(folder, on=TODAY)
    assert not Initiative.objects.exists()
    assert any("slettet af en bruger" in sentence for sentence in report.left_alone)


@pytest.mark.django_db
def test_a_row_that_a_user_made_first_is_not_overwritten(folder):
    Unit.objects.create(slug="byen", name="Bystyret", kind=Unit.Kind.ADMINISTRATION)
    report = load(folder, on=TODAY)
    assert Unit.objects.get(slug="byen").name == "Bystyret"
    assert any("findes i forvejen" in sentence for sentence in report.left_alone)


@pytest.mark.django_db
def test_a_row_taken_out_of_the_file_is_kept_and_named(folder):
    load(folder, on=TODAY)
    change(
        folder, "    measurements: [{value: 12, date: 2020-06-30, of: [12, 40], at: side 2}]", ""
    )
    report = load(folder, on=TODAY)
    assert Measurement.objects.count() == 1
    assert any("står ikke længere i filerne" in sentence for sentence in report.left_alone)


@pytest.mark.django_db
def test_a_row_gone_from_file_and_database_is_not_named_again(folder):
    load(folder, on=TODAY)
    change(
        folder, "    measurements: [{value: 12, date: 2020-06-30, of: [12, 40], at: side 2}]", ""
    )
    Measurement.objects.all().delete()
    load(folder, on=TODAY)
    assert load(folder, on=TODAY).left_alone == []


@pytest.mark.django_db
def test_an_error_in_one_row_loads_nothing_at_all(folder):
    change(folder, "unit: havnekontoret", "unit: havnekontoert")
    with pytest.raises(LoadError, match="havnekontoert findes ikke i filerne"):
        load(folder, on=TODAY)
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Kajen", "titel: Kajen", "title mangler"),
        ("kind: aftale", "kind: aftale, farve: rød", "ukendt nøgle farve"),
        ("value: 12,", "value: tolv,", "'tolv' er ikke et tal"),
        ("kind: indsatsmaal", "kind: drøm", "drøm"),
        ("title: Flere bænke", "title: Flere bænke\n    title: Bænke", "står to gange"),
        ("focus_areas:", "focus_areas: [", "kan ikke læses"),
        ("ground: kolonne", "role: bidrager", "ground mangler"),
        ("ground: kolonne", "ground: rygte", "rygte"),
        ("date_ground: tekst", "area_ground: tekst", "date_ground mangler"),
        ("value: 12,", "value: 12, area: koebenhavn,", "area_ground mangler"),
        (",\n  home_area: koebenhavn", "", "ingen home_area"),
    ],
)
@pytest.mark.django_db
def test_a_mistake_in_a_file_is_named(folder, old, new, message):
    change(folder, old, new)
    with pytest.raises(LoadError, match=message):
        load(folder, on=TODAY)


@pytest.mark.django_db
def test_a_broken_constraint_is_a_sentence_and_not_a_traceback(folder):
    change(folder, "deadline: 2020-12-31", "from: 2021-01-01, deadline: 2020-12-31")
    with pytest.raises(CommandError, match="Intet er indlæst"):
        call_command("load_plans", fixtures=folder, verbosity=0)


@pytest.mark.django_db
def test_check_tries_everything_and_saves_nothing(folder, capsys):
    call_command("load_plans", fixtures=folder, check=True)
    assert "intet er gemt" in capsys.readouterr().out
    assert not Plan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_history_says_that_a_load_wrote_the_row(folder):
    load(folder, on=TODAY)
    entry = history_of(Initiative.objects.get())[-1]
    assert (entry.who, entry.what) == ("Indlæsning af planerne", "Indlæst fra kilden")
