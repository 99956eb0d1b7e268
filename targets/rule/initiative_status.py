"""What the published rule says of an initiative from its targets' verdicts, and of a deviation.

Pure, like status.py: the rule's points 9 and 10 (README, Status).
"""

from collections.abc import Iterable

from initiatives.models import CalculatedStatus, Deviation, Status
from targets.models import Verdict

DECIDED = (Verdict.MET, Verdict.PARTLY, Verdict.MISSED)
UNKNOWN = (Verdict.ONGOING, Verdict.NO_DATA)


def initiative_status(verdicts: Iterable[str]) -> CalculatedStatus:
    """The rule's point 9, from the verdicts of the initiative's indsatsmål and resultatmål.

    What is known bounds the answer: while targets run or lack data, those that are met keep it from
    *ikke opfyldt* and those that are missed keep it from *opfyldt*.
    """
    verdicts = set(verdicts)
    known, unknown = verdicts & set(DECIDED), verdicts & set(UNKNOWN)
    if known == {Verdict.MET}:
        return CalculatedStatus.AT_LEAST_PARTLY if unknown else CalculatedStatus.MET
    if known == {Verdict.MISSED}:
        return CalculatedStatus.AT_MOST_PARTLY if unknown else CalculatedStatus.MISSED
    if known:
        return CalculatedStatus.PARTLY
    if Verdict.ONGOING in unknown:
        return CalculatedStatus.ONGOING
    return CalculatedStatus.NO_DATA if unknown else CalculatedStatus.NONE


_RANK: dict[str, int] = {
    Status.MISSED.value: 0,
    Status.PARTLY.value: 1,
    Status.MET.value: 2,
}
# Between which of the three a calculated status leaves the answer.
_RANGE: dict[str, tuple[int, int]] = {
    CalculatedStatus.MISSED.value: (0, 0),
    CalculatedStatus.AT_MOST_PARTLY.value: (0, 1),
    CalculatedStatus.PARTLY.value: (1, 1),
    CalculatedStatus.AT_LEAST_PARTLY.value: (1, 2),
    CalculatedStatus.MET.value: (2, 2),
}


def deviation(decided: str, calculated: str) -> Deviation | str:
    """The rule's point 10: how the decided status stands to the calculated one or to the bounds
    that it gives. "" inside them, and unless the decided one is among the three and the calculated
    one says something."""
    if decided not in _RANK or calculated not in _RANGE:
        return ""
    rank, (lowest, highest) = _RANK[decided], _RANGE[calculated]
    if rank > highest:
        return Deviation.BETTER
    return Deviation.WORSE if rank < lowest else ""
