"""What is asked about a scope, as SQL that is made once per process.

Of one plan and of all plans it is the same SQL for every request but for a few values. With a
filter it depends on what is chosen, and is made anew.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

from django.db.models import QuerySet

from beskplan.scope import Scope
from initiatives.models import Plan
from initiatives.statements import SOME_DAY, SOME_KEY, SOME_YEAR, Given, Objects

IDS = Given()


def asked(
    question: Callable[..., QuerySet],
    scope: Scope,
    on: date,
    *fixed,
    ids: list | None = None,
    reads_few: bool = True,
) -> list:
    """The rows of `question(scope, on, *fixed)`, to which `ids` are added when they are given.

    The question is a function of a module and looks ids up with `__any`; `fixed` can be hashed and
    takes few values. What reads few rows, whatever the values are, is planned once per connection.
    """
    if not scope.is_whole:
        return list(question(scope, on, *fixed, *([] if ids is None else [ids])))
    given = {SOME_DAY: on, SOME_YEAR: on.year, IDS: ids}
    if scope.plan:
        given[SOME_KEY] = scope.plan.pk
    more = fixed if ids is None else (*fixed, IDS)
    return _statement(question, scope.plan is not None, reads_few, *more).list(given)


@cache
def _statement(
    question: Callable[..., QuerySet], is_of_plan: bool, reads_few: bool, *fixed
) -> Objects:
    scope = Scope(plan=Plan(pk=SOME_KEY) if is_of_plan else None)
    return Objects(lambda: question(scope, SOME_DAY, *fixed), kept=reads_few)
