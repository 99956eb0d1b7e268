from typing import Protocol

from django.db import models

from core.formats import joined
from core.history.triggers import tracked


@tracked()
class SourceDocument(models.Model):
    """A document that facts were taken from."""

    slug = models.SlugField("kortnavn", unique=True)
    title = models.CharField("titel", max_length=300)
    file_name = models.CharField("fil", max_length=200, blank=True)
    case_number = models.CharField("sagsnr.", max_length=60, blank=True)
    document_number = models.CharField("dok.nr.", max_length=60, blank=True)
    dated = models.DateField("dateret", null=True, blank=True)

    class Meta:
        verbose_name = "kilde"
        verbose_name_plural = "kilder"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title


def reference(title: str | None, place: str) -> str:
    """Document and place, as "Bilag 1, Opfølgning på Beskæftigelsesaftale 2007, pkt. 3.4"; "" for
    what stands in no document."""
    if title is None:
        return ""
    return ", ".join(part for part in (title, place) if part)


class Ground(models.TextChoices):
    """How it is known that a document says something. What was entered here needs none."""

    COLUMN = "kolonne", "står i en kolonne"
    TEXT = "tekst", "fremgår af teksten"
    CONCLUDED = "sluttet", "vores slutning"


def ground_field(label: str) -> models.CharField:
    """The ground of one fact of a row; empty where the row is from no document."""
    return models.CharField(label, max_length=10, choices=Ground, blank=True, default="")


def ground_remark(ground: str, because: str = "") -> str:
    """What is to be said of a fact beside it: "fremgår af teksten", "vores slutning: samme titel";
    "" for what a column states, and for what is from no document."""
    if ground in ("", Ground.COLUMN):
        return ""
    label = str(Ground(ground).label)
    concluded = ground == Ground.CONCLUDED and because
    return f"{label}: {because[:1].lower()}{because[1:].rstrip('.')}" if concluded else label


class MayLackReason(Protocol):
    """An initiative or a follow-up, stored or in a snapshot."""

    @property
    def no_reason_stated(self) -> bool: ...


def missing_reason(fact: MayLackReason) -> str:
    """What stands where a reason would. That a document gives none is said only where somebody has
    read it and found none."""
    return "ingen begrundelse i kilden" if fact.no_reason_stated else "ingen begrundelse"


class Sourced(models.Model):
    """A fact that may stand in a document: which one, where in it, and what is odd about it."""

    source = models.ForeignKey(
        SourceDocument, models.PROTECT, verbose_name="kilde", null=True, blank=True
    )
    source_place = models.CharField("sted i kilden", max_length=300, blank=True)
    source_note = models.TextField("note om kilden", blank=True)

    class Meta:
        abstract = True

    @property
    def source_reference(self) -> str:
        return reference(self.source.title if self.source_id else None, self.source_place)

    @property
    def source_words(self) -> str:
        """Document and place, and below them the note about it."""
        return joined((self.source_reference, self.source_note), "\n")


class LoadedRow(models.Model):
    """What the plan loader last wrote to a row, so that it can tell a user's change from its own.

    `values` holds the loaded fields as text; a field whose stored value differs was changed by a
    user since and is left alone.
    """

    plan = models.SlugField("plan")
    model = models.CharField("tabel", max_length=80)
    key = models.CharField("nøgle", max_length=400)
    object_id = models.BigIntegerField("id")
    values = models.JSONField("indlæste værdier")

    class Meta:
        verbose_name = "indlæst række"
        verbose_name_plural = "indlæste rækker"
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="loaded_row_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
