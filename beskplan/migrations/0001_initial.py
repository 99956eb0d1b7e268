"""The tables of the composition root: the security log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SecurityEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="tid")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("log-ind", "loggede ind"),
                            ("log-ind-fejl", "forkert adgangskode"),
                            ("spaerret", "spærret efter forkerte adgangskoder"),
                            ("aabnet", "åbnede for en spærret"),
                            ("log-ud", "loggede ud"),
                            ("afvist", "ingen adgang"),
                            ("formular-afvist", "formular afvist (CSRF)"),
                            ("hentet", "hentede en fil"),
                            ("dokumentation", "hentede dokumentation"),
                            ("konto-oprettet", "oprettede en bruger"),
                            ("konto-lukket", "lukkede en bruger"),
                            ("konto-aabnet", "åbnede en bruger"),
                            ("roller", "ændrede roller"),
                            ("enheder", "ændrede enheder"),
                            ("adgangskode-link", "sendte et link til adgangskode"),
                            ("adgangskode", "skiftede adgangskode"),
                        ],
                        max_length=20,
                        verbose_name="handling",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("ok", "gennemført"), ("afvist", "afvist")],
                        max_length=10,
                        verbose_name="resultat",
                    ),
                ),
                ("user_pk", models.BigIntegerField(null=True, verbose_name="bruger nr.")),
                ("username", models.CharField(blank=True, max_length=150, verbose_name="person")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="adresse")),
                ("about", models.CharField(blank=True, max_length=300, verbose_name="hvad")),
                (
                    "details",
                    models.CharField(blank=True, max_length=300, verbose_name="oplysninger"),
                ),
            ],
            options={
                "verbose_name": "sikkerhedshændelse",
                "verbose_name_plural": "sikkerhedshændelser",
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="security_event_newest"),
                    models.Index(fields=["username", "-at"], name="security_event_of_person"),
                ],
            },
        ),
    ]
