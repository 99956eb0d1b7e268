"""Fields of the filters whose choices may be too many to list. They look up what is chosen."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from core.user_input import number_of
from initiatives.filters.offers import MOST_OFFERED
from initiatives.models import FocusArea, Unit

Choices = Sequence[tuple[str, str]]  # value and label

ALL = ("", "Alle")


class NameInput(forms.TextInput):
    """Shows the name of what was chosen by its number."""

    name = ""

    def format_value(self, value: str | None) -> str | None:
        return self.name or value


class UnitField(forms.Field):
    """A unit: chosen from a list, or where there are too many for one, by its name. Links say it by
    its number. `special` are choices that are no unit.

    A name that several units have in theirs turns the field into a list of those.
    """

    def __init__(
        self,
        *,
        offered: Choices | None = None,
        special: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.special, self.offered = list(special), offered
        self._offer(offered)

    def _offer(self, choices: Choices | None) -> None:
        if choices is None:
            self.widget = NameInput(attrs={"placeholder": "Enhedens navn", "autocomplete": "off"})
        else:
            self.widget = forms.Select(choices=[ALL, *self.special, *choices])

    def clean(self, value: str | None) -> Unit | str:
        """The unit; "" for none, or the value of a special choice."""
        value = str(value or "").strip()
        if not value or value in dict(self.special):
            return value
        found = self._found(value)
        if len(found) == 1:
            self._show(found[0])
            return found[0]
        if not found:
            raise ValidationError(f"Der er ingen enhed, der hedder “{value}”.")
        self._offer([(str(unit.pk), unit.name) for unit in found])
        raise ValidationError(f"Flere enheder hedder noget med “{value}”. Vælg en af dem.")

    def _found(self, value: str) -> list[Unit]:
        units = Unit.objects.all()
        if (pk := number_of(value)) is not None:
            return list(units.filter(pk=pk))
        named = list(units.filter(name=value))
        like = units.named_like(value).by_name()
        return named or list(like[:MOST_OFFERED])

    def _show(self, unit: Unit) -> None:
        if self.offered is None:
            self.widget.name = unit.name
        elif str(unit.pk) not in dict(self.offered):
            self._offer([*self.offered, (str(unit.pk), unit.name)])


class FocusAreaField(forms.Field):
    """A focus area, by its number: of those `among` which it is looked up, offered or not."""

    def __init__(self, *, among: QuerySet, offered: Choices = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.among, self.offered = among, list(offered)
        self.widget = forms.Select(choices=[ALL, *self.offered])

    def clean(self, value: str | None) -> FocusArea | None:
        value = str(value or "").strip()
        if not value:
            return None
        pk = number_of(value)
        area = self.among.filter(pk=pk).first() if pk is not None else None
        if area is None:
            raise ValidationError("Vælg et fokusområde på listen.")
        if value not in dict(self.offered):
            self.widget.choices = [ALL, *self.offered, (value, str(area))]
        return area
