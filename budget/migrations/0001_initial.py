"""Budget lines and their amounts, and their histories' tables."""

import django.db.models.deletion
from django.db import migrations, models

import core.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("initiatives", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetAmount",
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
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år"),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        help_text="Når beløbet ikke gælder ét år.",
                        max_length=60,
                        verbose_name="periode (ordlyd)",
                    ),
                ),
                (
                    "price_level",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="prisniveau"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("budget", "budget"), ("regnskab", "regnskab")],
                        default="budget",
                        max_length=10,
                        verbose_name="art",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=14,
                        null=True,
                        verbose_name="beløb (mio. kr.)",
                    ),
                ),
                (
                    "amount_not_stated",
                    models.BooleanField(default=False, verbose_name="beløb ikke oplyst (xx)"),
                ),
                (
                    "persons",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=12,
                        null=True,
                        verbose_name="helårspersoner",
                    ),
                ),
                (
                    "persons_not_stated",
                    models.BooleanField(
                        default=False, verbose_name="helårspersoner ikke oplyst (xx)"
                    ),
                ),
                (
                    "unit_cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="enhedsomkostning (kr.)",
                    ),
                ),
                (
                    "unit_cost_not_stated",
                    models.BooleanField(
                        default=False, verbose_name="enhedsomkostning ikke oplyst (xx)"
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
                "verbose_name": "beløb",
                "verbose_name_plural": "beløb",
                "ordering": ["line", "year", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
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
                    core.public_ids.PublicIdField(kind="linje", unique=True, verbose_name="id"),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="nr.")),
                ("group", models.CharField(max_length=200, verbose_name="gruppe")),
                ("label", models.CharField(max_length=300, verbose_name="linje")),
                ("account", models.CharField(blank=True, max_length=100, verbose_name="konto")),
                (
                    "grouping",
                    models.CharField(blank=True, max_length=100, verbose_name="gruppering"),
                ),
                (
                    "cost_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("drift", "drift"),
                            ("indsats", "indsats"),
                            ("service", "service"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="omkostningstype",
                    ),
                ),
                (
                    "financing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("egen-ramme", "egen ramme"),
                            ("centralt-budget", "centralt budget"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="finansiering",
                    ),
                ),
                (
                    "adds_up",
                    models.BooleanField(
                        default=False,
                        help_text="Kilden siger, at linjen og de andre med dette kryds tilsammen er den linje, som de er del af. Uden kryds er linjen »heraf« og kan overlappe andre dele.",
                        verbose_name="tilsammen helheden",
                    ),
                ),
                ("is_total", models.BooleanField(default=False, verbose_name="opgivet sum")),
                (
                    "municipal_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="kommunal andel (pct.)",
                    ),
                ),
                ("is_new", models.BooleanField(default=False, verbose_name="NY")),
                (
                    "recipients",
                    models.CharField(
                        blank=True,
                        help_text="Hvad planens statistik kalder dem, som linjens helårspersoner tæller. Linjer med samme modtagere tæller dem tilsammen.",
                        max_length=120,
                        verbose_name="modtagere i statistikken",
                    ),
                ),
                ("mark", models.CharField(blank=True, max_length=10, verbose_name="notetegn")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="budget.budgetline",
                        verbose_name="del af",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_lines",
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
                "verbose_name": "budgetlinje",
                "verbose_name_plural": "budgetlinjer",
                "ordering": ["plan", "number"],
            },
        ),
        migrations.CreateModel(
            name="BudgetAmountEvent",
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
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år"),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        help_text="Når beløbet ikke gælder ét år.",
                        max_length=60,
                        verbose_name="periode (ordlyd)",
                    ),
                ),
                (
                    "price_level",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="prisniveau"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("budget", "budget"), ("regnskab", "regnskab")],
                        default="budget",
                        max_length=10,
                        verbose_name="art",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=14,
                        null=True,
                        verbose_name="beløb (mio. kr.)",
                    ),
                ),
                (
                    "amount_not_stated",
                    models.BooleanField(default=False, verbose_name="beløb ikke oplyst (xx)"),
                ),
                (
                    "persons",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=12,
                        null=True,
                        verbose_name="helårspersoner",
                    ),
                ),
                (
                    "persons_not_stated",
                    models.BooleanField(
                        default=False, verbose_name="helårspersoner ikke oplyst (xx)"
                    ),
                ),
                (
                    "unit_cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="enhedsomkostning (kr.)",
                    ),
                ),
                (
                    "unit_cost_not_stated",
                    models.BooleanField(
                        default=False, verbose_name="enhedsomkostning ikke oplyst (xx)"
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
                        to="budget.budgetamount",
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
                    "line",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budget.budgetline",
                        verbose_name="budgetlinje",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="budgetamount",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="amounts",
                to="budget.budgetline",
                verbose_name="budgetlinje",
            ),
        ),
        migrations.CreateModel(
            name="BudgetLineEvent",
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
                ("public_id", core.public_ids.PublicIdField(kind="linje", verbose_name="id")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nr.")),
                ("group", models.CharField(max_length=200, verbose_name="gruppe")),
                ("label", models.CharField(max_length=300, verbose_name="linje")),
                ("account", models.CharField(blank=True, max_length=100, verbose_name="konto")),
                (
                    "grouping",
                    models.CharField(blank=True, max_length=100, verbose_name="gruppering"),
                ),
                (
                    "cost_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("drift", "drift"),
                            ("indsats", "indsats"),
                            ("service", "service"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="omkostningstype",
                    ),
                ),
                (
                    "financing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("egen-ramme", "egen ramme"),
                            ("centralt-budget", "centralt budget"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="finansiering",
                    ),
                ),
                (
                    "adds_up",
                    models.BooleanField(
                        default=False,
                        help_text="Kilden siger, at linjen og de andre med dette kryds tilsammen er den linje, som de er del af. Uden kryds er linjen »heraf« og kan overlappe andre dele.",
                        verbose_name="tilsammen helheden",
                    ),
                ),
                ("is_total", models.BooleanField(default=False, verbose_name="opgivet sum")),
                (
                    "municipal_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="kommunal andel (pct.)",
                    ),
                ),
                ("is_new", models.BooleanField(default=False, verbose_name="NY")),
                (
                    "recipients",
                    models.CharField(
                        blank=True,
                        help_text="Hvad planens statistik kalder dem, som linjens helårspersoner tæller. Linjer med samme modtagere tæller dem tilsammen.",
                        max_length=120,
                        verbose_name="modtagere i statistikken",
                    ),
                ),
                ("mark", models.CharField(blank=True, max_length=10, verbose_name="notetegn")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budget.budgetline",
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
                        to="budget.budgetline",
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
            name="BudgetLink",
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
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_links",
                        to="initiatives.initiative",
                        verbose_name="initiativ",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="budget.budgetline",
                        verbose_name="budgetlinje",
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
                "verbose_name": "finansieret initiativ",
                "verbose_name_plural": "finansierede initiativer",
            },
        ),
        migrations.AddField(
            model_name="budgetline",
            name="initiatives",
            field=models.ManyToManyField(
                blank=True,
                related_name="budget_lines",
                through="budget.BudgetLink",
                to="initiatives.initiative",
                verbose_name="initiativer",
            ),
        ),
        migrations.CreateModel(
            name="BudgetLinkEvent",
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
                    "line",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budget.budgetline",
                        verbose_name="budgetlinje",
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
                        to="budget.budgetlink",
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
        migrations.AddIndex(
            model_name="budgetamount",
            index=models.Index(fields=["year"], name="budget_amount_year"),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.UniqueConstraint(
                fields=("line", "year", "period", "price_level", "kind"),
                name="budget_amount_once",
                nulls_distinct=False,
                violation_error_message="Linjen har allerede et beløb for året.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("amount_not_stated", False), ("amount__isnull", True), _connector="OR"
                    ),
                    models.Q(
                        ("persons_not_stated", False), ("persons__isnull", True), _connector="OR"
                    ),
                    models.Q(
                        ("unit_cost_not_stated", False),
                        ("unit_cost__isnull", True),
                        _connector="OR",
                    ),
                ),
                name="budget_not_stated_has_no_figure",
                violation_error_message="Et tal kan ikke både være oplyst og ikke oplyst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("year__isnull", False),
                    models.Q(("period", ""), _negated=True),
                    _connector="OR",
                ),
                name="budget_amount_has_year_or_period",
                violation_error_message="Angiv år eller periode.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__isnull", False),
                    ("persons__isnull", False),
                    ("unit_cost__isnull", False),
                    ("amount_not_stated", True),
                    ("persons_not_stated", True),
                    ("unit_cost_not_stated", True),
                    _connector="OR",
                ),
                name="budget_amount_has_figure",
                violation_error_message="Skriv mindst ét tal, eller sæt kryds ved ikke oplyst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("year__isnull", True), ("year__range", (1990, 2100)), _connector="OR"
                ),
                name="budget_amount_within_years",
                violation_error_message="Året skal ligge mellem 1990 og 2100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.CheckConstraint(
                condition=models.Q(("persons__isnull", True), ("persons__gte", 0), _connector="OR"),
                name="budget_amount_persons_not_negative",
                violation_error_message="Der kan ikke være færre end 0 helårspersoner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetamount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unit_cost__isnull", True), ("unit_cost__gte", 0), _connector="OR"
                ),
                name="budget_amount_unit_cost_not_negative",
                violation_error_message="En enhedsomkostning kan ikke være negativ.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetlink",
            constraint=models.UniqueConstraint(
                fields=("line", "initiative"), name="budget_link_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"),
                name="budget_line_number_once_per_plan",
                violation_error_message="Planen har allerede en budgetlinje med det nummer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("part_of", models.F("id")), _negated=True),
                name="budget_line_not_part_of_itself",
                violation_error_message="En budgetlinje kan ikke være del af sig selv.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("adds_up", False), ("part_of__isnull", False), _connector="OR"),
                name="budget_line_adds_up_to_a_line",
                violation_error_message="Vælg den linje, som delene tilsammen er.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("municipal_share__isnull", True),
                    models.Q(("municipal_share__gte", 0), ("municipal_share__lte", 100)),
                    _connector="OR",
                ),
                name="budget_line_share_is_percent",
                violation_error_message="Den kommunale andel er mellem 0 og 100 pct.",
            ),
        ),
    ]
