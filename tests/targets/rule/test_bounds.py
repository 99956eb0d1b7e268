"""What is known of some targets bounds an initiative's calculated status (README, Status)."""

from hypothesis import given
from hypothesis import strategies as st

from initiatives.models import CalculatedStatus, Deviation, Status
from targets.models import Verdict
from targets.rule.initiative_status import DECIDED, UNKNOWN, deviation, initiative_status

WITHOUT_WORD = (Verdict.NO_VALUE, Verdict.NONE)
VERDICTS = st.lists(st.sampled_from(Verdict), max_size=6)
OUTCOMES = st.sampled_from(DECIDED)
# Which of the three statuses each answer leaves open.
LEFT_OPEN = {
    CalculatedStatus.MET: {"MET"},
    CalculatedStatus.AT_LEAST_PARTLY: {"MET", "PARTLY"},
    CalculatedStatus.PARTLY: {"PARTLY"},
    CalculatedStatus.AT_MOST_PARTLY: {"PARTLY", "MISSED"},
    CalculatedStatus.MISSED: {"MISSED"},
    CalculatedStatus.ONGOING: {"MET", "PARTLY", "MISSED"},
    CalculatedStatus.NO_DATA: {"MET", "PARTLY", "MISSED"},
}
OPPOSITE = {
    Verdict.MET: Verdict.MISSED,
    Verdict.MISSED: Verdict.MET,
    CalculatedStatus.MET: CalculatedStatus.MISSED,
    CalculatedStatus.MISSED: CalculatedStatus.MET,
    CalculatedStatus.AT_LEAST_PARTLY: CalculatedStatus.AT_MOST_PARTLY,
    CalculatedStatus.AT_MOST_PARTLY: CalculatedStatus.AT_LEAST_PARTLY,
    Status.MET: Status.MISSED,
    Status.MISSED: Status.MET,
    Deviation.BETTER: Deviation.WORSE,
    Deviation.WORSE: Deviation.BETTER,
}


def opposite(one):
    return OPPOSITE.get(one, one)


@given(VERDICTS, st.data())
def test_more_data_never_contradict_an_earlier_answer(verdicts, data):
    """Whatever some of the open targets turn out to be, the answer stays among what was left."""
    before = initiative_status(verdicts)
    later = [data.draw(OUTCOMES | st.just(one)) if one in UNKNOWN else one for one in verdicts]
    after = initiative_status(later)
    if before == CalculatedStatus.NONE:
        assert after == CalculatedStatus.NONE
    else:
        assert LEFT_OPEN[after] <= LEFT_OPEN[before]


@given(VERDICTS)
def test_an_answer_leaves_open_only_what_can_still_come(verdicts):
    """No bound is wider than need be: each status that it leaves is reached by some outcome."""
    before = initiative_status(verdicts)
    if before == CalculatedStatus.NONE:
        return
    fixed = [one for one in verdicts if one not in UNKNOWN]
    some = [one for one in verdicts if one in UNKNOWN]
    reached = {initiative_status([*fixed, *(outcome for _ in some)]).name for outcome in DECIDED}
    assert LEFT_OPEN[before] == reached


@given(VERDICTS)
def test_met_and_missed_are_treated_alike(verdicts):
    turned = initiative_status(map(opposite, verdicts))
    assert turned == opposite(initiative_status(verdicts))


@given(st.sampled_from(Status), st.sampled_from(CalculatedStatus))
def test_better_and_worse_are_treated_alike(decided, calculated):
    turned = deviation(opposite(decided), opposite(calculated))
    assert turned == opposite(deviation(decided, calculated))


@given(st.sampled_from([Status.MET, Status.PARTLY, Status.MISSED]), VERDICTS, st.data())
def test_a_deviation_from_a_bound_stays_one_whatever_comes(decided, verdicts, data):
    before = deviation(decided, initiative_status(verdicts))
    later = [data.draw(OUTCOMES) if one in UNKNOWN else one for one in verdicts]
    if before:
        assert deviation(decided, initiative_status(later)) == before


@given(VERDICTS, st.lists(st.sampled_from(WITHOUT_WORD), max_size=3))
def test_targets_without_a_verdict_change_nothing(verdicts, silent):
    assert initiative_status([*verdicts, *silent]) == initiative_status(verdicts)
