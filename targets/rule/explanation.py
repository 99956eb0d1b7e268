"""Danish sentences for goals, judgements and the rule. Pure, like targets/rule/status.py.

Numbers are shown unrounded, shares in whole per cent rounded half up; beside the threshold with one
decimal, since a whole number would hide what the verdict hangs on.
"""

from decimal import ROUND_HALF_UP, Decimal

from core.danish import format_date, format_number, unit_after
from targets.models import Target, Verdict
from targets.models.indicators import PERCENT_UNITS
from targets.rule.goals import DOWN, NEUTRAL, UP, Goal, good_side
from targets.rule.initiative_status import DECIDED
from targets.rule.status import (
    Judgement,
    Missing,
    Reading,
    Rule,
    first_deciding_day,
    rounded_percent,
)

Comparator = Target.Comparator
MeasuredAs = Target.MeasuredAs
NARROW = Decimal("0.05")  # a share so near the threshold is said with the threshold
ABBREVIATIONS = ("pct.", "kr.", "mdr.")  # keep their point inside a sentence


def sentence(
    goal: Goal,
    judgement: Judgement,
    *,
    unit: str = "",
    qualifier: str = "",
    provisional: str = "",
) -> str:
    """The judgement in one sentence, without a full stop.

    `unit` is what is counted ("mentorforløb"); `qualifier` the reading's ("godt") and
    `provisional` its kind where it is not final ("foreløbig", "skøn").
    """
    reading = judgement.reading
    if judgement.missing and (reading is None or judgement.required is None):
        return f"{_why_no_data(goal, judgement)}: data mangler"
    if reading is None:  # only a target without a value comes here unmeasured
        return "Intet kvantitativt mål"
    measured = _measured(reading, qualifier, provisional)
    if judgement.verdict == Verdict.NO_VALUE:
        return f"Intet kvantitativt mål; senest målt {_joined(measured, unit)} {_as_of(reading)}"
    if judgement.missing == Missing.SAME_COUNT:
        return _other_count(goal, reading, measured, unit)
    if goal.is_change and goal.baseline_value is not None:
        compared = _compared_change(goal, goal.baseline_value, reading, measured, unit)
    else:
        compared = _compared_level(goal, reading, measured, unit)
    if judgement.missing:
        return f"{_why_no_data(goal, judgement)}. Senest {compared}: data mangler"
    parts = (_share(goal, judgement, unit), _conclusion(goal, judgement))
    return f"{compared}: {', '.join(part for part in parts if part)}"


def goal_words(goal: Goal, unit: str = "") -> str:
    """What must be reached: "mindst 80 mentorforløb", "et fald på mindst 15,8 pct."."""
    if goal.value is None:
        return "intet kvantitativt mål"
    if not goal.is_change:
        said = unit_after(goal.value if goal.value_to is None else goal.value_to, unit)
        return _joined(_compared_value(goal, goal.value, goal.value_to), said)
    sizes = sorted(abs(end) for end in (goal.value, goal.value_to) if end is not None)
    change_unit = "pct." if goal.measured_as == MeasuredAs.CHANGE_PERCENT else unit
    return f"{_way(goal.value)} på {_joined(_compared_value(goal, *sizes), change_unit)}"


def rule_words(goal: Goal, rule: Rule, unit: str = "") -> str:
    """How the goal is judged, in words for the target's page."""
    if goal.value is None:
        return "Målet har ingen målværdi og vurderes ikke efter reglen."
    if goal.comparator == Comparator.UP_TO:
        ceiling = goal_words(goal, unit).replace("op til ", "")
        return f"Et loft: ikke opfyldt over {ceiling}, ellers ingen vurdering."
    if not goal.comparator and good_side(goal) == NEUTRAL:
        return "Indikatoren har ingen ønsket retning, og målet ingen komparator: ingen vurdering."
    if goal.is_change and goal.baseline_value is None:
        return (
            f"Opfyldt ved {goal_words(goal, unit)}. Uden basisværdi kan ændringen ikke beregnes,"
            " og målet kan ikke vurderes."
        )
    words = f"Opfyldt ved {goal_words(goal, unit)}{_leniency(goal, rule)}; {_when(goal, rule)}."
    if goal.baseline_value is None and good_side(goal) != UP:
        return f"{words} Uden basisværdi bliver målet ikke delvist opfyldt."
    start = "basis" if goal.baseline_value is not None else "0"
    percent = rounded_percent(rule.threshold)
    return f"{words} Delvist opfyldt fra {percent} pct. af vejen fra {start} til målet."


