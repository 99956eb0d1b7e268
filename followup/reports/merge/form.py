"""A form that two people may have open at once. It carries what it showed, takes over what only the
other one changed, and lets the user choose where both did. It works without scripts."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from followup.reports.merge.baseline import TEXTS, Baseline, FieldChange, read_token
from followup.reports.merge.concurrent_changes import ConcurrentChanges
from followup.reports.merge.three_way import Choice, settle

PARTS = ("value", "date", "period_start", "qualifier", "state", "note")
UNSETTLED = "Vælg, hvad der skal gælde."


@dataclass(frozen=True)
class News:
    """What others did to a field, said at the field and in the notice above the form."""

    name: str  # the field's
    change: FieldChange
    awaits_choice: bool = False
    is_figure: bool = False

    @property
    def choice_name(self) -> str:
        """The name of the radio buttons; the fields of a series share one choice."""
        return f"valg-{self.name.removesuffix('-value')}"

    @property
    def offers_both(self) -> bool:
        return self.name in TEXTS


class MergeForm(forms.Form):
    """`baseline` is what the form showed when it was opened, None when the post does not hold one.
    `news` says by field what others did meanwhile."""

    baseline = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict | None = None,
        *,
        baseline: Baseline | None,
        initial: dict | None = None,
        **kwargs,
    ) -> None:
        initial = initial or {}
        self.news: dict[str, News] = {}
        self.baseline = baseline
        if data is None:
            initial = {"baseline": baseline.token()} | initial
        else:
            self.baseline = read_token(data.get("baseline", ""))
            if self.baseline and self.baseline.awaiting:
                data = self._settled(data)
        super().__init__(data, files, initial=initial, **kwargs)

    @property
    def awaits_choice(self) -> bool:
        """Whether the user must make a choice before the form can be saved."""
        return any(one.awaits_choice for one in self.news.values())

    @property
    def other_errors(self) -> list[forms.BoundField]:
        """The visible fields with an error that has nothing to do with what others changed."""
        return [one for one in self.visible_fields() if one.errors and one.name not in self.news]

    def clean(self) -> dict[str, Any] | None:
        """Adds an error to each field that both the user and somebody else have changed, until the
        user has chosen between the two values."""
        if self.baseline:
            self._await_choices()
        return super().clean()

    def show_changes(self, changes: ConcurrentChanges, **renewed) -> None:
        """Puts the merged values into the form, with the news about them. The next save compares
        with what is stored now. `renewed` are further fields to set, such as the version."""
        self._renew(changes.baseline, **renewed)
        for name in changes.merged.taken:
            self.data[name] = changes.merged.values[name]
            self.news[name] = News(name, changes.fields[name])
        self.show_figures(changes.figures)

    def show_figures(
        self, figures: dict[str, FieldChange], baseline: Baseline | None = None
    ) -> None:
        """Adds the news about figures, by the series' key; those that contradict what is typed are
        in `baseline.awaiting` and wait for a choice."""
        if baseline:
            self._renew(baseline)
        for key, change in figures.items():
            if f"m{key}" not in self.baseline.awaiting:
                name = f"m{key}-value"
                self.news[name] = News(name, change, is_figure=True)

    def _renew(self, baseline: Baseline, **values) -> None:
        self.baseline = baseline
        self.data = self.data.copy()
        for name, value in {"baseline": baseline.token(), **values}.items():
            self.data[name] = value
        self._await_choices()

    def _await_choices(self) -> None:
        for awaited, change in self.baseline.awaiting.items():
            name = awaited if awaited in self.fields else f"{awaited}-value"
            if name not in self.fields:  # no longer measured
                continue
            self.news[name] = News(name, change, awaits_choice=True)
            if name not in (self._errors or {}):  # `errors` would clean once more from here
                self.add_error(name, UNSETTLED)

    def _settled(self, data):
        """The posted data with the user's choices carried out; fields without a choice go on
        waiting."""
        data, left = data.copy(), {}
        for name, change in self.baseline.awaiting.items():
            offered = (Choice.MINE, Choice.THEIRS, *((Choice.BOTH,) if name in TEXTS else ()))
            choice = data.get(f"valg-{name}")
            if choice not in offered:
                left[name] = change
            elif f"{name}-value" not in data:
                data[name] = settle(Choice(choice), change.theirs, data.get(name, ""))
            elif choice == Choice.THEIRS:  # it is stored already: there is nothing left to enter
                for part in PARTS:
                    data[f"{name}-{part}"] = ""
        self.baseline = replace(self.baseline, awaiting=left)
        data["baseline"] = self.baseline.token()
        return data
