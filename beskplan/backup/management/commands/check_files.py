from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from beskplan.backup.attachments import compare, delete_orphans


class Command(BaseCommand):
    """Exit code 1 where a row's file is missing: that one can only come from a backup."""

    help = "Viser bilag, hvis fil mangler, og filer, som intet bilag nævner."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--delete", action="store_true", help="slet filer, som intet bilag nævner"
        )

    def handle(self, *, delete: bool, **options: Any) -> None:
        found = compare(at=timezone.now())
        for name in found.missing:
            self.stdout.write(f"mangler: {name}")
        for name in found.orphans:
            self.stdout.write(f"{'slettet' if delete else 'hører ikke til nogen'}: {name}")
        if delete:
            delete_orphans(found.orphans)
        self.stdout.write(
            f"{len(found.orphans)} filer uden bilag, {len(found.restorable)} hører til noget, der "
            "er slettet og endnu kan gendannes."
        )
        if found.missing:
            raise CommandError(f"{len(found.missing)} bilag mangler deres fil.")
