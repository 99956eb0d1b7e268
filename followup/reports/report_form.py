"""The form of a follow-up: figures for all who may measure, status and texts for those who
report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.figures import question
from core.forms.confirmation import ConfirmationField
from core.forms.fields import DanishDateField
from followup.evidence.fields import EvidenceFields
from followup.models import FollowUp
from followup.reports.calculation import Calculation, InitiativeTargets, Series
from followup.reports.figure_fields import figure_fields, known_of, why_unused
from followup.reports.merge.baseline import FIELDS, as_text
from followup.reports.merge.form import PARTS, MergeForm
from initiatives.models import Initiative, Status
from targets.measurements import NewMeasurement, period_of
from targets.models import Measurement
from targets.rule.figures import Figure, impossible, improbable

SURE = "sure"
MEANINGS = {
    Status.MET: "Det aftalte er nået.",
    Status.PARTLY: "En væsentlig del er nået, men ikke det hele.",
    Status.MISSED: "Det aftalte er ikke nået.",
    Status.LAPSED: "Initiativet gennemføres ikke. Skal begrundes.",
}


@dataclass(frozen=True)
class Block:
    """One series as the template shows it: the fields for a new figure."""

    series: Series
    value: forms.BoundField
    date: forms.BoundField
    more: list[forms.BoundField]
    note: forms.BoundField
    sure: forms.BoundField  # the tick for what is improbable
    read_back: str = ""  # what the value is read as, once it is typed
    question: str = ""  # what is improbable about it

    @property
    def errors(self) -> list[str]:
        """Why the figure as it is typed does not count."""
        fields = (self.value, self.date, *self.more, self.note)
        return [error for field in fields for error in field.errors]

    @property
    def is_opened(self) -> bool:
        """Whether the fields that are folded away hold anything, so that the page must unfold
        them."""
        return any(field.errors or _differs(field) for field in (*self.more, self.note))


def _differs(field: forms.BoundField) -> bool:
    return field.form.is_bound and field.name in field.form.changed_data


class MeasurementForm(MergeForm):
    """A new figure for each series of the initiative; a block that is left blank adds none."""

    def __init__(self, *args: Any, targets: InitiativeTargets, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets, self.today = targets, today
        self.new: list[NewMeasurement] = []
        self.short_labels: dict[str, str] = {}  # by field; a field's own label names the indicator
        self.read_back: dict[str, str] = {}  # by the series' key
        self.questions: dict[str, str] = {}
        for series in targets.series:
            self.fields[_name(series, SURE)] = ConfirmationField(label=series.indicator.name)
            for part, field in figure_fields(series.indicator).items():
                name = _name(series, part)
                self.short_labels[name] = field.label
                field.label = f"{series.indicator.name}: {field.label.lower()}"
                self.fields[name] = field

    @property
    def blocks(self) -> list[Block]:
        return [self._block(series) for series in self.targets.series]

    def clean(self) -> dict[str, Any] | None:
        """Puts the figures of all valid blocks into `new`, also when other blocks are invalid."""
        self.new = [new for series in self.targets.series if (new := self._read(series))]
        return super().clean()

    def add_problems(self, error: ValidationError) -> None:
        """Adds the storing functions' ValidationError to the fields it names, else above the
        form."""
        problems = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in problems.items():
            self.add_error(name if name in self.fields else None, messages)

    def uncounted(self, calculation: Calculation) -> list[tuple[str, str]]:
        """What is typed but decides nothing: the indicator's name, and why."""
        found = []
        for block in self.blocks if self.is_bound else ():
            new = next((one for one in self.new if one.field == block.value.name), None)
            words = why_unused(new, block.series, calculation) if new else " ".join(block.errors)
            if words:
                found.append((block.series.indicator.name, words))
        return found

    def _block(self, series: Series) -> Block:
        value, day, *more, note = (self[_name(series, part)] for part in PARTS)
        said = (self.read_back.get(series.key, ""), self.questions.get(series.key, ""))
        return Block(series, value, day, more, note, self[_name(series, SURE)], *said)

    def _read(self, series: Series) -> NewMeasurement | None:
        names = {part: _name(series, part) for part in PARTS}
        value = self.cleaned_data.get(names["value"])
        if value is not None:
            self.read_back[series.key] = self.fields[names["value"]].read_back(value)
        if any(name in self.errors for name in names.values()):
            return None
        values = {part: self.cleaned_data[name] for part, name in names.items()}
        if all(values[part] in (None, "") for part in PARTS if part != "state"):
            return None
        values["state"] = values["state"] or Measurement.State.FINAL
        problems = list(_settle_period(values))
        problems += self._problems(series, values)
        for part, problem in problems:
            self.add_error(names[part], problem)
        if problems:
            return None
        self._ask(series, values)
        new = NewMeasurement(
            indicator=series.indicator, area=series.area, field=names["value"], **values
        )
        if self.baseline is None:
            return new
        return replace(new, over=self.baseline.figure(series, period_of(new)))

    def _ask(self, series: Series, values: dict) -> None:
        """A figure that is improbable needs a tick that says it is right."""
        remarks = improbable(_figure(values), series.indicator, known_of(series))
        if asked := question(remarks):
            name = _name(series, SURE)
            self.questions[series.key] = asked
            self.fields[name].ask(asked)
            if self.cleaned_data[name] != asked:
                self.add_error(name, asked)

    def _problems(self, series: Series, values: dict):
        if values["value"] is None:
            yield "value", "Skriv værdien, eller ryd felterne, hvis der ikke er noget nyt tal."
        if values["date"] is None:
            yield "date", "Skriv den dato, som tallet er opgjort for."
            return
        if values["period_start"] and values["period_start"] > values["date"]:
            yield "period_start", "Perioden begynder efter den dato, som tallet er opgjort for."
        for remark in impossible(_figure(values), series.indicator, today=self.today):
            yield remark.field, remark.words


