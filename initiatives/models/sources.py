from django.db import models

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

    def __str__(self):
        return self.title


def reference(title: str | None, place: str) -> str:
    """Document and place, as "Bilag 1, Opfølgning på Beskæftigelsesaftale 2007, pkt. 3.4"; "" for
    what stands in no document."""
    if title is None:
        return ""
    return ", ".join(part for part in (title, place) if part)


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
