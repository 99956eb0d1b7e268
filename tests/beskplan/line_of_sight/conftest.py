import pytest

from tests.beskplan.line_of_sight.lines import make_goal, other_area, pays
from tests.budget.lines import make_line, stated
from tests.cast import make_initiative


@pytest.fixture
def woven(cast):
    """A goal for each of two areas; the second holds another initiative, paid by the same line."""
    cast.goal = make_goal(cast, cast.focus_area, number=1)
    cast.sprog = other_area(cast)
    cast.other_goal = make_goal(cast, cast.sprog, number=2)
    cast.dansk = make_initiative(cast.sprog, "4.1", "Mere dansk")
    cast.line = pays(make_line(cast.plan, "Mentorer", stated(2007, 2.5)), cast.mentor)
    cast.other_line = pays(make_line(cast.plan, "Kurser", stated(2007, 1)), cast.dansk)
    return cast
