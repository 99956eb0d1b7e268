"""Forms of the administration with figures: the impossible is refused, the improbable asked about
once (core/figures.py), as in *Opdatér status*."""

from django.db.models import BaseConstraint
from django.forms import ModelForm
from django.utils import timezone

from beskplan.admin.constraints import ConstrainedForm
from beskplan.admin.rows import ConstrainedRow, ConstrainedRows
from budget import figures as budget_figures
from core.figures import Remark, question
from core.forms.confirmation import ConfirmationField
from targets.models import Indicator
from targets.readings import known_of
from targets.rule import figures
from targets.rule.figures import Known
from targets.rule_inputs import figure_of, wanted_of


class AskingForm(ConstrainedForm):
    """The tick `sure` stands last among the fields and is hidden until something is asked."""

    sure = ConfirmationField()

    def impossible(self) -> list[Remark]:
        return []

    def improbable(self) -> list[Remark]:
        return []

    def check_figures(self) -> None:
        for remark in self.impossible():
            field = remark.field if remark.field in self.fields else None
            if not self.has_error(field or "__all__"):
                self.add_error(field, remark.words)
        doubts = [one for one in self.improbable() if not self.has_error(one.field)]
        if asked := question(doubts):
            self.fields["sure"].ask(asked)
            if self.cleaned_data.get("sure") != asked:
                self.add_error("sure", asked)


class AskingRow(AskingForm, ConstrainedRow):
    pass


class AskingRows(ConstrainedRows):
    """Rows that ask have a column for their ticks, which is hidden until one of them does."""

    def full_clean(self) -> None:
        super().full_clean()
        self.asks = any(not form.fields["sure"].widget.is_hidden for form in self.forms)
        if self.asks:
            for form in self.forms:
                _show_column(form)

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if index is None and getattr(self, "asks", False):  # the row that heads the columns
            _show_column(form)


def _show_column(form) -> None:
    if form.fields["sure"].widget.is_hidden:
        form.fields["sure"].ask("")
        form.fields["sure"].widget.attrs["disabled"] = True


class MeasurementFigures(AskingForm):
    """What both the screen of a measurement and a row below its indicator ask."""

    def indicator(self) -> Indicator | None:
        return self.instance.indicator if self.instance.indicator_id else None

    def impossible(self) -> list[Remark]:
        indicator = self.indicator()
        if indicator is None:
            return []
        return figures.impossible(figure_of(self.instance), indicator, today=timezone.localdate())

    def improbable(self) -> list[Remark]:
        indicator, one = self.indicator(), self.instance
        if indicator is None or not one.area_id:
            return []
        known = Known()
        if indicator.pk:
            known = known_of(indicator.pk, one.area_id, one.breakdown, without=one.pk)
        return figures.improbable(figure_of(one), indicator, known)


class TargetFigures(AskingForm):
    def impossible(self) -> list[Remark]:
        return figures.impossible_target(wanted_of(self.instance), self._indicator())

    def improbable(self) -> list[Remark]:
        one = self.instance
        known = Known()
        if one.indicator_id and one.area_id:
            known = Known(measured=known_of(one.indicator_id, one.area_id).measured)
        return figures.improbable_target(wanted_of(one), self._indicator(), known)

    def _indicator(self):
        return self.instance.indicator if self.instance.indicator_id else None


class AmountRow(AskingRow):
    def impossible(self) -> list[Remark]:
        return budget_figures.impossible(self.instance)

    def improbable(self) -> list[Remark]:
        others = []
        if self.parent.pk:
            amounts = self.parent.amounts.exclude(pk=self.instance.pk)
            others = amounts.exclude(amount=None).values_list("amount", flat=True)
        return budget_figures.improbable(self.instance, others)

    def words_for(self, constraint: BaseConstraint) -> str | None:
        if constraint.name == "budget_amount_once":
            return f"Linjen har allerede et beløb for {self.instance.holds_for}."
        return super().words_for(constraint)

    @property
    def row_name(self) -> str:
        return self.instance.holds_for if self.instance.year or self.instance.period else ""
