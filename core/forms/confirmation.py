"""A question about what is improbable, asked once: a tick that stands for the very question it
answers, so that other figures are asked about anew. It works without scripts."""

from collections.abc import Mapping

from django import forms

YES = "Ja, tallet er rigtigt"


class Confirmation(forms.CheckboxInput):
    """A checkbox that sends the question; unlike Django's it gives back what was sent."""

    def __init__(self, question: str) -> None:
        super().__init__(check_test=lambda answered: answered == question)
        self.question = question

    def format_value(self, value: object) -> str:
        return self.question

    def value_from_datadict(self, data: Mapping[str, str], files: object, name: str) -> str:
        return data.get(name, "")


class ConfirmationField(forms.CharField):
    """Hidden until something is asked."""

    widget = forms.HiddenInput

    def __init__(self, label: str = YES) -> None:
        super().__init__(label=label, required=False)

    def ask(self, question: str) -> None:
        """From now on the control is a tick for the question."""
        self.widget = Confirmation(question)
