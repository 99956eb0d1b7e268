"""Forms of the admin's own pages; and what Django's model forms cannot know of the plans."""

from datetime import date
from typing import Any

from django import forms

from beskplan.admin.asking import AskingForm
from beskplan.admin.constraints import ConstrainedForm
from beskplan.admin.revisions import RevisedTarget
from beskplan.admin.rows import ConstrainedRow
from core.figures import Remark
from core.forms.confirmation import ConfirmationField
from followup.models import FollowUpRound
from initiatives.models import FocusArea, Plan, Status, Unit
from initiatives.units.organisation import Organisation, task_changes
from initiatives.units.task_words import change_words
from targets.models import Target


class PlanForm(ConstrainedForm):
    def clean_state(self) -> str:
        state = self.cleaned_data["state"]
        if (
            state == Plan.State.DRAFT
            and FollowUpRound.objects.filter(plan=self.instance.pk).exists()
        ):
            raise forms.ValidationError(
                "Planen har opfølgningsrunder og kan ikke gøres til kladde igen. Vælg afsluttet."
            )
        return state


class CopyPlanForm(forms.Form):
    """What the new plan is called and when it runs."""

    title = forms.CharField(label="Titel", max_length=300)
    slug = forms.SlugField(
        label="Kortnavn",
        help_text="Står i adressen. Små bogstaver, tal og bindestreg, fx beskaeftigelsesplan-2027.",
    )
    year_from = forms.IntegerField(label="År fra", min_value=1990, max_value=2100)
    year_to = forms.IntegerField(label="År til", min_value=1990, max_value=2100)
    include_lapsed = forms.BooleanField(label="Tag bortfaldne initiativer med", required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        self.plan = plan
        span = plan.year_to - plan.year_from
        kwargs["initial"] = {"year_from": plan.year_to + 1, "year_to": plan.year_to + 1 + span}
        super().__init__(*args, **kwargs)

    @property
    def counts(self) -> dict[str, int]:
        initiatives = self.plan.initiatives
        lapsed = initiatives.filter(status=Status.LAPSED).count()
        return {
            "areas": self.plan.focus_areas.count(),
            "initiatives": initiatives.count() - lapsed,
            "lapsed": lapsed,
        }

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if Plan.objects.filter(slug=slug).exists():
            raise forms.ValidationError("Der er allerede en plan med det kortnavn.")
        return slug

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        first, last = cleaned.get("year_from"), cleaned.get("year_to")
        if first and last and last < first:
            self.add_error("year_to", "Planens sidste år ligger før dens første.")
        return cleaned

    @property
    def copy_arguments(self) -> dict:
        """What the user chose, as keyword arguments of `copy_plan`."""
        names = ("title", "slug", "include_lapsed")
        years = (self.cleaned_data["year_from"], self.cleaned_data["year_to"])
        return {name: self.cleaned_data[name] for name in names} | {"years": years}


class PlacementRow(ConstrainedRow):
    """An initiative stands only in focus areas of its own plan."""

    def clean_focus_area(self) -> FocusArea | None:
        area = self.cleaned_data["focus_area"]
        if self.parent.plan_id and area.plan_id != self.parent.plan_id:
            raise forms.ValidationError(f"Fokusområdet hører til {area.plan}.")
        return area


def period_of(plan: Plan) -> dict[str, date]:
    """What is proposed as a new target's period: the plan's own."""
    return {"period_start": plan.first_day, "deadline": plan.last_day}


class TargetRow(RevisedTarget, ConstrainedRow):
    """A target below its initiative, whose plan it shares."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent.plan_id:
            self.initial = {**period_of(self.parent.plan), **self.initial}

    def clean(self) -> dict[str, Any] | None:
        if self.parent.plan_id:
            self.instance.plan_id = self.parent.plan_id
        return super().clean()

    def unknown_fields(self) -> set[str]:
        missing = set() if self.parent.plan_id else {"plan"}
        return super().unknown_fields() | missing


class TargetForm(RevisedTarget):
    """The plan follows from the initiative or focus area; it is asked for only without them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "plan" in self.fields:
            self.fields["plan"].required = False
            self.fields["plan"].help_text = "Kun nødvendig, når målet gælder hele planen."
        if "goal_number" in self.fields:
            self.fields[
                "goal_number"
            ].help_text = (
                "Kun for ministermål. Lader du feltet stå tomt, får det samme nummer som målet."
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned.get("kind") == Target.Kind.MINISTER and not cleaned.get("goal_number"):
            cleaned["goal_number"] = cleaned.get("number")
        scopes = [cleaned.get("initiative"), cleaned.get("focus_area")]
        scope = next((one for one in scopes if one), None)
        plan = cleaned.get("plan") or (scope and scope.plan)
        if "plan" not in self.fields or self.has_error("plan"):
            return cleaned
        if plan is None:
            self.add_error("plan", "Vælg den plan eller det initiativ, som målet gælder.")
        elif scope and scope.plan_id != plan.pk:
            what = "Initiativet" if scope is cleaned.get("initiative") else "Fokusområdet"
            self.add_error("plan", f"{what} hører til {scope.plan}.")
        cleaned["plan"] = plan
        return cleaned


class MergeUnitForm(forms.Form):
    """Which unit everything moves to; what follows is shown before it is done."""

    into = forms.ModelChoiceField(Unit.objects.none(), label="Læg sammen med")
    sure = ConfirmationField(label="Ja, læg enhederne sammen")
    is_asked = False

    def __init__(self, *args, unit: Unit, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.changes = unit, []
        self.fields["into"].queryset = Unit.objects.exclude(pk=unit.pk).by_name()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        into = cleaned.get("into")
        if into is None:
            return cleaned
        if into.pk in Unit.objects.ids_at_or_below([self.unit.pk]):
            self.add_error("into", f"{into} hører selv under {self.unit}. Flyt den først.")
            return cleaned
        before = Organisation.read()
        self.changes = change_words(task_changes(before, before.merged(self.unit.pk, into.pk)))
        asked = " ".join([f"{self.unit} lægges sammen med {into}.", *self.changes])
        self.is_asked = True
        self.fields["sure"].ask(asked)
        if cleaned.get("sure") != asked:
            self.add_error("sure", "Sæt kryds, når det er sådan, det skal være.")
        return cleaned


class UnitForm(AskingForm):
    sure = ConfirmationField(label="Ja, flyt enheden")

    def improbable(self) -> list[Remark]:
        """Who gains and who loses tasks when the unit is moved."""
        if self.instance.pk is None or "parent" not in self.changed_data:
            return []
        before = Organisation.read()
        after = before.moved(self.instance.pk, self.instance.parent_id)
        return [Remark("parent", words) for words in change_words(task_changes(before, after))]

    def clean_parent(self) -> Unit | None:
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and parent.pk != self.instance.pk:
            below = Unit.objects.ids_at_or_below([self.instance.pk])
            if parent.pk in below:
                raise forms.ValidationError(f"{parent} hører selv under {self.instance}.")
        return parent


class BudgetLineForm(ConstrainedForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        whole, plan = cleaned.get("part_of"), cleaned.get("plan") or self.instance.plan_id
        if whole and plan and whole.plan_id != getattr(plan, "pk", plan):
            self.add_error("part_of", f"Linjen hører til {whole.plan}.")
        elif whole and self._above(whole):
            self.add_error("part_of", f"{whole} er selv en del af denne linje.")
        return cleaned

    def _above(self, line) -> bool:
        """Whether this line is among those that `line` is part of."""
        visited = set()
        line = line.part_of
        while line and line.pk not in visited:
            if line.pk == self.instance.pk:
                return True
            visited.add(line.pk)
            line = line.part_of
        return False
