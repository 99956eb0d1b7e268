"""The follow-ups of a plan: a round each quarter, and now and then one between the rounds."""

from datetime import date, timedelta
from random import Random

from bench.data.copy.spool import Spool
from bench.data.copy.tables import MISSING, line
from bench.data.initiatives import Initiative
from bench.data.layout import QUARTERS, quarter_end
from bench.data.people import signed
from bench.data.plans import RunningPlan
from bench.data.snapshots import write_snapshot
from bench.data.words import COMMENTS, LAPSES, REASONS, RESULTS
from initiatives.models import Status
from targets.rule.initiative_status import deviation

MODEL = "followup.FollowUp"
DECIDABLE = (Status.MET, Status.PARTLY, Status.MISSED)
LAPSES_IN = 500  # one answer in so many says that the initiative has lapsed
EVIDENCE_IN = 50
DRAFTED_IN = 2  # one answer in so many is saved as a draft first
# In hundredths: what is chosen when the rule says something, and when it does not.
FOLLOWS_THE_RULE = 80
UNANSWERED = 7
# How far the answers of an open round have come.
PROGRESS = (
    (30, "mangler"),
    (40, "kladde"),
    (65, "indsendt"),
    (95, "godkendt"),
    (100, "returneret"),
)


class Collection:
    """One quarter of one plan: its round, and what is written after it was closed."""

    def __init__(self, running: RunningPlan, quarter: int, pk: int, first: int):
        self.running, self.quarter = running, quarter
        self.pk, self.first = pk, first  # the round's id, and the first id of its follow-ups
        self.plan, self.rng = running.plan, running.rng
        self.cutoff = quarter_end(quarter)
        self.is_open = quarter == QUARTERS - 1
        self.is_newest_closed = quarter == min(self.plan.quarters[-1], QUARTERS - 2)
        self.answers: list[Answer] = []

    def day(self, after: int, clock: str = "09:00") -> str:
        return f"{self.cutoff + timedelta(days=after)} {clock}:00+00"

    def row(self, is_open: bool) -> str:
        year, part = self.cutoff.year, self.quarter % 4 + 1
        due = self.cutoff + timedelta(days=30 if self.plan.pk % 2 else 75)
        name = f"opdigtet-runde-{self.pk}"
        title = f"Opdigtet: Opfølgning {part}. kvartal {year}, {self.running.title[10:]}"
        state, closed = ("aaben", None) if is_open else ("lukket", self.day(35))
        fixed = (self.pk, self.plan.pk, name, title, self.cutoff, due)
        return line(*fixed, state, self.day(1), closed)

    def hold(self, spool: Spool) -> None:
        """Open the round, take the answers, and close it unless it is the one that is open now."""
        planner = signed(self.plan.municipality.planner)
        opening = spool.context(self.rng, self.day(1), url="/opfoelgning/ny/", **planner)
        model = "followup.FollowUpRound"
        spool.event(model, "insert", self.pk, self.row(True), self.day(1), opening)
        for place, one in enumerate(self.running.initiatives):
            answer = Answer(self, one, self.first + place)
            self.answers.append(answer)
            answer.ask(spool, opening)
        for answer in self.answers:
            answer.give(spool)
        if not self.is_open:
            self._close(spool, planner)
        spool.row(model, self.row(self.is_open))

    def _close(self, spool: Spool, planner: dict) -> None:
        closing = spool.context(self.rng, self.day(35), url="/opfoelgning/luk/", **planner)
        row = self.row(False)
        spool.event("followup.FollowUpRound", "update", self.pk, row, self.day(35), closing)
        for one in self.running.initiatives:
            one.write(spool, self.day(35), closing)
        if self.is_newest_closed:
            write_snapshot(spool, self, closing)

    def write_between(self, spool: Spool) -> None:
        """Follow-ups that no round asked for; they take effect at once."""
        first = self.first + len(self.running.initiatives)
        for place, one in enumerate(self.running.initiatives):
            if not one.lapse:
                Answer(self, one, first + place, in_round=False).take_effect_at_once(spool)


