"""Which initiatives stand otherwise than in the plan's last closed round."""

from dataclasses import dataclass, field
from typing import NamedTuple

from core.addresses import page_of
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Plan, Status

ORDER = (Status.MISSED, Status.PARTLY, Status.MET)  # the worst first


class Moved(NamedTuple):
    pk: int
    code: str
    title: str
    before: str
    now: str

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return page_of("initiative", self.pk)


@dataclass
class SinceRound:
    """The round, and what has gone up or down since, has got its first status, or has lapsed."""

    round: FollowUpRound
    up: list[Moved] = field(default_factory=list)
    down: list[Moved] = field(default_factory=list)
    new: list[Moved] = field(default_factory=list)
    lapsed: list[Moved] = field(default_factory=list)

    @property
    def parts(self) -> list[tuple[str, list[Moved]]]:
        named = [
            ("op", self.up),
            ("ned", self.down),
            ("ny status", self.new),
            ("bortfaldet", self.lapsed),
        ]
        return [(words, moved) for words, moved in named if moved]


def since_last_round(plan: Plan | None) -> SinceRound | None:
    """None without a plan, without a closed round, and where all stand as they did. Two queries."""
    if plan is None:
        return None
    closed = plan.rounds.filter(state=FollowUpRound.State.CLOSED).newest_first().first()
    if closed is None:
        return None
    since = SinceRound(closed)
    answers = closed.follow_ups.order_by("initiative__position", "initiative__code", "pk")
    for pk, code, title, now, state, answered in answers.values_list(
        *("initiative", "initiative__code", "initiative__title", "initiative__status"),
        *("state", "status"),
    ):
        before = answered if state == FollowUp.State.APPROVED else ""
        if now != before:
            _add(since, Moved(pk, code, title, before, now))
    return since if since.parts else None


def _add(since: SinceRound, moved: Moved) -> None:
    if moved.now == Status.LAPSED:
        since.lapsed.append(moved)
    elif moved.now in ORDER and moved.before in ORDER:
        is_better = ORDER.index(moved.now) > ORDER.index(moved.before)
        (since.up if is_better else since.down).append(moved)
    elif moved.now:
        since.new.append(moved)
