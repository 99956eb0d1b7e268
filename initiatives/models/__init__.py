"""From the sources of facts (sources.py) by plans and units to initiatives and their links. They
know no target, round or money. Start with initiatives.py."""

from initiatives.models.initiatives import CalculatedStatus, Deviation, Initiative, Status
from initiatives.models.links import (
    Continuation,
    InitiativeArea,
    Responsibility,
    TargetGroup,
)
from initiatives.models.people import RoleHolder, TrackedRole, TrackedUser
from initiatives.models.plans import FocusArea, Plan
from initiatives.models.remarks import EditorRemark
from initiatives.models.search import SearchEntry
from initiatives.models.sources import (
    Ground,
    LoadedRow,
    Sourced,
    SourceDocument,
    ground_field,
    ground_remark,
    missing_reason,
    reference,
)
from initiatives.models.units import Membership, Unit, UnitSpelling

__all__ = [
    "CalculatedStatus",
    "Continuation",
    "Deviation",
    "EditorRemark",
    "FocusArea",
    "Ground",
    "Initiative",
    "InitiativeArea",
    "LoadedRow",
    "Membership",
    "Plan",
    "Responsibility",
    "RoleHolder",
    "SearchEntry",
    "SourceDocument",
    "Sourced",
    "Status",
    "TargetGroup",
    "TrackedRole",
    "TrackedUser",
    "Unit",
    "UnitSpelling",
    "ground_field",
    "ground_remark",
    "missing_reason",
    "reference",
]
