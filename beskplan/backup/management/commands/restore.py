from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.formats import date_format

from beskplan.backup.attachments import compare
from beskplan.backup.manifest import Manifest
from beskplan.backup.programs import Unusable
from beskplan.backup.restoring import complete, read_backup, restore
from followup.models import Notice


class Command(BaseCommand):
    """Exit code 1 where nothing was restored, and where something is left to do afterwards: the
    last lines say what."""

    help = (
        "Gendanner en sikkerhedskopi i en tom database. Tjenesten skal være stoppet. Køres som "
        "ejeren."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="MAPPE", help="skrevet af backup")
        parser.add_argument(
            "--replace", action="store_true", help="slet først alt, hvad databasen rummer"
        )

    def handle(self, *, folder: Path, replace: bool, **options: Any) -> None:
        try:
            backup = read_backup(folder, replace=replace)
            taken = date_format(timezone.localtime(backup.taken_at), "DATETIME_FORMAT")
            self.stdout.write(
                f"Kopien fra {taken} er hel: {len(backup.files)} filer svarer til deres "
                f"kontrolsum. Beskplan {backup.beskplan}, PostgreSQL {backup.postgresql}."
            )
            restore(folder, backup, replace=replace)
        except (Unusable, OSError) as error:
            raise CommandError(f"Databasen er ikke ændret. {error}") from error
        self.stdout.write(f"Gendannede databasen og {len(backup.attachments)} bilag.")
        self._complete(backup)

    def _complete(self, backup: Manifest) -> None:
        try:
            for done in complete(backup):
                self.stdout.write(done)
        except Unusable as error:
            raise CommandError(f"Databasen er gendannet, men:\n{error}") from error
        found = compare(at=timezone.now())
        waiting = Notice.objects.filter(sent_at=None).count()
        self.stdout.write(
            f"{len(found.missing)} bilag mangler deres fil, og {len(found.orphans)} filer hører "
            "ikke til noget bilag (check_files)."
        )
        if waiting:
            self.stdout.write(
                f"{waiting} beskeder venter på at blive sendt. Måske er de det, siden kopien blev "
                "taget: se afsnittet om gendannelse i docs/operations.md, før tjenesten startes."
            )
        self.stdout.write("Alle skal logge ind igen.")
