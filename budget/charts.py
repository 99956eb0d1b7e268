"""Charts of a budget: its groups, how they change, how it is split, what a full-time person costs.
Pure: a statement in, figures and tables out (core/chart_look.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from budget.bars import MOST, bars, names, rows_layout, size, span
from budget.sums.columns import Change
from budget.sums.splits import COST_TYPE, FINANCING, Share, Split, split
from budget.sums.statement import Statement
from budget.sums.unit_costs import LineCosts, UnitCosts, unit_costs
from core.chart_look import OWN, SOFT, Chart, Table, number, trace
from core.danish import format_date, format_money, format_number, format_percent, signed

EARLIER, LATER, NOT_STATED = "#6d8fae", OWN, "#949494"
COMPUTED = "Sum af viste linjer (beregnet)."
SPLITS = {FINANCING: "Finansiering", COST_TYPE: "Omkostningstype"}
SPLIT_COLUMNS = ("Mio. kr.", "Andel, pct.")
NONE = "intet beløb"
BESIDE_POINT = "\u00a0" * 3  # spaces that the drawing keeps, so that the number clears the point


@dataclass(frozen=True)
class Charts:
    """The charts of a statement; one that it lacks the figures for is None or left out."""

    amounts: Chart | None
    change: Chart | None
    splits: list[Chart]
    unit_costs: Chart | None

    def __bool__(self) -> bool:
        return bool(self.amounts or self.change or self.splits or self.unit_costs)


def charts(statement: Statement, *, today: date) -> Charts:
    splits = [_split_chart(statement, name, today) for name in SPLITS]
    return Charts(
        amounts=_amounts_chart(statement, today),
        change=_change_chart(statement, today),
        splits=[chart for chart in splits if chart],
        unit_costs=_unit_cost_chart(statement, today),
    )


def _amounts_chart(statement: Statement, today: date) -> Chart | None:
    """The groups' sums, the compared years beside each other; None with fewer than two groups."""
    years = statement.compared
    groups = [group for group in statement.groups if any(year in group.sums for year in years)]
    if len(groups) < 2:
        return None
    largest = _largest(groups, lambda group: max(filter(None, group.in_years(years)), default=0))
    values = {year: [group.in_years([year])[0] for group in largest] for year in years}
    colours = (LATER,) if len(years) == 1 else (EARLIER, LATER)
    traces = [
        bars(
            str(year),
            values[year],
            [f"{group.title}, {year}: {_million(group.in_years([year])[0])}" for group in largest],
            [_amount(value) for value in values[year]],
            colour=colour,
            place=place,
            of=len(years),
        )
        for place, (year, colour) in enumerate(zip(years, colours, strict=True))
    ]
    traces.append(names([group.title for group in largest]))
    rows = [
        [group.title, *(_amount(value) or NONE for value in group.in_years(years))]
        for group in groups
    ]
    ends = span([value for found in values.values() for value in found])
    return Chart.of(
        "Beløb pr. gruppe",
        traces,
        rows_layout(len(largest), ends),
        Table("Budget pr. gruppe", ["Gruppe", *(f"{year}, mio. kr." for year in years)], rows),
        _note(statement.sources, today, COMPUTED, _left_out(groups, largest)),
        unit="mio. kr.",
        size=size(len(largest)),
    )


def _change_chart(statement: Statement, today: date) -> Chart | None:
    """How much each group grew or fell; None with fewer than two groups that can be compared."""
    years = statement.compared
    if len(years) < 2:
        return None
    changes = [(one.group, one.change) for one in statement.overview if one.change]
    if len(changes) < 2:
        return None
    largest = _largest(changes, lambda pair: abs(pair[1].million))
    values = [change.million for _, change in largest]
    ends = span(values)
    traces = [
        bars(
            "Ændring",
            values,
            [f"{group.title}: {_change_words(change)}" for group, change in largest],
            [signed(value, 1) for value in values],
            colour=LATER,
            showlegend=False,
        ),
        names([group.title for group, _ in largest], at=ends[0]),
    ]
    rows = [[group.title, change.million_words, change.percent_words] for group, change in changes]
    return Chart.of(
        f"Ændring pr. gruppe fra {years[0]} til {years[1]}",
        traces,
        rows_layout(len(largest), ends),
        Table("Ændring pr. gruppe", ["Gruppe", "Ændring, mio. kr.", "Ændring, pct."], rows),
        _note(statement.sources, today, COMPUTED, _left_out(changes, largest)),
        unit="mio. kr.",
        size=size(len(largest)),
    )


def _split_chart(statement: Statement, name: str, today: date) -> Chart | None:
    """How the amounts are split by `name` (financing or cost type); None where no line states
    it."""
    found = split(statement.rows, name)
    if found is None:
        return None
    values = [share.million for share in found.shares]
    traces = [
        bars(
            SPLITS[name],
            values,
            [f"{share.label}: {_million(share.million)}" for share in found.shares],
            [_share_words(found, share) for share in found.shares],
            colour=[LATER if share.value else NOT_STATED for share in found.shares],
            showlegend=False,
        ),
        names([share.label for share in found.shares]),
    ]
    low, high = span(values)
    rows = [[one.label, _amount(one.million), _whole(found.percent(one))] for one in found.shares]
    whole = f"I alt {format_money(found.whole)}; dele af andre linjer er ikke talt med to gange."
    sources = list(dict.fromkeys(source for row in found.rows for source in row.sources))
    return Chart.of(
        f"{SPLITS[name]}, {found.holds_for}",
        traces,
        rows_layout(len(values), (low, high * Decimal("1.15"))),
        Table(f"{SPLITS[name]}, {found.holds_for}", [SPLITS[name], *SPLIT_COLUMNS], rows),
        _note(sources, today, whole),
        unit="mio. kr.",
        size=size(len(values)),
    )


