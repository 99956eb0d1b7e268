"""A made-up plan as it is when it begins: areas, initiatives with their units, targets, budget."""

from random import Random

from bench.data.copy.spool import Spool
from bench.data.copy.tables import line
from bench.data.goals import Kind, Target
from bench.data.initiatives import Initiative
from bench.data.layout import (
    AREA_TARGETS,
    AREAS_PER_PLAN,
    BUDGET_LINES_PER_PLAN,
    PLAN_YEARS,
    TARGET_GOALS,
    Plan,
)
from bench.data.people import signed
from bench.data.series import Series
from bench.data.words import AREA_TITLES, GROUPS, LINE_LABELS, place_name

KINDS = (
    ("Beskæftigelsesplan", "beskaeftigelsesplan"),
    ("Beskæftigelsesaftale", "aftale"),
    ("Implementeringsplan", "implementeringsplan"),
    ("Udmøntningsplan", "udmoentningsplan"),
)
CATEGORIES = ("saerlig-indsats", "budgetinitiativ", "foelger-af-reform", "oevrigt", "")
CONTINUED = 3  # every so many initiatives continue one of the plan before


class RunningPlan:
    """A plan with what changes in it from quarter to quarter."""

    def __init__(self, plan: Plan, all_series: list[Series], rng: Random):
        self.plan, self.rng = plan, rng
        self.slug = f"opdigtet-plan-{plan.pk}"
        self.title = (
            f"Opdigtet: {self._kind[0]} {plan.year}, {place_name(plan.municipality.number)}"
        )
        self.initiatives = [Initiative(plan, place) for place in range(plan.size)]
        self.targets = list(self._targets(all_series))
        for target in self.targets:
            if target.counts:
                self.initiatives[target.owner - plan.first_initiative].targets.append(target)

    @property
    def _kind(self) -> tuple[str, str]:
        return KINDS[self.plan.place % len(KINDS)]

    @property
    def began(self) -> str:
        return f"{self.plan.year}-01-02 08:00:00+00"

    def _targets(self, all_series: list[Series]):
        """Minister's goals first, then the areas' own, then each initiative's."""
        plan, made = self.plan, 0

        def make(**scope) -> Target:
            nonlocal made
            local = plan.first_local_target + made
            series = all_series[plan.municipality.indicator_of(local)]
            series.plan = plan.pk
            made += 1
            return Target(plan.first_target + made - 1, plan, series, self.rng, **scope)

        for number in range(1, min(TARGET_GOALS, plan.targets) + 1):
            in_area = plan.first_area + number - 1 if number % 2 else None
            yield make(kind=Kind.MINISTER, goal_number=number, number=number, focus_area=in_area)
        for place in range(min(AREA_TARGETS, plan.targets - TARGET_GOALS)):
            yield make(kind=Kind.OUTCOME, number=9, focus_area=plan.first_area + place)
        for place, count in enumerate(plan.target_numbers()):
            for number in range(1, count + 1):
                one = make(initiative=plan.first_initiative + place, number=number)
                one.series.caseworker = self.initiatives[place].caseworker(0)
                yield one

    def begin(self, spool: Spool) -> None:
        """Everything that stands in the plan from its first day."""
        context = spool.context(
            self.rng, self.began, command="load_plans", **signed(self.plan.municipality.planner)
        )
        self._write_plan(spool, context)
        for one in self.initiatives:
            one.begin(spool, self.began, context)
            self._write_links(spool, one, context)
        for target in self.targets:
            spool.event("targets.Target", "insert", target.pk, target.row, self.began, context)
        self._write_budget(spool, context)

    def _write_plan(self, spool: Spool, context: str) -> None:
        plan = self.plan
        summary = f"Opdigtet plan for {place_name(plan.municipality.number)} til afprøvning."
        last, adopted = plan.year + PLAN_YEARS - 1, f"{plan.year - 1}-12-10"
        earlier = plan.earlier.pk if plan.earlier else None
        fixed = (self.slug, self.title, self._kind[1], plan.year, last, adopted, summary)
        row = line(plan.pk, *fixed, earlier, plan.municipality.document)
        spool.insert("initiatives.Plan", plan.pk, row, self.began, context)
        for place in range(AREAS_PER_PLAN):
            pk, outcome = plan.first_area + place, f"Flere {GROUPS[place]} i arbejde."
            title, document = AREA_TITLES[place], plan.municipality.document
            row = line(pk, plan.pk, str(place + 1), title, place, outcome, document)
            spool.insert("initiatives.FocusArea", pk, row, self.began, context)

    def _write_links(self, spool: Spool, one: Initiative, context: str) -> None:
        plan, owner = self.plan, self.plan.municipality
        area = plan.first_area + one.area
        category = CATEGORIES[one.pk % len(CATEGORIES)]
        self._insert(spool, "InitiativeArea", (one.pk, one.pk, area, category), context)
        units = (("ansvarlig", one.leaf), ("bidrager", one.helper))
        for position, (role, leaf) in enumerate(units):
            if leaf is not None:
                pk, unit = one.pk * 2 + position, owner.first_leaf + leaf
                self._insert(spool, "Responsibility", (pk, one.pk, unit, role, position), context)
        group = GROUPS[one.pk % len(GROUPS)].capitalize()
        headcount = self.rng.randrange(20, 2000)
        self._insert(spool, "TargetGroup", (one.pk, one.pk, group, headcount), context)
        if plan.earlier and one.place < plan.earlier.size and one.place % CONTINUED == 0:
            earlier = plan.earlier.first_initiative + one.place
            ground = "Samme titel i begge planer (opdigtet)"
            self._insert(spool, "Continuation", (one.pk, one.pk, earlier, ground), context)

    def _insert(self, spool: Spool, model: str, values: tuple, context: str) -> None:
        spool.insert(f"initiatives.{model}", values[0], line(*values), self.began, context)

    def _write_budget(self, spool: Spool, context: str) -> None:
        plan, rng = self.plan, self.rng
        for number in range(1, BUDGET_LINES_PER_PLAN + 1):
            pk = (plan.pk - 1) * BUDGET_LINES_PER_PLAN + number
            group = AREA_TITLES[number % len(AREA_TITLES)]
            account, cost = f"5.68.{number:02d}", ("drift", "indsats", "service")[number % 3]
            financing = ("egen-ramme", "centralt-budget")[number % 2]
            row = line(
                *(pk, plan.pk, number, group, LINE_LABELS[number - 1], account, cost, financing),
                plan.municipality.document,
            )
            spool.insert("budget.BudgetLine", pk, row, self.began, context)
            persons = rng.randrange(20, 900)
            for turn in range(2):
                unit_cost = rng.randrange(20_000, 150_000)
                amount = f"{persons * unit_cost / 1_000_000:.3f}"
                amount_pk, year = pk * 2 + turn, plan.year + turn
                row = line(amount_pk, pk, year, plan.year, amount, persons, unit_cost)
                spool.insert("budget.BudgetAmount", amount_pk, row, self.began, context)
            if number <= plan.size and number % 2:
                row = line(pk, pk, plan.first_initiative + number - 1)
                spool.insert("budget.BudgetLink", pk, row, self.began, context)
