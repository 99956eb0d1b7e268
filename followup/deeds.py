"""What a save of a follow-up is called in histories and among the latest changes."""

from core.history.events import Event
from followup.models import FollowUp

State = FollowUp.State
DEEDS = {
    State.MISSING: "Bad om opfølgning",
    State.DRAFT: "Gemte en kladde til opfølgning",
    State.SUBMITTED: "Indsendte opfølgning",
    State.APPROVED: "Godkendte opfølgning",
    State.RETURNED: "Returnerede opfølgning",
}


def deed(event: Event, *, contributed: bool) -> str:
    """Such as "Indsendte opfølgning". `contributed`: somebody wrote to another's follow-up."""
    if event.label == "delete":
        return f"{event.verb} en opfølgning"
    if contributed:
        return "Bidrog til opfølgning"
    row = event.row
    if row["state"] == State.APPROVED and row["round_id"] is None:
        return "Skrev opfølgning"
    return DEEDS[row["state"]]


def deed_in_history(event: Event) -> str:
    """The deed of an event that holds the whole row."""
    row, before = event.row, event.row_before or {}
    is_new = row["contributed_at"] != before.get("contributed_at")
    return deed(event, contributed=row["contributed_at"] is not None and is_new)
