from django.contrib.auth.models import User
from django.core.management import CommandParser
from django.utils import timezone

from followup.management.rounds import RoundCommand, described, named_round
from followup.rounds.cycle import close_round


class Command(RoundCommand):
    """Closes a round and takes its snapshot; what is missing and what nobody has approved
    must be confirmed, each by an option of its own."""

    help = "Lukker og fryser en opfølgningsrunde."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("round", metavar="RUNDE", help="rundens kortnavn")
        parser.add_argument(
            "--confirm-missing",
            action="store_true",
            help="luk, selv om svar mangler; de pågældende initiativer bliver ikke vurderet",
        )
        parser.add_argument(
            "--confirm-unapproved",
            action="store_true",
            help="luk, selv om svar ikke er godkendt; de står som indsendt, ikke godkendt",
        )

    def act(self, by: User, options: dict) -> None:
        closing = named_round(options["round"])
        snapshot = close_round(
            follow_up_round=closing,
            by=by,
            at=timezone.now(),
            missing_confirmed=options["confirm_missing"],
            unapproved_confirmed=options["confirm_unapproved"],
        )
        self.stdout.write(f"Lukket: {described(closing)}. Udgave {snapshot.edition}.")
