from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connection, models
from django.db.models import F, Q

from initiatives.addresses import page_of
from initiatives.danish import DanishOrder, folded
from initiatives.history import DERIVED, tracked
from initiatives.models.counts import StatusCounts, status_counts
from initiatives.models.sources import Sourced
from initiatives.stamps import OF_NO_PLAN, stamped

BELOW = """
    WITH RECURSIVE below AS (
        SELECT id FROM initiatives_unit WHERE id = ANY(%s)
        UNION
        SELECT child.id FROM initiatives_unit child JOIN below ON child.parent_id = below.id
    )
    SELECT id FROM below
"""


class UnitQuerySet(models.QuerySet):
    def by_name(self):
        return self.order_by(DanishOrder("name"))

    def with_status_counts(self, plan=None):
        """Counts the initiatives that each unit itself leads, in the plan or in all plans."""
        condition = {"responsibilities__role": "ansvarlig"}
        if plan:
            condition["responsibilities__initiative__plan"] = plan
        return self.annotate(**status_counts("responsibilities__initiative", **condition))

    def for_page(self):
        return (
            self.select_related("parent", "source")
            .prefetch_related("children", "spellings")
            .with_status_counts()
        )

    def ids_at_or_below(self, unit_ids) -> frozenset[int]:
        """Ids of the units and of every unit below them; one query however deep the tree."""
        unit_ids = list(unit_ids)
        if not unit_ids:
            return frozenset()
        with connection.cursor() as cursor:
            cursor.execute(BELOW, [unit_ids])
            return frozenset(row[0] for row in cursor.fetchall())


@tracked(*DERIVED)
@stamped("id", OF_NO_PLAN)
class Unit(StatusCounts, Sourced):
    """An organisational unit: forvaltning, jobcenter, center, office, or an external party."""

    class Kind(models.TextChoices):
        ADMINISTRATION = "forvaltning", "forvaltning"
        JOB_CENTRE = "jobcenter", "jobcenter"
        DEPARTMENT = "afdeling", "afdeling"
        CENTRE = "center", "center"
        OFFICE = "kontor", "kontor"
        EXTERNAL = "ekstern", "ekstern"

    slug = models.SlugField("kortnavn", unique=True)
    name = models.CharField("navn", max_length=200, unique=True)
    kind = models.CharField("type", max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="hører under",
        related_name="children",
        null=True,
        blank=True,
    )
    abbreviation = models.CharField("forkortelse", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True)
    search_vector = models.GeneratedField(
        expression=SearchVector("name", "abbreviation", config="danish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    search_text = models.GeneratedField(
        expression=folded("name", "abbreviation"),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "enhed"
        verbose_name_plural = "enheder"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="unit_not_its_own_parent",
                violation_error_message="En enhed kan ikke høre under sig selv.",
            )
        ]
        indexes = [
            models.Index(DanishOrder("name"), name="unit_danish_name"),
            GinIndex(fields=["search_vector"], name="unit_search"),
            GinIndex(fields=["search_text"], name="unit_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return page_of("unit", self.pk)


@tracked()
@stamped("id", OF_NO_PLAN)
class UnitSpelling(Sourced):
    """A spelling of a unit's name as printed somewhere ("Jobcenter Nyrupsgade")."""

    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name="enhed", related_name="spellings")
    spelling = models.CharField("stavemåde", max_length=200, unique=True)

    class Meta:
        verbose_name = "stavemåde"
        verbose_name_plural = "stavemåder"
        ordering = ["spelling"]

    def __str__(self):
        return self.spelling


@tracked()
@stamped("id", OF_NO_PLAN)
class Membership(models.Model):
    """A user works in a unit."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="bruger",
        related_name="memberships",
    )
    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name="enhed", related_name="memberships")

    class Meta:
        verbose_name = "medarbejder i enhed"
        verbose_name_plural = "medarbejdere i enheder"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit"],
                name="membership_once",
                violation_error_message="Brugeren er allerede medarbejder i enheden.",
            )
        ]

    def __str__(self):
        return f"{self.user} i {self.unit}"
