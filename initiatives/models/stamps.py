from django.db import models


class Stamp(models.Model):
    """A part of a change stamp (initiatives/stamps.py); the stamp is the sum of its owner's parts.

    `owner` is a plan's number, SHARED or ALL. Written by the database only.
    """

    owner = models.BigIntegerField("plan", db_index=True)
    number = models.BigIntegerField("ændringer")

    class Meta:
        verbose_name = "ændringstæller"
        verbose_name_plural = "ændringstællere"
        default_permissions = ()

    def __str__(self):
        return f"{self.owner}: {self.number}"
