from pathlib import Path

from django.conf import settings
from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from beskplan.loading.files import LoadError
from beskplan.loading.load import load


class Command(BaseCommand):
    help = "Indlæser planerne i fixtures/. Det, en bruger har ændret siden sidst, røres ikke."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", help="mappe med planer"
        )
        parser.add_argument("--check", action="store_true", help="prøv alt, men gem intet")

    def handle(self, *, fixtures: Path, check: bool, **options) -> None:
        try:
            report = load(fixtures, on=timezone.localdate(), dry_run=check)
        except LoadError as error:
            raise CommandError(f"Intet er indlæst. {error}") from error
        except Error as error:
            raise CommandError(f"Intet er indlæst. Databasen afviste en række: {error}") from error
        for title, counts in (("Oprettet", report.created), ("Opdateret", report.updated)):
            for model, number in counts.items():
                self.stdout.write(f"{title}: {number} {model._meta.verbose_name_plural}")
        for sentence in report.left_alone:
            self.stdout.write(f"Ladet være: {sentence}")
        self.stdout.write(f"Uændret: {report.unchanged} rækker")
        if check:
            self.stdout.write("Kun prøvet: intet er gemt.")
