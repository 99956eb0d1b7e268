"""A target that is to reach something else than it was: the reason is asked for and stored beside
the value that it had (targets/models/revisions.py)."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User

from beskplan.admin.asking import TargetFigures
from targets.models import TargetRevision
from targets.models.revisions import REVISED

WHY = "Skriv, hvorfor målet ændres. Ordlyden bliver stående, og begrundelsen vises ved tallet."


class RevisedTarget(TargetFigures):
    revision_reason = forms.CharField(
        label="Begrundelse for ændring",
        required=False,
        help_text="Kun når krav, målværdi, periode eller frist ændres.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    revision_case = forms.CharField(label="Sagsnummer", max_length=50, required=False)
    is_revised = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        reason = cleaned.get("revision_reason") or ""
        self.is_revised = self._leaves_what_was_stated(cleaned)
        if self.is_revised and not reason.strip():
            self.add_error("revision_reason", WHY)
        return cleaned

    def record_revision(self, *, by: User, at: datetime) -> TargetRevision | None:
        """Keeps what the target asked for; None where it asks for the same. The target is saved by
        the caller, in the same transaction."""
        if not self.is_revised:
            return None
        return TargetRevision.objects.create(
            target=self.instance,
            **{name: self.initial.get(name) for name in REVISED},
            reason=self.cleaned_data["revision_reason"].strip(),
            case_number=self.cleaned_data["revision_case"],
            decided_by=by,
            at=at,
        )

    def _leaves_what_was_stated(self, cleaned: dict) -> bool:
        """To fill in what was blank is no change of it."""
        if self.instance.pk is None:
            return False
        before = {name: self.initial.get(name) for name in REVISED}
        return any(
            name in cleaned and stated not in (None, "") and cleaned[name] != stated
            for name, stated in before.items()
        )
