"""Made-up series for tests of developments and charts; nothing is stored."""

from datetime import date, timedelta
from decimal import Decimal

from targets.models import Area, Indicator, Measurement, Target
from targets.rule.development import Development
from targets.rule.series import points_of

TODAY = date(2026, 11, 22)
COPENHAGEN, EAST, COUNTRY = (
    Area(pk=number, name=name)
    for number, name in enumerate(("København", "Østdanmark", "hele landet"), start=1)
)


def make_indicator(**fields):
    given = {"name": "Langtidsledige", "unit_of_measure": "personer", "direction": "ned"}
    return Indicator(pk=1, **given | fields)


def make_target(indicator=None, **fields):
    """Højst 7.100 at the end of 2026, from 8.432 at the end of 2024."""
    given = {
        "title": "Færre langtidsledige",
        "comparator": "hoejst",
        "value": 7100,
        "baseline_value": 8432,
        "baseline_date": date(2024, 12, 31),
        "deadline": date(2026, 12, 31),
    }
    given |= fields
    for name in ("value", "value_to", "baseline_value"):
        given[name] = None if given.get(name) is None else Decimal(given[name])
    return Target(pk=1, indicator=indicator or make_indicator(), area=COPENHAGEN, **given)


def reading(value, day, area=COPENHAGEN, **fields):
    given = {"state": Measurement.State.FINAL, "counts": True, "breakdown": ""}
    return Measurement(area=area, value=Decimal(value), date=day, **given | fields)


def month_end(number):
    """The last day of the month, 0 being January 2025."""
    year, month = 2025 + (number + 1) // 12, (number + 1) % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def monthly(values, area=COPENHAGEN, **fields):
    return [reading(value, month_end(n), area, **fields) for n, value in enumerate(values)]


def developed(*rows, target=None, today=TODAY, **fields):
    return Development(target or make_target(), points_of(rows), today=today, **fields)
