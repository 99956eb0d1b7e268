"""A draft is private: its text, links and files are for those who may write or approve it.

Until it is submitted others see that there is one, and nothing of what it says. The comments
that other units contribute to an answer that is not begun are as private as a draft.
"""

from django.db.models import Q

from core.history.changes import Withheld
from followup.models import FollowUp
from initiatives.models import Initiative
from initiatives.permissions import Access, Action, allowed, rows

State = FollowUp.State
UNSUBMITTED = (State.MISSING, State.DRAFT)
READERS = frozenset({Action.REPORT, Action.APPROVE})  # who may do one of these


def may_read_drafts(access: Access, initiative: Initiative) -> bool:
    """Whether the user writes or approves what is reported of the initiative; one query."""
    return bool(allowed(access, initiative, *READERS))


def readable(access: Access) -> Q:
    """The follow-ups that the user may read, as a condition on FollowUp."""
    theirs = Initiative.objects.filter(rows(access, Action.REPORT) | rows(access, Action.APPROVE))
    not_begun = Q(state=State.MISSING, comments="")
    return not_begun | ~Q(state__in=UNSUBMITTED) | Q(initiative__in=theirs.values("pk"))


def withheld_drafts(*, may_read: bool) -> list[Withheld]:
    """What a history leaves out of drafts; nothing for whoever may read them."""
    return [] if may_read else [Withheld(FollowUp, _is_private, _words)]


def _is_private(row: dict) -> bool:
    return row["state"] in UNSUBMITTED and (row["state"] == State.DRAFT or row["comments"] != "")


def _words(row: dict, before: dict | None) -> str:
    """What was done; "" for what only the rule or a closing wrote."""
    earlier = before or dict.fromkeys(row)
    if row["written_at"] != earlier["written_at"]:
        return "Gemte en kladde"
    if row["contributed_at"] != earlier["contributed_at"]:
        return "Skrev et bidrag til opfølgningen"
    return ""
