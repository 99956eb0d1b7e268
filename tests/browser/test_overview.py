"""The overview in a browser: a click on a mark shows exactly the rows that it counts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE

NUMBER = re.compile(r"^[\d.]+")
# What is clicked, by where it stands; of each kind the first, the middle one and the last.
MARKS = {
    "the sentence": ".overview-sentence a",
    "a tile": "a.tile, .tile a",
    "a part of a bar": ".bars .stacked-bar a",
    "the words below a bar": ".bars .bar-legend a",
    "the number beside a bar": ".bars__count a",
    "a field of the table": ".grid-table td.heat a",
    "a sum of the table": ".grid-table .grid-table__sum a",
    "a unit's bar": ".grid-table .stacked-bar a",
    "a reason for attention": ".attention-counts a",
}
ON_A_TELEPHONE = {name: at for name, at in MARKS.items() if name != "a unit's bar"}


def number_of(mark) -> int:
    named = mark.get_attribute("aria-label") or mark.inner_text()
    return int(NUMBER.match(named.strip())[0].replace(".", ""))


def shown_rows(page) -> int:
    return int(NUMBER.match(page.locator(".filters__count").inner_text())[0].replace(".", ""))


def addresses(stage) -> list[str]:
    area = stage.followed.focus_areas.get(code="2")
    return [
        f"/?plan={stage.followed.slug}",
        f"/?plan={stage.followed.slug}&focus_area={area.pk}",
        "/?plan=&year=2010",
    ]


@pytest.mark.parametrize(("viewport", "marks"), [(WIDE, MARKS), (NARROW, ON_A_TELEPHONE)])
def test_a_click_on_a_mark_shows_exactly_its_rows(house, look, viewport, marks):
    visitor, clicked = look("leder", viewport), 0
    for address in addresses(house.stage):
        page = visitor.open(address)
        unfold(page)
        for name, at in marks.items():
            found = page.locator(at)
            count = found.count()
            for place in sorted({0, count // 2, count - 1} & set(range(count))):
                mark = found.nth(place)
                rows = rows_in_a_tab(visitor, mark)
                assert rows == number_of(mark), f"{address}: {name} nr. {place}"
                clicked += 1
    assert clicked > 50


def rows_in_a_tab(visitor, mark) -> int:
    """The rows of the list that a click leads to, in a tab of its own: the overview stays open."""
    with visitor.context.expect_page() as opened:
        mark.click(modifiers=["Control"])
    number = shown_rows(opened.value)
    opened.value.close()
    return number


def unfold(page) -> None:
    """The table, which a narrow screen keeps behind a button."""
    if page.viewport_size == NARROW:
        page.get_by_text("Vis tabellen").click()


def test_a_filter_is_chosen_and_taken_away_without_a_script(house, look):
    page = look("leder", java_script_enabled=False).open(f"/?plan={house.stage.followed.slug}")
    page.get_by_label("Indsatsområde", exact=True).select_option(
        label="2 Modvirke isolation og fattigdom"
    )
    page.locator(".filters").get_by_role("button", name="Vis").click()
    assert page.locator(".overview-sentence").inner_text().startswith("6 initiativer:")
    page.get_by_role("link", name=re.compile("^Indsatsområde: 2")).click()
    assert page.locator(".overview-sentence").inner_text().startswith("17 initiativer:")


def test_wide_screens_show_the_table_and_narrow_ones_a_button_for_it(house, look):
    address = f"/?plan={house.stage.followed.slug}"
    wide, narrow = look("leder").open(address), look("leder", NARROW).open(address)
    expect(wide.locator(".grid-table")).to_be_visible()
    expect(wide.get_by_text("Vis tabellen")).to_be_hidden()
    expect(narrow.locator(".grid-table")).to_be_hidden()
    narrow.get_by_text("Vis tabellen").click()
    expect(narrow.locator(".grid-table")).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_the_tables_numbers_can_be_read_on_every_shade(house, look):
    """At least 4.5:1 between number and ground, whatever the heat."""
    page = look("leder").open("/?plan=")
    for shade in range(1, 6):
        ratio = page.evaluate(CONTRAST, shade)
        assert ratio >= 4.5, f"heat--{shade}: {ratio:.2f}"


CONTRAST = """shade => {
  const cell = document.querySelector(".grid-table td.heat").cloneNode(true);
  cell.className = `heat heat--${shade}`;
  document.querySelector(".grid-table tbody tr").append(cell);
  cell.innerHTML = "<a href='#'>1</a>";
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = light(getComputedStyle(cell).backgroundColor);
  const ink = light(getComputedStyle(cell.firstChild).color);
  cell.remove();
  return (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
}"""
