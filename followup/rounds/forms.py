"""The forms of the cycle's pages: opening, closing and reopening a round, deciding on answers."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from core.danish import fold, format_date
from core.forms.fields import DanishDateField
from followup.approvals.comparison import Waiting
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Plan
from initiatives.statuses import UNAPPROVED

TAKEN = ("ny",)  # addresses under /opfoelgning/ that are no round
UNCONFIRMED = {
    "missing_confirmed": "Bekræft, at de initiativer, der mangler, ikke vurderes.",
    "unapproved_confirmed": "Bekræft, at svarene lukkes uden godkendelse, eller godkend dem først.",
}


class CycleForm(forms.Form):
    """A form whose values may be valid and still be refused by the function that it calls."""

    use_required_attribute = False

    def add_problems(self, error: ValidationError) -> None:
        """Adds the function's ValidationError to the fields it names, else above the form."""
        problems = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in problems.items():
            self.add_error(name if name in self.fields else None, messages)


class OpenRoundForm(CycleForm):
    """Title and address are proposed and may be rewritten."""

    plan = forms.ChoiceField(label="Plan")
    title = forms.CharField(
        label="Titel", help_text="Står som overskrift på runden og dens papirer.", max_length=300
    )
    slug = forms.SlugField(
        label="Kortnavn",
        help_text="Rundens adresse: små bogstaver, tal og bindestreg. Laves af titlen, når feltet "
        "er tomt.",
        max_length=50,
        required=False,
    )
    cutoff = DanishDateField(
        label="Opgjort pr.",
        help_text="Den dag, som status og målinger gøres op for, fx 31-12-2026.",
    )
    due = DanishDateField(
        label="Svarfrist",
        help_text="Sidste dag for at indsende. Uden frist sendes ingen påmindelser.",
        required=False,
    )
    instructions = forms.CharField(
        label="Vejledning",
        help_text="Vises for alle, der skal svare, og følger med i beskeden til enhederne.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, *args: Any, plans: Iterable[Plan], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plans = {plan.slug: plan for plan in plans}
        self.today = today
        chosen = [("", "Vælg plan"), *((slug, str(plan)) for slug, plan in self.plans.items())]
        self.fields["plan"].choices = chosen

    def clean_plan(self) -> Plan:
        return self.plans[self.cleaned_data["plan"]]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug in TAKEN:
            raise ValidationError(f"“{slug}” er optaget. Vælg et andet kortnavn.")
        return slug

    def clean_due(self) -> date | None:
        due = self.cleaned_data["due"]
        if due and due < self.today:
            raise ValidationError(f"Svarfristen ligger før i dag, {format_date(self.today)}.")
        return due

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = slug_of(cleaned.get("title", ""))
        return cleaned


class CloseRoundForm(CycleForm):
    """`named` holds what the page named as missing and as not approved. When it is something else
    by the time of the post, the user must see the new lists before the round is closed."""

    named = forms.CharField(widget=forms.HiddenInput, required=False)
    missing_confirmed = forms.BooleanField(required=False)
    unapproved_confirmed = forms.BooleanField(required=False)

    def __init__(
        self, *args, missing: list[FollowUp], unapproved: list[FollowUp], **kwargs
    ) -> None:
        lists = (missing, unapproved)
        self.key = "/".join(",".join(str(one.initiative_id) for one in named) for named in lists)
        super().__init__(*args, initial={"named": self.key}, **kwargs)
        number = "1 initiativ" if len(missing) == 1 else f"{len(missing)} initiativer"
        self._ask("missing_confirmed", missing, f"Ja, {number} skal stå som ikke vurderet")
        words = f"Ja, {len(unapproved)} svar skal stå som {UNAPPROVED.label}"
        self._ask("unapproved_confirmed", unapproved, words)

    def _ask(self, name: str, about: list[FollowUp], label: str) -> None:
        """A tick only where there is something to confirm."""
        if about:
            self.fields[name].label = label
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned.get("named", "") != self.key:
            self.data = self.data.copy()
            self.data["named"] = self.key
            raise ValidationError(
                "Svarene er ændret, siden du åbnede siden. Se listen igennem igen, før du lukker."
            )
        for name, words in UNCONFIRMED.items():
            if name in self.fields and not cleaned.get(name):
                self.add_error(name, words)
        return cleaned


class ReopenRoundForm(CycleForm):
    reason = forms.CharField(
        label="Hvorfor genåbnes runden?",
        help_text="Står på rundens side og trykkes på den næste udgave af rundens papirer.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Skriv, hvorfor runden genåbnes."},
    )


