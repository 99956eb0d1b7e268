"""The grid of all plans: from summary rows, the same as counted from the initiatives, and new at
once when anything that it shows is changed."""

import pytest
from django.db import connection

from beskplan import overview, tallied_grid
from beskplan.counted import KeptCounts, counted
from beskplan.scope import Scope
from initiatives.models import Initiative, Plan, Responsibility, Unit
from tests.beskplan.overview_pages import TODAY, page, set_status
from tests.cast import lead, make_cast


def both():
    plans = list(Plan.objects.newest_first())
    rows = tallied_grid.of_all_plans(counted(Scope(), on=TODAY), [one.pk for one in plans])
    return laid(tallied_grid.laid_out(rows, plans)), laid(overview.grid(Scope(), plans, on=TODAY))


def laid(grid):
    """Everything that it shows, as values."""
    return (
        [(column.name, vars(column.counts)) for column in grid.columns],
        [
            (row.name, vars(row.counts), [(cell.heat, vars(cell.counts)) for cell in row.cells])
            for row in grid.rows
        ],
        grid.more_units,
    )


def assert_same():
    tallied, from_rows = both()
    assert tallied == from_rows


def test_it_is_the_same_after_every_write(cast, another_plan):
    assert_same()
    set_status(cast.mentor, "opfyldt")
    assert_same()
    lead(cast.units.skelbaekgade, Initiative.objects.get(plan=another_plan, code="1.2"))
    assert_same()
    Responsibility.objects.filter(initiative=cast.mentor).delete()
    assert_same()
    another_plan.delete()
    assert_same()


def test_it_is_the_same_when_changes_are_folded_into_the_sums(cast, another_plan):
    from initiatives.counting import rebuild

    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM initiatives_tallychange")
        assert cursor.fetchone() == (0,)
    assert_same()
    set_status(cast.mentor, "delvist")
    assert_same()


def test_of_equally_many_the_first_by_name_get_a_row(cast, another_plan):
    for number in range(20):
        name = f"Ålborg {number:02}" if number % 2 else f"Zebra {number}"
        lead(Unit.objects.create(slug=f"enhed-{number}", name=name), cast.mentor)
    assert_same()
    assert both()[0][2] is True


@pytest.fixture
def committed(transactional_db):
    """The named cast as others see it, and a process that has counted it."""
    cast, kept = make_cast(), KeptCounts()
    rows_at(kept, cast)
    return cast, kept


def rows_at(kept: KeptCounts, cast) -> tuple:
    return tallied_grid.of_all_plans(kept.counted(TODAY), [cast.plan.pk])


def test_while_nothing_is_written_the_units_are_not_asked_for_again(
    committed, django_assert_num_queries
):
    cast, kept = committed
    with django_assert_num_queries(1):  # whether anything is written
        rows_at(kept, cast)


@pytest.mark.parametrize(
    "write",
    [
        lambda cast: Unit.objects.filter(pk=cast.units.skelbaekgade.pk).update(name="Nyt navn"),
        lambda cast: set_status(cast.mentor, "opfyldt"),
        lambda cast: lead(cast.units.bif, cast.mentor),
        lambda cast: Responsibility.objects.all().delete(),
    ],
    ids=["name", "status", "leader", "nobody leads"],
)
def test_after_any_write_they_are(committed, write):
    cast, kept = committed
    before = rows_at(kept, cast)
    write(cast)
    after = rows_at(kept, cast)
    assert after != before
    assert after == rows_at(KeptCounts(), cast)


def grid_of(client):
    return page(client, plan="").split('id="gitter-h"', 1)[1].split("grid-notes")[0]


def test_what_it_shows_is_new_at_once(cast, another_plan, laura):
    assert "Nyt navn" not in grid_of(laura)
    Unit.objects.filter(pk=cast.units.bif.pk).update(name="Nyt navn")
    assert "Nyt navn" in grid_of(laura)
    Plan.objects.filter(pk=another_plan.pk).update(title="Ny aftale")
    assert "Ny aftale" in grid_of(laura)
    before = grid_of(laura)
    Initiative.objects.filter(plan=another_plan).update(status="delvist")
    assert grid_of(laura) != before
