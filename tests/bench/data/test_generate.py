"""The generator of made-up data fills an empty database only, and the same way for a seed."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection, transaction

from bench.data.copy.tables import all_tables
from bench.data.course import ids
from bench.data.generate import NotEmpty, generate
from bench.data.initiatives import Initiative
from bench.data.layout import municipalities
from bench.generate import main
from initiatives.models import Plan

ON = date(2026, 11, 25)


def make(folder, factor=0.1, seed=1):
    return generate(factor=factor, seed=seed, on=ON, folder=folder, tell=lambda words: None)


class Undo(Exception):
    pass


def fingerprint(folder, **options):
    """What the generator fills the tables with; nothing is left behind."""
    try:
        with transaction.atomic():
            make(folder, **options)
            found = {table.name: checksum(table) for table in all_tables().values()}
            raise Undo
    except Undo:
        return found


def checksum(table):
    columns = ", ".join(f'"{name}"' for name in table.columns if name != "group_id")
    name = table.event_name if table.event else table.name
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) "
            f'FROM (SELECT {columns} FROM "{name}") t'
        )
        return cursor.fetchone()[0]


def test_factor_1_is_as_large_as_the_five_plans():
    (owner,) = municipalities(1)
    assert len(owner.plans) == 5
    assert sum(plan.size for plan in owner.plans) == 130


def test_factor_1000_is_the_country_for_ten_years():
    owners = municipalities(1000)
    plans = [plan for one in owners for plan in one.plans]
    follow_ups = ids(owners).follow_ups
    assert len(owners) == 98
    assert sum(plan.size for plan in plans) == 50_000
    assert sum(plan.targets for plan in plans) == 150_000
    assert max(follow_ups.values()) == pytest.approx(1_000_000, rel=0.05)
    assert max(ids(owners).figures.values()) == pytest.approx(3_000_000, rel=0.05)
    assert {plan.year for plan in plans} == set(range(2017, 2027))


@pytest.mark.parametrize("factor", [1, 20, 1000])
def test_a_plan_and_a_unit_are_as_large_at_every_factor(factor):
    led = Counter()
    for plan in municipalities(factor)[0].plans:
        leaves = [Initiative(plan, place).leaf for place in range(plan.size)]
        assert len(set(leaves) - {None}) == 9
        led.update(leaf for leaf in leaves if leaf is not None)
    assert min(led.values()) >= 8
    assert max(led.values()) <= 17


@pytest.mark.parametrize("factor", [0.1, 1, 3, 20, 1000])
def test_every_target_of_a_plan_has_a_place(factor):
    for plan in (plan for one in municipalities(factor) for plan in one.plans):
        assert all(number >= 0 for number in plan.target_numbers())
        in_initiatives = sum(plan.target_numbers())
        assert in_initiatives == max(plan.targets - 8, 0)


def test_a_seed_gives_the_same_rows_every_time(db, tmp_path):
    assert fingerprint(tmp_path, seed=7) == fingerprint(tmp_path, seed=7)


def test_another_seed_gives_other_rows(db, tmp_path):
    one, other = fingerprint(tmp_path, seed=7), fingerprint(tmp_path, seed=8)
    assert one["targets_measurement"] != other["targets_measurement"]


def test_a_database_with_anything_else_is_refused(cast, tmp_path):
    with pytest.raises(NotEmpty, match="Databasen indeholder allerede andre data"):
        make(tmp_path)
    assert Plan.objects.count() == 1


def test_a_factor_of_nothing_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--factor", "0"])
    assert "større end 0" in capsys.readouterr().err
