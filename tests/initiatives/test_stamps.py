"""Change stamps: every way of writing to every table that pages show moves them."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, transaction

from initiatives import stamps
from initiatives.models import Initiative, Membership, Plan, SourceDocument, Unit, UnitSpelling
from targets.models import Area, Indicator, IndicatorLink, Measurement
from tests.cast import make_user, measure
from tests.every_row import PEOPLE, changed, execute, make_every_row, shown_models

OF_NO_PLAN = {SourceDocument, Unit, UnitSpelling, Membership, Area, Indicator, *PEOPLE}
MODELS = [*shown_models(), *PEOPLE]


@pytest.fixture
def rows(cast):
    return make_every_row(cast)


def stamp(owner) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(number) FROM initiatives_stamp WHERE owner = %s", [owner])
        return cursor.fetchone()[0] or 0


def moved(before: dict) -> set:
    return {owner for owner, number in before.items() if stamp(owner) > number}


def stamps_now() -> dict:
    owners = [stamps.ALL, stamps.SHARED, *Plan.objects.values_list("pk", flat=True)]
    return {owner: stamp(owner) for owner in owners}


def save(row):
    setattr(row, *changed(row))
    row.save()


def update(row):
    type(row).objects.filter(pk=row.pk).update(**dict([changed(row)]))


def update_in_bulk(row):
    setattr(row, *changed(row))
    type(row).objects.bulk_update([row], [changed(row)[0]])


def update_by_sql(row):
    column = type(row)._meta.get_field(changed(row)[0]).column
    value = getattr(changed(row)[1], "pk", changed(row)[1])
    execute(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", value, row.pk)


def delete_by_sql(row):
    """Constraints wait for the end of the transaction, which the test rolls back."""
    execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk)


def test_a_row_of_every_model_is_tried(rows):
    assert set(rows) == set(MODELS)


@pytest.mark.parametrize("write", [save, update, update_in_bulk, update_by_sql, delete_by_sql])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_write_moves_the_stamps_of_all_and_of_what_shows_it(rows, cast, model, write):
    before = stamps_now()
    with transaction.atomic():
        write(rows[model])
        found = moved(before)
        transaction.set_rollback(True)  # a deleted row leaves others behind
    assert found >= {stamps.ALL, stamps.SHARED if model in OF_NO_PLAN else cast.plan.pk}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_insert_moves_the_stamps(rows, cast, model):
    row, table = rows[model], model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields if not field.generated]
    names = ", ".join(f'"{column}"' for column in columns)
    execute(f"CREATE TEMP TABLE kept AS SELECT {names} FROM {table} WHERE id = %s", row.pk)
    before = stamps_now()
    execute(f"DELETE FROM {table} WHERE id = %s", row.pk)
    before |= {owner: stamp(owner) for owner in before}
    execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM kept")
    execute("DROP TABLE kept")
    assert moved(before) >= {stamps.ALL, stamps.SHARED if model in OF_NO_PLAN else cast.plan.pk}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_truncate_moves_what_every_page_reads(rows, model):
    before = stamps_now()
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute(f"TRUNCATE {model._meta.db_table} CASCADE")
    assert {stamps.ALL, stamps.SHARED} <= moved(before)


def test_a_cascade_moves_the_stamps(rows, cast):
    before = stamps_now()
    cast.mentor.delete()
    assert cast.plan.pk in moved(before)


def test_a_user_who_goes_takes_the_name_from_what_they_wrote(rows, cast):
    """SET NULL writes to the follow-up's row, in its plan."""
    before = stamps_now()
    cast.people.soeren.delete()
    assert {stamps.SHARED, cast.plan.pk} <= moved(before)


def test_another_plan_is_left_alone(rows, cast):
    earlier = Plan.objects.get(slug="aftale-2005")
    before = stamps_now()
    cast.focus_area.save()
    cast.raadgivning.save()
    cast.mentor_target.save()
    assert moved(before) == {stamps.ALL, cast.plan.pk}
    assert earlier.pk in before


def test_an_initiative_moves_the_plans_that_continue_it_and_that_it_continues(rows, cast):
    earlier = Initiative.objects.get(plan__slug="aftale-2005")
    before = stamps_now()
    earlier.save()
    assert moved(before) == {stamps.ALL, earlier.plan_id, cast.plan.pk}
    before = stamps_now()
    cast.mentor.save()
    assert moved(before) == {stamps.ALL, earlier.plan_id, cast.plan.pk}


def test_a_measurement_moves_every_plan_that_has_a_target_or_an_initiative_about_it(rows, cast):
    earlier = Plan.objects.get(slug="aftale-2005")
    before = stamps_now()
    Measurement.objects.filter(indicator=cast.mentorforloeb).update(note="Ny")
    assert moved(before) == {stamps.ALL, earlier.pk, cast.plan.pk}
    IndicatorLink.objects.create(
        initiative=Initiative.objects.get(plan=earlier), indicator=cast.langvarige
    )
    before = stamps_now()
    measure(cast.sygeforloeb_target, 170)
    assert moved(before) == {stamps.ALL, stamps.SHARED, earlier.pk, cast.plan.pk}


def test_a_row_that_changes_plan_moves_both(rows, cast):
    earlier = Plan.objects.get(slug="aftale-2005")
    before = stamps_now()
    Initiative.objects.filter(pk=cast.natcafe.pk).update(plan=earlier)
    assert {earlier.pk, cast.plan.pk} <= moved(before)


def test_a_write_to_very_many_plans_counts_for_all_of_them(cast):
    Plan.objects.bulk_create(
        Plan(slug=f"p{n}", title=f"P{n}", kind="aftale", year_from=2007, year_to=2007)
        for n in range(60)
    )
    before = stamp(stamps.SHARED)
    Plan.objects.update(summary="Ny")
    assert stamp(stamps.SHARED) > before


def test_a_write_that_finds_no_row_moves_nothing(rows):
    before = stamps_now()
    Plan.objects.filter(pk=0).update(title="Ingen")
    Plan.objects.filter(pk=0).delete()
    assert moved(before) == set()


def test_a_login_moves_nothing(rows, cast, client):
    before = stamps_now()
    client.force_login(cast.people.laura, backend="django.contrib.auth.backends.ModelBackend")
    assert moved(before) == set()


def test_what_is_rolled_back_to_a_savepoint_leaves_no_stamp(rows, cast):
    before = stamps_now()
    with transaction.atomic():
        cast.plan.save()
        transaction.set_rollback(True)
    assert stamps_now() == before


def test_everything_can_be_marked_as_changed(rows):
    before = stamps_now()
    stamps.everything_changed()
    assert moved(before) == {stamps.ALL, stamps.SHARED}


def test_a_new_user_and_a_new_role_are_seen(rows):
    before = stamp(stamps.SHARED)
    user = make_user("ny", "Nina Nord")
    assert stamp(stamps.SHARED) > before
    before = stamp(stamps.SHARED)
    user.groups.add(Group.objects.first())
    assert stamp(stamps.SHARED) > before
    before = stamp(stamps.SHARED)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert stamp(stamps.SHARED) > before
