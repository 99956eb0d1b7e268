"""What a unit owes in open rounds, and which targets call for attention: of its own initiatives and
those of the units below it."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from initiatives.models import Initiative, Status, Unit
from initiatives.models.branches import branch_ids
from targets.models import FollowUp, FollowUpRound, Target, Verdict

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


@dataclass(frozen=True)
class RoundDuties:
    """An open round with answers that are not approved."""

    answers: list[Initiative]  # the foremost, with answer_state and their round's figures
    today: date

    @property
    def round(self) -> Initiative:
        """Carries slug, title and due date of the round, and how many answers are in each state."""
        return self.answers[0]

    @property
    def counts(self) -> list[tuple[str, int]]:
        numbers = ((words, getattr(self.round, f"all_{state}")) for state, words in WORDS.items())
        return [(words, number) for words, number in numbers if number]

    @property
    def hidden(self) -> int:
        return sum(number for _, number in self.counts) - len(self.answers)

    @property
    def is_overdue(self) -> bool:
        """Whether anything is missing after the date, not only approvals."""
        due, waiting = self.round.round_due, getattr(self.round, f"all_{State.SUBMITTED}")
        owed = sum(number for _, number in self.counts) - waiting
        return due is not None and due < self.today and owed > 0


def round_duties(unit: Unit, today: date) -> list[RoundDuties]:
    """The open rounds of the unit's plans, the first due first; one query."""
    rows = _open_answers(unit)[: MOST_ROUNDS * MOST_ANSWERS]
    by_round = groupby(rows, key=lambda one: one.round_slug)
    return [RoundDuties(list(answers), today) for _, answers in by_round]


def _open_answers(unit: Unit):
    open_round = FollowUpRound.State.OPEN
    answers = FollowUp.objects.filter(initiative=OuterRef("pk"), round__state=open_round)
    owed = Initiative.objects.led_at_or_below(unit).filter(plan__rounds__state=open_round)
    owed = owed.annotate(
        round_slug=F("plan__rounds__slug"),
        round_title=F("plan__rounds__title"),
        round_due=F("plan__rounds__due"),
        answer_state=Coalesce(Subquery(answers.values("state")[:1]), Value(State.MISSING.value)),
    ).exclude(answer_state=State.APPROVED)
    urgency = Case(*(When(answer_state=state, then=place) for place, state in enumerate(WORDS)))
    each_round = {"partition_by": "plan__rounds__pk"}
    numbered = owed.annotate(
        place=Window(RowNumber(), order_by=(urgency, "position", "code"), **each_round),
        **{
            f"all_{state}": Window(Count("pk", filter=Q(answer_state=state)), **each_round)
            for state in WORDS
        },
    )
    rows = numbered.filter(place__lte=MOST_ANSWERS).select_related("plan")
    return rows.order_by(F("round_due").asc(nulls_last=True), "round_slug", "place").defer(
        "search_vector", "search_text", "purpose", "description", "plan__search_vector",
        "plan__search_text", "plan__summary",
    )  # fmt: skip


def targets_in_need(unit: Unit) -> list[Target]:
    """The foremost targets that are behind their path or lack data; each carries how many there
    are in all: all_behind, all_lacking. One query.

    Of initiatives that the unit or those below it lead or contribute to, as the list of targets
    filters by unit; those of lapsed initiatives are let be.
    """
    targets = Target.objects.involving(branch_ids(unit.pk)).in_need()
    targets = targets.exclude(initiative__status=Status.LAPSED)
    is_behind = ~Q(verdict=Verdict.NO_DATA)
    rows = targets.annotate(
        all_behind=Window(Count("pk", filter=is_behind)),
        all_lacking=Window(Count("pk", filter=~is_behind)),
        place=Case(When(verdict=Verdict.NO_DATA, then=1), default=0),
    )
    rows = rows.order_by("place", F("deadline").desc(nulls_last=True), "pk")
    return list(rows.with_page_details()[:MOST_TARGETS])
