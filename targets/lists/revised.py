"""What was changed of targets, as the file has it: a row for each change, with what the target
asked for before it and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from core.lists.columns import DAY, FIGURE, FileColumn, IdColumn, ListTable
from targets.models import Target, TargetRevision


@dataclass(frozen=True)
class RevisedRow:
    """`after` has what the target asked for from then on: the next change's, or the target's."""

    revision: TargetRevision
    after: TargetRevision | Target

    @property
    def target(self) -> Target:
        return self.revision.target

    @property
    def plan_title(self) -> str:
        return self.target.plan.title

    @property
    def code(self) -> str | None:
        """Of the initiative or the focus area."""
        owner = self.target.initiative or self.target.focus_area
        return owner and owner.code

    @property
    def changed_on(self) -> date:
        return timezone.localdate(self.revision.at)

    @property
    def unit(self) -> str | None:
        return self.target.indicator and self.target.indicator.unit_of_measure

    @property
    def before_comparator(self) -> str:
        return self.revision.get_comparator_display()

    @property
    def after_comparator(self) -> str:
        return self.after.get_comparator_display()


def revisions_for_file(revisions: QuerySet) -> QuerySet:
    """With all that the columns read, in the order of the plans and their targets; of a target the
    newest change first."""
    return revisions.select_related(
        *("target__plan", "target__initiative", "target__focus_area", "target__indicator"),
        "decided_by",
    ).order_by(
        *("-target__plan__year_from", "target__plan__slug", "target__initiative__position"),
        *("target__focus_area__position", "target__number", "target", "-at", "-pk"),
    )


def revised_rows(revisions: Iterable[TargetRevision]) -> Iterator[RevisedRow]:
    """`revisions` are in the order of `revisions_for_file`, all of each target's."""
    later: TargetRevision | None = None
    for one in revisions:
        if later is None or later.target_id != one.target_id:
            yield RevisedRow(one, one.target)
        else:
            yield RevisedRow(one, later)
        later = one


class RevisionTable(ListTable):
    """Columns of the file's changes of targets, each a `RevisedRow`; a target's page has them, no
    list."""

    plan = FileColumn("Plan", "plan_title", 18)
    plan_id = FileColumn("Plan-id", "target.plan.slug", 20)
    code = FileColumn("Kode", "code", 8)
    title = FileColumn("Mål", "target.title", 34)
    changed_on = FileColumn("Ændret", "changed_on", 11, DAY)
    value_before = FileColumn("Målværdi før", "revision.value", 10, FIGURE)
    value_after = FileColumn("Målværdi efter", "after.value", 10, FIGURE)
    unit = FileColumn("Enhed", "unit", 10)
    deadline_before = FileColumn("Frist før", "revision.deadline", 11, DAY)
    deadline_after = FileColumn("Frist efter", "after.deadline", 11, DAY)
    reason = FileColumn("Begrundelse", "revision.reason", 34)
    target_id = IdColumn("Mål-id", "target.public_id")
    comparator_before = FileColumn("Komparator før", "before_comparator", 11)
    comparator_after = FileColumn("Komparator efter", "after_comparator", 11)
    value_to_before = FileColumn("Målværdi til før", "revision.value_to", 10, FIGURE)
    value_to_after = FileColumn("Målværdi til efter", "after.value_to", 10, FIGURE)
    period_start_before = FileColumn("Periode fra før", "revision.period_start", 12, DAY)
    period_start_after = FileColumn("Periode fra efter", "after.period_start", 12, DAY)
    wording = FileColumn("Ordlyd", "target.wording", 50)
    decided_by = FileColumn("Ændret af", "revision.by_name", 18)
    case_number = FileColumn("Sagsnr.", "revision.case_number", 14)