def _unit_cost_chart(statement: Statement, today: date) -> Chart | None:
    """What a full-time person costs by line, in kroner, in the two years; None without such
    lines."""
    found = unit_costs(statement.rows)
    if found is None:
        return None
    largest = _largest(found.lines, lambda line: max(line.costs))
    low, high = span([cost for line in largest for cost in line.costs])
    ends = low, high * Decimal("1.12")
    looks = ((EARLIER, "circle-open"), (LATER, "circle"))
    traces = [
        _connections(largest),
        *(_points(found, largest, place, *look) for place, look in enumerate(looks)),
        _latest_costs(largest),
        names([line.row.line.label for line in largest]),
    ]
    rows = [
        [line.row.line.label, *(format_number(cost, 0) for cost in line.costs), line.change_words]
        for line in found.lines
    ]
    heads = [*(f"{year}, kr." for year in found.years), "Ændring, pct."]
    return Chart.of(
        f"Enhedsomkostninger, {found.years[0]} og {found.years[1]}",
        traces,
        rows_layout(len(largest), ends),
        Table("Oplyst enhedsomkostning, kr. pr. helårsperson", ["Linje", *heads], rows),
        _note(
            found.sources,
            today,
            "Som kilden oplyser dem; kun linjer, hvor begge år er oplyst.",
            _left_out(found.lines, largest),
        ),
        unit="kr. pr. helårsperson",
        size=size(len(largest)),
    )


def _connections(largest: list[LineCosts]) -> dict:
    """A trace with a line for each row, from the earlier to the later year's point."""
    x = [number(cost) for line in largest for cost in (*line.costs, None)]
    y = [place for row in range(len(largest)) for place in (row, row, None)]
    return trace(
        "scatter",
        "Vej",
        showlegend=False,
        x=x,
        y=y,
        mode="lines",
        connectgaps=False,
        line={"color": SOFT, "width": 2},
    )


def _points(
    found: UnitCosts, largest: list[LineCosts], place: int, colour: str, symbol: str
) -> dict:
    year = found.years[place]
    return trace(
        "scatter",
        str(year),
        sentences=[
            f"{line.row.line.label}, {year}: {format_number(line.costs[place], 0)} kr."
            for line in largest
        ],
        mode="markers",
        x=[number(line.costs[place]) for line in largest],
        y=list(range(len(largest))),
        marker={"color": colour, "size": 12, "symbol": symbol, "line": {"width": 2.5}},
    )


def _latest_costs(largest: list[LineCosts]) -> dict:
    """A trace with the later year's cost and the change as text, to the right of both points."""
    return trace(
        "scatter",
        "Tal",
        showlegend=False,
        mode="text",
        x=[number(max(line.costs)) for line in largest],
        y=list(range(len(largest))),
        text=[_cost_words(line) for line in largest],
        textposition="middle right",
        textfont={"size": 13},
        cliponaxis=False,
    )


def _cost_words(line: LineCosts) -> str:
    change = f" ({line.change_words} pct.)" if line.change_words else ""
    return f"{BESIDE_POINT}{format_number(line.costs[-1], 0)}{change}"


def _largest(rows: list, by: Callable) -> list:
    """The largest when there are many, in the order of the document."""
    largest = sorted(rows, key=by, reverse=True)[:MOST]
    return [row for row in rows if any(row is one for one in largest)]


def _left_out(rows: list, largest: list) -> str:
    hidden = len(rows) - len(largest)
    return f"De {len(largest)} største er tegnet; {hidden} mere står i tabellen." if hidden else ""


def _note(sources: list[str], today: date, *sentences: str) -> str:
    parts = [sentence for sentence in sentences if sentence]
    if sources:
        parts.append(f"Kilde: {'; '.join(sources)}.")
    return " ".join([*parts, f"Udtrukket {format_date(today)}."])


def _amount(value: Decimal | None) -> str:
    return "" if value is None else format_number(value, 1)


def _whole(value: Decimal | None) -> str:
    return "" if value is None else format_number(value, 0)


def _million(value: Decimal | None) -> str:
    return NONE if value is None else format_money(value)


def _change_words(change: Change) -> str:
    percent = f" ({change.percent_words} pct.)" if change.percent is not None else ""
    return f"{change.million_words} mio. kr.{percent}"


def _percent(found: Split, share: Share) -> str:
    percent = found.percent(share)
    return "" if percent is None else format_percent(percent, 0)


def _share_words(found: Split, share: Share) -> str:
    percent = _percent(found, share)
    return f"{_amount(share.million)} ({percent})" if percent else _amount(share.million)
