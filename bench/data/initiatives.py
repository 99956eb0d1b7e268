"""A made-up initiative and how it stands in the course of its plan."""

from datetime import date

from bench.data.copy.spool import Spool
from bench.data.copy.tables import line
from bench.data.layout import AREAS_PER_PLAN, Plan
from bench.data.words import AIMS, APPROACHES, GROUPS, SENTENCES
from initiatives.models import CalculatedStatus
from targets.rule.initiative_status import deviation, initiative_status

WITHOUT_UNIT = 25  # one initiative in so many has no unit


class Initiative:
    __slots__ = (
        *("pk", "plan", "place", "leaf", "helper", "targets", "fixed", "status", "lapse"),
        *("calculated", "version"),
    )

    def __init__(self, plan: Plan, place: int):
        self.pk, self.plan, self.place = plan.first_initiative + place, plan, place
        local = plan.first_local_initiative + place
        is_led = local % WITHOUT_UNIT != WITHOUT_UNIT - 1
        self.leaf = plan.leaf_of(local) if is_led else None
        helper = plan.leaf_of(local * 7 + 3)
        self.helper = helper if self.leaf not in (None, helper) and local % 5 < 3 else None
        self.targets = []  # those that its calculated status rests on
        self.status, self.lapse = "", None
        self.calculated, self.version = CalculatedStatus.NO_DATA, 1
        self.fixed = self._fixed()

    @property
    def code(self) -> str:
        return f"{self.area + 1}.{self.place // AREAS_PER_PLAN + 1}"

    @property
    def area(self) -> int:
        """Its focus area, from 0."""
        return self.place % AREAS_PER_PLAN

    @property
    def title(self) -> str:
        turn = self.plan.municipality.number * 31 + self.place * 7
        approach = APPROACHES[turn % len(APPROACHES)]
        group = GROUPS[turn // len(APPROACHES) % len(GROUPS)]
        return f"{approach} til {group}: {AIMS[turn % len(AIMS)]}"

    def _fixed(self) -> str:
        plan, turn = self.plan, self.pk
        purpose = f"At få {AIMS[turn % len(AIMS)]} blandt {GROUPS[turn % len(GROUPS)]}."
        about = " ".join(SENTENCES[(turn * step) % len(SENTENCES)] for step in (1, 3, 5))
        source = (plan.municipality.document, f"punkt {self.code}")
        numbers = (self.place, purpose, about, plan.year, 10 + turn % 300)
        return line(self.pk, plan.pk, self.code, self.title, *numbers, *source)

    @property
    def row(self) -> str:
        reason, day = self.lapse or ("", None)
        now = line(self.status, reason, day, self.calculated, self.deviation, self.version)
        return f"{self.fixed}\t{now}"

    @property
    def deviation(self) -> str:
        return deviation(self.status, self.calculated)

    def caseworker(self, turn: int) -> int:
        """Who writes about it; the planner, where no unit leads."""
        owner = self.plan.municipality
        return owner.planner if self.leaf is None else owner.caseworker(self.leaf, turn)

    def approver(self) -> int:
        owner = self.plan.municipality
        return owner.planner if self.leaf is None else owner.manager(self.leaf)

    def calculated_at(self, on: date, closing: bool) -> CalculatedStatus:
        return initiative_status(one.judged(on, closing).verdict for one in self.targets)

    def store(self) -> None:
        """Its calculated status as the targets' stored verdicts give it."""
        self.calculated = initiative_status(one.verdict for one in self.targets)

    def begin(self, spool: Spool, when: str, context: str) -> None:
        self.store()
        spool.event("initiatives.Initiative", "insert", self.pk, self.row, when, context)

    def write(self, spool: Spool, when: str, context: str) -> None:
        """One more version of it."""
        self.version += 1
        spool.event("initiatives.Initiative", "update", self.pk, self.row, when, context)