def _when(goal: Goal, rule: Rule) -> str:
    decides_from = first_deciding_day(goal, rule)
    if goal.deadline is None or decides_from is None:
        return "vurderes endeligt, når en runde lukkes (ingen frist)"
    return (
        f"vurderes endeligt pr. {format_date(goal.deadline)}"
        f" efter et tal fra {format_date(decides_from)} eller senere"
    )


def _leniency(goal: Goal, rule: Rule) -> str:
    if goal.comparator == Comparator.ABOUT:
        side = {UP: " under", DOWN: " over"}.get(good_side(goal), "")
        return f" (til og med {rounded_percent(rule.tolerance)} pct.{side} regnes med)"
    if goal.comparator == Comparator.BETWEEN and good_side(goal) != NEUTRAL:
        return f" eller {'højere' if good_side(goal) == UP else 'lavere'}"
    if not goal.comparator:
        # A fall is printed by its size.
        return " eller mere" if (good_side(goal) == UP) != goal.is_fall else " eller mindre"
    return ""


def _why_no_data(goal: Goal, judgement: Judgement) -> str:
    if judgement.missing == Missing.BASELINE:
        return "Basisværdi mangler, så ændringen kan ikke beregnes"
    if judgement.missing == Missing.ZERO_BASELINE:
        return "Basisværdien er 0, så en ændring i pct. kan ikke beregnes"
    if judgement.missing == Missing.NEAR_READING and goal.deadline:
        return f"Intet tal tæt på fristen {format_date(goal.deadline)}"
    return "Ingen måling inden for målets periode"


def _measured(reading: Reading, qualifier: str, provisional: str) -> str:
    number = _joined(qualifier, format_number(reading.value))
    return f"{number} ({provisional})" if provisional else number


def _other_count(goal: Goal, reading: Reading, measured: str, unit: str) -> str:
    """ "75 forløb pr. 31. december 2007, optalt som “visiteret”; målet …: data mangler" """
    return (
        f"{_joined(measured, unit)} {_as_of(reading)}, {counted_words(reading.counted_as)}; målet"
        f" ({goal_words(goal, unit)}) tæller noget andet, så tallet afgør det ikke: data mangler"
    )


def counted_words(counted_as: str) -> str:
    """What was counted, in the document's words: "optalt som “visiteret”", and where it says how
    many of them the target does not count "heraf “22 tilbagevisiteret, 5 udeblevet”"."""
    said = "heraf" if counted_as[:1].isdigit() else "optalt som"
    return f"{said} “{counted_as}”"


def _compared_level(goal: Goal, reading: Reading, measured: str, unit: str) -> str:
    # "67 af mindst 50 pct." would read as a part of a part, "119 af højst 150" as something good.
    upward = good_side(goal) == UP or goal.comparator == Comparator.UP_TO
    between = "af" if upward and unit not in PERCENT_UNITS else "mod"
    return f"{measured} {between} {goal_words(goal, unit)} {_as_of(reading)}"


def _compared_change(
    goal: Goal, baseline: Decimal, reading: Reading, measured: str, unit: str
) -> str:
    start = format_number(baseline)
    if goal.baseline_date:
        start = f"{start} ({format_date(goal.baseline_date)})"
    change = _change(goal, baseline, reading.value, unit)
    return (
        f"{_joined(measured, unit)} {_as_of(reading)}, {change} fra {start}"
        f" mod {goal_words(goal, unit)}"
    )


