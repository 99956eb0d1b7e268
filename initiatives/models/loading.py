from django.db import models


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

    def __str__(self):
        return f"{self.model} {self.key}"
