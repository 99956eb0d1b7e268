"""What a row to be written is: a model, a natural key, and its fields."""

from dataclasses import dataclass, field

from django.db.models import Model

from budget.models import BudgetAmount, BudgetLine, BudgetLink
from followup.models import FollowUp, FollowUpRound
from initiatives.models import (
    Continuation,
    EditorRemark,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    SourceDocument,
    TargetGroup,
    Unit,
    UnitSpelling,
)
from targets.models import Area, Indicator, IndicatorLink, Measurement, Target

# A row refers only to rows of models further up.
ORDER: tuple[type[Model], ...] = (
    SourceDocument,
    Area,
    Unit,
    UnitSpelling,
    Plan,
    FocusArea,
    Initiative,
    InitiativeArea,
    Responsibility,
    TargetGroup,
    EditorRemark,
    Indicator,
    IndicatorLink,
    Measurement,
    Target,
    Continuation,
    FollowUpRound,
    FollowUp,
    BudgetLine,
    BudgetLink,
    BudgetAmount,
)


@dataclass(frozen=True)
class Ref:
    """Points to another row by its natural key."""

    model: type[Model]
    key: str


@dataclass
class Row:
    """`identity` names the fields by which a row that a user made is recognised as this one."""

    model: type[Model]
    key: str
    plan: str
    fields: dict
    identity: tuple[str, ...] = field(default=())

    @property
    def label(self) -> str:
        return f"{self.model._meta.verbose_name} {self.key}"

    @property
    def refers_to_own_model(self) -> bool:
        """Whether it has a parent of its own kind, which must be stored before it."""
        return any(
            isinstance(value, Ref) and value.model is self.model for value in self.fields.values()
        )
