"""Indicators and their series: ten years by quarter, with comparison areas once a year."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.data.copy.spool import Spool
from bench.data.copy.tables import MISSING, line
from bench.data.layout import QUARTERS, SHARED_AREAS, Municipality, quarter_end
from bench.data.people import BEGINNING
from bench.data.words import GROUPS, MEASURED, SENTENCES, place_name
from targets.rule.status import Reading

NEVER_MEASURED = 25  # one indicator in so many has no figures at all
SPLIT_QUARTERS = (QUARTERS - 12, QUARTERS - 8)  # they have figures for women and men too
FINAL, PRELIMINARY, FORECAST = "endelig", "foreloebig", "prognose"
LARGEST_SHARE = 98


class Series:
    """An indicator and how it stands now."""

    __slots__ = (
        *("pk", "name", "unit", "direction", "decimals", "level", "growth", "never"),
        *("reading", "plan", "caseworker"),
    )

    def __init__(self, pk: int, owner: Municipality, rng: Random):
        words, self.unit, self.direction = MEASURED[pk % len(MEASURED)]
        group = GROUPS[pk // len(MEASURED) % len(GROUPS)]
        number = (pk - owner.first_indicator) // (len(MEASURED) * len(GROUPS)) + 1
        self.pk, self.never = pk, pk % NEVER_MEASURED == 0
        self.name = f"{words.format(group)}, {place_name(owner.number)} ({number})"
        self.decimals = 1 if self.unit in ("pct.", "uger") else 0
        self.level = rng.uniform(15, 60) if self.decimals else rng.uniform(20, 3000)
        better = -1 if self.direction == "ned" else 1
        self.growth = better * rng.uniform(-0.006, 0.02)
        self.reading: Reading | None = None
        self.plan: int | None = None  # whose figures they are just now
        self.caseworker: int | None = None

    def row(self, document: int) -> str:
        about = SENTENCES[self.pk % len(SENTENCES)]
        name = f"indikator-{self.pk}"
        return line(self.pk, name, self.name, self.unit, self.direction, about, document)

    def step(self, rng: Random) -> str:
        """One quarter on; the value as it is stated then."""
        self.level *= 1 + self.growth + rng.uniform(-0.04, 0.04)
        if self.decimals:
            self.level = min(self.level, LARGEST_SHARE)
        return self.stated(self.level)

    def stated(self, level: float) -> str:
        return f"{level:.{self.decimals}f}"


def write_indicators(spool: Spool, owner: Municipality, all_series: list[Series]) -> None:
    for one in all_series:
        row = one.row(owner.document)
        spool.insert("targets.Indicator", one.pk, row, BEGINNING)


def rows_in(quarter: int) -> int:
    """How many ids the quarter's figures of one indicator need, at most."""
    compared = 2 if quarter % 4 == 3 else 0
    split = 2 if quarter in SPLIT_QUARTERS else 0
    return 1 + compared + split + (quarter == QUARTERS - 1)


def measure(
    spool: Spool,
    owner: Municipality,
    all_series: list[Series],
    quarter: int,
    first: int,
    rng: Random,
) -> None:
    """The quarter's figures; `first` is the first id that is theirs."""
    end = quarter_end(quarter)
    start = quarter_end(quarter - 1) + timedelta(days=1) if quarter else date(end.year, 1, 1)
    state = PRELIMINARY if quarter == QUARTERS - 1 else FINAL
    pen = _Pen(spool, owner, start, end, state)
    for place, one in enumerate(all_series):
        if one.never:
            continue
        pk = first + place * rows_in(quarter)
        value = one.step(rng)
        one.reading = Reading(Decimal(value), start, end, key=pk)
        pen.write(one, pk, value, owner.area)
        if quarter % 4 == 3:
            pen.write(one, pk + 1, one.stated(one.level * 1.1), 1)
            pen.write(one, pk + 2, one.stated(one.level * 0.9), 2 + owner.number % 2)
        if quarter in SPLIT_QUARTERS:
            pen.write(one, pk + 3, one.stated(one.level / 2), owner.area, breakdown="kvinder")
            pen.write(one, pk + 4, one.stated(one.level / 2), owner.area, breakdown="mænd")
        if quarter == QUARTERS - 1:
            pen.write(one, pk + 1, one.stated(one.level * 1.05), owner.area, forecast=True)


class _Pen:
    """Writes one quarter's figures of a municipality."""

    def __init__(self, spool: Spool, owner: Municipality, start: date, end: date, state: str):
        self.spool, self.owner = spool, owner
        self.period, self.state = f"{start}\t{end}", state
        coming = end + timedelta(days=1)
        self.next_period = f"{coming}\t{quarter_end(QUARTERS)}"
        self.when = f"{end + timedelta(days=8)} 09:00:00+00"

    def write(
        self,
        one: Series,
        pk: int,
        value: str,
        area: int,
        breakdown: str = "",
        forecast: bool = False,
    ) -> None:
        period, state = (self.next_period, FORECAST) if forecast else (self.period, self.state)
        fraction = f"{value}\t100" if one.unit == "pct." else f"{MISSING}\t{MISSING}"
        entered = one.caseworker if area > SHARED_AREAS else None
        who = f"{MISSING}\t{entered}\t{self.when}" if entered else self._document
        row = (
            f"{pk}\t{one.pk}\t{one.plan or MISSING}\t{area}\t{period}\t{breakdown}\t{value}\t"
            f"{fraction}\t\t{state}\t{who}"
        )
        self.spool.insert("targets.Measurement", pk, row, self.when)

    @property
    def _document(self) -> str:
        return f"{self.owner.document}\t{MISSING}\t{MISSING}"
