"""Writes rows three-way: what the file says, what was loaded last, what stands now.

A field that a user has changed since the last load keeps the user's value; a row that a user has
deleted stays deleted. Both are reported. What a user has not touched follows the file.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model

from beskplan.loading.files import LoadError
from beskplan.loading.rows import ORDER, Ref, Row
from core.public_ids import PublicIdField
from initiatives.models import LoadedRow


@dataclass
class Report:
    """What a load did; `left_alone` are sentences for the person who ran it."""

    created: Counter = field(default_factory=Counter)
    updated: Counter = field(default_factory=Counter)
    unchanged: int = 0
    left_alone: list[str] = field(default_factory=list)


class Writer:
    def __init__(self, rows: list[Row]) -> None:
        self.report = Report()
        self._rows = defaultdict(list)
        for row in rows:
            self._rows[row.model].append(row)
        self._loaded = {(item.model, item.key): item for item in LoadedRow.objects.all()}
        self._ids: dict[tuple[str, str], int | None] = {}
        self._seen: set[tuple[str, str]] = set()
        self._new: list[tuple[Row, Model, dict]] = []
        self._may_meet_users_rows = True

    def write(self) -> Report:
        """Writes every row and reports what was done. Raises LoadError when a key stands twice in
        the files, when a row refers to one that does not exist, and when a row's values are not
        valid."""
        for model in ORDER:
            self._write_model(model)
        self._report_rows_gone_from_files()
        return self.report

    def _write_model(self, model: type[Model]) -> None:
        label = model._meta.label
        known = [
            self._loaded[label, row.key].object_id
            for row in self._rows[model]
            if (label, row.key) in self._loaded
        ]
        stored = model.objects.in_bulk(known)
        self._may_meet_users_rows = model.objects.exists()
        for row in _wholes_first(self._rows[model]):
            if row.refers_to_own_model:  # its parent may be among the new ones
                self._insert(model)
            self._write_row(row, label, stored)
        self._insert(model)

    def _write_row(self, row: Row, label: str, stored: dict) -> None:
        mark = (label, row.key)
        if mark in self._seen:
            if self._repeats(row, mark):
                return
            raise LoadError(f"{row.label} står to gange i filerne")
        self._seen.add(mark)
        fields = self._resolve(row)
        if fields is None:
            self._ids[mark] = None
            return
        loaded = self._loaded.get(mark)
        if loaded is None:
            self._create(row, mark, fields)
        elif loaded.object_id in stored:
            self._ids[mark] = loaded.object_id
            self._merge(row, stored[loaded.object_id], loaded, fields)
        else:
            self._ids[mark] = None
            self.report.left_alone.append(f"{row.label}: slettet af en bruger, ikke genoprettet")

    def _repeats(self, row: Row, mark) -> bool:
        """Whether a row that stands twice says the same both times. A document may stand both in
        the shared file and in its plan's file."""
        first = next(item for item in self._rows[row.model] if item.key == row.key)
        return bool(first is not row and _texts(first.fields) == _texts(row.fields))

    def _resolve(self, row: Row) -> dict | None:
        """The fields with references as ids; None when a row it refers to was deleted by a user."""
        fields = {}
        for name, value in row.fields.items():
            if not isinstance(value, Ref):
                fields[name] = value
                continue
            mark = (value.model._meta.label, value.key)
            if mark not in self._ids:
                raise LoadError(f"{row.label}: {name} {value.key} findes ikke i filerne")
            if self._ids[mark] is None:
                self.report.left_alone.append(
                    f"{row.label}: hører til noget, som en bruger har slettet"
                )
                return None
            fields[f"{name}_id"] = self._ids[mark]
        return fields

    def _create(self, row: Row, mark, fields: dict) -> None:
        existing = self._created_by_user(row, fields)
        if existing is not None:
            self._ids[mark] = existing.pk
            self.report.left_alone.append(f"{row.label}: findes i forvejen, oprettet af en bruger")
            return
        instance = row.model(**fields, **_public_id(row))
        try:
            instance.clean_fields()
        except ValidationError as error:
            raise LoadError(f"{row.label}: {error.message_dict}") from error
        self._new.append((row, instance, fields))

    def _insert(self, model: type[Model]) -> None:
        """Inserts the rows that `_create` has prepared since the last call, in one statement."""
        new, self._new = self._new, []
        if not new:
            return
        model.objects.bulk_create([instance for _, instance, _ in new])
        for row, instance, _ in new:
            self._ids[model._meta.label, row.key] = instance.pk
        self.report.created[model] += len(new)
        LoadedRow.objects.bulk_create(
            LoadedRow(
                plan=row.plan,
                model=model._meta.label,
                key=row.key,
                object_id=instance.pk,
                values=_texts(_stored_values(instance, fields)),
            )
            for row, instance, fields in new
        )

    def _created_by_user(self, row: Row, fields: dict) -> Model | None:
        if not self._may_meet_users_rows:
            return None
        identity = {}
        for name in row.identity:
            column = f"{name}_id" if f"{name}_id" in fields else name
            value = fields[column]
            if value is None:
                identity[f"{name}__isnull"] = True
            else:
                identity[column] = value
        return row.model.objects.filter(**identity).first()

    def _merge(self, row: Row, stored: Model, loaded: LoadedRow, fields: dict) -> None:
        current, wanted = _texts(_stored_values(stored, fields)), _texts(fields)
        changed = []
        for name, value in fields.items():
            was = loaded.values.get(name, current[name])
            if wanted[name] == current[name]:
                loaded.values[name] = wanted[name]
            elif current[name] == was:
                setattr(stored, name, value)
                loaded.values[name] = wanted[name]
                changed.append(name)
            else:
                title = row.model._meta.get_field(name).verbose_name
                self.report.left_alone.append(
                    f"{row.label}: {title} er ændret af en bruger "
                    f"(nu {_in_words(current[name])}, i filen {_in_words(wanted[name])})"
                )
        if changed:
            stored.save(update_fields=changed)
            loaded.save()
            self.report.updated[row.model] += 1
        else:
            self.report.unchanged += 1

    def _report_rows_gone_from_files(self) -> None:
        """A row that only the database still has stays and is named; one that is gone from both is
        forgotten."""
        gone = defaultdict(list)
        for mark, item in self._loaded.items():
            if mark not in self._seen:
                gone[item.model].append(item)
        for label, items in gone.items():
            model = apps.get_model(label)
            stored = model.objects.in_bulk([item.object_id for item in items])
            for item in items:
                if item.object_id in stored:
                    self.report.left_alone.append(
                        f"{model._meta.verbose_name} {item.key}: står ikke længere i filerne, "
                        "ladet stå"
                    )
                else:
                    item.delete()


