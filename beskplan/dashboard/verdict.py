"""How a plan stands, in one sentence for whoever has a minute. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from core.danish import format_number
from core.formats import sentence_list
from initiatives.models.counts import StatusCounts
from targets.models import Target, TrajectoryStatus, Verdict

# What is said of minister's goals that stand alike, in this order.
MET, AHEAD, ON_TRACK, BEHIND, MISSED, LACKING = (
    *("er opfyldt", "er foran", "er på sporet", "er bagud", "er ikke opfyldt", "mangler tal"),
)
OF_TRAJECTORY = {
    TrajectoryStatus.AHEAD: AHEAD,
    TrajectoryStatus.ON_TRACK: ON_TRACK,
    TrajectoryStatus.BEHIND: BEHIND,
}
OF_VERDICT = {
    Verdict.MET: MET,
    Verdict.MISSED: MISSED,
    Verdict.PARTLY: "er delvist opfyldt",
    Verdict.NO_DATA: LACKING,
}


class MinistersGoal(NamedTuple):
    """A goal's number, its verdict and where it stands to its path ("" is nowhere)."""

    number: int
    verdict: str
    trajectory: str

    @classmethod
    def of(cls, target: Target) -> "MinistersGoal":
        return cls(target.goal_number or 0, target.verdict, target.trajectory_status)

    @property
    def words(self) -> str:
        """What is said of it; "" where nothing is known. The verdict goes before the path."""
        return OF_VERDICT.get(self.verdict, "") or OF_TRAJECTORY.get(self.trajectory, "")


def verdict_of(counts: StatusCounts, goals: Iterable[MinistersGoal] = ()) -> str:
    """Such as "12 af 15 vurderede initiativer er opfyldt; 2 er ikke vurderet. Ministermål 1 og 4
    mangler tal." A share never stands without how many are assessed."""
    return " ".join(filter(None, (_initiatives(counts), _goals(goals))))


def _initiatives(counts: StatusCounts) -> str:
    number = format_number
    rest = [
        (counts.count_unassessed, "ikke vurderet"),
        (counts.count_illegible, "ulæselig i kilden"),
        (counts.count_lapsed, "bortfaldet"),
    ]
    others = sentence_list([f"{number(n)} er {words}" for n, words in rest if n])
    if not counts.assessed:
        return f"Ingen af {number(counts.count_all)} initiativer er vurderet: {others}."
    noun = "vurderet initiativ" if counts.assessed == 1 else "vurderede initiativer"
    met = f"{number(counts.count_met)} af {number(counts.assessed)} {noun} er opfyldt"
    return f"{met}; {others}." if others else f"{met}."


def _goals(goals: Iterable[MinistersGoal]) -> str:
    alike: dict[str, list[int]] = {}
    for goal in sorted(goals):
        if goal.words:
            alike.setdefault(goal.words, []).append(goal.number)
    said = [f"{sentence_list(numbers)} {words}" for words, numbers in alike.items()]
    return f"Ministermål {', '.join(said)}." if said else ""
