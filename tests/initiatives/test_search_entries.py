"""The entries that the search reads: written by the database, whoever writes the things."""

from django.core.management import call_command
from django.db import connection

from budget.models import BudgetLine
from initiatives.models import Initiative, Plan, SearchEntry, Unit, UnitSpelling


def entry_of(thing) -> SearchEntry:
    return SearchEntry.objects.of(type(thing)).get(object_id=thing.pk)


def everything() -> list[tuple]:
    return list(SearchEntry.objects.order_by("kind", "object_id").values_list())


def test_an_entry_says_what_an_initiative_is_found_by(cast):
    cast.mentor.purpose, cast.mentor.description = "Fast følge", "Én dag om ugen"
    cast.mentor.save()

    entry = entry_of(cast.mentor)

    assert (entry.plan, entry.code, entry.title) == (cast.plan, cast.mentor.code, cast.mentor.title)
    assert entry.text == "Fast følge\nÉn dag om ugen"
    assert "fast foelge" in entry.folded


def test_a_bulk_update_changes_the_entries(cast):
    Initiative.objects.update(title="Ny titel")
    titles = SearchEntry.objects.of(Initiative).values_list("title", flat=True)
    assert set(titles) == {"Ny titel"}


def test_plain_sql_changes_the_entry(cast):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE targets_target SET wording = 'Andre ord'")
    assert entry_of(cast.mentor_target).text == "Andre ord"


def test_a_deleted_thing_has_no_entry(cast):
    plan = Plan.objects.create(
        slug="kort", title="Kort", kind="aftale", year_from=2007, year_to=2007
    )
    initiative = Initiative.objects.create(plan=plan, code="1", title="Kortvarigt")
    line = BudgetLine.objects.create(plan=plan, number=1, group="Drift", label="Kortvarig")
    assert all(map(entry_of, (plan, initiative, line)))

    plan_key = plan.pk
    plan.delete()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no entry points to the plan
    assert not SearchEntry.objects.filter(plan_id=plan_key).exists()


def test_a_change_of_status_leaves_the_entry_alone(cast):
    """Rounds write tens of thousands of statuses."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin, ctid FROM initiatives_searchentry ORDER BY id")
        before = cursor.fetchall()
        Initiative.objects.update(status="opfyldt")
        cast.mentor.save()
        cursor.execute("SELECT xmin, ctid FROM initiatives_searchentry ORDER BY id")
        assert cursor.fetchall() == before


def test_a_unit_is_found_by_its_printed_spellings_as_long_as_they_are_there(cast):
    unit = cast.units.skelbaekgade
    spelling = UnitSpelling.objects.create(unit=unit, spelling="Center Nord")
    assert "Center Nord" in entry_of(unit).text

    spelling.spelling = "Center Syd"
    spelling.save()
    assert "Center Syd" in entry_of(unit).text and "Center Nord" not in entry_of(unit).text

    spelling.delete()
    assert "Center Syd" not in entry_of(unit).text


def test_a_spelling_that_moves_to_another_unit_changes_both(cast):
    first, second = cast.units.skelbaekgade, Unit.objects.exclude(name__contains="Skelb").first()
    UnitSpelling.objects.create(unit=first, spelling="Center Nord")

    UnitSpelling.objects.filter(spelling="Center Nord").update(unit=second)

    assert "Center Nord" not in entry_of(first).text
    assert "Center Nord" in entry_of(second).text


def test_making_the_entries_anew_mends_what_is_wrong(cast, capsys):
    before = everything()
    SearchEntry.objects.filter(pk=entry_of(cast.mentor).pk).update(title="Forkert")
    SearchEntry.objects.filter(pk=entry_of(cast.natcafe).pk).delete()
    SearchEntry.objects.create(kind="initiative", object_id=10**9, title="Findes ikke")

    call_command("rebuild_search")

    assert capsys.readouterr().out == "Rettede 3 opslag i søgningen.\n"
    without_keys = [row[1:] for row in everything()]
    assert without_keys == [row[1:] for row in before]
