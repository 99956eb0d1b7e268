"""Decided statuses from the list and in bulk, by the same way as the form on the pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from beskplan.admin.rows import name_controls
from followup.models import FollowUp
from followup.reports.follow_ups import set_status_in_bulk
from initiatives.models import Initiative, Status

CHOSEN = [value for value, _ in Status.for_users()]
CHANGED_MEANWHILE = "Statussen er ændret af en anden imens. Se den nye, og vælg igen."


class StatusRow(forms.ModelForm):
    """One row of the list. The reason is asked for only where the status needs one."""

    reason = forms.CharField(
        label="begrundelse",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "aria-label": "Begrundelse"}),
    )

    class Meta:
        model = Initiative
        fields = ("status",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_what_may_be_decided()
        self.fields["status"].show_hidden_initial = True  # what the user saw when choosing
        self.stored = self.instance.status
        if not self.is_bound:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        status_when_opened = self.data.get(self.add_initial_prefix("status"), self.stored)
        if "status" in self.changed_data and status_when_opened != self.stored:
            self.add_error("status", CHANGED_MEANWHILE)
        return cleaned

    def _offer_what_may_be_decided(self) -> None:
        """A status that only a document has can stay as it is, and be chosen nowhere else."""
        stays = self.instance.status
        self.fields["status"].choices = [
            ("", Status.__empty__),
            *((value, label) for value, label in Status.choices if value in (*CHOSEN, stays)),
        ]

    def write(self, by: User, at: datetime) -> FollowUp:
        status, reason = self.cleaned_data["status"], self.cleaned_data["reason"]
        kind = "lapse_reason" if status == Status.LAPSED else "deviation_reason"
        return set_status_in_bulk(
            initiatives=[self.instance], status=status, by=by, at=at, **{kind: reason}
        )[0]


class StatusRows(forms.BaseModelFormSet):
    """The rows of the list: all of the changed ones are written, or none."""

    user = None
    follow_ups: tuple[FollowUp, ...] = ()

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.rows = self
        name_controls(form, str(form.instance))
        return form

    def clean(self) -> None:
        super().clean()
        self._rehearse(timezone.now())
        for form in self.forms:
            if not form.errors and not form.cleaned_data.get("reason"):
                form.fields.pop("reason", None)

    def _rehearse(self, at) -> None:
        """Writes and takes back, so that every row that would be refused is named at once."""
        for form in self._changed():
            try:
                with transaction.atomic():
                    form.write(self.user, at)
                    transaction.set_rollback(True)
            except ValidationError as error:
                own = f"{form.instance}: "
                form.add_error("status", [said.removeprefix(own) for said in error.messages])

    def write_once(self) -> None:
        """Called for every changed row by Django, in its transaction; the first one writes all."""
        if not self.follow_ups:
            at = timezone.now()
            changed = sorted(self._changed(), key=lambda form: form.instance.pk)
            self.follow_ups = tuple(form.write(self.user, at) for form in changed)

    def _changed(self) -> list[StatusRow]:
        forms_ = [form for form in self.forms if form.has_changed() and not form.errors]
        return [form for form in forms_ if "status" in form.changed_data]


class SetStatusForm(forms.Form):
    """The status for the chosen initiatives, with the reasons that it may need."""

    status = forms.ChoiceField(
        label="Status",
        choices=Status.for_users(),
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg en status."},
    )
    lapse_reason = forms.CharField(
        label="Begrundelse for bortfald",
        required=False,
        help_text="Skal udfyldes, når status er bortfaldet.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    deviation_reason = forms.CharField(
        label="Begrundelse for afvigelse",
        required=False,
        help_text="Skal udfyldes, når status er bedre end den beregnede for et af dem.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        lapsed = cleaned.get("status") == Status.LAPSED
        if lapsed and not (cleaned.get("lapse_reason") or "").strip():
            self.add_error("lapse_reason", "Skriv, hvorfor initiativerne er bortfaldet.")
        return cleaned

    def write(self, initiatives: Iterable[Initiative], by: User) -> list[FollowUp] | None:
        """The follow-ups; None when the rule refused, with its reasons as errors of the form."""
        try:
            return set_status_in_bulk(
                initiatives=initiatives, by=by, at=timezone.now(), **self.cleaned_data
            )
        except ValidationError as error:
            self.add_error(None, error.messages)
        return None


def outcome(follow_ups: Iterable[FollowUp]) -> str:
    """What happened, in words; in an open round the status waits for approval."""
    follow_ups = list(follow_ups)
    waiting = sum(one.round_id is not None for one in follow_ups)
    said = []
    if len(follow_ups) > waiting:
        count = len(follow_ups) - waiting
        said.append(f"Status er sat for {count} {_initiatives(count)}.")
    if waiting:
        said.append(
            f"Status for {waiting} {_initiatives(waiting)} er indsendt i planens åbne runde og "
            "gælder, når den er godkendt."
        )
    return " ".join(said)


def _initiatives(count: int) -> str:
    return "initiativ" if count == 1 else "initiativer"
