from django.db import models


class _Counts(models.Model):
    """How many initiatives, by decided status and what else is said of them.

    `kind` and `owner` are those of initiatives/tallies.py; `plan` is a plan's number or 0 for all.
    """

    kind = models.SmallIntegerField("art")
    owner = models.BigIntegerField("ejer")
    plan = models.BigIntegerField("plan")
    met = models.BigIntegerField("opfyldt", db_default=0)
    partly = models.BigIntegerField("delvist opfyldt", db_default=0)
    missed = models.BigIntegerField("ikke opfyldt", db_default=0)
    lapsed = models.BigIntegerField("bortfaldet", db_default=0)
    unassessed = models.BigIntegerField("ikke vurderet", db_default=0)
    better = models.BigIntegerField("bedre end beregnet", db_default=0)
    worse = models.BigIntegerField("dårligere end beregnet", db_default=0)
    unled = models.BigIntegerField("uden ansvarlig", db_default=0)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return f"{self.kind} {self.owner} {self.plan}"


class Tally(_Counts):
    """Summary rows; written by the database only."""

    class Meta(_Counts.Meta):
        verbose_name = "optælling"
        verbose_name_plural = "optællinger"
        constraints = [models.UniqueConstraint(fields=["kind", "owner", "plan"], name="tally_once")]
        indexes = [models.Index(fields=["kind", "plan"], name="tally_in_plan")]


class TallyChange(_Counts):
    """What writers have added since; written by the database only."""

    class Meta(_Counts.Meta):
        verbose_name = "ændring af optælling"
        verbose_name_plural = "ændringer af optællinger"
        indexes = [models.Index(fields=["kind", "owner", "plan"], name="tally_change_of")]


class Counted(_Counts):
    """A view: the sum of both, which is the count. Read it by kind, and owner or plan."""

    id = None
    pk = models.CompositePrimaryKey("kind", "owner", "plan")

    class Meta(_Counts.Meta):
        managed = False
        db_table = "initiatives_counted"
        verbose_name = "antal"
        verbose_name_plural = "antal"
