from pathlib import Path

from django.core.management import CommandParser
from django.core.management.base import CommandError

from beskplan.exports.excel.round_workbook import previous_round, round_report, write_round_workbook
from beskplan.exports.word.commands import ExportCommand, add_edition, edition_paper, named
from followup.models import FollowUpRound


class Command(ExportCommand):
    help = "Skriver en opfølgningsrundes projektmappe (Excel) med Ændret siden sidst."
    suffix = ".xlsx"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--round", metavar="SLUG", required=True, help="rundens kortnavn")
        add_edition(parser)
        parser.add_argument(
            "--since",
            metavar="SLUG",
            help="den lukkede runde, der sammenlignes med; uden: planens forrige",
        )

    def handle(self, *, out: Path, since: str | None, **options) -> None:
        rounds = FollowUpRound.objects.select_related("plan", "source").newest_first()
        follow_up_round = named(rounds, options["round"], "runde")
        earlier = named(rounds, since, "runde") if since else previous_round(follow_up_round)
        paper = edition_paper(follow_up_round, self.issued(), options["edition"])
        report = round_report(paper, earlier)
        if since and report.since is None:
            raise CommandError(f"Runden {since} er ikke lukket og kan ikke sammenlignes med.")
        self.write(out, lambda to: write_round_workbook(report, to), report.content.title)
