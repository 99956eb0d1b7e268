"""What units owe in open rounds, and which of their targets call for attention."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from core.addresses import page_of
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative, Status
from initiatives.permissions import Access, visible
from targets.models import Target, Verdict

State = FollowUp.State
MOST_ROUNDS = 5
MOST_ANSWERS = 6  # of a round
MOST_TARGETS = 6
# The most urgent first.
WORDS = {
    State.RETURNED: "returneret",
    State.MISSING: "ikke begyndt",
    State.DRAFT: "begyndt, ikke indsendt",
    State.SUBMITTED: "afventer godkendelse",
}


class OwedAnswer(NamedTuple):
    """An initiative that a round waits for, and the state of its answer."""

    pk: int
    code: str
    title: str
    state: str

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return page_of("initiative", self.pk)

    @property
    def words(self) -> str:
        return WORDS[self.state]


@dataclass(frozen=True)
class OwedInRound:
    """An open round with answers that are not approved."""

    round: FollowUpRound
    numbers: dict[str, int]  # of answers in each state
    answers: list[OwedAnswer]  # the most urgent
    today: date

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(WORDS[state], number) for state, number in self.numbers.items()]

    @property
    def hidden(self) -> int:
        return sum(self.numbers.values()) - len(self.answers)

    @property
    def is_overdue(self) -> bool:
        """Whether an answer is missing after the due date; an approval that is missing does not
        count."""
        owes = any(state != State.SUBMITTED for state in self.numbers)
        return self.round.due is not None and self.round.due < self.today and owes


def owed_in_rounds(unit_ids: Iterable[int], today: date) -> list[OwedInRound]:
    """The open rounds that the units owe answers in, the first due first; two queries."""
    owed: dict[int, dict[str, list[OwedAnswer]]] = {}
    for in_round, *named, state in _owed(unit_ids):
        owed.setdefault(in_round, {}).setdefault(state, []).append(OwedAnswer(*named, state))
    rounds = FollowUpRound.objects.filter(pk__in=owed)
    return [
        OwedInRound(
            round=one,
            numbers={state: len(owed[one.pk][state]) for state in WORDS if state in owed[one.pk]},
            answers=[a for state in WORDS for a in owed[one.pk].get(state, ())][:MOST_ANSWERS],
            today=today,
        )
        for one in rounds.order_by(F("due").asc(nulls_last=True), "slug")[:MOST_ROUNDS]
    ]


def _owed(unit_ids: Iterable[int]) -> QuerySet:
    """Rows of round, initiative (pk, code, title) and state: what the units lead and the plan's
    open round has no approved answer for. An initiative that came after the round was opened has no
    answer yet."""
    answers = FollowUp.objects.filter(initiative=OuterRef("pk"), round=OuterRef("in_round"))
    led = Initiative.objects.led_by(unit_ids)
    in_rounds = led.filter(plan__rounds__state=FollowUpRound.State.OPEN)
    with_state = in_rounds.annotate(
        in_round=F("plan__rounds"),
        answer_state=Coalesce(Subquery(answers.values("state")), Value(State.MISSING.value)),
    )
    owed = with_state.exclude(answer_state=State.APPROVED).order_by("position", "code")
    return owed.values_list("in_round", "pk", "code", "title", "answer_state")


def targets_in_need(unit_ids: Iterable[int], access: Access) -> list[Target]:
    """The foremost targets that are behind their path or lack data; each carries how many there
    are of both in all as `in_need`. Two queries.

    Of initiatives that the units lead or contribute to, as the list of targets filters by unit;
    those of lapsed initiatives are let be.
    """
    targets = Target.objects.filter(visible(access)).involving(unit_ids).in_need()
    targets = targets.exclude(initiative__status=Status.LAPSED)
    lacks = Q(verdict=Verdict.NO_DATA)
    numbers = targets.aggregate(
        behind=Count("pk", filter=~lacks), lacking=Count("pk", filter=lacks)
    )
    order = (Case(When(lacks, then=1), default=0), F("deadline").desc(nulls_last=True), "pk")
    # Their keys first: else the database joins all that are in need before it takes the foremost.
    keys = targets.order_by(*order).values("pk")[:MOST_TARGETS]
    rows = Target.objects.filter(pk__in=keys).order_by(*order)
    found = list(rows.in_panels())
    for target in found:
        target.in_need = numbers
    return found
