"""What a plan's paper says of money: its budget lines as its document prints them, parts under
their whole, a stated total last. Nothing is added up."""

from beskplan.exports.word.content import Line, lines_of
from beskplan.exports.word.paper import Paper
from budget.models import BudgetAmount, BudgetLine
from budget.models.amounts import holds_for_words
from core.danish import format_money
from followup.plausibility.by_row import RowFindings
from initiatives.models import Plan

TITLE = "Finansiering"
HEADERS = [TITLE, "Beløb", "Bemærkning"]
WIDTHS = [12.3, 6.7, 7.1]


def write_financing(paper: Paper, plan: Plan, findings: RowFindings) -> None:
    lines = list(plan.budget_lines.order_by("number").prefetch_related("amounts"))
    if lines:
        paper.heading(TITLE)
        about = "Planens beløb og budget, som dokumentet oplyser dem."
        rows = [
            _row(line, depth, findings.budget_lines[line.pk])
            for line, depth in in_reading_order(lines)
        ]
        paper.table(HEADERS, WIDTHS, rows, title=TITLE, about=about)


def in_reading_order(lines: list[BudgetLine]) -> list[tuple[BudgetLine, int]]:
    """Each line, followed by its parts one step further in; a total without parts stands last, as
    the sum of what is above it."""
    ordered: list[tuple[BudgetLine, int]] = []

    def add(line: BudgetLine, depth: int) -> None:
        ordered.append((line, depth))
        for part in lines:
            if part.part_of_id == line.pk:
                add(part, depth + 1)

    wholes = {line.part_of_id for line in lines}
    for line in sorted(lines, key=lambda line: line.is_total and line.pk not in wholes):
        if line.part_of_id is None:
            add(line, 0)
    return ordered


def _row(line: BudgetLine, depth: int, notes: list[str]) -> list[list[Line]]:
    label = Line(
        _label(line, depth),
        bold=line.is_total,
        bullet=depth > 0,
        depth=depth - 1,
        notes=tuple(notes),
    )
    amounts = [Line(_amount_words(amount)) for amount in line.amounts.all()]
    financing = f"Finansiering: {line.get_financing_display()}" if line.financing else ""
    return [[label], amounts, [*lines_of(financing), *lines_of(line.note)]]


def _label(line: BudgetLine, depth: int) -> str:
    """The printed label, a part's after "heraf" where the document does not say it itself."""
    label = line.label
    if depth == 0 or label.lower().startswith("heraf"):
        return label
    begins = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return f"heraf {begins}"


def _amount_words(amount: BudgetAmount) -> str:
    """ "66,4 mio. kr. (2009 og 2010)", "2,8 mio. kr. (2007, regnskab)"; "ikke oplyst" where the
    document prints xx."""
    if amount.amount is None:
        return f"ikke oplyst ({amount.holds_for})" if amount.amount_not_stated else ""
    prices = f"{amount.price_level}-priser" if amount.price_level else ""
    actual = "regnskab" if amount.kind == BudgetAmount.Kind.ACTUAL else ""
    period = holds_for_words(amount.year, amount.period, BudgetAmount.Kind.BUDGET)
    return f"{format_money(amount.amount)} ({', '.join(filter(None, (period, actual, prices)))})"