class Answer:
    """One follow-up."""

    __slots__ = (
        *("collection", "initiative", "pk", "in_round", "state", "status", "calculated", "lapse"),
        *("results", "comments", "reason", "writer", "written", "approver", "approved"),
        *("returned", "version"),
    )

    def __init__(
        self, collection: Collection, initiative: Initiative, pk: int, in_round: bool = True
    ):
        self.collection, self.initiative, self.pk = collection, initiative, pk
        self.in_round = in_round
        self.state, self.status, self.version = "mangler", "", 1
        self.calculated = initiative.calculated_at(self.effective_on, closing=in_round)
        self.lapse = initiative.lapse
        self.results = self.comments = self.reason = ""
        self.writer = self.written = self.approver = self.approved = self.returned = None

    @property
    def effective_on(self) -> date:
        return self.collection.cutoff + timedelta(days=0 if self.in_round else 50)

    @property
    def deviation(self) -> str:
        return deviation(self.status, self.calculated)

    @property
    def row(self) -> str:
        in_round = self.collection.pk if self.in_round else MISSING
        reason, day = self.lapse or ("", None)
        back = (
            ("Uddyb venligst resultaterne.", *self.returned) if self.returned else ("", None, None)
        )
        return (
            f"{self.pk}\t{self.initiative.pk}\t{in_round}\t{self.effective_on}\t{self.calculated}\t"
            f"{self.deviation}\t{self.state}\t{self.version}\t{self.status}\t{self.results}\t"
            f"{self.comments}\t{self.reason}\t"
        ) + line(
            *(reason, day, self.writer, self.written, self.approver, self.approved),
            *back,
        )

    def ask(self, spool: Spool, context: str) -> None:
        """The round opens; what has lapsed is carried as such and nobody is asked."""
        if self.lapse:
            self.status, self.state = Status.LAPSED.value, "godkendt"
            self.approver = self.collection.plan.municipality.planner
            self.approved = self.collection.day(1)
        self._event(spool, "insert", self.collection.day(1), context)

    def give(self, spool: Spool) -> None:
        rng, collection = self.collection.rng, self.collection
        reached = self._reached(rng)
        if reached != "mangler":
            self._write(spool, rng, "kladde" if reached == "kladde" else "indsendt")
        if reached == "godkendt":
            self._approve(spool)
        if reached == "returneret":
            self.state, self.version = "returneret", self.version + 1
            self.returned = (self.initiative.approver(), collection.day(28))
            self._event(spool, "update", collection.day(28), self._context(spool, False, 28))
        spool.row(MODEL, self.row)

    def take_effect_at_once(self, spool: Spool) -> None:
        rng = self.collection.rng
        self._choose(rng)
        self.state = "godkendt"
        self.writer = self.initiative.caseworker(rng.randrange(2))
        self.written = self.collection.day(50)
        context = self._context(spool, True, 50)
        spool.insert(MODEL, self.pk, self.row, self.written, context)
        self._affect(spool, self.written, context)

    def _reached(self, rng: Random) -> str:
        if self.lapse:
            return "mangler"
        drawn = rng.randrange(100)
        if self.collection.is_open:
            return next(state for limit, state in PROGRESS if drawn < limit)
        return "mangler" if drawn < UNANSWERED else "godkendt"

    def _write(self, spool: Spool, rng: Random, state: str) -> None:
        after = rng.randrange(5, 26)
        self._choose(rng)
        self.writer = self.initiative.caseworker(rng.randrange(2))
        if state == "indsendt" and rng.randrange(DRAFTED_IN) == 0:
            self._save(spool, "kladde", after - 1)
        context = self._save(spool, state, after)
        if rng.randrange(EVIDENCE_IN) == 0:
            address = f"https://example.com/referat/{self.pk}"
            row = line(self.pk, self.pk, "Referat (opdigtet)", address, self.writer, self.written)
            spool.insert("followup.Evidence", self.pk, row, self.written, context)

    def _save(self, spool: Spool, state: str, after: int) -> str:
        self.state, self.version = state, self.version + 1
        self.written = self.collection.day(after)
        context = self._context(spool, True, after)
        self._event(spool, "update", self.written, context)
        self.initiative.write(spool, self.written, context)
        return context

    def _approve(self, spool: Spool) -> None:
        self.state, self.version = "godkendt", self.version + 1
        self.approver, self.approved = self.initiative.approver(), self.collection.day(30)
        context = self._context(spool, False, 30)
        self._event(spool, "update", self.approved, context)
        self._affect(spool, self.approved, context)

    def _choose(self, rng: Random) -> None:
        """A status, mostly the calculated one, with its texts and reasons."""
        if rng.randrange(LAPSES_IN) == 0:
            self.status = Status.LAPSED.value
            self.lapse = (rng.choice(LAPSES), self.effective_on)
        elif self.calculated in DECIDABLE and rng.randrange(100) < FOLLOWS_THE_RULE:
            self.status = str(self.calculated.value)
        else:
            self.status = rng.choice(DECIDABLE).value
        self.results, self.comments = rng.choice(RESULTS), rng.choice(COMMENTS)
        self.reason = rng.choice(REASONS) if self.deviation == "bedre" else ""

    def _affect(self, spool: Spool, when: str, context: str) -> None:
        one = self.initiative
        one.status, one.lapse, one.calculated = self.status, self.lapse, self.calculated
        one.write(spool, when, context)

    def _event(self, spool: Spool, label: str, when: str, context: str) -> None:
        spool.event(MODEL, label, self.pk, self.row, when, context)

    def _context(self, spool: Spool, by_writer: bool, after: int) -> str:
        user = self.writer if by_writer else self.initiative.approver()
        url = f"/initiativer/{self.initiative.pk}/opdater/"
        return spool.context(
            self.collection.rng, self.collection.day(after), url=url, **signed(user)
        )
