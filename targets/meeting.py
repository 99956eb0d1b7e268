"""A form in which two people may meet: it carries what it showed, takes over what only the other
changed, and asks what shall stand where both did. Nothing of it needs a script."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django import forms

from targets.merging import Choice, settle
from targets.newer import Newer
from targets.seen import TEXTS, Asked, Seen, read

PARTS = ("value", "date", "period_start", "qualifier", "state", "note")
UNSETTLED = "Vælg, hvad der skal gælde."


@dataclass(frozen=True)
class News:
    """One line of what others did, for the notice above the form."""

    label: str
    anchor: str
    told: Asked
    is_asked: bool
    is_figure: bool


class MeetingForm(forms.Form):
    """`seen` is what the form showed when it was opened; None when a save does not say so. `shown`
    says what a form that is opened now shows."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, files=None, *, shown: Callable[[], Seen], initial=None, **kwargs):
        initial = initial or {}
        if data is None:
            self.seen = shown()
            initial = {"seen": self.seen.token()} | initial
        else:
            self.seen = read(data.get("seen", ""))
            if self.seen and self.seen.asked:
                data = self._settled(data)
        super().__init__(data, files, initial=initial, **kwargs)

    @property
    def news(self) -> list[News]:
        return list(self._news())

    @property
    def is_waiting(self) -> bool:
        """Whether a choice is to be made before it can be saved."""
        return any(one.is_asked for one in self.news)

    @property
    def other_errors(self) -> list[forms.BoundField]:
        """The visible fields that are wrong for a reason of their own."""
        told = {one.anchor for one in self.news}
        return [one for one in self.visible_fields() if one.errors and one.auto_id not in told]

    def clean(self):
        """A field that both have changed waits for the choice."""
        if self.seen:
            self._ask(self.seen.asked)
        return super().clean()

    def meet(self, newer: Newer, **renewed) -> None:
        """Show what others stored meanwhile; saving again goes on from there."""
        self._renew(newer.seen, **renewed)
        for name in newer.merged.taken:
            self.data[name] = newer.merged.values[name]
            self.fields[name].taken = newer.told[name]
        self.meet_figures(newer.figures)

    def meet_figures(self, figures: dict[str, Asked], seen: Seen | None = None) -> None:
        """Figures by series; those that clash with what is typed are among `seen.asked`."""
        if seen:
            self._renew(seen)
        for key, told in figures.items():
            if f"m{key}" not in self.seen.asked:
                self.fields[f"m{key}-value"].taken = told
                self.fields[f"m{key}-value"].is_figure = True

    def _renew(self, seen: Seen, **values) -> None:
        self.seen = seen
        self.data = self.data.copy()
        for name, value in {"seen": seen.token(), **values}.items():
            self.data[name] = value
        self._ask(seen.asked)

    def _ask(self, asked: dict[str, Asked]) -> None:
        for name, told in asked.items():
            shown_at = name if name in self.fields else f"{name}-value"
            field = self.fields.get(shown_at)
            if field is None:  # no longer measured
                continue
            field.asked, field.choice = told, f"valg-{name}"
            field.offers_both = name in TEXTS
            if shown_at not in (self._errors or {}):  # `errors` would clean once more from here
                self.add_error(shown_at, UNSETTLED)

    def _settled(self, data):
        """The data with the choices carried out."""
        data, left = data.copy(), {}
        for name, told in self.seen.asked.items():
            offered = (Choice.MINE, Choice.THEIRS, *((Choice.BOTH,) if name in TEXTS else ()))
            choice = data.get(f"valg-{name}")
            if choice not in offered:
                left[name] = told
            elif f"{name}-value" not in data:
                data[name] = settle(Choice(choice), told.theirs, data.get(name, ""))
            elif choice == Choice.THEIRS:  # it is stored already: there is nothing left to enter
                for part in PARTS:
                    data[f"{name}-{part}"] = ""
        self.seen = replace(self.seen, asked=left)
        data["seen"] = self.seen.token()
        return data

    def _news(self) -> Iterator[News]:
        for name, field in self.fields.items():
            told = getattr(field, "asked", None) or getattr(field, "taken", None)
            if told:
                is_figure = hasattr(field, "is_figure")
                asked = hasattr(field, "asked")
                yield News(field.label, self[name].auto_id, told, asked, is_figure)
