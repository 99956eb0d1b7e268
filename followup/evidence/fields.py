"""The fields for evidence on the form of a follow-up: a link, a file, and what to take away."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from core.user_input import number_of
from followup.evidence.attachments import NewEvidence
from followup.evidence.contents import NAMED, check_file, extension
from followup.models.cycle import EVIDENCE_LIMIT, EVIDENCE_TYPES

WEB = URLValidator(
    schemes=("http", "https"), message="Skriv hele linket, fx https://www.kk.dk/sag."
)
UNTITLED = "Skriv en titel, som andre kan genkende."


class EvidenceFields(forms.Form):
    """Everything is stored with the follow-up; blank fields attach nothing."""

    link_title = forms.CharField(label="Linkets titel", max_length=200, required=False)
    link_url = forms.CharField(
        label="Link",
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        required=False,
        validators=[WEB],
    )
    file_title = forms.CharField(label="Filens titel", max_length=200, required=False)
    file = forms.FileField(
        label="Fil",
        help_text=f"Højst {EVIDENCE_LIMIT // 1024**2} MB: {NAMED}.",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in EVIDENCE_TYPES)}),
        required=False,
        allow_empty_file=True,  # the check says it better
        validators=[check_file],
    )

    @property
    def evidence(self) -> list[NewEvidence]:
        """What is to be attached: the link, the file, both or nothing. Valid forms only."""
        cleaned, new = self.cleaned_data, []
        if cleaned["link_url"]:
            new.append(NewEvidence(cleaned["link_title"], url=cleaned["link_url"]))
        if cleaned["file"]:
            new.append(NewEvidence(cleaned["file_title"], file=cleaned["file"]))
        return new

    @property
    def removed(self) -> list[int]:
        """What is marked to be removed; `record_with_evidence` decides whether it may be."""
        marked = self.data.getlist("remove") if self.is_bound else []
        return [pk for pk in map(number_of, marked) if pk is not None]

    def clean(self) -> dict[str, Any] | None:
        """A link needs a title; a file without a title gets its own name."""
        cleaned = self.cleaned_data
        if cleaned.get("link_url") and not cleaned.get("link_title"):
            self.add_error("link_title", UNTITLED)
        if cleaned.get("link_title") and "link_url" in cleaned and not cleaned["link_url"]:
            self.add_error("link_url", "Skriv linket, eller ryd titlen.")
        file = cleaned.get("file")
        if file and not cleaned.get("file_title"):
            cleaned["file_title"] = file.name.removesuffix(f".{extension(file.name)}")[:200]
        if cleaned.get("file_title") and "file" in cleaned and not file:
            self.add_error("file", "Vælg filen, eller ryd titlen.")
        return super().clean()

    def ask_for_file_again(self) -> None:
        """A browser sends a chosen file once only; say so where the save was refused."""
        if self.files.get("file") and "file" not in self.errors:
            self.add_error("file", "Filen er ikke gemt endnu. Vælg den igen.")
