"""What every paper of a round says around its answers (followup/snapshots/answers.py has these):
Word, Excel and print take their words from here.

All of it from the round's snapshot content, so that a closed round never reads differently.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from beskplan.exports.word.content import Issued
from core.danish import format_date, format_number
from followup.models import FollowUpRound
from followup.snapshots.parts import SnapshotArea
from followup.snapshots.round_reports import progress_words
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotReplaced, SnapshotRound
from followup.snapshots.storage import from_json, snapshot_of
from followup.snapshots.taking import taken
from initiatives.models import Deviation
from initiatives.models.area_words import area_heading
from initiatives.statuses import DECIDED, ILLEGIBLE, UNAPPROVED

PRELIMINARY = "Foreløbig udskrift – runden er ikke lukket"
LEGEND = "Status opgøres således:"
WITHOUT_AREA = "Uden fokusområde"


@dataclass(frozen=True)
class Part:
    """A focus area with the initiatives that stand in it first, and those that stand in an
    earlier one too."""

    area: SnapshotArea | None
    word: str = ""
    initiatives: list[SnapshotInitiative] = field(default_factory=list)
    elsewhere: list[SnapshotInitiative] = field(default_factory=list)

    @property
    def title(self) -> str:
        if self.area is None:
            return WITHOUT_AREA
        return area_heading(self.word, self.area.code, self.area.title, " – ")


@dataclass(frozen=True)
class RoundPaper:
    """A round's content and who takes it home; `conditions` are a filter in words. `reopened` says
    when and why the round was reopened after this edition, "" of the one in force."""

    content: SnapshotRound
    issued: Issued
    conditions: tuple[str, ...] = ()
    reopened: str = ""

    @property
    def title(self) -> str:
        """The title of the document that the round was read from, else what the round is; with the
        edition where there are several."""
        has_others = self.content.edition > 1 or self.reopened
        return f"{self._subject}, udgave {self.content.edition}" if has_others else self._subject

    @property
    def _subject(self) -> str:
        content = self.content
        if content.source:
            return content.source.document
        if "opfølgning" in content.title.lower():
            return content.title
        return f"Opfølgning på {content.plan_title}, {content.title}"

    @property
    def file_name(self) -> str:
        """What the paper's file is called after, without the kind of paper and the day."""
        edition = "foreloebig" if self.is_preliminary else f"udgave-{self.content.edition}"
        return f"{self.content.slug}-{edition}"

    @property
    def warning(self) -> str:
        """What stands at the top of each page of a paper that is not in force; else ""."""
        if self.is_preliminary:
            return PRELIMINARY
        return f"Udgave {self.content.edition} er erstattet" if self.reopened else ""

    @property
    def edition_words(self) -> str:
        content = self.content
        words = content.edition_words or (f"{content.edition}" if self.reopened else "")
        reopened = f"Erstattet: runden blev genåbnet {self.reopened}" if self.reopened else ""
        return ". ".join(filter(None, (words.rstrip("."), reopened))) if reopened else words

    @property
    def is_preliminary(self) -> bool:
        return self.content.state != FollowUpRound.State.CLOSED

    @property
    def state_words(self) -> str:
        if self.is_preliminary:
            return PRELIMINARY
        closed = self.content.closed_at
        words = f"lukket {format_date(timezone.localdate(closed))}" if closed else "lukket"
        named = self.issued.internal and self.content.closed_by
        return f"{words} af {self.content.closed_by}" if named else words

    @property
    def numbers(self) -> str:
        """ "Sagsnr.: 2997-34348, dok.nr.: 2009-146976"."""
        content = self.content
        named = (("Sagsnr.", content.case_number), ("Dok.nr.", content.document_number))
        return ", ".join(f"{name}: {number}" for name, number in named if number)

    @property
    def rule_words(self) -> str:
        content = self.content
        tolerance = format_number(content.tolerance * 100)
        threshold = format_number(content.threshold * 100)
        words = (
            f"Beregnet status følger {content.rule_name}: et ca.-mål må afvige {tolerance} pct.,"
            f" og delvist opfyldt kræver {threshold} pct. af vejen fra basis til mål."
        )
        months = content.months_before_deadline
        if months is None:
            return words
        return (
            f"{words} Når fristen er gået, afgøres et mål kun af et tal, der højst er"
            f" {months} {'måned' if months == 1 else 'måneder'} ældre end fristen."
        )

    @property
    def legend_statuses(self) -> list[str]:
        """The statuses that the paper may show; the rare ones only where it does."""
        shown = {one.status for one in self.content.initiatives}
        rare = {ILLEGIBLE.value, UNAPPROVED.value} - shown
        return [one.value for one in (*DECIDED, UNAPPROVED) if one.value not in rare]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The head of a public paper; an internal copy also says who closed and who printed."""
        content = self.content
        due = format_date(content.due) if content.due and self.is_preliminary else ""
        internal = self.issued.internal
        return [
            ("Plan", content.plan_title),
            ("Udgave", self.edition_words),
            ("Opgjort pr.", format_date(content.cutoff)),
            ("Svarfrist", due),
            ("Afgrænsning", "; ".join(self.conditions)),
            ("Runden", self.state_words if internal and not self.is_preliminary else ""),
            ("Udskrevet", self.issued.words if internal else ""),
        ]

    @property
    def summary(self) -> str:
        """How many initiatives have which status, and which are not as calculated."""
        return " ".join(filter(None, (f"{progress_words(self.content.progress)}.", self.deviating)))

    @property
    def deviating(self) -> str:
        """ "Vurderet bedre end beregnet: 3.4 og 4.2. Vurderet dårligere end beregnet: 4.1."."""
        decided = [one for one in self.content.initiatives if not one.is_unapproved]
        found = []
        for deviation, words in ((Deviation.BETTER, "bedre"), (Deviation.WORSE, "dårligere")):
            codes = [
                f"{one.code} (hænger på få point)" if one.margin else one.code
                for one in decided
                if one.deviation == deviation
            ]
            if codes:
                found.append(f"Vurderet {words} end beregnet: {enumerated(codes)}.")
        return " ".join(found)

    @property
    def parts(self) -> list[Part]:
        """The focus areas in the plan's order; last what stands in none."""
        word = self.content.area_word
        parts = {area.pk: Part(area, word) for area in self.content.areas}
        loose = Part(None)
        for one in self.content.initiatives:
            first = next(iter(one.areas), None)
            home = loose if first is None else parts.setdefault(first.pk, Part(first, word))
            home.initiatives.append(one)
            for area in one.areas[1:]:
                parts.setdefault(area.pk, Part(area, word)).elsewhere.append(one)
        found = [*parts.values(), *([loose] if loose.initiatives else [])]
        if not self.conditions:
            return found
        return [part for part in found if part.initiatives or part.elsewhere]

    @property
    def lapsed(self) -> list[SnapshotInitiative]:
        return [one for one in self.content.initiatives if one.is_lapsed]


def round_paper(
    follow_up_round: FollowUpRound, issued: Issued, edition: int | None = None
) -> RoundPaper:
    """A closed round as its snapshot has it, any other as it stands now; or the `edition`, also
    where the round was reopened since. Raises RoundSnapshot.DoesNotExist."""
    if edition is None:
        closed = snapshot_of(follow_up_round) if follow_up_round.is_closed else None
        return RoundPaper(closed or taken(follow_up_round, issued.at, in_full=True), issued)
    stored = follow_up_round.snapshots.get(edition=edition)
    reopened = SnapshotReplaced.of(stored).reopened_words if stored.reopened_at else ""
    return RoundPaper(from_json(stored.content), issued, reopened=reopened)


def enumerated(words: Sequence[str]) -> str:
    """ "3.4, 4.1 og 4.2"."""
    return " og ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
