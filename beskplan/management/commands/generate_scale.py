import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from beskplan.scale.generate import NotEmpty, generate
from initiatives.danish import format_number


class Command(BaseCommand):
    """Fills an empty database with made-up data of a given size; refuses any other.

    Factor 1 is about the size of the five plans, 1000 the whole country for ten years.
    """

    help = "Fylder en tom database med opdigtede data i en valgt størrelse."

    def add_arguments(self, parser):
        parser.add_argument("--factor", type=float, required=True, help="1 er som de fem planer")
        parser.add_argument("--seed", type=int, default=1, help="samme frø giver samme data")
        parser.add_argument(
            "--folder", type=Path, default=settings.VAR_DIR / "scale", help="til midlertidige filer"
        )

    def handle(self, *args, **options):
        if options["factor"] <= 0:
            raise CommandError("Faktoren skal være større end 0.")
        began = time.monotonic()
        try:
            counts = generate(
                factor=options["factor"],
                seed=options["seed"],
                on=timezone.localdate(),
                folder=options["folder"],
                tell=lambda words: self._tell(words, began),
            )
        except NotEmpty as reason:
            raise CommandError(str(reason)) from reason
        for name, count in counts.items():
            if options["verbosity"] > 1:
                self.stdout.write(f"  {name}: {format_number(count)}")
        self._tell(f"Færdig: {format_number(sum(counts.values()))} opdigtede rækker", began)

    def _tell(self, words: str, began: float) -> None:
        self.stdout.write(f"{time.monotonic() - began:6.0f} s  {words}")
        self.stdout.flush()