def _wholes_first(rows: list[Row]) -> list[Row]:
    """The rows in an order in which units, whole lines and plans come before their parts."""
    by_key = {row.key: row for row in rows}
    ordered: dict[int, Row] = {}

    def place(row: Row, below: tuple[str, ...]) -> None:
        if row.key in below:
            raise LoadError(f"{row.label} hører under sig selv")
        for value in row.fields.values():
            if isinstance(value, Ref) and value.model is row.model and value.key in by_key:
                place(by_key[value.key], (*below, row.key))
        ordered.setdefault(id(row), row)

    for row in rows:
        place(row, ())
    return list(ordered.values())


def _public_id(row: Row) -> dict[str, str]:
    """The same for a row of the files wherever it is loaded."""
    return {
        field.name: field.derived_from(row.key)
        for field in row.model._meta.concrete_fields
        if isinstance(field, PublicIdField)
    }


def _stored_values(stored: Model, fields: dict) -> dict:
    return {name: getattr(stored, name) for name in fields}


def _texts(fields: dict) -> dict:
    return {name: _text(value) for name, value in fields.items()}


def _text(value) -> str:
    """A value as comparable text: 5, 5.0 and 5.000000 are the same figure."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | Decimal):
        return format(Decimal(value).normalize(), "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _in_words(text: str) -> str:
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”" if text else "tom"
