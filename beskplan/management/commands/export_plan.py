from pathlib import Path

from django.core.management import CommandParser

from beskplan.exports.word.commands import ExportCommand, named
from beskplan.exports.word.execution import execution_paper
from initiatives.models import Plan


class Command(ExportCommand):
    help = "Skriver udmøntningsplanen (Word) for en plan."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--plan", metavar="SLUG", required=True, help="planens kortnavn")

    def handle(self, *, out: Path, plan: str, **options) -> None:
        plans = Plan.objects.newest_first().select_related("source", "follows")
        found = named(plans, plan, "plan")
        self.write(out, execution_paper(found, self.issued()).save, found.title)