def _change(goal: Goal, baseline: Decimal, measured: Decimal, unit: str) -> str:
    change = measured - baseline
    if change == 0:
        return "uændret"
    if goal.measured_as == MeasuredAs.CHANGE_PERCENT:
        percent = abs(change / baseline * 100)
        rounded = percent.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        return f"{_way(change)} på {format_number(rounded)} pct."
    change_unit = unit if unit in PERCENT_UNITS else ""
    return f"{_way(change)} på {_joined(format_number(abs(change)), change_unit)}"


def _share(goal: Goal, judgement: Judgement, unit: str) -> str:
    if judgement.share is None or judgement.verdict not in (*DECIDED, Verdict.ONGOING):
        return ""
    if judgement.share < 0:
        return "længere fra målet end ved basis"
    origin = _origin(goal)
    beside_threshold = _beside_threshold(judgement, origin)
    if beside_threshold:
        return beside_threshold
    if goal.baseline_value is None and unit in PERCENT_UNITS:
        return _points(judgement)
    percent = f"{format_number(rounded_percent(judgement.share))} pct."
    return percent if goal.baseline_value is None else f"{percent} af vejen{origin}"


def _origin(goal: Goal) -> str:
    if goal.baseline_value is None or goal.is_change:
        return ""
    return f" fra basis {format_number(goal.baseline_value)}"


def _points(judgement: Judgement) -> str:
    """How far a share is from the level to reach: "16 procentpoint under målet"."""
    if judgement.reading is None or judgement.required is None:
        return ""
    gap = judgement.reading.value - judgement.required
    if gap == 0:
        return "præcis på målet"
    return f"{format_number(abs(gap))} procentpoint {'over' if gap > 0 else 'under'} målet"


def _beside_threshold(judgement: Judgement, origin: str) -> str:
    """ "51,5 pct. af vejen, tærsklen er 50 pct."; "" where the verdict hangs on more than a few
    points."""
    if judgement.verdict not in (Verdict.PARTLY, Verdict.MISSED) or not is_narrow(judgement):
        return ""
    threshold = format_number((judgement.threshold or Decimal(0)) * 100)
    return f"{narrow_percent(judgement)} pct. af vejen{origin}, tærsklen er {threshold} pct."


def is_narrow(judgement: Judgement) -> bool:
    """Whether the reading lies within a few points of the threshold."""
    share, threshold = judgement.share, judgement.threshold
    return share is not None and threshold is not None and abs(share - threshold) < NARROW


def narrow_percent(judgement: Judgement) -> str:
    """The share with one decimal, rounded half up: 17 of 33 is "51,5"."""
    if judgement.share is None:
        raise ValueError("no share of a way")
    percent = (judgement.share * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return format_number(percent)


def _conclusion(goal: Goal, judgement: Judgement) -> str:
    verdict = judgement.verdict
    if verdict == Verdict.ONGOING:
        return f"i gang, {f'frist {format_date(goal.deadline)}' if goal.deadline else 'uden frist'}"
    if verdict == Verdict.NONE:
        ceiling = goal.comparator == Comparator.UP_TO
        return f"{'inden for loftet' if ceiling else 'ingen ønsket retning'}, ingen vurdering"
    above = "over loftet, " if goal.comparator == Comparator.UP_TO else ""
    return f"{above}{Verdict(verdict).label} efter reglen"


def _compared_value(goal: Goal, value: Decimal, value_to: Decimal | None = None) -> str:
    if goal.comparator == Comparator.BETWEEN and value_to is not None:
        return f"mellem {format_number(value)} og {format_number(value_to)}"
    printed = Comparator(goal.comparator).label if goal.comparator else ""
    return _joined(printed, format_number(value))


def _way(change: Decimal) -> str:
    return "et fald" if change < 0 else "en stigning"


def _as_of(reading: Reading) -> str:
    return f"pr. {format_date(reading.date)}" if reading.date else "uden dato"


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def full_wording(target: Target) -> str:
    """What the plan says, and what it says that is equivalent to."""
    words = target.wording.strip()
    if not target.equivalent_to:
        return words
    said = words if words.endswith(ABBREVIATIONS) else words.rstrip(".")
    same = target.equivalent_to.strip()
    return f"{said}, svarende til {same}{'' if same.endswith('.') else '.'}"
