"""Where the focus is, and what is chosen, is seen: also by those whose system sets the colours."""

import re

from tests.browser.pages import own_pages

# What marks the element that has the focus: an outline, for a radio button or checkbox that of its
# drawing, for a part of a bar its border. And whether it lies within the window.
MARK = """() => {
  const it = document.activeElement;
  if (it === document.body) return null;
  const drawn = it.matches(".form-radio, .form-checkbox") ? it.nextElementSibling : it;
  const style = getComputedStyle(drawn, drawn === it ? null : "::before");
  const bar = it.closest("svg") ? getComputedStyle(it.querySelector("rect")) : null;
  const box = drawn.getBoundingClientRect();
  return {
    element: it.outerHTML.slice(0, 120),
    marked: bar ? parseFloat(bar.strokeWidth) >= 3
                : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    within: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""
STOPS = 80


def test_the_focus_is_seen_at_every_stop(house, look):
    page = look("sysadmin").page
    addresses = own_pages(house.stage)
    unseen = {}
    for name in (
        "overview",
        "initiatives",
        "initiative-update",
        "round-approve",
        "password-change",
    ):
        page.goto(house.base + addresses[name][0])
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            mark = page.evaluate(MARK)
            if mark is None:  # past the last one
                break
            if not (mark["marked"] and mark["within"]):
                unseen[name] = mark
    assert unseen == {}


def test_a_choice_is_seen_where_the_system_sets_the_colours(house, look):
    visitor = look("sysadmin", forced_colors="active")
    page = visitor.open(own_pages(house.stage)["initiative-update"][0])
    page.get_by_role("radio", name=re.compile("^opfyldt")).check()
    dot, ground = page.evaluate(
        """() => [
          getComputedStyle(document.querySelector(":checked + label"), "::after").backgroundColor,
          getComputedStyle(document.body).backgroundColor,
        ]"""
    )
    assert dot != ground
