from pathlib import Path

from django.core.management import CommandParser

from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.commands import ExportCommand, add_edition, edition_paper, named
from followup.models import FollowUpRound


class Command(ExportCommand):
    help = "Skriver udvalgets bilag (Word) for en opfølgningsrunde."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--round", metavar="SLUG", required=True, help="rundens kortnavn")
        add_edition(parser)

    def handle(self, *, out: Path, **options) -> None:
        rounds = FollowUpRound.objects.select_related("plan", "source").newest_first()
        follow_up_round = named(rounds, options["round"], "runde")
        found = edition_paper(follow_up_round, self.issued(), options["edition"])
        self.write(out, appendix(found).save, found.title)
