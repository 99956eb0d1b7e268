from pathlib import Path

from django.core.management import CommandParser

from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.commands import ExportCommand, named
from beskplan.exports.word.round_words import round_paper
from followup.models import FollowUpRound


class Command(ExportCommand):
    help = "Skriver udvalgets bilag (Word) for en opfølgningsrunde."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--round", metavar="SLUG", required=True, help="rundens kortnavn")

    def handle(self, *, out: Path, **options) -> None:
        rounds = FollowUpRound.objects.select_related("plan", "source").newest_first()
        found = round_paper(named(rounds, options["round"], "runde"), self.issued())
        self.write(out, appendix(found).save, found.title)
