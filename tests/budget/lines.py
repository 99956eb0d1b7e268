"""Budget lines for tests, written short."""

from decimal import Decimal

from budget.models import BudgetAmount, BudgetLine


def make_line(plan, label, *amounts, group="Aktivering", **fields) -> BudgetLine:
    """A line with its amounts, each made by `stated`."""
    number = plan.budget_lines.count() + 1
    line = BudgetLine.objects.create(plan=plan, number=number, label=label, group=group, **fields)
    for amount in amounts:
        BudgetAmount.objects.create(line=line, **amount)
    return line


def stated(year, amount=None, persons=None, unit_cost=None, **fields) -> dict:
    """An amount of one year, or of a period when `year` is a wording; "xx" is not stated."""
    held = {"year": year} if isinstance(year, int) else {"period": year}
    figures = {"amount": amount, "persons": persons, "unit_cost": unit_cost}
    for name, value in figures.items():
        if value == "xx":
            held[f"{name}_not_stated"] = True
        elif value is not None:
            held[name] = Decimal(str(value))
    return held | fields


def loaded(plan) -> list[BudgetLine]:
    return list(plan.budget_lines.for_page())
