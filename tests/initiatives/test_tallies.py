"""Summary rows: whatever is written, they say what the rows say."""

from random import Random

import pytest
from django.db import transaction

from initiatives.counting import differences, rebuild
from initiatives.models import (
    Counted,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    Tally,
    TallyChange,
    Unit,
)
from initiatives.models.counts import STATUSES
from initiatives.tallies import PLAN, UNIT
from tests.every_row import execute

STORED = [status for _, status in STATUSES]
Role = Responsibility.Role


class Organisation:
    """Two plans with two focus areas each, three units and some initiatives; and random writes."""

    def __init__(self, seed: int):
        self.random = Random(seed)
        self.plans = [
            Plan.objects.create(slug=f"p{n}", title="P", kind="aftale", year_from=n, year_to=n)
            for n in (2007, 2008)
        ]
        self.areas = [
            FocusArea.objects.create(plan=plan, code=code, title=code)
            for plan in self.plans
            for code in "AB"
        ]
        self.units = [Unit.objects.create(slug=n, name=n, kind="kontor") for n in "xyz"]
        self.code = 0
        for _ in range(6):
            self.add()

    def any(self, rows):
        return self.random.choice(list(rows))

    def initiative(self, **fields):
        self.code += 1
        status = self.random.choice(STORED)
        deviation = self.random.choice(["", "bedre", "daarligere"])
        return Initiative(
            plan=self.any(self.plans),
            code=str(self.code),
            title="I",
            status=status,
            lapse_reason="x",
            deviation=deviation,
            **fields,
        )

    def add(self):
        self.initiative().save()

    def add_in_bulk(self):
        Initiative.objects.bulk_create(self.initiative() for _ in range(3))

    def decide(self):
        one = self.any(Initiative.objects.all())
        one.status = self.random.choice(STORED)
        one.save()

    def decide_for_many(self):
        some = Initiative.objects.filter(pk__in=self.some_ids(Initiative))
        some.update(status=self.random.choice(STORED), deviation="")

    def write_without_change(self):
        Initiative.objects.update(version=2)

    def move_to_another_plan(self):
        some = Initiative.objects.filter(pk__in=self.some_ids(Initiative))
        some.update(plan=self.any(self.plans))

    def swap_statuses(self):
        execute("UPDATE initiatives_initiative SET status = 'opfyldt' WHERE status = 'delvist'")

    def place(self):
        InitiativeArea.objects.get_or_create(
            initiative=self.any(Initiative.objects.all()), focus_area=self.any(self.areas)
        )

    def move_in_the_plan(self):
        for one in InitiativeArea.objects.filter(pk__in=self.some_ids(InitiativeArea)):
            area = self.any(self.areas)
            if not InitiativeArea.objects.filter(initiative=one.initiative, focus_area=area):
                InitiativeArea.objects.filter(pk=one.pk).update(focus_area=area)

    def take_out(self):
        InitiativeArea.objects.filter(pk__in=self.some_ids(InitiativeArea)).delete()

    def make_responsible(self):
        taken = Responsibility.objects.values_list("initiative", "unit")
        free = [
            (initiative, unit.pk)
            for initiative in Initiative.objects.values_list("pk", flat=True)
            for unit in self.units
            if (initiative, unit.pk) not in set(taken)
        ]
        Responsibility.objects.bulk_create(
            Responsibility(initiative_id=one, unit_id=unit, role=self.random.choice(list(Role)))
            for one, unit in self.random.sample(free, min(4, len(free)))
        )

    def change_roles(self):
        some = Responsibility.objects.filter(pk__in=self.some_ids(Responsibility))
        some.update(role=self.random.choice(list(Role)))

    def hand_over(self):
        for one in Responsibility.objects.filter(pk__in=self.some_ids(Responsibility)):
            unit = self.any(self.units)
            if not Responsibility.objects.filter(initiative=one.initiative_id, unit=unit):
                one.unit = unit
                one.save()

    def relieve(self):
        Responsibility.objects.filter(pk__in=self.some_ids(Responsibility)).delete()

    def delete(self):
        Initiative.objects.filter(pk__in=self.some_ids(Initiative)[:2]).delete()

    def delete_parents_first(self):
        """Constraints wait for the end of the transaction."""
        chosen = self.some_ids(Initiative)[:1]
        for table, column in (
            ("initiative", "id"),
            ("initiativearea", "initiative_id"),
            ("responsibility", "initiative_id"),
        ):
            execute(f"DELETE FROM initiatives_{table} WHERE {column} = ANY(%s)", chosen)

    def change_ones_mind(self):
        with transaction.atomic():
            self.decide_for_many()
            self.relieve()
            transaction.set_rollback(True)

    def some_ids(self, model) -> list[int]:
        ids = sorted(model.objects.values_list("pk", flat=True))
        return self.random.sample(ids, min(3, len(ids)))

    WRITES = (
        add,
        add_in_bulk,
        decide,
        decide_for_many,
        write_without_change,
        move_to_another_plan,
        swap_statuses,
        place,
        move_in_the_plan,
        take_out,
        make_responsible,
        change_roles,
        hand_over,
        relieve,
        delete,
        delete_parents_first,
        change_ones_mind,
    )

    def write(self):
        if not Initiative.objects.exists():
            self.add()
        self.random.choice(self.WRITES)(self)


@pytest.mark.parametrize("seed", range(12))
def test_after_any_writes_the_counts_are_those_of_the_rows(db, seed):
    organisation = Organisation(seed)
    for _ in range(30):
        organisation.write()
        if organisation.random.random() < 0.1:
            execute("SET CONSTRAINTS ALL IMMEDIATE")  # folds, as a commit does
            execute("SET CONSTRAINTS ALL DEFERRED")
    assert differences() == []


@pytest.mark.parametrize("write", Organisation.WRITES, ids=lambda write: write.__name__)
def test_every_write_is_counted(db, write):
    organisation = Organisation(1)
    for _ in range(8):
        organisation.place()
        organisation.make_responsible()
    write(organisation)
    assert differences() == []


def test_what_a_unit_leads_is_counted_in_each_plan_and_in_all(cast):
    unit = cast.units.skelbaekgade.pk
    found = Counted.objects.filter(kind=UNIT, owner=unit).values_list("plan", "unassessed")
    assert set(found) == {(0, 1), (cast.plan.pk, 1)}


@pytest.mark.parametrize("table", ["initiative", "initiativearea", "responsibility", "plan"])
def test_a_truncated_table_counts_for_nothing(db, table):
    organisation = Organisation(2)
    for _ in range(10):
        organisation.write()
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute(f"TRUNCATE initiatives_{table} CASCADE")
    assert differences() == []


def test_a_difference_is_found_and_named(cast):
    TallyChange.objects.create(kind=PLAN, owner=cast.plan.pk, plan=0, met=1)
    found = differences()
    assert [row[:4] for row in found] == [
        ("gemt", PLAN, cast.plan.pk, 0),
        ("talt", PLAN, cast.plan.pk, 0),
    ]


def test_counting_anew_mends_every_difference(cast):
    Tally.objects.all().delete()
    TallyChange.objects.all().delete()
    assert differences() != []
    rebuild()
    assert differences() == []
