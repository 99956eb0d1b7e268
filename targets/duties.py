"""What units owe in open rounds, and which of their targets call for attention."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, F, Func, Subquery, When
from django.db.models.functions import JSONObject

from initiatives.models import Initiative, Status
from initiatives.statements import Given, Objects, Statement
from targets.models import FollowUp, Target, Verdict

State = FollowUp.State
MOST_ROUNDS = 5
MOST_ANSWERS = 6  # of a round
MOST_TARGETS = 6
UNITS, OF_EACH, IN_ALL = Given(), Given(), Given()
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


LACKS = Case(When(verdict=Verdict.NO_DATA, then=1), default=0)
# What a row of a target in need does not show.
HEAVY = (
    *("search_vector", "search_text", "plan__search_vector", "plan__search_text", "plan__summary"),
    *("initiative__search_vector", "initiative__search_text", "initiative__purpose"),
    *("initiative__description", "indicator__search_text", "indicator__definition"),
)

# Plain SQL, since the answers' states are counted per round before the foremost are taken. An
# initiative that came after the round was opened has no answer yet.
ANSWER = (
    *("id", "code", "title"),
    *("round_slug", "round_title", "round_due", "answer_state"),
    *(f"all_{state.value}" for state in WORDS),
)
OWED_SQL = """
    WITH owed AS (
        SELECT asked.id, asked.code, asked.title, asked.position,
            opened.slug AS round_slug, opened.title AS round_title, opened.due AS round_due,
            coalesce(answer.state, 'mangler') AS answer_state
        FROM targets_followupround opened
        JOIN initiatives_initiative asked ON asked.plan_id = opened.plan_id
        LEFT JOIN targets_followup answer
            ON answer.round_id = opened.id AND answer.initiative_id = asked.id
        WHERE opened.state = 'aaben'
            AND coalesce(answer.state, 'mangler') <> 'godkendt'
            AND asked.id IN (
                SELECT link.initiative_id FROM initiatives_responsibility link
                WHERE link.role = 'ansvarlig' AND link.unit_id = ANY(%s::bigint[])
            )
    ), numbered AS (
        SELECT owed.*,
            count(*) FILTER (WHERE answer_state = 'returneret') OVER each AS all_returneret,
            count(*) FILTER (WHERE answer_state = 'mangler') OVER each AS all_mangler,
            count(*) FILTER (WHERE answer_state = 'kladde') OVER each AS all_kladde,
            count(*) FILTER (WHERE answer_state = 'indsendt') OVER each AS all_indsendt,
            row_number() OVER (
                PARTITION BY round_slug
                ORDER BY array_position(%s::text[], answer_state::text), position, code
            ) AS place
        FROM owed WINDOW each AS (PARTITION BY round_slug)
    )
    SELECT {names} FROM numbered WHERE place <= %s
    ORDER BY round_due NULLS LAST, round_slug, place LIMIT %s
"""
URGENCY = [state.value for state in WORDS]
OWED = Statement.of(
    OWED_SQL.format(names=", ".join(ANSWER)),
    (UNITS, URGENCY, OF_EACH, IN_ALL),
).kept()


def round_duties(unit_ids: Iterable[int], today: date) -> list[RoundDuties]:
    """The open rounds that the units owe answers in, the first due first; one query."""
    most = {OF_EACH: MOST_ANSWERS, IN_ALL: MOST_ROUNDS * MOST_ANSWERS}
    rows = OWED.run({UNITS: list(unit_ids)} | most)
    by_round = groupby(map(_answer, rows), key=lambda one: one.round_slug)
    return [RoundDuties(list(answers), today) for _, answers in by_round]


def _answer(row: tuple) -> Initiative:
    values = dict(zip(ANSWER, row, strict=True))
    answer = Initiative(**{name: values.pop(name) for name in ANSWER[:3]})
    answer.__dict__.update(values)
    return answer


def targets_in_need(unit_ids: Iterable[int]) -> list[Target]:
    """The foremost targets that are behind their path or lack data; each carries how many there
    are of both in all as `in_need`. One query.

    Of initiatives that the units lead or contribute to, as the list of targets filters by unit;
    those of lapsed initiatives are let be.
    """
    return IN_NEED.list({UNITS: list(unit_ids)})


def _in_need():
    targets = Target.objects.involving(UNITS).in_need()
    targets = targets.exclude(initiative__status=Status.LAPSED).annotate(lacks=LACKS)
    order = ("lacks", F("deadline").desc(nulls_last=True), "pk")
    # What a row says is joined only to those that are shown, and no more than that: with many
    # joins the database would make them first.
    foremost = Target.objects.filter(pk__in=targets.order_by(*order).values("pk")[:MOST_TARGETS])
    rows = foremost.annotate(lacks=LACKS, in_need=_numbers(targets))
    joined = rows.select_related("plan", "initiative", "indicator", "latest").defer(*HEAVY)
    return joined.order_by(*order)


IN_NEED = Objects(_in_need, kept=True)


def _numbers(targets) -> Subquery:
    """How many are behind their path and how many lack data."""
    of_each = {
        name: Func(Case(When(lacks=lacks, then=1)), function="count")
        for name, lacks in (("behind", 0), ("lacking", 1))
    }
    return Subquery(targets.order_by().values(numbers=JSONObject(**of_each)))