class ContributionForm(CycleForm):
    comment = forms.CharField(
        label="Kommentar til opfølgningen",
        help_text="Står i opfølgningens kommentarer med dit navn, din enhed og datoen.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Skriv en kommentar, før du sender den."},
    )


class QueueForm(CycleForm):
    """One form around all waiting answers, so that what is typed for one is not lost by a decision
    on another. Each answer has a tick, a reason and the version that the page showed."""

    def __init__(self, *args: Any, waiting: Iterable[Waiting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = {one.follow_up.pk: one.follow_up for one in waiting if not one.is_own}
        for pk, follow_up in self.waiting.items():
            self.fields |= _decision_fields(pk, follow_up)

    @property
    def chosen(self) -> list[FollowUp]:
        return [self.as_shown(pk) for pk in self.waiting if self.cleaned_data[f"chosen-{pk}"]]

    @property
    def has_unsent_input(self) -> bool:
        """Whether the post holds a ticked answer or a typed reason that the pressed button did not
        use."""
        names = (f"{part}-{pk}" for pk in self.waiting for part in ("chosen", "reason"))
        return any(self.data.get(name, "").strip() for name in names)

    def as_shown(self, pk: int) -> FollowUp:
        """The answer with the version that the page showed. The functions that decide on it compare
        the version with the stored one and refuse an answer that was rewritten since."""
        follow_up = copy(self.waiting[pk])
        follow_up.version = self.cleaned_data.get(f"version-{pk}") or 0
        return follow_up

    def renew(self) -> None:
        """Sets the versions to the stored ones, for the form that is shown again after a
        decision."""
        self.data = self.data.copy()
        for pk, follow_up in self.waiting.items():
            self.data[f"version-{pk}"] = follow_up.version


def slug_of(title: str) -> str:
    return slugify(fold(title))[:50].strip("-")


def proposal(plan: Plan | None, today: date, prepared: FollowUpRound | None) -> dict:
    """The initial values of the form: those of the round that is being prepared, or a round at the
    end of the last half-year."""
    if prepared:
        names = ("title", "slug", "cutoff", "due", "instructions")
        return {name: getattr(prepared, name) for name in names} | {"plan": prepared.plan.slug}
    cutoff = _last_half_year(today)
    proposed: dict[str, date | str] = {"cutoff": cutoff}
    if plan:
        title = f"Opfølgning på {plan} pr. {format_date(cutoff)}"
        short = slug_of(f"{plan.slug[:30].strip('-')} {cutoff.year} {cutoff.month:02}")
        proposed |= {"plan": plan.slug, "title": title, "slug": f"opfoelgning-{short}"[:50]}
    return proposed


def _last_half_year(today: date) -> date:
    ends = (date(today.year, 6, 30), date(today.year - 1, 12, 31))
    return next(end for end in ends if end < today)


def _decision_fields(pk: int, follow_up: FollowUp) -> dict[str, forms.Field]:
    return {
        f"chosen-{pk}": forms.BooleanField(label="Vælg til samlet godkendelse", required=False),
        f"reason-{pk}": forms.CharField(
            label="Begrundelse for returnering",
            help_text="Sendes til den, der har skrevet opfølgningen, og står i historikken.",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
        ),
        f"version-{pk}": forms.IntegerField(
            widget=forms.HiddenInput, initial=follow_up.version, required=False
        ),
    }
