"""The form of a follow-up: figures for all who may measure, status and texts for those who
report."""

from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.fields import DanishDateField, DanishDecimalField
from followup.evidence.fields import EvidenceFields
from followup.models import FollowUp
from followup.reports.baseline import FIELDS, as_text
from followup.reports.calculation import InitiativeTargets, Series
from followup.reports.merge_form import PARTS, MergeForm
from initiatives.models import Initiative, Status
from targets.measurements import NewMeasurement, period_of
from targets.models import Measurement

QUALIFIERS = ("ca.", "godt", "knap", "over", "under", "næsten")
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

    @property
    def is_opened(self) -> bool:
        """Whether the fields that are folded away hold anything, so that the page must unfold
        them."""
        return any(field.errors or _differs(field) for field in (*self.more, self.note))


def _differs(field: forms.BoundField) -> bool:
    return field.form.is_bound and field.name in field.form.changed_data


class MeasurementForm(MergeForm):
    """A new figure for each series of the initiative; a block that is left blank adds none."""

    def __init__(self, *args, targets: InitiativeTargets, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.targets, self.today = targets, today
        self.new: list[NewMeasurement] = []
        self.short_labels: dict[str, str] = {}  # by field; a field's own label names the indicator
        for series in targets.series:
            fields = _measurement_fields(series.indicator.unit_of_measure)
            for part, field in fields.items():
                name = _name(series, part)
                self.short_labels[name] = field.label
                field.label = f"{series.indicator.name}: {field.label.lower()}"
                self.fields[name] = field

    @property
    def blocks(self) -> list[Block]:
        return [self._block(series) for series in self.targets.series]

    def clean(self):
        """Puts the figures of all valid blocks into `new`, also when other blocks are invalid."""
        self.new = [new for series in self.targets.series if (new := self._read(series))]
        return super().clean()

    def add_problems(self, error: ValidationError) -> None:
        """Adds the storing functions' ValidationError to the fields it names, else above the
        form."""
        problems = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in problems.items():
            self.add_error(name if name in self.fields else None, messages)

    def _block(self, series: Series) -> Block:
        value, day, *more, note = (self[_name(series, part)] for part in PARTS)
        return Block(series, value, day, more, note)

    def _read(self, series: Series) -> NewMeasurement | None:
        names = {part: _name(series, part) for part in PARTS}
        if any(name in self.errors for name in names.values()):
            return None
        values = {part: self.cleaned_data[name] for part, name in names.items()}
        if all(values[part] in (None, "") for part in PARTS if part != "state"):
            return None
        values["state"] = values["state"] or Measurement.State.FINAL
        problems = list(self._problems(values))
        for part, problem in problems:
            self.add_error(names[part], problem)
        if problems:
            return None
        new = NewMeasurement(
            indicator=series.indicator, area=series.area, field=names["value"], **values
        )
        if self.baseline is None:
            return new
        return replace(new, over=self.baseline.figure(series, period_of(new)))

    def _problems(self, values: dict):
        if values["value"] is None:
            yield "value", "Skriv værdien, eller ryd felterne, hvis der ikke er noget nyt tal."
        if values["date"] is None:
            yield "date", "Skriv den dato, som tallet er opgjort for."
            return
        if values["period_start"] and values["period_start"] > values["date"]:
            yield "period_start", "Perioden begynder efter den dato, som tallet er opgjort for."
        if values["date"] > self.today and values["state"] != Measurement.State.FORECAST:
            yield (
                "date",
                "Datoen ligger i fremtiden. Vælg datatypen prognose, hvis det er meningen.",
            )


class FollowUpForm(EvidenceFields, MeasurementForm):
    """Status, texts and figures. The fields are blank unless the open round has a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label="Ny status",
        choices=[(status.value, status.label) for status in Status],  # not the empty one
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


def _name(series: Series, part: str) -> str:
    return f"m{series.key}-{part}"


def _measurement_fields(unit: str) -> dict[str, forms.Field]:
    qualifiers = [("", "intet"), *((word, word) for word in QUALIFIERS)]
    return {
        "value": DanishDecimalField(
            label=f"Værdi ({unit})", max_digits=20, decimal_places=6, required=False
        ),
        "date": DanishDateField(label="Opgjort pr.", required=False),
        "period_start": DanishDateField(
            label="Periode fra",
            help_text="Kun når tallet dækker en periode, fx fra 01-01-2026.",
            required=False,
        ),
        "qualifier": forms.ChoiceField(label="Forbehold", choices=qualifiers, required=False),
        "state": forms.ChoiceField(
            label="Datatype",
            choices=Measurement.State.choices,
            initial=Measurement.State.FINAL,
            required=False,
        ),
        "note": forms.CharField(
            label="Bemærkning",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
        ),
    }
