"""The line of sight walked by keyboard, up and down."""

import re

from budget.models import BudgetLine
from initiatives.models import Initiative
from tests.browser.conftest import NARROW
from tests.cast import PASSWORD

PLAN = "/sammenhaeng/?plan=beskaeftigelsesaftale-2007"
LONGEST = 200  # presses of Tab that reach the end of the page


def tab_to(page, name: str) -> None:
    """Presses Tab until the link of that name has the focus, as somebody without a mouse does."""
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.closest('a')?.innerText ?? ''")
        if name in " ".join(here.split()):
            return
    raise AssertionError(f"Tab når ikke til {name}")


def follow(page, name: str) -> None:
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def chosen(page) -> str:
    return page.locator(".line-chosen h2").inner_text()


def test_the_line_is_walked_down_to_the_money_and_up_again_by_keyboard(plans_in_use, visit):
    visitor = visit()
    page = visitor.log_in("laeser", PASSWORD)
    visitor.open(PLAN)
    tab_to(page, "4 Beskæftigelse via forbedret dansk")
    page.keyboard.press("Enter")  # jumps to the focus area on the page
    follow(page, "4.1 Yderligere danskundervisning")
    assert chosen(page).startswith("4.1 ")
    follow(page, "Yderligere danskundervisning, anvendt i 2007")
    assert chosen(page) == "Yderligere danskundervisning, anvendt i 2007"
    assert page.locator(".line-initiative").count() == 1
    follow(page, "4 Beskæftigelse via forbedret dansk")
    assert chosen(page) == "4 Beskæftigelse via forbedret dansk"
    assert page.locator(".line-initiative").count() == 2
    follow(page, "Vis hele planens sammenhæng")
    assert page.locator(".line-initiative").count() == 17


def test_every_stop_shows_where_the_focus_is(plans_in_use, visit):
    visitor = visit()
    page = visitor.log_in("laeser", PASSWORD)
    visitor.open(PLAN)
    tab_to(page, "2.6 Arbejdsfastholdelse")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_on_a_telephone_the_line_stands_in_steps_below_each_other(plans_in_use, visit):
    visitor = visit(NARROW)
    page = visitor.log_in("laeser", PASSWORD)
    mentor = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2007", code="4.1")
    money = BudgetLine.objects.filter(links__initiative=mentor).first()
    visitor.open(f"{PLAN}&fra=budget-{money.pk}")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    order = page.locator(".line-area, .line-initiative, .line-target >> nth=0, .line-money")
    tops = [box["y"] for box in (one.bounding_box() for one in order.all()) if box]
    assert tops == sorted(tops)
    assert re.search("96 personer", page.locator(".line-measured").nth(1).inner_text())
