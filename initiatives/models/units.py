from collections.abc import Iterable
from pathlib import Path
from typing import Self

import aiosql
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
from django.db.models import Count, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject

from core.addresses import page_of
from core.danish import DanishOrder
from core.history.triggers import tracked
from core.user_input import search_words
from initiatives.models.plans import Plan
from initiatives.models.search import SearchEntry, searched, searched_with
from initiatives.models.sources import Sourced, ground_field

tree = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")
# Units that a plan's initiatives name, and every unit above them.
IN_PLAN = """
    WITH RECURSIVE involved AS (
        SELECT unit_id FROM initiatives_responsibility
        JOIN initiatives_initiative ON initiatives_initiative.id = initiative_id
        WHERE plan_id = %s
        UNION
        -- Joined, every unit there is would be read to find the few above.
        SELECT (SELECT parent_id FROM initiatives_unit WHERE id = unit_id) FROM involved
    )
    SELECT unit_id FROM involved
"""
# How documents spell the unit's name, in one line.
SPELLINGS = """
    (SELECT string_agg(spelling, ' · ' ORDER BY spelling) FROM initiatives_unitspelling
    WHERE unit_id = thing.id)
"""

TEXT = models.TextField()


class UnitQuerySet(models.QuerySet):
    def by_name(self) -> Self:
        return self.order_by(DanishOrder("name"))

    def in_plan_with_those_above(self, plan: Plan) -> Self:
        """Units that the plan's initiatives name, and every unit above them."""
        return self.filter(pk__in=RawSQL(IN_PLAN, [plan.pk]))  # noqa: S611 - the constant above

    def for_list(self) -> Self:
        """What a row of the list of units says of it."""
        named = ("name", "abbreviation", "kind", "parent__name")
        return self.select_related("parent").only(*named).with_child_count()

    def with_spellings(self) -> Self:
        """Adds `printed_as`: how documents spell the unit, and where, or until when it was its name
        (spelling, source_place, until)."""
        printed = UnitSpelling.objects.filter(unit=OuterRef("pk"))
        until = Func(F("until"), Value("DD.MM.YYYY"), function="to_char", output_field=TEXT)
        row = JSONObject(spelling="spelling", source_place="source_place", until=until)
        return self.annotate(printed_as=ArraySubquery(printed.values(row=row)))

    def with_child_count(self) -> Self:
        children = Unit.objects.filter(parent=OuterRef("pk")).order_by().values("parent")
        counted = children.annotate(number=Count("pk")).values("number")
        return self.annotate(child_count=Coalesce(Subquery(counted), 0))

    def named_like(self, words: str) -> Self:
        """Every word in the name, the abbreviation or a spelling that is printed somewhere."""
        found = self
        for word in search_words(words).split():
            found = found.filter(pk__in=SearchEntry.objects.of(self.model).holding(word).ids())
        return found

    def ids_at_or_below(self, unit_ids: Iterable[int]) -> frozenset[int]:
        """Ids of the units and of every unit below them; one query however deep the tree."""
        units = list(unit_ids)
        if not units:
            return frozenset()
        return frozenset(pk for (pk,) in tree.at_or_below(connection, units=units))

    def above(self, unit_id: int) -> list[tuple[int, str]]:
        """Pk and name of the units above one, the topmost first; none for an unknown unit."""
        return list(tree.above(connection, unit=unit_id))


@searched(title="name", text=("abbreviation", SPELLINGS))
@tracked()
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
    parent_ground = ground_field("grundlag for hører under")
    abbreviation = models.CharField("forkortelse", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True)

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
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_of("unit", self.pk)


@searched_with(Unit, "unit_id", "spelling")
@tracked()
class UnitSpelling(Sourced):
    """A spelling of a unit's name as printed somewhere ("Jobcenter Nyrupsgade")."""

    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name="enhed", related_name="spellings")
    spelling = models.CharField("stavemåde", max_length=200, unique=True)
    until = models.DateField(
        "navn indtil", null=True, blank=True, help_text="Når enheden før hed sådan."
    )

    class Meta:
        verbose_name = "stavemåde"
        verbose_name_plural = "stavemåder"
        ordering = ["spelling"]

    def __str__(self) -> str:
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

    def __str__(self) -> str:
        return f"{self.user} i {self.unit}"
