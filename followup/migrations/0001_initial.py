"""Rounds, follow-ups, their evidence, mails about them, what closed rounds print; and their histories' tables."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import followup.models.cycle


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("initiatives", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=300,
                        upload_to=followup.models.cycle.evidence_path,
                        validators=[
                            django.core.validators.FileExtensionValidator(
                                (
                                    "pdf",
                                    "docx",
                                    "xlsx",
                                    "pptx",
                                    "odt",
                                    "ods",
                                    "png",
                                    "jpg",
                                    "jpeg",
                                    "txt",
                                    "csv",
                                )
                            )
                        ],
                        verbose_name="fil",
                    ),
                ),
                ("added_at", models.DateTimeField(editable=False, verbose_name="vedlagt")),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vedlagt af",
                    ),
                ),
            ],
            options={
                "verbose_name": "dokumentation",
                "verbose_name_plural": "dokumentation",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                ("effective_on", models.DateField(verbose_name="opgjort pr.")),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            (None, "ikke vurderet"),
                            ("opfyldt", "opfyldt"),
                            ("delvist", "delvist opfyldt"),
                            ("ikke-opfyldt", "ikke opfyldt"),
                            ("bortfaldet", "bortfaldet"),
                            ("ulaeselig", "ulæselig i kilden"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "source_status",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="kildens status (ordlyd)"
                    ),
                ),
                (
                    "status_text",
                    models.TextField(blank=True, verbose_name="tekst i statuskolonnen"),
                ),
                ("results", models.TextField(blank=True, verbose_name="resultater")),
                ("comments", models.TextField(blank=True, verbose_name="kommentarer")),
                (
                    "undivided_text",
                    models.TextField(blank=True, verbose_name="ikke fordelt i kilden"),
                ),
                (
                    "deviation_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for afvigelse"),
                ),
                (
                    "no_reason_stated",
                    models.BooleanField(
                        default=False,
                        help_text="Kun når dokumentet er læst, og der ingen begrundelse står.",
                        verbose_name="kilden giver ingen begrundelse",
                    ),
                ),
                (
                    "lapse_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for bortfald"),
                ),
                (
                    "lapse_date",
                    models.DateField(blank=True, null=True, verbose_name="bortfaldet pr."),
                ),
                (
                    "lapse_reference",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="beslutning om bortfald"
                    ),
                ),
                (
                    "calculated_status",
                    models.CharField(
                        choices=[
                            ("opfyldt", "opfyldt"),
                            ("mindst-delvist", "mindst delvist opfyldt"),
                            ("delvist", "delvist opfyldt"),
                            ("hoejst-delvist", "højst delvist opfyldt"),
                            ("ikke-opfyldt", "ikke opfyldt"),
                            ("i-gang", "i gang"),
                            ("data-mangler", "data mangler"),
                            ("ikke-beregnet", "ikke beregnet"),
                        ],
                        default="ikke-beregnet",
                        editable=False,
                        help_text="Efter reglen pr. opgørelsesdatoen, som den var, da opfølgningen blev gemt.",
                        max_length=20,
                        verbose_name="beregnet status",
                    ),
                ),
                (
                    "deviation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bedre", "bedre end beregnet"),
                            ("daarligere", "dårligere end beregnet"),
                        ],
                        default="",
                        editable=False,
                        max_length=20,
                        verbose_name="afvigelse",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mangler", "mangler"),
                            ("kladde", "kladde"),
                            ("indsendt", "indsendt"),
                            ("godkendt", "godkendt"),
                            ("returneret", "returneret"),
                        ],
                        default="mangler",
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="skrevet"
                    ),
                ),
                (
                    "contributed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="seneste bidrag"
                    ),
                ),
                (
                    "approved_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="godkendt"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for returnering"),
                ),
                (
                    "returned_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="returneret"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="godkendt af",
                    ),
                ),
                (
                    "contributed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seneste bidrag af",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="returneret af",
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
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="skrevet af",
                    ),
                ),
            ],
            options={
                "verbose_name": "opfølgning",
                "verbose_name_plural": "opfølgninger",
                "ordering": ["-effective_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=300,
                        upload_to=followup.models.cycle.evidence_path,
                        validators=[
                            django.core.validators.FileExtensionValidator(
                                (
                                    "pdf",
                                    "docx",
                                    "xlsx",
                                    "pptx",
                                    "odt",
                                    "ods",
                                    "png",
                                    "jpg",
                                    "jpeg",
                                    "txt",
                                    "csv",
                                )
                            )
                        ],
                        verbose_name="fil",
                    ),
                ),
                ("added_at", models.DateTimeField(editable=False, verbose_name="vedlagt")),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vedlagt af",
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
                        to="followup.evidence",
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="followup.followup",
                        verbose_name="opfølgning",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="follow_up",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="evidence",
                to="followup.followup",
                verbose_name="opfølgning",
            ),
        ),
        migrations.CreateModel(
            name="FollowUpRound",
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
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                ("cutoff", models.DateField(verbose_name="opgjort pr.")),
                ("due", models.DateField(blank=True, null=True, verbose_name="svarfrist")),
                ("instructions", models.TextField(blank=True, verbose_name="vejledning")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("forberedes", "forberedes"),
                            ("aaben", "åben"),
                            ("lukket", "lukket"),
                        ],
                        default="forberedes",
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=60, verbose_name="sagsnr."),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="dok.nr."),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="åbnet"
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="lukket"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
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
                "verbose_name": "opfølgningsrunde",
                "verbose_name_plural": "opfølgningsrunder",
                "ordering": ["-cutoff", "slug"],
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
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
                ("effective_on", models.DateField(verbose_name="opgjort pr.")),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            (None, "ikke vurderet"),
                            ("opfyldt", "opfyldt"),
                            ("delvist", "delvist opfyldt"),
                            ("ikke-opfyldt", "ikke opfyldt"),
                            ("bortfaldet", "bortfaldet"),
                            ("ulaeselig", "ulæselig i kilden"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "source_status",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="kildens status (ordlyd)"
                    ),
                ),
                (
                    "status_text",
                    models.TextField(blank=True, verbose_name="tekst i statuskolonnen"),
                ),
                ("results", models.TextField(blank=True, verbose_name="resultater")),
                ("comments", models.TextField(blank=True, verbose_name="kommentarer")),
                (
                    "undivided_text",
                    models.TextField(blank=True, verbose_name="ikke fordelt i kilden"),
                ),
                (
                    "deviation_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for afvigelse"),
                ),
                (
                    "no_reason_stated",
                    models.BooleanField(
                        default=False,
                        help_text="Kun når dokumentet er læst, og der ingen begrundelse står.",
                        verbose_name="kilden giver ingen begrundelse",
                    ),
                ),
                (
                    "lapse_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for bortfald"),
                ),
                (
                    "lapse_date",
                    models.DateField(blank=True, null=True, verbose_name="bortfaldet pr."),
                ),
                (
                    "lapse_reference",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="beslutning om bortfald"
                    ),
                ),
                (
                    "calculated_status",
                    models.CharField(
                        choices=[
                            ("opfyldt", "opfyldt"),
                            ("mindst-delvist", "mindst delvist opfyldt"),
                            ("delvist", "delvist opfyldt"),
                            ("hoejst-delvist", "højst delvist opfyldt"),
                            ("ikke-opfyldt", "ikke opfyldt"),
                            ("i-gang", "i gang"),
                            ("data-mangler", "data mangler"),
                            ("ikke-beregnet", "ikke beregnet"),
                        ],
                        default="ikke-beregnet",
                        editable=False,
                        help_text="Efter reglen pr. opgørelsesdatoen, som den var, da opfølgningen blev gemt.",
                        max_length=20,
                        verbose_name="beregnet status",
                    ),
                ),
                (
                    "deviation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bedre", "bedre end beregnet"),
                            ("daarligere", "dårligere end beregnet"),
                        ],
                        default="",
                        editable=False,
                        max_length=20,
                        verbose_name="afvigelse",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mangler", "mangler"),
                            ("kladde", "kladde"),
                            ("indsendt", "indsendt"),
                            ("godkendt", "godkendt"),
                            ("returneret", "returneret"),
                        ],
                        default="mangler",
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="skrevet"
                    ),
                ),
                (
                    "contributed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="seneste bidrag"
                    ),
                ),
                (
                    "approved_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="godkendt"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for returnering"),
                ),
                (
                    "returned_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="returneret"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "approved_by",
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
                        verbose_name="godkendt af",
                    ),
                ),
                (
                    "contributed_by",
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
                        verbose_name="seneste bidrag af",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                        to="followup.followup",
                    ),
                ),
                (
                    "returned_by",
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
                        verbose_name="returneret af",
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
                (
                    "written_by",
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
                        verbose_name="skrevet af",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="followup.followupround",
                        verbose_name="runde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="followup",
            name="round",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="follow_ups",
                to="followup.followupround",
                verbose_name="runde",
            ),
        ),
        migrations.CreateModel(
            name="FollowUpRoundEvent",
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
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                ("cutoff", models.DateField(verbose_name="opgjort pr.")),
                ("due", models.DateField(blank=True, null=True, verbose_name="svarfrist")),
                ("instructions", models.TextField(blank=True, verbose_name="vejledning")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("forberedes", "forberedes"),
                            ("aaben", "åben"),
                            ("lukket", "lukket"),
                        ],
                        default="forberedes",
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=60, verbose_name="sagsnr."),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="dok.nr."),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="åbnet"
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="lukket"
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
                        to="followup.followupround",
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
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("aabnet", "runden er åbnet"),
                            ("paamindelse", "påmindelse"),
                            ("rykker", "rykker"),
                            ("returneret", "opfølgning returneret"),
                        ],
                        max_length=20,
                        verbose_name="art",
                    ),
                ),
                ("day", models.DateField(verbose_name="dag")),
                ("subject", models.CharField(max_length=300, verbose_name="emne")),
                ("body", models.TextField(verbose_name="tekst")),
                ("sending_at", models.DateTimeField(null=True, verbose_name="sendes siden")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sendt")),
                ("error", models.TextField(blank=True, verbose_name="fejl")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round_notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="modtager",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="followup.followupround",
                        verbose_name="runde",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgjort af",
                    ),
                ),
            ],
            options={
                "verbose_name": "besked",
                "verbose_name_plural": "beskeder",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="NoticeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("aabnet", "runden er åbnet"),
                            ("paamindelse", "påmindelse"),
                            ("rykker", "rykker"),
                            ("returneret", "opfølgning returneret"),
                        ],
                        max_length=20,
                        verbose_name="art",
                    ),
                ),
                ("day", models.DateField(verbose_name="dag")),
                ("subject", models.CharField(max_length=300, verbose_name="emne")),
                ("body", models.TextField(verbose_name="tekst")),
                ("sending_at", models.DateTimeField(null=True, verbose_name="sendes siden")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sendt")),
                ("error", models.TextField(blank=True, verbose_name="fejl")),
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
                        to="followup.notice",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="modtager",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="followup.followupround",
                        verbose_name="runde",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgjort af",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoundSnapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(verbose_name="udgave")),
                ("rule_version", models.PositiveSmallIntegerField(verbose_name="reglens udgave")),
                ("content", models.JSONField(verbose_name="indhold")),
                ("closed_at", models.DateTimeField(verbose_name="lukket")),
                ("reopened_at", models.DateTimeField(null=True, verbose_name="genåbnet")),
                (
                    "reopen_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for genåbning"),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lukket af",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="genåbnet af",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replaced_by",
                        to="followup.roundsnapshot",
                        verbose_name="erstatter",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="snapshots",
                        to="followup.followupround",
                        verbose_name="runde",
                    ),
                ),
            ],
            options={
                "verbose_name": "udgave af runde",
                "verbose_name_plural": "udgaver af runder",
                "ordering": ["round", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="RoundSnapshotEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("edition", models.PositiveSmallIntegerField(verbose_name="udgave")),
                ("rule_version", models.PositiveSmallIntegerField(verbose_name="reglens udgave")),
                ("content", models.JSONField(verbose_name="indhold")),
                ("closed_at", models.DateTimeField(verbose_name="lukket")),
                ("reopened_at", models.DateTimeField(null=True, verbose_name="genåbnet")),
                (
                    "reopen_reason",
                    models.TextField(blank=True, verbose_name="begrundelse for genåbning"),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lukket af",
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
                        to="followup.roundsnapshot",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="genåbnet af",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="followup.roundsnapshot",
                        verbose_name="erstatter",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="followup.followupround",
                        verbose_name="runde",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("url", ""), models.Q(("file", ""), _negated=True)),
                    models.Q(models.Q(("url", ""), _negated=True), ("file", "")),
                    _connector="OR",
                ),
                name="evidence_is_link_or_file",
                violation_error_message="Angiv enten et link eller en fil.",
            ),
        ),
        migrations.AddIndex(
            model_name="followupround",
            index=models.Index(fields=["-cutoff", "slug"], name="round_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="followupround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "aaben")),
                fields=("plan",),
                name="one_open_round_per_plan",
                violation_error_message="Planen har allerede en åben runde.",
            ),
        ),
        migrations.AddIndex(
            model_name="followupevent",
            index=models.Index(fields=["initiative", "-pgh_id"], name="followup_event_newest"),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                fields=["initiative", "-effective_on", "-id"], name="follow_up_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                fields=["written_by", "-written_at", "-id"],
                include=("round",),
                name="follow_up_written",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                condition=models.Q(("state", "indsendt")),
                fields=["initiative"],
                name="follow_up_submitted",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                fields=("round", "initiative"),
                name="one_follow_up_per_round",
                violation_error_message="Initiativet har allerede en opfølgning i runden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "bortfaldet"), _negated=True),
                    models.Q(("lapse_reason", ""), _negated=True),
                    models.Q(("source_status", ""), _negated=True),
                    _connector="OR",
                ),
                name="follow_up_lapsed_with_reason",
                violation_error_message="Et bortfaldet initiativ skal have en begrundelse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "ulaeselig"), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="follow_up_illegible_in_document",
                violation_error_message="Kun et dokument kan have en ulæselig status.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_at", None), ("sending_at__isnull", False), _connector="OR"
                ),
                name="a_notice_is_sending_before_it_is_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "paamindelse")),
                fields=("round", "recipient", "day"),
                name="one_reminder_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundsnapshot",
            constraint=models.UniqueConstraint(
                fields=("round", "edition"), name="snapshot_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roundsnapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition", 1), ("replaces__isnull", True)),
                    models.Q(("edition__gt", 1), ("replaces__isnull", False)),
                    _connector="OR",
                ),
                name="later_edition_replaces_one",
                violation_error_message="En senere udgave erstatter den forrige.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundsnapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reopen_reason", ""), ("reopened_at__isnull", True)),
                    models.Q(
                        ("reopened_at__isnull", False),
                        models.Q(("reopen_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reopened_snapshot_has_reason",
                violation_error_message="En genåbning skal have en begrundelse.",
            ),
        ),
    ]
