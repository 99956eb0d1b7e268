from django.utils import timezone

from followup.management.rounds import RoundCommand, described, named_round
from followup.rounds.cycle import reopen_round


class Command(RoundCommand):
    """Reopens a closed round; the earlier snapshot is kept with the reason."""

    help = "Genåbner en lukket opfølgningsrunde."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("round", metavar="RUNDE", help="rundens kortnavn")
        parser.add_argument("--reason", required=True, help="begrundelse for genåbningen")

    def act(self, by, options):
        reopened = reopen_round(
            follow_up_round=named_round(options["round"]),
            reason=options["reason"],
            by=by,
            at=timezone.now(),
        )
        self.stdout.write(f"Genåbnet: {described(reopened)}.")
