"""Every order is total: two prints of the same rows never differ, and no row is on two pages."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db.models import F, Model, QuerySet, UniqueConstraint
from django.db.models.expressions import BaseExpression

from beskplan.browse.tables import InitiativeTable, PlanTable
from beskplan.exports.excel.selection import everything
from budget.models import BudgetAmount, BudgetLine
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative, InitiativeArea, Plan, Unit
from initiatives.permissions import NOBODY
from targets.lists.tables import MeasurementTable, TargetTable
from targets.models import Indicator, Measurement, Target

OURS = ("initiatives", "targets", "budget", "followup")
TABLES = (InitiativeTable, PlanTable, TargetTable, MeasurementTable)
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def fields_of(order) -> set[str]:
    """The columns that an order names, also inside expressions."""
    if isinstance(order, str):
        return {order.lstrip("-")}
    if isinstance(order, F):
        return {order.name}
    parts = order.get_source_expressions() if isinstance(order, BaseExpression) else []
    return set().union(*(fields_of(part) for part in parts if part is not None))


def decides(model: type[Model], names: Iterable[str]) -> bool:
    """Whether no two rows of the model can have the same values in all of these columns."""
    names = set(names)
    if "pk" in names or model._meta.pk.name in names:
        return True
    keys = [[field.name] for field in model._meta.fields if field.unique and not field.null]
    keys += [
        constraint.fields
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and not constraint.condition
        if constraint.nulls_distinct is False
        or not any(model._meta.get_field(name).null for name in constraint.fields)
    ]
    return any(key and all(is_decided(model, name, names) for name in key) for key in keys)


def is_decided(model: type[Model], name: str, names: set[str]) -> bool:
    field = model._meta.get_field(name)
    if name in names or field.attname in names:
        return True
    beyond = {one.removeprefix(f"{name}__") for one in names if one.startswith(f"{name}__")}
    return bool(field.is_relation and beyond and decides(field.related_model, beyond))


def is_total(rows: QuerySet) -> bool:
    order = rows.query.order_by or rows.query.get_meta().ordering
    return decides(rows.model, set().union(*(fields_of(one) for one in order)))


def test_an_order_that_rows_can_share_is_found():
    assert not is_total(FollowUp.objects.order_by("-effective_on"))
    assert not is_total(Measurement.objects.order_by("indicator", "date", "area", "breakdown"))
    assert is_total(Initiative.objects.order_by("plan__slug", "position", "code"))


@pytest.mark.parametrize("label", OURS)
def test_what_a_model_is_ordered_by_ends_in_something_unique(label):
    ordered = [model for model in apps.get_app_config(label).get_models() if model._meta.ordering]
    assert ordered
    assert [model.__name__ for model in ordered if not is_total(model._default_manager.all())] == []


@pytest.mark.parametrize("is_whole", [True, False])
def test_every_sheet_has_one_order(is_whole):
    plan = None if is_whole else Plan(pk=1, slug="plan")
    selection = everything(plan, NOBODY, exported_by="Signe", exported_at=NOW)
    sheets = {name: rows for name, rows in vars(selection).items() if isinstance(rows, QuerySet)}
    assert {"follow_ups", "measurements", "budget_lines"} <= set(sheets)
    assert [name for name, rows in sheets.items() if not is_total(rows)] == []


@pytest.mark.parametrize(
    "rows",
    [
        Initiative.objects.in_plan_order(),
        InitiativeArea.objects.in_order(),
        Target.objects.in_plan_order(),
        Target.objects.minister_goals(),
        BudgetLine.objects.in_plan_order(),
        Plan.objects.newest_first(),
        FollowUpRound.objects.all(),
        BudgetAmount.objects.all(),
        Unit.objects.all(),
        Indicator.objects.all(),
    ],
    ids=lambda rows: rows.model.__name__,
)
def test_the_orders_of_lists_are_total(rows):
    assert is_total(rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_whatever_a_list_is_sorted_by_rows_that_are_alike_come_by_key(table):
    for name, column in table.base_columns.items():
        if column.orderable:
            rows, _ = getattr(table, f"order_{name}")(None, table._meta.model.objects.all(), False)
            assert is_total(rows), name
