"""What a target's development says, in Danish sentences for the page. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from core.danish import format_date, format_number, format_percent
from targets.models import Indicator
from targets.presentation import TargetPresentation, period_words
from targets.rule.control_limits import LIMIT_FACTOR, Limits
from targets.rule.development import Development
from targets.rule.explanation import goal_words
from targets.rule.forecasts import FEWEST as FEWEST_FOR_FORECAST
from targets.rule.forecasts import LEVEL
from targets.rule.series import Point, YearBefore

MOST_NAMED = 3  # measurements named in a sentence; the drawing marks all of them
Direction = Indicator.Direction


@dataclass(frozen=True)
class Finding:
    """`lead` stands first and heavier; `rule` says by what method, lighter and last."""

    title: str
    lead: str
    text: str = ""
    rule: str = ""


def findings(development: Development, shown: TargetPresentation) -> list[Finding]:
    """What the target's page says below the chart; empty for a target without an indicator."""
    if development.indicator is None:
        return []
    return [
        distance(shown),
        *year_finding(development),
        forecast_finding(development),
        *limits_findings(development),
    ]


def distance(shown: TargetPresentation) -> Finding:
    """How the newest measurement compares with the expected path, or why that cannot be said."""
    title = "Afstand til vejen mod målet"
    if not shown.progress:
        then = shown.past_progress_words
        past = f" Da det blev målt, stod det sådan: {then}." if then else ""
        return Finding(title, "", f"{shown.why_no_progress}{past}")
    words = f"{shown.progress_words}."
    return Finding(title, shown.progress.status.capitalize(), words, shown.track_rule_words)


def year_finding(development: Development) -> list[Finding]:
    indicator = development.indicator
    if indicator is None or not development.is_year_to_date:
        return []
    title = "Samme periode året før"
    rule = "År til dato: serien begynder forfra hvert nytår og sammenlignes med året før."
    newest = development.measured[-1] if development.measured else None
    found = development.year_before.get(newest.date) if newest else None
    if found:
        return [Finding(title, "", f"{year_words(found, indicator)}.", rule)]
    why = "Ingen måling for samme periode året før." if newest else "Ingen måling endnu."
    return [Finding(title, "", why, rule)]


def year_words(found: YearBefore, indicator: Indicator) -> str:
    """ "45 pct. pr. 30. april 2014 mod 42 pct. i samme periode året før: 3 procentpoint højere" """
    unit = indicator.unit_of_measure
    now, before = format_number(found.now.value), format_number(found.before.value)
    compared = (
        f"{now} {unit} pr. {format_date(found.now.date)} mod {before} {unit} i samme periode"
        " året før"
    )
    return f"{compared}: {change_words(found, indicator)}"


def change_words(found: YearBefore, indicator: Indicator) -> str:
    """The change to the year before in words: of shares in procentpoint, of counts also in per
    cent, unless the earlier one is 0."""
    if found.change == 0:
        return "uændret"
    unit_of_gap = "procentpoint" if indicator.is_share else indicator.unit_of_measure
    side = "højere" if found.change > 0 else "lavere"
    words = f"{format_number(abs(found.change))} {unit_of_gap} {side}"
    if not indicator.is_share and found.percent is not None:
        words += f" ({format_percent(abs(found.percent), 1)})"
    return f"{words}{_better_or_worse(found.change, indicator.direction)}"


def _better_or_worse(change: Decimal, direction: str) -> str:
    if direction == Direction.NEUTRAL:
        return ""
    return ", altså bedre" if (change > 0) == (direction == Direction.UP) else ", altså dårligere"


def forecast_finding(development: Development) -> Finding:
    title = "Fremskrivning"
    found = development.forecast
    if found is None:
        return Finding(title, "", f"{development.why_no_forecast}.")
    number, end = development.decimals, found.end
    value, low, high = (format_number(one, number) for one in (end.value, end.low, end.high))
    text = (
        f"{value} {development.unit} pr. {format_date(found.end.day)}, hvis udviklingen fortsætter"
        f" som målt; med {LEVEL} pct. sandsynlighed mellem {low} og {high}."
    )
    if development.levels:
        text += f" Målet er {goal_words(development.goal, development.unit)}."
    if found.end.day < development.target.deadline:
        text += (
            f" Fristen er {format_date(development.target.deadline)}; der fremskrives ikke længere,"
            " end der er målt tilbage."
        )
    rule = (
        f"Metode: den rette linje gennem de {found.count} nyeste målinger (mindste kvadrater)."
        " Sæson og nye beslutninger indgår ikke, og fremskrivningen sætter ingen status."
    )
    return Finding(title, "", text, rule)


def limits_findings(development: Development) -> list[Finding]:
    """What the natural limits say, or why there are none; empty for a series with too few
    measurements to look for them."""
    if len(development.measured) < FEWEST_FOR_FORECAST:
        return []
    title = "Naturlige udsving"
    found = development.limits
    if found is None:
        return [Finding(title, "", f"{development.why_no_limits}.")]
    return [Finding(title, "", *_limits_words(found, development))]


def _limits_words(found: Limits, development: Development) -> tuple[str, str]:
    number, unit = development.decimals, development.unit
    upper, mean = format_number(found.upper, number), format_number(found.mean, number)
    if found.lower is None:
        range_words = f"op til {upper} {unit}"
    else:
        range_words = f"mellem {format_number(found.lower, number)} og {upper} {unit}"
    text = f"De {found.count} målinger svinger naturligt {range_words} om gennemsnittet {mean}."
    text += _outside_words(development.outside)
    others = [one for one in development.jumps if one not in development.outside]
    if others:
        text += f" Større spring end sædvanligt fra målingen før: {_named(others)}."
    rule = (
        f"XmR-diagram: gennemsnit ± {format_number(LIMIT_FACTOR)} × det gennemsnitlige spring fra"
        " måling til måling. Grænserne er hverken mål eller status."
    )
    return text, rule


def _outside_words(outside: list[Point]) -> str:
    if not outside:
        return " Ingen ligger uden for."
    verb = "ligger uden for og er mærket i diagrammet"
    return f" {len(outside)} {verb}: {_named(outside)}. Det er tegn på, at noget særligt er sket."


def _named(rows: list[Point]) -> str:
    """The newest first, which matter most."""
    named = [
        f"{format_number(one.value)} ({period_words(one.period_start, one.date)})"
        for one in reversed(rows[-MOST_NAMED:])
    ]
    more = len(rows) - len(named)
    return ", ".join(named) + (f" og {more} ældre" if more else "")
