from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from beskplan.jobs.kinds import KINDS
from core.jobs.models import Queue
from core.jobs.worker import run_workers


class Command(BaseCommand):
    help = (
        "Sender beskeder og laver store filer, indtil den stoppes (SIGTERM). Skal køre ved siden "
        "af webserveren."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--parent", type=int, default=0, metavar="PID", help="stop, når den proces er væk"
        )

    def handle(self, *, parent: int, **options) -> None:
        numbers = {Queue.MAIL: 1, Queue.EXPORT: settings.EXPORT_WORKERS}
        run_workers(numbers, KINDS, parent)
