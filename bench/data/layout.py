"""How many of everything, and what belongs to what: plain arithmetic, without chance or database.

Factor 1 is about the size of the five plans (five, with 130 initiatives), factor 1000 the whole
country for ten years: 98 municipalities with some twenty plans each. A plan, a unit and a series
are of the same size at every factor; only their number grows, so that pages of two factors can be
compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 2017, 2026
QUARTERS = 39  # 1 January 2017 to 30 September 2026
PLAN_YEARS = 4
# The first plans of a municipality lie spread over the years, however few it has.
PLAN_STARTS = (2024, 2021, 2026, 2019, 2023, 2017, 2025, 2022, 2020, 2018)
PLANS_AT_1, PLANS_AT_1000 = 5, 2000
INITIATIVES_AT_1 = 130
PLAN_SIZES = (30, 15, 20, 35)  # so that those running at factor 1 are of ordinary size
TARGETS_PER_INITIATIVE = 3
TARGETS_PER_INDICATOR = 3
MUNICIPALITIES_AT_1000 = 98
INITIATIVES_PER_UNIT = 12.5
UNITS_PER_CENTRE = 4
UNITS_PER_PLAN = 9  # that lead its initiatives; other plans have others
CASEWORKERS_PER_UNIT = 2
AREAS_PER_PLAN = 4
BUDGET_LINES_PER_PLAN = 10
SHARED_AREAS = 3  # hele landet and two regions, before one area for each municipality
TARGET_GOALS = 4  # minister's goals of a plan
AREA_TARGETS = 4  # targets of its focus areas


def quarter_end(quarter: int) -> date:
    """The last day of the quarter, counted from 0 in the first year."""
    year, part = FIRST_YEAR + quarter // 4, quarter % 4
    after = date(year, 3 * part + 4, 1) if part < 3 else date(year + 1, 1, 1)
    return after - timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    pk: int
    year: int
    size: int  # initiatives
    municipality: "Municipality"
    place: int  # among the plans of its municipality, 0 first
    first_initiative: int
    first_target: int
    first_local_initiative: int  # counted within the municipality, from 0
    first_local_target: int

    @property
    def first_area(self) -> int:
        return (self.pk - 1) * AREAS_PER_PLAN + 1

    @property
    def targets(self) -> int:
        return self.size * TARGETS_PER_INITIATIVE

    @property
    def first_quarter(self) -> int:
        return (self.year - FIRST_YEAR) * 4

    def leaf_of(self, turn: int) -> int:
        """One of the units (from 0) that lead the plan's initiatives, which take turns."""
        within = min(UNITS_PER_PLAN, self.municipality.leaves)
        return (self.place * UNITS_PER_PLAN + turn % within) % self.municipality.leaves

    @property
    def quarters(self) -> range:
        """The quarters that it runs in and that are over."""
        last = min(self.first_quarter + PLAN_YEARS * 4, QUARTERS)
        return range(self.first_quarter, last)

    @property
    def earlier(self) -> "Plan | None":
        """The municipality's plan before it."""
        before = [one for one in self.municipality.plans if one.year < self.year]
        return max(before, key=lambda one: (one.year, one.pk), default=None)

    def target_numbers(self) -> Iterator[int]:
        """How many targets each initiative has, in their order; some have none."""
        left = max(self.targets - TARGET_GOALS - AREA_TARGETS, 0)
        each, more = divmod(left, self.size)
        varied = (1, -1, 2, -2) if each >= 2 else (0, 0, 0, 0)
        whole_fours = self.size - self.size % 4
        for place in range(self.size):
            extra = varied[place % 4] if place < whole_fours else 0
            yield each + (place < more) + extra


@dataclass(frozen=True)
class Municipality:
    number: int  # from 0
    centres: int
    leaves: int  # units below the job centres: they lead the initiatives
    indicators: int
    first_unit: int
    first_user: int
    first_indicator: int
    plans: list[Plan] = field(default_factory=list, compare=False, repr=False)

    @property
    def area(self) -> int:
        return SHARED_AREAS + self.number + 1

    @property
    def document(self) -> int:
        """The source document of its plans; the first one marks the whole database."""
        return self.number + 2

    @property
    def units(self) -> int:
        """The administration, its job centres, their units, and an external party."""
        return 1 + self.centres + self.leaves + 1

    @property
    def first_leaf(self) -> int:
        return self.first_unit + 1 + self.centres

    @property
    def first_manager(self) -> int:
        return self.first_user + self.leaves * CASEWORKERS_PER_UNIT

    @property
    def analyst(self) -> int:
        return self.first_manager + self.centres

    @property
    def planner(self) -> int:
        return self.analyst + 1

    @property
    def reader(self) -> int:
        return self.analyst + 2

    @property
    def users(self) -> int:
        return self.reader - self.first_user + 1

    def centre_of(self, leaf: int) -> int:
        """Which job centre (from 0) the unit (from 0) belongs to."""
        return leaf * self.centres // self.leaves

    def caseworker(self, leaf: int, turn: int) -> int:
        return self.first_user + leaf * CASEWORKERS_PER_UNIT + turn % CASEWORKERS_PER_UNIT

    def manager(self, leaf: int) -> int:
        return self.first_manager + self.centre_of(leaf)

    def indicator_of(self, local_target: int) -> int:
        """Which indicator (from 0) the municipality's target (from 0) is about."""
        return local_target % self.indicators


def municipalities(factor: float) -> list[Municipality]:
    """Every municipality with its plans; all ids are given out here, oldest plans first."""
    count = max(1, round(MUNICIPALITIES_AT_1000 * factor / 1000))
    sizes = _plan_sizes(factor)
    owned = [sizes[number::count] for number in range(count)]
    found, unit, user, indicator = [], 1, 1, 1
    for number, own in enumerate(owned):
        initiatives = sum(own)
        leaves = max(4, round(initiatives / INITIATIVES_PER_UNIT))
        one = Municipality(
            number=number,
            centres=-(-leaves // UNITS_PER_CENTRE),
            leaves=leaves,
            indicators=max(1, initiatives * TARGETS_PER_INITIATIVE // TARGETS_PER_INDICATOR),
            first_unit=unit,
            first_user=user,
            first_indicator=indicator,
        )
        unit, user, indicator = unit + one.units, user + one.users, indicator + one.indicators
        found.append(one)
    _give_plans(found, owned)
    return found


def _plan_sizes(factor: float) -> list[int]:
    if factor < 1:
        plans = max(1, round(PLANS_AT_1 * factor))
        return [max(1, round(INITIATIVES_AT_1 * factor / plans))] * plans
    more = (PLANS_AT_1000 - PLANS_AT_1) * (factor - 1) / 999
    return [PLAN_SIZES[number % len(PLAN_SIZES)] for number in range(PLANS_AT_1 + round(more))]


def _give_plans(found: list[Municipality], owned: list[list[int]]) -> None:
    planned = sorted(
        (PLAN_STARTS[place % len(PLAN_STARTS)], one.number, place, size)
        for one in found
        for place, size in enumerate(owned[one.number])
    )
    initiative = target = 1
    local = {one.number: 0 for one in found}
    for pk, (year, number, place, size) in enumerate(planned, 1):
        plan = Plan(
            pk=pk,
            year=year,
            size=size,
            municipality=found[number],
            place=place,
            first_initiative=initiative,
            first_target=target,
            first_local_initiative=local[number],
            first_local_target=local[number] * TARGETS_PER_INITIATIVE,
        )
        found[number].plans.append(plan)
        local[number] += size
        initiative, target = initiative + size, target + plan.targets
