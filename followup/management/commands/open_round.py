from datetime import date

from django.contrib.auth.models import User
from django.core.management import CommandParser
from django.core.management.base import CommandError
from django.utils import timezone

from followup.management.rounds import RoundCommand, described
from followup.rounds.cycle import open_round
from initiatives.models import Plan


class Command(RoundCommand):
    """Opens a follow-up round and writes the messages; send_reminders sends them."""

    help = "Åbner en opfølgningsrunde for en plan."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--plan", required=True, metavar="KORTNAVN", help="planen")
        parser.add_argument("--slug", required=True, help="rundens kortnavn i adressen")
        parser.add_argument("--title", required=True, help="rundens titel")
        parser.add_argument(
            "--cutoff", required=True, type=date.fromisoformat, help="opgjort pr. (ÅÅÅÅ-MM-DD)"
        )
        parser.add_argument("--due", type=date.fromisoformat, help="svarfrist (ÅÅÅÅ-MM-DD)")
        parser.add_argument("--instructions", default="", help="vejledning til enhederne")

    def act(self, by: User, options: dict) -> None:
        plan = Plan.objects.filter(slug=options["plan"]).first()
        if plan is None:
            raise CommandError(f"Der er ingen plan med kortnavnet {options['plan']}.")
        names = ("slug", "title", "cutoff", "due", "instructions")
        opened = open_round(
            plan=plan, by=by, at=timezone.now(), **{name: options[name] for name in names}
        )
        self.stdout.write(
            f"Åbnet: {described(opened)}. {opened.follow_ups.count()} initiativer,"
            f" {opened.notices.count()} beskeder til enhederne."
        )
