"""What the export commands share: the row that a slug names, and the file to write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils import timezone

from beskplan.exports.moment import one_moment
from beskplan.exports.word.content import Issued
from beskplan.exports.word.paper import Paper
from beskplan.exports.word.round_words import RoundPaper, round_paper
from followup.models import FollowUpRound, RoundSnapshot
from initiatives.models import Plan


class ExportCommand(BaseCommand):
    """Writes one file, which tells of one moment; `suffix` is what its name must end in."""

    suffix = ".docx"

    @one_moment()
    def execute(self, *args: Any, **options: Any) -> str | None:
        return super().execute(*args, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        ending = self.suffix.lstrip(".")
        parser.add_argument("out", type=Path, metavar=f"OUT.{ending}", help="filen, der skrives")

    def issued(self) -> Issued:
        return Issued("", timezone.now())

    def write(self, out: Path, save: Callable[[str], object], what: str) -> None:
        if out.suffix.lower() != self.suffix:
            raise CommandError(f"Filen skal ende på {self.suffix}: {out}")
        if not out.parent.is_dir():
            raise CommandError(f"Filen kan ikke skrives: mappen {out.parent} findes ikke")
        try:
            save(str(out))
        except OSError as error:
            raise CommandError(f"Filen kan ikke skrives: {error}") from error
        self.stdout.write(f"Skrev {out} ({what})")


class PlanPaperCommand(ExportCommand):
    """Writes a paper of one plan, which `paper` makes."""

    @staticmethod
    def paper(plan: Plan, issued: Issued) -> Paper:
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--plan", metavar="SLUG", required=True, help="planens kortnavn")

    def handle(self, *, out: Path, plan: str, **options: Any) -> None:
        plans = Plan.objects.newest_first().select_related("source", "follows")
        found = named(plans, plan, "plan")
        self.write(out, self.paper(found, self.issued()).save, found.title)


def add_edition(parser: CommandParser) -> None:
    parser.add_argument(
        "--edition",
        type=int,
        metavar="NR",
        help="en bestemt udgave af runden; uden: den, der gælder, eller den åbne runde",
    )


def edition_paper(
    follow_up_round: FollowUpRound, issued: Issued, edition: int | None
) -> RoundPaper:
    try:
        return round_paper(follow_up_round, issued, edition)
    except RoundSnapshot.DoesNotExist:
        raise CommandError(f"Runden har ingen udgave {edition}.") from None


def named(rows: QuerySet, slug: str, what: str) -> Any:
    """The row with the slug; otherwise an error that names those there are."""
    found = rows.filter(slug=slug).first()
    if found is None:
        slugs = ", ".join(rows.values_list("slug", flat=True)) or "ingen"
        raise CommandError(f"Ingen {what} hedder {slug}. Der findes: {slugs}")
    return found
