"""What a calculated status hangs on, where a few points over or under the threshold decide it.

Pure: judged targets in, Danish words out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from core.danish import format_number
from targets.models import Verdict
from targets.rule.explanation import is_narrow, narrow_percent
from targets.rule.initiative_status import initiative_status
from targets.rule.status import Judgement

# The verdict on the threshold's other side.
OTHER_SIDE = {Verdict.PARTLY: Verdict.MISSED, Verdict.MISSED: Verdict.PARTLY}


@dataclass(frozen=True)
class JudgedTarget:
    """One of an initiative's own targets: `goal` in words ("33 pct.") and its judgement."""

    goal: str
    judgement: Judgement


def margin_words(targets: Iterable[JudgedTarget]) -> str:
    """ "17 mod 33 pct. er 51,5 pct. af vejen, og tærsklen er 50 pct." for each target that lies a
    few points from the threshold and without which the calculated status were another; "" where
    none does. `targets` are those that the calculated status rests on."""
    targets = list(targets)
    verdicts = [one.judgement.verdict for one in targets]
    said = []
    for place, one in enumerate(targets):
        if one.judgement.verdict not in OTHER_SIDE or not is_narrow(one.judgement):
            continue
        turned = [*verdicts]
        turned[place] = OTHER_SIDE[one.judgement.verdict]
        if initiative_status(turned) != initiative_status(verdicts):
            said.append(_words(one))
    return "; ".join(said)


def _words(one: JudgedTarget) -> str:
    reading, threshold = one.judgement.reading, one.judgement.threshold
    if reading is None or threshold is None:
        raise ValueError("nothing measured lies near a threshold")
    return (
        f"{format_number(reading.value)} mod {one.goal} er {narrow_percent(one.judgement)} pct. af"
        f" vejen, og tærsklen er {format_number(threshold * 100)} pct."
    )