class FollowUpForm(EvidenceFields, MeasurementForm):
    """Status, texts and figures. The fields are blank unless the open round has a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label="Ny status",
        choices=Status.for_users(),
        widget=forms.RadioSelect,
        required=False,
    )
    lapse_reason = forms.CharField(
        label="Begrundelse for bortfald",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    lapse_date = DanishDateField(label="Bortfaldet pr.", required=False)
    lapse_reference = forms.CharField(
        label="Beslutning om bortfald",
        help_text="Udvalg, dato og sagsnummer, fx BIU 255/2007.",
        max_length=200,
        required=False,
    )
    deviation_reason = forms.CharField(
        label="Begrundelse for afvigelse",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    results = forms.CharField(
        label="Resultater",
        help_text="Hvad er der gjort, og hvad er der kommet ud af det?",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    comments = forms.CharField(
        label="Kommentarer",
        help_text="Hvad forklarer resultatet, og hvad sker der nu?",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )

    def __init__(
        self, *args, initiative: Initiative, draft: FollowUp | None = None, **kwargs
    ) -> None:
        initial = {"version": initiative.version}
        if draft:
            initial |= {name: getattr(draft, name) for name in FIELDS}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def follow_up(self) -> dict:
        """The fields of the follow-up as keyword arguments of `record_follow_up`."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    @property
    def mine(self) -> dict[str, str]:
        """What the user wrote, by field, as the texts that are merged."""
        return {name: as_text(self.cleaned_data.get(name)) for name in FIELDS}

    @property
    def only_measures(self) -> bool:
        """Whether the user has typed figures and nothing else."""
        return bool(self.new) and not any(self.follow_up.values()) and not self.evidence

    @property
    def status_choices(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        """Each radio button with what its status means."""
        return [(choice, MEANINGS[choice.data["value"]]) for choice in self["status"].subwidgets]


def _settle_period(values: dict) -> Iterator[tuple[str, str]]:
    """Puts the days of a period that is written as one ("2011") into `values`; yields what speaks
    against it."""
    if period := values["date"]:
        if problem := period.contradicted_by(values["period_start"]):
            yield "period_start", problem
        values["date"] = period.end
        values["period_start"] = period.start or values["period_start"]


def _figure(values: dict) -> Figure:
    parts = ("value", "period_start", "date", "state", "qualifier")
    return Figure(**{part: values[part] for part in parts})


def _name(series: Series, part: str) -> str:
    return f"m{series.key}-{part}"
