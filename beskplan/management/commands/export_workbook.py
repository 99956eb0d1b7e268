from pathlib import Path

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from beskplan.exports.excel.large import TooManyRows
from beskplan.exports.excel.selection import everything
from beskplan.exports.excel.workbook import write_workbook
from initiatives.models import Plan
from initiatives.permissions import Access


class Command(BaseCommand):
    help = "Skriver Excel-rapporten: alle planer, eller én plan med --plan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="filen, der skal skrives")
        parser.add_argument("--plan", metavar="SLUG", help="planens kortnavn; uden: alle planer")

    def handle(self, *, out: Path, plan: str | None, **options) -> None:
        if out.suffix.lower() != ".xlsx":
            raise CommandError(f"Filen skal ende på .xlsx: {out}")
        selection = everything(
            _plan(plan),
            Access(user_id=None, is_system=True),
            exported_by="Beskplan (export_workbook)",
            exported_at=timezone.now(),
        )
        try:
            counts = write_workbook(selection, str(out))
        except TooManyRows as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(f"Filen kan ikke skrives: {error}") from error
        rows = ", ".join(f"{title} {count}" for title, count in counts.items())
        self.stdout.write(f"Skrev {out} ({selection.title}): {rows}")


def _plan(slug: str | None) -> Plan | None:
    if not slug:
        return None
    try:
        return Plan.objects.get(slug=slug)
    except Plan.DoesNotExist:
        slugs = ", ".join(Plan.objects.newest_first().values_list("slug", flat=True))
        raise CommandError(f"Ingen plan hedder {slug}. Planer: {slugs or 'ingen'}") from None
