"""Indicators, measurements, targets, rounds and follow-ups, and their histories' tables."""

import datetime

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import core.danish
import core.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("initiatives", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                ("slug", models.SlugField(unique=True, verbose_name="kortnavn")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="navn")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "område",
                "verbose_name_plural": "områder",
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="AreaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                ("slug", models.SlugField(db_index=False, verbose_name="kortnavn")),
                ("name", models.CharField(max_length=100, verbose_name="navn")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
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
                        to="targets.area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="kortnavn")),
                ("name", models.CharField(max_length=300, verbose_name="navn")),
                ("unit_of_measure", models.CharField(max_length=40, verbose_name="enhed")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("op", "højere er bedre"),
                            ("ned", "lavere er bedre"),
                            ("neutral", "neutral"),
                        ],
                        default="neutral",
                        max_length=10,
                        verbose_name="ønsket retning",
                    ),
                ),
                ("year_to_date", models.BooleanField(default=False, verbose_name="år til dato")),
                (
                    "may_be_negative",
                    models.BooleanField(
                        default=False,
                        help_text="Fx en vækst eller en ændring. Alt andet tælles fra 0.",
                        verbose_name="kan være negativ",
                    ),
                ),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "change_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Den indikator, hvis udvikling denne opgør, når en kilde trykker den som tal.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="targets.indicator",
                        verbose_name="ændring i",
                    ),
                ),
                (
                    "opposite_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Den indikator, som tæller en nedgang i det, som denne tæller en fremgang i.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="opposites",
                        to="targets.indicator",
                        verbose_name="modsat af",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Den indikator, som tæller helheden, når kilden siger, at denne tæller en del.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="targets.indicator",
                        verbose_name="del af",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "indikator",
                "verbose_name_plural": "indikatorer",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="kortnavn")),
                ("name", models.CharField(max_length=300, verbose_name="navn")),
                ("unit_of_measure", models.CharField(max_length=40, verbose_name="enhed")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("op", "højere er bedre"),
                            ("ned", "lavere er bedre"),
                            ("neutral", "neutral"),
                        ],
                        default="neutral",
                        max_length=10,
                        verbose_name="ønsket retning",
                    ),
                ),
                ("year_to_date", models.BooleanField(default=False, verbose_name="år til dato")),
                (
                    "may_be_negative",
                    models.BooleanField(
                        default=False,
                        help_text="Fx en vækst eller en ændring. Alt andet tælles fra 0.",
                        verbose_name="kan være negativ",
                    ),
                ),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "change_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Den indikator, hvis udvikling denne opgør, når en kilde trykker den som tal.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.indicator",
                        verbose_name="ændring i",
                    ),
                ),
                (
                    "opposite_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Den indikator, som tæller en nedgang i det, som denne tæller en fremgang i.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.indicator",
                        verbose_name="modsat af",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Den indikator, som tæller helheden, når kilden siger, at denne tæller en del.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.indicator",
                        verbose_name="del af",
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
                        to="targets.indicator",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="initiative_links",
                        to="targets.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicator_links",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "øvrig indikator",
                "verbose_name_plural": "øvrige indikatorer",
            },
        ),
        migrations.CreateModel(
            name="IndicatorLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
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
                        to="targets.indicatorlink",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                (
                    "public_id",
                    core.public_ids.PublicIdField(kind="tal", unique=True, verbose_name="id"),
                ),
                (
                    "area_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for området",
                    ),
                ),
                (
                    "period_start",
                    models.DateField(blank=True, null=True, verbose_name="periode fra"),
                ),
                ("date", models.DateField(blank=True, null=True, verbose_name="dato")),
                (
                    "date_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for datoen",
                    ),
                ),
                (
                    "breakdown",
                    models.CharField(blank=True, max_length=120, verbose_name="fordeling"),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=6, max_digits=20, verbose_name="værdi"),
                ),
                (
                    "numerator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="tæller",
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="nævner",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(blank=True, max_length=30, verbose_name="forbehold"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("foreloebig", "foreløbig"),
                            ("endelig", "endelig"),
                            ("prognose", "prognose"),
                            ("skoen", "skøn"),
                        ],
                        default="endelig",
                        max_length=20,
                        verbose_name="datatype",
                    ),
                ),
                (
                    "counts",
                    models.BooleanField(
                        default=True,
                        help_text="Kun ét tal gælder pr. område, fordeling og periode.",
                        verbose_name="gældende",
                    ),
                ),
                (
                    "counted_as",
                    models.CharField(
                        blank=True,
                        help_text="Udfyldes kun, når tallet tæller noget andet, end målet siger, fx “visiteret”, hvor målet siger “gennemført”. Tallet vises med ordene og afgør ikke målet.",
                        max_length=200,
                        verbose_name="optalt som",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="bemærkning")),
                (
                    "entered_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="indtastet"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="targets.area",
                        verbose_name="område",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="indtastet af",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="targets.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        help_text="Planen, hvis dokument eller opfølgning tallet stammer fra.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measurements",
                        to="initiatives.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "måling",
                "verbose_name_plural": "målinger",
                "ordering": ["indicator", "date", "area", "breakdown", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MeasurementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                ("public_id", core.public_ids.PublicIdField(kind="tal", verbose_name="id")),
                (
                    "area_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for området",
                    ),
                ),
                (
                    "period_start",
                    models.DateField(blank=True, null=True, verbose_name="periode fra"),
                ),
                ("date", models.DateField(blank=True, null=True, verbose_name="dato")),
                (
                    "date_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for datoen",
                    ),
                ),
                (
                    "breakdown",
                    models.CharField(blank=True, max_length=120, verbose_name="fordeling"),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=6, max_digits=20, verbose_name="værdi"),
                ),
                (
                    "numerator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="tæller",
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="nævner",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(blank=True, max_length=30, verbose_name="forbehold"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("foreloebig", "foreløbig"),
                            ("endelig", "endelig"),
                            ("prognose", "prognose"),
                            ("skoen", "skøn"),
                        ],
                        default="endelig",
                        max_length=20,
                        verbose_name="datatype",
                    ),
                ),
                (
                    "counts",
                    models.BooleanField(
                        default=True,
                        help_text="Kun ét tal gælder pr. område, fordeling og periode.",
                        verbose_name="gældende",
                    ),
                ),
                (
                    "counted_as",
                    models.CharField(
                        blank=True,
                        help_text="Udfyldes kun, når tallet tæller noget andet, end målet siger, fx “visiteret”, hvor målet siger “gennemført”. Tallet vises med ordene og afgør ikke målet.",
                        max_length=200,
                        verbose_name="optalt som",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="bemærkning")),
                (
                    "entered_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="indtastet"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.area",
                        verbose_name="område",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="indtastet af",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.indicator",
                        verbose_name="indikator",
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
                        to="targets.measurement",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Planen, hvis dokument eller opfølgning tallet stammer fra.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                (
                    "public_id",
                    core.public_ids.PublicIdField(kind="maal", unique=True, verbose_name="id"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("indsatsmaal", "indsatsmål"),
                            ("resultatmaal", "resultatmål"),
                            ("ministermaal", "ministermål"),
                            ("forventning", "forventning"),
                        ],
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="nr.")),
                (
                    "goal_number",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="ministermål nr."
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="kort navn")),
                ("wording", models.TextField(verbose_name="ordlyd")),
                (
                    "area_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for området",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mindst", "mindst"),
                            ("hoejst", "højst"),
                            ("ca", "ca."),
                            ("op-til", "op til"),
                            ("praecis", "præcis"),
                            ("mellem", "mellem"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="komparator",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi",
                    ),
                ),
                (
                    "value_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi til",
                    ),
                ),
                (
                    "measured_as",
                    models.CharField(
                        choices=[
                            ("niveau", "niveau"),
                            ("aendring", "ændring"),
                            ("aendring-i-pct", "ændring i pct."),
                        ],
                        default="niveau",
                        max_length=20,
                        verbose_name="målt som",
                    ),
                ),
                (
                    "baseline_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="basisværdi",
                    ),
                ),
                (
                    "baseline_date",
                    models.DateField(blank=True, null=True, verbose_name="basisdato"),
                ),
                (
                    "baseline_derived",
                    models.BooleanField(default=False, verbose_name="basis beregnet"),
                ),
                (
                    "period_start",
                    models.DateField(blank=True, null=True, verbose_name="periode fra"),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="frist")),
                (
                    "deadline_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for fristen",
                    ),
                ),
                (
                    "deadline_wording",
                    models.CharField(blank=True, max_length=200, verbose_name="frist (ordlyd)"),
                ),
                (
                    "earlier_figures",
                    models.BooleanField(
                        default=False,
                        help_text="Sæt kun hak, når tal fra før planens første dag må afgøre målet, fx fordi planen selv bruger dem.",
                        verbose_name="ældre tal gælder",
                    ),
                ),
                (
                    "recurrence",
                    models.CharField(
                        choices=[("en-gang", "én gang"), ("aarligt", "årligt")],
                        default="en-gang",
                        max_length=10,
                        verbose_name="gentagelse",
                    ),
                ),
                (
                    "equivalent_to",
                    models.CharField(blank=True, max_length=300, verbose_name="svarende til"),
                ),
                (
                    "minister_wording",
                    models.CharField(
                        blank=True,
                        help_text="Ministermålets ord, som ministeren har udmeldt dem, når dokumentet citerer dem.",
                        max_length=300,
                        verbose_name="ministerens formulering",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=7,
                        null=True,
                        verbose_name="svarende til (pct.)",
                    ),
                ),
                (
                    "share_qualifier",
                    models.CharField(blank=True, max_length=30, verbose_name="forbehold for pct."),
                ),
                (
                    "share_of",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="pct. af (antal)",
                    ),
                ),
                (
                    "share_of_qualifier",
                    models.CharField(blank=True, max_length=30, verbose_name="forbehold for antal"),
                ),
                (
                    "in_volume",
                    models.BooleanField(
                        default=False,
                        help_text="Målet tæller dem, som planen kalder initiativets forløb årligt.",
                        verbose_name="tæller i forløb årligt",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("opfyldt", "opfyldt"),
                            ("delvist", "delvist opfyldt"),
                            ("ikke-opfyldt", "ikke opfyldt"),
                            ("i-gang", "i gang"),
                            ("data-mangler", "data mangler"),
                            ("intet-maal", "intet kvantitativt mål"),
                            ("ingen-vurdering", "ingen vurdering"),
                        ],
                        default="intet-maal",
                        editable=False,
                        max_length=20,
                        verbose_name="beregnet status",
                    ),
                ),
                (
                    "trajectory_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("foran", "foran"),
                            ("på sporet", "på sporet"),
                            ("bagud", "bagud"),
                        ],
                        default="",
                        editable=False,
                        help_text="Den seneste måling mod den lige vej fra basis til frist.",
                        max_length=12,
                        verbose_name="stilling på vejen",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        help_text="Det område, som målet måles for.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="targets.area",
                        verbose_name="område",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="initiatives.focusarea",
                        verbose_name="fokusområde",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="targets.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
                (
                    "latest",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="targets.measurement",
                        verbose_name="seneste måling",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="initiatives.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "mål",
                "verbose_name_plural": "mål",
                "ordering": ["plan", "focus_area", "initiative", "number"],
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                ("source_note", models.TextField(blank=True, verbose_name="note om kilden")),
                ("public_id", core.public_ids.PublicIdField(kind="maal", verbose_name="id")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("indsatsmaal", "indsatsmål"),
                            ("resultatmaal", "resultatmål"),
                            ("ministermaal", "ministermål"),
                            ("forventning", "forventning"),
                        ],
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="nr.")),
                (
                    "goal_number",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="ministermål nr."
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="kort navn")),
                ("wording", models.TextField(verbose_name="ordlyd")),
                (
                    "area_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for området",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mindst", "mindst"),
                            ("hoejst", "højst"),
                            ("ca", "ca."),
                            ("op-til", "op til"),
                            ("praecis", "præcis"),
                            ("mellem", "mellem"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="komparator",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi",
                    ),
                ),
                (
                    "value_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi til",
                    ),
                ),
                (
                    "measured_as",
                    models.CharField(
                        choices=[
                            ("niveau", "niveau"),
                            ("aendring", "ændring"),
                            ("aendring-i-pct", "ændring i pct."),
                        ],
                        default="niveau",
                        max_length=20,
                        verbose_name="målt som",
                    ),
                ),
                (
                    "baseline_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="basisværdi",
                    ),
                ),
                (
                    "baseline_date",
                    models.DateField(blank=True, null=True, verbose_name="basisdato"),
                ),
                (
                    "baseline_derived",
                    models.BooleanField(default=False, verbose_name="basis beregnet"),
                ),
                (
                    "period_start",
                    models.DateField(blank=True, null=True, verbose_name="periode fra"),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="frist")),
                (
                    "deadline_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for fristen",
                    ),
                ),
                (
                    "deadline_wording",
                    models.CharField(blank=True, max_length=200, verbose_name="frist (ordlyd)"),
                ),
                (
                    "earlier_figures",
                    models.BooleanField(
                        default=False,
                        help_text="Sæt kun hak, når tal fra før planens første dag må afgøre målet, fx fordi planen selv bruger dem.",
                        verbose_name="ældre tal gælder",
                    ),
                ),
                (
                    "recurrence",
                    models.CharField(
                        choices=[("en-gang", "én gang"), ("aarligt", "årligt")],
                        default="en-gang",
                        max_length=10,
                        verbose_name="gentagelse",
                    ),
                ),
                (
                    "equivalent_to",
                    models.CharField(blank=True, max_length=300, verbose_name="svarende til"),
                ),
                (
                    "minister_wording",
                    models.CharField(
                        blank=True,
                        help_text="Ministermålets ord, som ministeren har udmeldt dem, når dokumentet citerer dem.",
                        max_length=300,
                        verbose_name="ministerens formulering",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=7,
                        null=True,
                        verbose_name="svarende til (pct.)",
                    ),
                ),
                (
                    "share_qualifier",
                    models.CharField(blank=True, max_length=30, verbose_name="forbehold for pct."),
                ),
                (
                    "share_of",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="pct. af (antal)",
                    ),
                ),
                (
                    "share_of_qualifier",
                    models.CharField(blank=True, max_length=30, verbose_name="forbehold for antal"),
                ),
                (
                    "in_volume",
                    models.BooleanField(
                        default=False,
                        help_text="Målet tæller dem, som planen kalder initiativets forløb årligt.",
                        verbose_name="tæller i forløb årligt",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("opfyldt", "opfyldt"),
                            ("delvist", "delvist opfyldt"),
                            ("ikke-opfyldt", "ikke opfyldt"),
                            ("i-gang", "i gang"),
                            ("data-mangler", "data mangler"),
                            ("intet-maal", "intet kvantitativt mål"),
                            ("ingen-vurdering", "ingen vurdering"),
                        ],
                        default="intet-maal",
                        editable=False,
                        max_length=20,
                        verbose_name="beregnet status",
                    ),
                ),
                (
                    "trajectory_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("foran", "foran"),
                            ("på sporet", "på sporet"),
                            ("bagud", "bagud"),
                        ],
                        default="",
                        editable=False,
                        help_text="Den seneste måling mod den lige vej fra basis til frist.",
                        max_length=12,
                        verbose_name="stilling på vejen",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Det område, som målet måles for.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.area",
                        verbose_name="område",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.focusarea",
                        verbose_name="fokusområde",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.indicator",
                        verbose_name="indikator",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
                (
                    "latest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.measurement",
                        verbose_name="seneste måling",
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
                        to="targets.target",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.sourcedocument",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TargetRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mindst", "mindst"),
                            ("hoejst", "højst"),
                            ("ca", "ca."),
                            ("op-til", "op til"),
                            ("praecis", "præcis"),
                            ("mellem", "mellem"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="komparator før",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi før",
                    ),
                ),
                (
                    "value_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi til før",
                    ),
                ),
                (
                    "period_start",
                    models.DateField(blank=True, null=True, verbose_name="periode fra før"),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="frist før")),
                ("reason", models.TextField(verbose_name="begrundelse")),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=50, verbose_name="sagsnummer"),
                ),
                ("at", models.DateTimeField(verbose_name="ændret")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ændret af",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="targets.target",
                        verbose_name="mål",
                    ),
                ),
            ],
            options={
                "verbose_name": "ændring af mål",
                "verbose_name_plural": "ændringer af mål",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="TargetRevisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mindst", "mindst"),
                            ("hoejst", "højst"),
                            ("ca", "ca."),
                            ("op-til", "op til"),
                            ("praecis", "præcis"),
                            ("mellem", "mellem"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="komparator før",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi før",
                    ),
                ),
                (
                    "value_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=20,
                        null=True,
                        verbose_name="målværdi til før",
                    ),
                ),
                (
                    "period_start",
                    models.DateField(blank=True, null=True, verbose_name="periode fra før"),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="frist før")),
                ("reason", models.TextField(verbose_name="begrundelse")),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=50, verbose_name="sagsnummer"),
                ),
                ("at", models.DateTimeField(verbose_name="ændret")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ændret af",
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
                        to="targets.targetrevision",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="targets.target",
                        verbose_name="mål",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="indicator",
            index=models.Index(
                core.danish.DanishOrder("name"), models.F("id"), name="indicator_danish_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("change_of", models.F("id")), _negated=True),
                name="indicator_not_change_of_itself",
                violation_error_message="En indikator kan ikke opgøre ændringen i sig selv.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("part_of", models.F("id")), _negated=True),
                    models.Q(("opposite_of", models.F("id")), _negated=True),
                ),
                name="indicator_not_related_to_itself",
                violation_error_message="En indikator kan ikke være del af eller modsat sig selv.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorlink",
            constraint=models.UniqueConstraint(
                fields=("initiative", "indicator"), name="indicator_linked_once"
            ),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(fields=["indicator", "area", "-date"], name="measurement_series"),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(fields=["-date"], name="measurement_date"),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(fields=["plan", "-date"], name="measurement_plan_date"),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(fields=["plan", "indicator"], name="measurement_plan_indicator"),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(
                fields=["entered_by", "-entered_at", "-id"], name="measurement_entered"
            ),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(
                condition=models.Q(("state__in", ["foreloebig", "endelig", "skoen"])),
                fields=["-date"],
                name="measurement_newest_measured",
            ),
        ),
        migrations.AddIndex(
            model_name="measurement",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Replace(
                        django.db.models.functions.text.Replace(
                            django.db.models.functions.text.Replace(
                                django.db.models.functions.text.Lower(
                                    models.F("breakdown"), output_field=models.TextField()
                                ),
                                models.Value("å"),
                                models.Value("aa"),
                                output_field=models.TextField(),
                            ),
                            models.Value("æ"),
                            models.Value("ae"),
                            output_field=models.TextField(),
                        ),
                        models.Value("ø"),
                        models.Value("oe"),
                        output_field=models.TextField(),
                    ),
                    name="gin_trgm_ops",
                ),
                condition=models.Q(("breakdown", ""), _negated=True),
                name="measurement_breakdown",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("counts", True)),
                fields=("indicator", "area", "breakdown", "period_start", "date"),
                name="one_measurement_counts",
                nulls_distinct=False,
                violation_error_message="Der gælder allerede en måling for indikatoren, området, fordelingen og perioden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period_start__isnull", True),
                    ("date__isnull", True),
                    ("period_start__lte", models.F("date")),
                    _connector="OR",
                ),
                name="measurement_period_in_order",
                violation_error_message="Perioden slutter, før den begynder.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date__isnull", False), ("source__isnull", False), _connector="OR"
                ),
                name="measurement_dated_unless_from_document",
                violation_error_message="Målingen skal have en dato.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                ),
                name="measurement_denominator_positive",
                violation_error_message="Nævneren skal være større end 0.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("date__isnull", True),
                        ("date__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))),
                        _connector="OR",
                    ),
                    models.Q(
                        ("period_start__isnull", True),
                        (
                            "period_start__range",
                            (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="measurement_within_years",
                violation_error_message="Året skal ligge mellem 1990 og 2100.",
            ),
        ),
        migrations.AddIndex(
            model_name="measurementevent",
            index=models.Index(fields=["indicator", "-pgh_id"], name="measurement_event_newest"),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(fields=["plan", "verdict"], name="target_plan_verdict"),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(fields=["deadline"], name="target_deadline"),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(
                condition=models.Q(("verdict", "data-mangler")),
                fields=["-deadline", "id"],
                include=("initiative",),
                name="target_lacking_data",
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(
                condition=models.Q(("trajectory_status", "bagud")),
                fields=["-deadline", "id"],
                include=("initiative", "verdict"),
                name="target_behind_path",
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(
                condition=models.Q(("kind", "ministermaal")),
                fields=["-plan", "goal_number", "number"],
                name="target_minister_goals",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("focus_area__isnull", True), ("initiative__isnull", True), _connector="OR"
                ),
                name="target_has_one_scope",
                violation_error_message="Et mål gælder ét sted: for et initiativ, for et fokusområde eller for planen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                fields=("plan", "focus_area", "initiative", "number"),
                name="target_number_once_per_scope",
                nulls_distinct=False,
                violation_error_message="Der er allerede et mål med det nummer samme sted.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deadline__isnull", True),
                    ("baseline_date__isnull", True),
                    ("deadline__gte", models.F("baseline_date")),
                    _connector="OR",
                ),
                name="target_deadline_after_baseline",
                violation_error_message="Fristen ligger før basisdatoen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deadline__isnull", True),
                    ("period_start__isnull", True),
                    ("deadline__gte", models.F("period_start")),
                    _connector="OR",
                ),
                name="target_deadline_after_period_start",
                violation_error_message="Fristen ligger før periodens begyndelse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("deadline__isnull", True),
                        (
                            "deadline__range",
                            (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("period_start__isnull", True),
                        (
                            "period_start__range",
                            (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="target_within_years",
                violation_error_message="Året skal ligge mellem 1990 og 2100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("comparator", "mellem"),
                        ("value__isnull", False),
                        ("value_to__gte", models.F("value")),
                    ),
                    models.Q(
                        models.Q(("comparator", "mellem"), _negated=True),
                        ("value_to__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="target_range_has_both_ends",
                violation_error_message="Kun mellem har to målværdier, den mindste først.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("comparator", ""), ("value__isnull", False), _connector="OR"),
                name="target_comparator_has_value",
                violation_error_message="En komparator kræver en målværdi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value__isnull", True),
                    models.Q(("area__isnull", False), ("indicator__isnull", False)),
                    _connector="OR",
                ),
                name="target_value_has_indicator",
                violation_error_message="En målværdi kræver en indikator og et område.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("baseline_derived", False), ("baseline_value__isnull", False), _connector="OR"
                ),
                name="target_derived_baseline_has_value",
                violation_error_message="En beregnet basis kræver en basisværdi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("share_of__isnull", True),
                    models.Q(("share__isnull", False), ("share_of__gt", 0)),
                    _connector="OR",
                ),
                name="target_share_of_something",
                violation_error_message="Et antal, som der er pct. af, er over 0 og har en pct.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "ministermaal"), ("minister_wording", ""), _connector="OR"
                ),
                name="target_minister_wording_of_minister_goal",
                violation_error_message="Kun et ministermål har en ministers formulering.",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("goal_number__isnull", False), ("kind", "ministermaal")),
                    models.Q(
                        models.Q(("kind", "ministermaal"), _negated=True),
                        ("goal_number__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="target_minister_goal_has_number",
                violation_error_message="Ministermål, og kun de, har et ministermålsnummer.",
            ),
        ),
        migrations.AddIndex(
            model_name="targetevent",
            index=models.Index(fields=["initiative", "-pgh_id"], name="target_event_newest"),
        ),
        migrations.AddConstraint(
            model_name="targetrevision",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="target_revision_has_reason",
                violation_error_message="Skriv, hvorfor målet ændres.",
            ),
        ),
    ]
