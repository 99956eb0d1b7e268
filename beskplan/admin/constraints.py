"""Broken database constraints as Danish messages beside the field that can mend them."""

from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import BaseConstraint

# The field that a reader would change, where the constraint is about several.
BESIDE = {
    "plan_years_in_order": "year_to",
    "plan_rule_parameters_are_shares": "tolerance",
    "plan_months_before_deadline_few": "months_before_deadline",
    "focus_area_code_once_per_plan": "code",
    "initiative_code_once_per_plan": "code",
    "initiative_once_per_focus_area": "focus_area",
    "unit_once_per_initiative": "unit",
    "continuation_once": "earlier",
    "initiative_not_its_own_continuation": "earlier",
    "target_group_number_once": "number",
    "unit_not_its_own_parent": "parent",
    "membership_once": "unit",
    "target_has_one_scope": "initiative",
    "target_number_once_per_scope": "number",
    "target_deadline_after_baseline": "deadline",
    "target_deadline_after_period_start": "deadline",
    "target_range_has_both_ends": "value_to",
    "target_comparator_has_value": "value",
    "target_value_has_indicator": "indicator",
    "target_derived_baseline_has_value": "baseline_value",
    "target_minister_goal_has_number": "goal_number",
    "target_share_of_something": "share_of",
    "indicator_not_related_to_itself": "part_of",
    "one_measurement_counts": "counts",
    "measurement_period_in_order": "period_start",
    "measurement_dated_unless_from_document": "date",
    "indicator_linked_once": "indicator",
    "one_open_round_per_plan": "plan",
    "budget_line_number_once_per_plan": "number",
    "budget_line_not_part_of_itself": "part_of",
    "budget_line_adds_up_to_a_line": "part_of",
    "budget_line_share_is_percent": "municipal_share",
    "budget_link_once": "initiative",
    "budget_amount_once": "year",
    "budget_not_stated_has_no_figure": "amount",
    "budget_amount_has_year_or_period": "year",
    "budget_amount_has_figure": "amount",
    "budget_amount_within_years": "year",
    "budget_amount_persons_not_negative": "persons",
    "budget_amount_unit_cost_not_negative": "unit_cost",
    "measurement_within_years": "date",
    "measurement_denominator_positive": "denominator",
    "target_within_years": "deadline",
    "plan_within_years": "year_from",
}
# For those that have no message of their own.
SAID = {
    "continuation_once": "Den videreførelse står der allerede.",
    "target_group_number_once": "Der er allerede en målgruppe med det nummer.",
    "indicator_linked_once": "Indikatoren står allerede på initiativet.",
    "budget_link_once": "Initiativet står allerede på budgetlinjen.",
    "target_initiative_in_same_plan": "Initiativet hører til en anden plan end målet.",
    "target_focus_area_in_same_plan": "Fokusområdet hører til en anden plan end målet.",
}
UNNAMED = "Oplysningerne strider mod noget, der allerede er gemt. Intet er ændret."


class ConstrainedForm(forms.ModelForm):
    """Checks every constraint of the row, those about fields that the form does not show too.

    `refused` is what the database said to a first attempt; see PlanModelAdmin.changeform_view.
    """

    refused = ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refused:
            raise ValidationError(self.refused)
        return cleaned

    def _post_clean(self) -> None:
        """Django skips constraints about fields that the form does not show, and says the others
        away from any field; so the row leaves them to the form."""
        self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()
        del self.instance.validate_constraints
        self.validate_constraints()
        self.check_figures()

    def check_figures(self) -> None:
        """What a figure may be; see beskplan/admin/asking.py."""

    def validate_constraints(self) -> None:
        unknown = set(self.errors) | self.unknown_fields()
        for constraint in self.instance._meta.constraints:
            try:
                constraint.validate(type(self.instance), self.instance, exclude=unknown)
            except ValidationError:
                self.say_broken(constraint)

    def say_broken(self, constraint: BaseConstraint) -> None:
        beside = BESIDE.get(constraint.name)
        said = self.words_for(constraint) or constraint.get_violation_error_message()
        self.add_error(beside if beside in self.fields else None, said)

    def words_for(self, constraint: BaseConstraint) -> str | None:
        """What to say of a broken constraint instead of its own message."""
        return SAID.get(constraint.name)

    def unknown_fields(self) -> set[str]:
        """Fields that only get their value when the row is saved."""
        return set()


def message_of(error: IntegrityError) -> str:
    """The Danish message for what the database refused."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name and name not in SAID:
                return str(constraint.get_violation_error_message())
    return SAID.get(name or "", UNNAMED)
