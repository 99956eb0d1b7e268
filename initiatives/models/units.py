from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connection, models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject

from initiatives.addresses import page_of
from initiatives.danish import DanishOrder, fold, folded
from initiatives.history import DERIVED, tracked
from initiatives.models import branches
from initiatives.models.sources import Sourced

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

    def in_plan_with_those_above(self, plan):
        """Units that the plan's initiatives name, and every unit above them."""
        return self.filter(pk__in=branches.involved(plan))

    def with_led_counts(self, plan=None):
        """Adds what each unit leads itself and with the units below it: `own`, `branch`."""
        return self.annotate(led_counts=branches.branch_counts(plan))

    def with_child_count(self):
        children = Unit.objects.filter(parent=OuterRef("pk")).order_by().values("parent")
        counted = children.annotate(number=Count("pk")).values("number")
        return self.annotate(child_count=Coalesce(Subquery(counted), 0))

    def for_page(self):
        """Adds what the unit's page says of it, as plain rows, within one query."""
        children = Unit.objects.filter(parent=OuterRef("pk")).by_name()
        spellings = UnitSpelling.objects.filter(unit=OuterRef("pk")).order_by("spelling")
        return self.select_related("source").annotate(
            branch_ids=branches.branch_ids(),
            led_counts=branches.branch_counts(),
            path_rows=branches.path(),
            child_rows=_rows(children, "pk", "name"),
            spelling_rows=_rows(spellings, "spelling", "source_place"),
            member_rows=_member_rows(),
        )

    def named_like(self, words: str):
        """Every word in the name, the abbreviation or a spelling that is printed somewhere."""
        found = self
        for word in words.split():
            printed = UnitSpelling.objects.filter(spelling__icontains=word)
            found = found.filter(
                Q(search_text__contains=fold(word)) | Q(pk__in=printed.values("unit"))
            )
        return found

    def way_to(self, unit_id: int) -> list[int]:
        """The ids of the units above and the unit itself, the topmost first; none for an unknown
        unit."""
        found = self.filter(pk=unit_id).annotate(path_rows=branches.path())
        rows = found.values_list("path_rows", flat=True)
        return [pk for above in rows for pk in (*(row["pk"] for row in above or []), unit_id)]

    def ids_at_or_below(self, unit_ids) -> frozenset[int]:
        """Ids of the units and of every unit below them; one query however deep the tree."""
        unit_ids = list(unit_ids)
        if not unit_ids:
            return frozenset()
        with connection.cursor() as cursor:
            cursor.execute(BELOW, [unit_ids])
            return frozenset(row[0] for row in cursor.fetchall())


@tracked(*DERIVED)
class Unit(Sourced):
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
            # The top of the tree is a twentieth of the units.
            models.Index(DanishOrder("name"), name="unit_top_name", condition=Q(parent=None)),
            GinIndex(fields=["search_vector"], name="unit_search"),
            GinIndex(fields=["search_text"], name="unit_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return page_of("unit", self.pk)

    @property
    def own(self) -> branches.LedCounts:
        """What the unit itself leads; after `with_led_counts`."""
        return branches.LedCounts(self, self.led_counts, below=False)

    @property
    def branch(self) -> branches.LedCounts:
        """What the unit and every unit below it lead; after `with_led_counts`."""
        return branches.LedCounts(self, self.led_counts, below=True)


@tracked()
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


def _rows(queryset, *names: str) -> ArraySubquery:
    return ArraySubquery(queryset.values(row=JSONObject(**{name: F(name) for name in names})))


def _member_rows() -> ArraySubquery:
    """The unit's people with their roles; who no longer may log in is left out."""
    groups = Group.objects.filter(user=OuterRef("user")).order_by("name").values("name")
    members = Membership.objects.filter(unit=OuterRef("pk"), user__is_active=True)
    return ArraySubquery(
        members.order_by("user__first_name", "user__last_name", "user__username").values(
            row=JSONObject(
                first_name=F("user__first_name"),
                last_name=F("user__last_name"),
                username=F("user__username"),
                roles=ArraySubquery(groups),
            )
        )
    )
