"""The tables that are filled, and how one row of each becomes a line for PostgreSQL's COPY."""

from django.apps import apps
from django.db.models import GeneratedField, Model

from core.public_ids import PublicIdField

MISSING = r"\N"
EVENT = ("pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context_id")


def text(value) -> str:
    """One value as COPY reads it."""
    if value is None:
        return MISSING
    if value is True or value is False:
        return "t" if value else "f"
    found = str(value)
    if "\\" in found or "\n" in found or "\t" in found:
        found = found.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return found


def line(*values) -> str:
    return "\t".join(map(text, values))


class Table:
    """`names` are the columns that rows give, in their order, the key first; all others take the
    model's default, and a public id is made of the key.

    A history table has the same row behind its own columns.
    """

    def __init__(self, model: type[Model], names: str):
        self.model, self.name = model, model._meta.db_table
        listed = names.split()
        fields = {one.column: one for one in _stored(model)}
        public = [one for one in fields.values() if isinstance(one, PublicIdField)]
        self._kinds = [one.kind for one in public]
        named = {*listed, "id", *(one.column for one in public)}
        rest = [name for name in fields if name not in named]
        self.columns = [*listed, *rest, *(one.column for one in public)]
        self._rest = "".join(f"\t{text(_default(fields[name]))}" for name in rest)
        self.event = getattr(model, "pgh_event_model", None)
        if self.event:
            self.event_name = self.event._meta.db_table
            self.event_columns = [*EVENT, *self.columns]

    def complete(self, row: str) -> str:
        """The row with the columns that it does not give."""
        key = row.partition("\t")[0]
        ids = "".join(f"\t{kind}-{key}" for kind in self._kinds)
        return f"{row}{self._rest}{ids}\n"


def _stored(model) -> list:
    return [one for one in model._meta.concrete_fields if not isinstance(one, GeneratedField)]


def _default(field):
    value = field.get_default()
    return None if callable(value) else value


COLUMNS = {
    "pghistory.Context": "id created_at updated_at metadata",
    "initiatives.SourceDocument": "id slug title file_name",
    "initiatives.Unit": "id slug name kind parent_id",
    "auth.User": "id username password first_name last_name email is_active date_joined",
    "auth.User_groups": "user_id group_id",
    "initiatives.Membership": "id user_id unit_id",
    "targets.Area": "id slug name position",
    "targets.Indicator": "id slug name unit_of_measure direction definition source_id",
    "initiatives.Plan": "id slug title kind year_from year_to adopted summary follows_id source_id",
    "initiatives.FocusArea": "id plan_id code title position outcome source_id",
    "initiatives.Initiative": "id plan_id code title position purpose description start_year"
    " yearly_volume source_id source_place status lapse_reason lapse_date calculated_status"
    " deviation version",
    "initiatives.InitiativeArea": "id initiative_id focus_area_id category",
    "initiatives.Responsibility": "id initiative_id unit_id role position",
    "initiatives.TargetGroup": "id initiative_id description headcount",
    "initiatives.Continuation": "id initiative_id earlier_id ground_words",
    "targets.Target": "id kind plan_id focus_area_id initiative_id number goal_number title wording"
    " indicator_id area_id comparator value value_to measured_as baseline_value baseline_date"
    " period_start deadline source_id verdict latest_id trajectory_status",
    "targets.Measurement": "id indicator_id plan_id area_id period_start date breakdown value"
    " numerator denominator qualifier state source_id entered_by_id entered_at",
    "followup.FollowUpRound": "id plan_id slug title cutoff due state opened_at closed_at",
    "followup.FollowUp": "id initiative_id round_id effective_on calculated_status deviation state"
    " version status results comments deviation_reason lapse_reason lapse_date written_by_id"
    " written_at approved_by_id approved_at return_reason returned_by_id returned_at",
    "followup.RoundSnapshot": "id round_id edition rule_version content closed_by_id closed_at",
    "followup.Evidence": "id follow_up_id title url added_by_id added_at",
    "budget.BudgetLine": "id plan_id number group label account cost_type financing source_id",
    "budget.BudgetAmount": "id line_id year price_level amount persons unit_cost",
    "budget.BudgetLink": "id line_id initiative_id",
}


def all_tables() -> dict[str, Table]:
    """By the model's name, in an order in which a row comes after those that it points to."""
    return {name: Table(apps.get_model(name), columns) for name, columns in COLUMNS.items()}
