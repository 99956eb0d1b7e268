from django.contrib.auth.models import User
from django.core.management import CommandParser
from django.utils import timezone

from followup.management.rounds import RoundCommand, described, named_round
from followup.rounds.cycle import reopen_round


class Command(RoundCommand):
    """Reopens a closed round; the earlier snapshot stays, with the reason."""

    help = "Genåbner en lukket opfølgningsrunde."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("round", metavar="RUNDE", help="rundens kortnavn")
        parser.add_argument("--reason", required=True, help="begrundelse for genåbningen")

    def act(self, by: User, options: dict) -> None:
        reopened = reopen_round(
            follow_up_round=named_round(options["round"]),
            reason=options["reason"],
            by=by,
            at=timezone.now(),
        )
        self.stdout.write(f"Genåbnet: {described(reopened)}.")
