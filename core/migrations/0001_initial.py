import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobWorker",
            fields=[
                (
                    "name",
                    models.CharField(
                        max_length=100, primary_key=True, serialize=False, verbose_name="proces"
                    ),
                ),
                (
                    "queue",
                    models.CharField(
                        choices=[("mail", "e-mail"), ("filer", "filer")],
                        max_length=20,
                        verbose_name="kø",
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="startet")),
                ("seen_at", models.DateTimeField(verbose_name="sidst set")),
            ],
            options={
                "verbose_name": "proces",
                "verbose_name_plural": "processer",
                "ordering": ["queue", "name"],
            },
        ),
        migrations.CreateModel(
            name="Deletion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("context", models.UUIDField(editable=False, unique=True, verbose_name="gemning")),
                ("what", models.TextField(verbose_name="slettet")),
                ("contents", models.TextField(blank=True, verbose_name="rummede")),
                ("deleted_at", models.DateTimeField(verbose_name="hvornår")),
                ("restored_at", models.DateTimeField(null=True, verbose_name="gendannet")),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="slettet af",
                    ),
                ),
                (
                    "restored_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gendannet af",
                    ),
                ),
            ],
            options={
                "verbose_name": "sletning",
                "verbose_name_plural": "slettet for nylig",
                "ordering": ["-deleted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="DeletionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("context", models.UUIDField(editable=False, verbose_name="gemning")),
                ("what", models.TextField(verbose_name="slettet")),
                ("contents", models.TextField(blank=True, verbose_name="rummede")),
                ("deleted_at", models.DateTimeField(verbose_name="hvornår")),
                ("restored_at", models.DateTimeField(null=True, verbose_name="gendannet")),
                (
                    "deleted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="slettet af",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="core.deletion",
                    ),
                ),
                (
                    "restored_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gendannet af",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "queue",
                    models.CharField(
                        choices=[("mail", "e-mail"), ("filer", "filer")],
                        max_length=20,
                        verbose_name="kø",
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="art")),
                ("title", models.CharField(max_length=300, verbose_name="hvad")),
                ("arguments", models.JSONField(default=dict, verbose_name="oplysninger")),
                ("key", models.CharField(blank=True, max_length=64, verbose_name="nøgle")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("venter", "venter"),
                            ("i-gang", "i gang"),
                            ("faerdig", "færdig"),
                            ("mislykket", "mislykket"),
                            ("afbrudt", "afbrudt"),
                        ],
                        default="venter",
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="bestilt")),
                ("not_before", models.DateTimeField(verbose_name="tidligst")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="forsøg")),
                (
                    "most_attempts",
                    models.PositiveSmallIntegerField(default=3, verbose_name="højst forsøg"),
                ),
                ("worker", models.CharField(blank=True, max_length=100, verbose_name="proces")),
                ("started_at", models.DateTimeField(null=True, verbose_name="begyndt")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="sidst set")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="afsluttet")),
                ("progress", models.CharField(blank=True, max_length=200, verbose_name="nået til")),
                ("percent", models.PositiveSmallIntegerField(null=True, verbose_name="procent")),
                (
                    "cancel_requested",
                    models.BooleanField(default=False, verbose_name="skal afbrydes"),
                ),
                ("error", models.TextField(blank=True, verbose_name="fejl")),
                ("result_path", models.CharField(blank=True, max_length=100, verbose_name="fil")),
                (
                    "result_name",
                    models.CharField(blank=True, max_length=255, verbose_name="filens navn"),
                ),
                (
                    "result_type",
                    models.CharField(blank=True, max_length=100, verbose_name="filens type"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bestilt af",
                    ),
                ),
            ],
            options={
                "verbose_name": "kørsel",
                "verbose_name_plural": "kørsler",
                "ordering": ["-created_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "venter")),
                        fields=["queue", "not_before"],
                        name="jobs_that_wait",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("venter", "i-gang")),
                            models.Q(("key", ""), _negated=True),
                        ),
                        fields=("owner", "kind", "key"),
                        name="one_unfinished_job_of_a_key",
                    )
                ],
            },
        ),
    ]
