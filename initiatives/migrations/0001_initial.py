"""Plans, focus areas, units and initiatives with all that connects them, and their histories' tables."""

from decimal import Decimal

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import core.danish
import core.public_ids
import initiatives.models.counts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        # Trigrams: the search finds compounds and misspelled words with them.
        TrigramExtension(),
        migrations.CreateModel(
            name="FocusArea",
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
                    core.public_ids.PublicIdField(kind="fokus", unique=True, verbose_name="id"),
                ),
                ("code", models.CharField(max_length=20, verbose_name="kode")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
                ),
                ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                ("outcome", models.TextField(blank=True, verbose_name="resultatmål (ordlyd)")),
            ],
            options={
                "verbose_name": "fokusområde",
                "verbose_name_plural": "fokusområder",
                "ordering": ["plan", "position", "code"],
            },
            bases=(initiatives.models.counts.StatusCounts, models.Model),
        ),
        migrations.CreateModel(
            name="Initiative",
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
                    core.public_ids.PublicIdField(kind="init", unique=True, verbose_name="id"),
                ),
                ("code", models.CharField(max_length=20, verbose_name="kode")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="formål")),
                (
                    "description",
                    models.TextField(blank=True, verbose_name="beskrivelse (løsning/indsats)"),
                ),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="startår"),
                ),
                (
                    "yearly_volume",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="forløb årligt"
                    ),
                ),
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
                    "no_targets_stated",
                    models.BooleanField(
                        default=False,
                        help_text="Kun når dokumentet trykker f.eks. “Indsatsmål: Ingen”.",
                        verbose_name="kilden skriver, at der ingen mål er",
                    ),
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
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
            ],
            options={
                "verbose_name": "initiativ",
                "verbose_name_plural": "initiativer",
                "ordering": ["plan", "position", "code"],
            },
        ),
        migrations.CreateModel(
            name="SourceDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="kortnavn")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="fil")),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=60, verbose_name="sagsnr."),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="dok.nr."),
                ),
                ("dated", models.DateField(blank=True, null=True, verbose_name="dateret")),
            ],
            options={
                "verbose_name": "kilde",
                "verbose_name_plural": "kilder",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="TrackedUser",
            fields=[],
            options={
                "verbose_name": "bruger",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("auth.user",),
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="TrackedRole",
            fields=[],
            options={
                "verbose_name": "rolle",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("auth.group",),
            managers=[
                ("objects", django.contrib.auth.models.GroupManager()),
            ],
        ),
        migrations.CreateModel(
            name="RoleHolder",
            fields=[],
            options={
                "verbose_name": "rolle hos bruger",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("auth.user_groups",),
        ),
        migrations.CreateModel(
            name="EditorRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="redaktionel bemærkning")),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editor_remarks",
                        to="initiatives.focusarea",
                        verbose_name="fokusområde",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editor_remarks",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
            ],
            options={
                "verbose_name": "redaktionel bemærkning",
                "verbose_name_plural": "redaktionelle bemærkninger",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EditorRemarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(verbose_name="redaktionel bemærkning")),
                (
                    "source_place",
                    models.CharField(blank=True, max_length=300, verbose_name="sted i kilden"),
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
                        to="initiatives.editorremark",
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
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Continuation",
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
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag",
                    ),
                ),
                (
                    "ground_words",
                    models.CharField(max_length=400, verbose_name="grundlag (ordlyd)"),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="continued_by",
                        to="initiatives.initiative",
                        verbose_name="viderefører",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="continues",
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
                "verbose_name": "videreførelse",
                "verbose_name_plural": "videreførelser",
                "ordering": ["initiative", "earlier"],
            },
        ),
        migrations.CreateModel(
            name="InitiativeArea",
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
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("saerlig-indsats", "særlig indsats"),
                            ("budgetinitiativ", "budgetinitiativ"),
                            ("foelger-af-reform", "følger af reform"),
                            ("oevrigt", "øvrigt"),
                            ("lbr", "LBR"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="kategori",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="initiatives.focusarea",
                        verbose_name="fokusområde",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
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
                "verbose_name": "placering i fokusområde",
                "verbose_name_plural": "placeringer i fokusområder",
                "ordering": ["focus_area__position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="initiative",
            name="focus_areas",
            field=models.ManyToManyField(
                related_name="initiatives",
                through="initiatives.InitiativeArea",
                to="initiatives.focusarea",
                verbose_name="fokusområder",
            ),
        ),
        migrations.CreateModel(
            name="LoadedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("plan", models.SlugField(verbose_name="plan")),
                ("model", models.CharField(max_length=80, verbose_name="tabel")),
                ("key", models.CharField(max_length=400, verbose_name="nøgle")),
                ("object_id", models.BigIntegerField(verbose_name="id")),
                ("values", models.JSONField(verbose_name="indlæste værdier")),
            ],
            options={
                "verbose_name": "indlæst række",
                "verbose_name_plural": "indlæste rækker",
                "constraints": [
                    models.UniqueConstraint(fields=("model", "key"), name="loaded_row_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bruger",
                    ),
                ),
            ],
            options={
                "verbose_name": "medarbejder i enhed",
                "verbose_name_plural": "medarbejdere i enheder",
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("aftale", "aftale"),
                            ("udmoentningsplan", "udmøntningsplan"),
                            ("implementeringsplan", "implementeringsplan"),
                            ("beskaeftigelsesplan", "beskæftigelsesplan"),
                        ],
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("kladde", "kladde"),
                            ("gaeldende", "gældende"),
                            ("afsluttet", "afsluttet"),
                        ],
                        default="gaeldende",
                        help_text="En kladde ses kun af planadministratorer. Opgaver og påmindelser kommer fra åbne runder og gældende planer.",
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                ("year_from", models.PositiveSmallIntegerField(verbose_name="år fra")),
                ("year_to", models.PositiveSmallIntegerField(verbose_name="år til")),
                ("adopted", models.DateField(blank=True, null=True, verbose_name="vedtaget")),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=60, verbose_name="sagsnr."),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="dok.nr."),
                ),
                ("summary", models.TextField(blank=True, verbose_name="resumé")),
                (
                    "area_word",
                    models.CharField(
                        blank=True,
                        default="Fokusområde",
                        help_text="F.eks. Indsatsområde. Tomt, når dokumentet kun trykker nummer og titel.",
                        max_length=40,
                        verbose_name="ord for fokusområde",
                    ),
                ),
                (
                    "responsible_heading",
                    models.CharField(
                        blank=True,
                        help_text="F.eks. Implementeringsansvarlig. Tomt, når dokumentet ikke har kolonnen.",
                        max_length=60,
                        verbose_name="kolonnehoved for ansvarlige",
                    ),
                ),
                (
                    "effort_heading",
                    models.CharField(
                        blank=True,
                        help_text="F.eks. Indsats. Tomt, når dokumentet ikke har kolonnen.",
                        max_length=60,
                        verbose_name="kolonnehoved for indsats",
                    ),
                ),
                (
                    "solution_word",
                    models.CharField(
                        blank=True,
                        help_text="Ordet foran beskrivelsen af indsatsen, f.eks. Løsning.",
                        max_length=40,
                        verbose_name="ord for løsning",
                    ),
                ),
                (
                    "target_word",
                    models.CharField(
                        blank=True,
                        help_text="Ordet foran målet, f.eks. Mål.",
                        max_length=40,
                        verbose_name="ord for indsatsmål",
                    ),
                ),
                (
                    "own_codes",
                    models.BooleanField(
                        default=False,
                        help_text="Når dokumentet ikke nummererer sine initiativer, men de har koder her.",
                        verbose_name="koderne er vores egne",
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(
                        decimal_places=3,
                        default=Decimal("0.100"),
                        help_text="Så stor en del af målværdien må et ca.-mål afvige og stadig være opfyldt.",
                        max_digits=4,
                        verbose_name="tolerance for ca.",
                    ),
                ),
                (
                    "threshold",
                    models.DecimalField(
                        decimal_places=3,
                        default=Decimal("0.500"),
                        help_text="Så stor en del af vejen fra basis til mål giver delvist opfyldt.",
                        max_digits=4,
                        verbose_name="tærskel for delvist opfyldt",
                    ),
                ),
                (
                    "months_before_deadline",
                    models.PositiveSmallIntegerField(
                        default=6,
                        help_text="Når et måls frist er gået, afgøres det kun af et tal, der højst er så mange måneder ældre end fristen. Ellers mangler der data.",
                        verbose_name="måneder før fristen",
                    ),
                ),
                (
                    "followed_up_on",
                    models.DateField(
                        blank=True,
                        help_text="Dagen, som planens egen opfølgning i et dokument er opgjort pr. Et tal fra den dag afgør et mål, selv om det er længere fra fristen.",
                        null=True,
                        verbose_name="fulgt op pr.",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_by",
                        to="initiatives.plan",
                        verbose_name="følger efter",
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
                "verbose_name": "plan",
                "verbose_name_plural": "planer",
                "ordering": ["-year_from", "-year_to", "slug"],
            },
            bases=(initiatives.models.counts.StatusCounts, models.Model),
        ),
        migrations.AddField(
            model_name="initiative",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="initiatives",
                to="initiatives.plan",
                verbose_name="plan",
            ),
        ),
        migrations.AddField(
            model_name="focusarea",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="focus_areas",
                to="initiatives.plan",
                verbose_name="plan",
            ),
        ),
        migrations.CreateModel(
            name="Responsibility",
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
                    "role",
                    models.CharField(
                        choices=[("ansvarlig", "ansvarlig"), ("bidrager", "bidrager")],
                        default="ansvarlig",
                        max_length=20,
                        verbose_name="rolle",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag",
                    ),
                ),
                (
                    "printed_as",
                    models.CharField(blank=True, max_length=200, verbose_name="trykt som"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsibilities",
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
                "verbose_name": "ansvar",
                "verbose_name_plural": "ansvarlige enheder",
                "ordering": ["role", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("object_id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                ("words", models.CharField(blank=True, max_length=100)),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Replace(
                            django.db.models.functions.text.Replace(
                                django.db.models.functions.text.Replace(
                                    django.db.models.functions.text.Lower(
                                        core.danish._Join(
                                            core.danish._Join(
                                                models.F("code"),
                                                models.Value(" "),
                                                models.F("title"),
                                                output_field=models.TextField(),
                                            ),
                                            models.Value(" "),
                                            models.F("text"),
                                            output_field=models.TextField(),
                                        ),
                                        output_field=models.TextField(),
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
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.SearchVector(
                                    "code", "title", config="danish", weight="A"
                                ),
                                "||",
                                django.contrib.postgres.search.SearchVector(
                                    "text", config="danish", weight="B"
                                ),
                                django.contrib.postgres.search.SearchConfig("danish"),
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector(
                                "words", config="danish", weight="D"
                            ),
                            django.contrib.postgres.search.SearchConfig("danish"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="initiatives.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "opslag i søgningen",
                "verbose_name_plural": "opslag i søgningen",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PlanEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("aftale", "aftale"),
                            ("udmoentningsplan", "udmøntningsplan"),
                            ("implementeringsplan", "implementeringsplan"),
                            ("beskaeftigelsesplan", "beskæftigelsesplan"),
                        ],
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("kladde", "kladde"),
                            ("gaeldende", "gældende"),
                            ("afsluttet", "afsluttet"),
                        ],
                        default="gaeldende",
                        help_text="En kladde ses kun af planadministratorer. Opgaver og påmindelser kommer fra åbne runder og gældende planer.",
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                ("year_from", models.PositiveSmallIntegerField(verbose_name="år fra")),
                ("year_to", models.PositiveSmallIntegerField(verbose_name="år til")),
                ("adopted", models.DateField(blank=True, null=True, verbose_name="vedtaget")),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=60, verbose_name="sagsnr."),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="dok.nr."),
                ),
                ("summary", models.TextField(blank=True, verbose_name="resumé")),
                (
                    "area_word",
                    models.CharField(
                        blank=True,
                        default="Fokusområde",
                        help_text="F.eks. Indsatsområde. Tomt, når dokumentet kun trykker nummer og titel.",
                        max_length=40,
                        verbose_name="ord for fokusområde",
                    ),
                ),
                (
                    "responsible_heading",
                    models.CharField(
                        blank=True,
                        help_text="F.eks. Implementeringsansvarlig. Tomt, når dokumentet ikke har kolonnen.",
                        max_length=60,
                        verbose_name="kolonnehoved for ansvarlige",
                    ),
                ),
                (
                    "effort_heading",
                    models.CharField(
                        blank=True,
                        help_text="F.eks. Indsats. Tomt, når dokumentet ikke har kolonnen.",
                        max_length=60,
                        verbose_name="kolonnehoved for indsats",
                    ),
                ),
                (
                    "solution_word",
                    models.CharField(
                        blank=True,
                        help_text="Ordet foran beskrivelsen af indsatsen, f.eks. Løsning.",
                        max_length=40,
                        verbose_name="ord for løsning",
                    ),
                ),
                (
                    "target_word",
                    models.CharField(
                        blank=True,
                        help_text="Ordet foran målet, f.eks. Mål.",
                        max_length=40,
                        verbose_name="ord for indsatsmål",
                    ),
                ),
                (
                    "own_codes",
                    models.BooleanField(
                        default=False,
                        help_text="Når dokumentet ikke nummererer sine initiativer, men de har koder her.",
                        verbose_name="koderne er vores egne",
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(
                        decimal_places=3,
                        default=Decimal("0.100"),
                        help_text="Så stor en del af målværdien må et ca.-mål afvige og stadig være opfyldt.",
                        max_digits=4,
                        verbose_name="tolerance for ca.",
                    ),
                ),
                (
                    "threshold",
                    models.DecimalField(
                        decimal_places=3,
                        default=Decimal("0.500"),
                        help_text="Så stor en del af vejen fra basis til mål giver delvist opfyldt.",
                        max_digits=4,
                        verbose_name="tærskel for delvist opfyldt",
                    ),
                ),
                (
                    "months_before_deadline",
                    models.PositiveSmallIntegerField(
                        default=6,
                        help_text="Når et måls frist er gået, afgøres det kun af et tal, der højst er så mange måneder ældre end fristen. Ellers mangler der data.",
                        verbose_name="måneder før fristen",
                    ),
                ),
                (
                    "followed_up_on",
                    models.DateField(
                        blank=True,
                        help_text="Dagen, som planens egen opfølgning i et dokument er opgjort pr. Et tal fra den dag afgør et mål, selv om det er længere fra fristen.",
                        null=True,
                        verbose_name="fulgt op pr.",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.plan",
                        verbose_name="følger efter",
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
                        to="initiatives.plan",
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
            name="InitiativeEvent",
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
                ("public_id", core.public_ids.PublicIdField(kind="init", verbose_name="id")),
                ("code", models.CharField(max_length=20, verbose_name="kode")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="formål")),
                (
                    "description",
                    models.TextField(blank=True, verbose_name="beskrivelse (løsning/indsats)"),
                ),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="startår"),
                ),
                (
                    "yearly_volume",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="forløb årligt"
                    ),
                ),
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
                    "no_targets_stated",
                    models.BooleanField(
                        default=False,
                        help_text="Kun når dokumentet trykker f.eks. “Indsatsmål: Ingen”.",
                        verbose_name="kilden skriver, at der ingen mål er",
                    ),
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
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="initiatives.initiative",
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
            name="InitiativeAreaEvent",
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
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("saerlig-indsats", "særlig indsats"),
                            ("budgetinitiativ", "budgetinitiativ"),
                            ("foelger-af-reform", "følger af reform"),
                            ("oevrigt", "øvrigt"),
                            ("lbr", "LBR"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="kategori",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.focusarea",
                        verbose_name="fokusområde",
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
                        to="initiatives.initiativearea",
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
        migrations.AddField(
            model_name="initiative",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="initiatives.sourcedocument",
                verbose_name="kilde",
            ),
        ),
        migrations.CreateModel(
            name="FocusAreaEvent",
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
                ("public_id", core.public_ids.PublicIdField(kind="fokus", verbose_name="id")),
                ("code", models.CharField(max_length=20, verbose_name="kode")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
                ),
                ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                ("outcome", models.TextField(blank=True, verbose_name="resultatmål (ordlyd)")),
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
                        to="initiatives.focusarea",
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
        migrations.AddField(
            model_name="focusarea",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="initiatives.sourcedocument",
                verbose_name="kilde",
            ),
        ),
        migrations.CreateModel(
            name="ContinuationEvent",
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
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag",
                    ),
                ),
                (
                    "ground_words",
                    models.CharField(max_length=400, verbose_name="grundlag (ordlyd)"),
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
                        to="initiatives.continuation",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.initiative",
                        verbose_name="viderefører",
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
            name="SourceDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, verbose_name="kortnavn")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="fil")),
                (
                    "case_number",
                    models.CharField(blank=True, max_length=60, verbose_name="sagsnr."),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="dok.nr."),
                ),
                ("dated", models.DateField(blank=True, null=True, verbose_name="dateret")),
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
                        to="initiatives.sourcedocument",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TargetGroup",
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
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="nr.")),
                ("description", models.TextField(verbose_name="målgruppe")),
                (
                    "headcount",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="antal personer"
                    ),
                ),
                (
                    "headcount_qualifier",
                    models.CharField(blank=True, max_length=20, verbose_name="forbehold"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="formål")),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="target_groups",
                        to="initiatives.focusarea",
                        verbose_name="fokusområde",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="target_groups",
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
                "verbose_name": "målgruppe",
                "verbose_name_plural": "målgrupper",
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TargetGroupEvent",
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
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="nr.")),
                ("description", models.TextField(verbose_name="målgruppe")),
                (
                    "headcount",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="antal personer"
                    ),
                ),
                (
                    "headcount_qualifier",
                    models.CharField(blank=True, max_length=20, verbose_name="forbehold"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="formål")),
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
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="initiatives.targetgroup",
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
            name="Unit",
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
                ("name", models.CharField(max_length=200, unique=True, verbose_name="navn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("forvaltning", "forvaltning"),
                            ("jobcenter", "jobcenter"),
                            ("afdeling", "afdeling"),
                            ("center", "center"),
                            ("kontor", "kontor"),
                            ("ekstern", "ekstern"),
                        ],
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                (
                    "parent_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for hører under",
                    ),
                ),
                (
                    "abbreviation",
                    models.CharField(blank=True, max_length=20, verbose_name="forkortelse"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="telefon")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="initiatives.unit",
                        verbose_name="hører under",
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
                "verbose_name": "enhed",
                "verbose_name_plural": "enheder",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ResponsibilityEvent",
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
                    "role",
                    models.CharField(
                        choices=[("ansvarlig", "ansvarlig"), ("bidrager", "bidrager")],
                        default="ansvarlig",
                        max_length=20,
                        verbose_name="rolle",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag",
                    ),
                ),
                (
                    "printed_as",
                    models.CharField(blank=True, max_length=200, verbose_name="trykt som"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rækkefølge"),
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
                        to="initiatives.responsibility",
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
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.unit",
                        verbose_name="enhed",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="responsibility",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responsibilities",
                to="initiatives.unit",
                verbose_name="enhed",
            ),
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        to="initiatives.membership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bruger",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.unit",
                        verbose_name="enhed",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="initiatives.unit",
                verbose_name="enhed",
            ),
        ),
        migrations.AddField(
            model_name="initiative",
            name="units",
            field=models.ManyToManyField(
                related_name="initiatives",
                through="initiatives.Responsibility",
                to="initiatives.unit",
                verbose_name="enheder",
            ),
        ),
        migrations.CreateModel(
            name="UnitEvent",
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
                ("name", models.CharField(max_length=200, verbose_name="navn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("forvaltning", "forvaltning"),
                            ("jobcenter", "jobcenter"),
                            ("afdeling", "afdeling"),
                            ("center", "center"),
                            ("kontor", "kontor"),
                            ("ekstern", "ekstern"),
                        ],
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                (
                    "parent_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kolonne", "står i en kolonne"),
                            ("tekst", "fremgår af teksten"),
                            ("sluttet", "vores slutning"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="grundlag for hører under",
                    ),
                ),
                (
                    "abbreviation",
                    models.CharField(blank=True, max_length=20, verbose_name="forkortelse"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="telefon")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.unit",
                        verbose_name="hører under",
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
                        to="initiatives.unit",
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
            name="UnitSpelling",
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
                    "spelling",
                    models.CharField(max_length=200, unique=True, verbose_name="stavemåde"),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="Når enheden før hed sådan.",
                        null=True,
                        verbose_name="navn indtil",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spellings",
                        to="initiatives.unit",
                        verbose_name="enhed",
                    ),
                ),
            ],
            options={
                "verbose_name": "stavemåde",
                "verbose_name_plural": "stavemåder",
                "ordering": ["spelling"],
            },
        ),
        migrations.CreateModel(
            name="UnitSpellingEvent",
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
                ("spelling", models.CharField(max_length=200, verbose_name="stavemåde")),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="Når enheden før hed sådan.",
                        null=True,
                        verbose_name="navn indtil",
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
                        to="initiatives.unitspelling",
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
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="initiatives.unit",
                        verbose_name="enhed",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrackedUserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
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
                        to="initiatives.trackeduser",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrackedRoleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="name")),
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
                        to="initiatives.trackedrole",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoleHolderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="auth.group",
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
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="initiatives.roleholder",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="editorremark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("focus_area__isnull", True), ("initiative__isnull", False)),
                    models.Q(("focus_area__isnull", False), ("initiative__isnull", True)),
                    _connector="OR",
                ),
                name="editor_remark_has_one_owner",
                violation_error_message="En bemærkning hører til enten et fokusområde eller et initiativ.",
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["vector"], name="search_entry_vector"
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(models.F("folded"), name="gin_trgm_ops"),
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Replace(
                        django.db.models.functions.text.Replace(
                            django.db.models.functions.text.Replace(
                                django.db.models.functions.text.Lower(
                                    models.F("title"), output_field=models.TextField()
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
                fastupdate=False,
                name="search_entry_trigrams",
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(
                django.db.models.functions.text.Lower("code"),
                condition=models.Q(("code", ""), _negated=True),
                name="search_entry_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchentry",
            constraint=models.UniqueConstraint(
                fields=("kind", "object_id"), name="search_entry_once"
            ),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(
                fields=["-year_from", "-year_to", "slug"],
                include=("title",),
                name="plan_newest_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("year_from__gte", 1990), ("year_to__lte", 2100)),
                name="plan_within_years",
                violation_error_message="Året skal ligge mellem 1990 og 2100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("year_from__lte", models.F("year_to"))),
                name="plan_years_in_order",
                violation_error_message="Planens sidste år ligger før dens første.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("threshold__gt", 0),
                    ("threshold__lte", 1),
                    ("tolerance__gte", 0),
                    ("tolerance__lte", 1),
                ),
                name="plan_rule_parameters_are_shares",
                violation_error_message="Tolerance og tærskel er andele mellem 0 og 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("months_before_deadline__lte", 120)),
                name="plan_months_before_deadline_few",
                violation_error_message="Skriv højst 120 måneder før fristen.",
            ),
        ),
        migrations.AddIndex(
            model_name="initiativeevent",
            index=models.Index(fields=["pgh_obj", "-pgh_id"], name="initiative_event_newest"),
        ),
        migrations.AddConstraint(
            model_name="initiativearea",
            constraint=models.UniqueConstraint(
                fields=("initiative", "focus_area"),
                name="initiative_once_per_focus_area",
                violation_error_message="Initiativet står allerede i det fokusområde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="focusarea",
            constraint=models.UniqueConstraint(
                fields=("plan", "code"),
                name="focus_area_code_once_per_plan",
                violation_error_message="Planen har allerede et fokusområde med den kode.",
            ),
        ),
        migrations.AddConstraint(
            model_name="focusarea",
            constraint=models.UniqueConstraint(fields=("id", "plan"), name="focus_area_with_plan"),
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.UniqueConstraint(
                fields=("initiative", "earlier"), name="continuation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.CheckConstraint(
                condition=models.Q(("initiative", models.F("earlier")), _negated=True),
                name="initiative_not_its_own_continuation",
                violation_error_message="Et initiativ kan ikke videreføre sig selv.",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("focus_area__isnull", True), ("initiative__isnull", False)),
                    models.Q(("focus_area__isnull", False), ("initiative__isnull", True)),
                    _connector="OR",
                ),
                name="target_group_has_one_owner",
                violation_error_message="En målgruppe hører til enten et fokusområde eller et initiativ.",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetgroup",
            constraint=models.UniqueConstraint(
                fields=("focus_area", "initiative", "number"),
                name="target_group_number_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(core.danish.DanishOrder("name"), name="unit_danish_name"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                core.danish.DanishOrder("name"),
                condition=models.Q(("parent", None)),
                name="unit_top_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="unit_not_its_own_parent",
                violation_error_message="En enhed kan ikke høre under sig selv.",
            ),
        ),
        migrations.AddIndex(
            model_name="responsibility",
            index=models.Index(
                fields=["unit", "role"], include=("initiative",), name="responsibility_of_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.UniqueConstraint(
                fields=("initiative", "unit"),
                name="unit_once_per_initiative",
                violation_error_message="Enheden står allerede på initiativet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("user", "unit"),
                name="membership_once",
                violation_error_message="Brugeren er allerede medarbejder i enheden.",
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                fields=["plan", "position", "code"],
                include=("status",),
                name="initiative_plan_order",
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                fields=["id"], include=("plan", "status"), name="initiative_in_short"
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["status"], name="initiative_status"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(
                fields=("plan", "code"),
                name="initiative_code_once_per_plan",
                violation_error_message="Planen har allerede et initiativ med den kode.",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(fields=("id", "plan"), name="initiative_with_plan"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "bortfaldet"), _negated=True),
                    models.Q(("lapse_reason", ""), _negated=True),
                    models.Q(("source_status", ""), _negated=True),
                    _connector="OR",
                ),
                name="initiative_lapsed_with_reason",
                violation_error_message="Et bortfaldet initiativ skal have en begrundelse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "ulaeselig"), _negated=True),
                    ("source__isnull", False),
                    _connector="OR",
                ),
                name="initiative_illegible_in_document",
                violation_error_message="Kun et dokument kan have en ulæselig status.",
            ),
        ),
    ]
