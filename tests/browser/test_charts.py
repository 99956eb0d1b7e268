"""Charts in a real browser: drawn without moving the page, read without a mouse, taken home."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from targets.assessment import reassess
from targets.models import Measurement, Target
from tests.browser.conftest import NARROW, WIDE
from tests.cast import PASSWORD

TODAY = date(2026, 11, 25)
MOVED_MOST = 0.05
RENDERED_CHART = ".chart--rendered"
DRAWN = f"{RENDERED_CHART} .main-svg"
PAPER = 600  # pixels
# Adds up how far the page has moved since it was opened, typing and clicking apart.
WATCH_MOVES = """
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def measured(staged):
    """Three years of months for the target "højst 150", with one month far out, and the same for
    an area of quite another size; minister's goals on the same indicator."""
    target = staged.sygeforloeb_target
    Target.objects.filter(pk=target.pk).update(
        title="Højst 150 sygemeldte",
        baseline_date=date(2023, 12, 31),
        period_start=None,
        deadline=date(2026, 12, 31),
    )
    for number in range(34):
        day = date(2024 + (number + 1) // 12, (number + 1) % 12 + 1, 1) - timedelta(days=1)
        value = 400 if number == 20 else 1250 - 3 * number + number % 4
        for area, times in ((staged.koebenhavn, 1), (staged.oestdanmark, 60)):
            Measurement.objects.create(
                indicator=staged.langvarige, area=area, date=day, value=Decimal(value * times)
            )
    for number in range(1, 5):
        Target.objects.create(
            plan=staged.plan,
            focus_area=staged.focus_area,
            kind=Target.Kind.MINISTER,
            goal_number=number,
            number=number,
            title=f"Ministermål nr. {number}",
            wording="Ordlyd",
            indicator=staged.langvarige,
            area=staged.koebenhavn,
            comparator="hoejst",
            value=1000,
            baseline_value=1250,
            baseline_date=date(2023, 12, 31),
            deadline=date(2026, 12, 31),
        )
    reassess(on=TODAY)
    return target


@pytest.fixture
def reader(measured, visit):
    """Opens the target's page at a width."""

    def opened(viewport=WIDE, path=None):
        visitor = visit(viewport)
        visitor.log_in("laura", PASSWORD)
        visitor.page.add_init_script(WATCH_MOVES)
        return visitor.open(path or measured.get_absolute_url())

    return opened


def drawn(page):
    page.wait_for_selector(DRAWN)
    return page.locator(".chart").first


def width(page):
    return page.locator(".chart .svg-container").first.evaluate("(box) => box.clientWidth")


def until(page, condition):
    """The page's own way to wait evaluates text as script, which our policy refuses."""
    for _ in range(100):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("ventede for længe")


def ticks(page, axis="x"):
    return page.locator(f".chart .{axis}tick text").all_text_contents()


def saved(page, kind, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Gem som {kind}").first.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_chart_is_drawn_in_danish_and_nothing_moves(reader):
    page = reader()
    chart = drawn(page)
    assert "1.000" in ticks(page, "y")
    assert chart.locator(".annotation-text").all_text_contents() == [
        "Østdanmark (egen skala)",
        "i dag",
        "Basis 250",
        "Mål: højst 150",
    ]
    assert page.evaluate("window.moved") <= MOVED_MOST


def test_on_a_narrow_screen_it_is_drawn_anew_and_not_shrunk(reader):
    page = reader()
    drawn(page)
    wide_ticks, letters = ticks(page), letter_size(page)
    page.set_viewport_size(NARROW)
    until(page, lambda: width(page) < NARROW["width"])
    assert 1 < len(ticks(page)) < len(wide_ticks)
    assert "Mål 150" in page.locator(".chart .annotation-text").all_text_contents()
    assert letter_size(page) >= letters - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.set_viewport_size(WIDE)
    until(page, lambda: width(page) > NARROW["width"])
    assert ticks(page) == wide_ticks


def letter_size(page):
    text = page.locator(".chart .xtick text").first
    return text.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")


def test_at_200_per_cent_it_fits(reader):
    page = reader({"width": 640, "height": 450})
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_points_are_read_and_the_table_opened_with_the_keyboard_alone(reader):
    page = reader()
    drawn(page)
    page.keyboard.press("Tab")
    for _ in range(60):
        if page.evaluate("document.activeElement.matches('.chart__drawing')"):
            break
        page.keyboard.press("Tab")
    heard = page.locator("[data-said]").first
    page.keyboard.press("ArrowRight")
    assert heard.inner_text() == "København, 31.01.2024: 1.250 personer"
    page.keyboard.press("End")
    assert heard.inner_text().startswith("København, 31.10.2026: ")
    page.keyboard.press("ArrowDown")
    assert "Østdanmark" in heard.inner_text()
    page.keyboard.press("Tab")
    table = page.locator(".chart__table").first
    expect(table).to_be_hidden()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    expect(table.get_by_role("rowheader", name="30.09.2025")).to_be_visible()


def test_the_picture_carries_title_legend_and_source(reader, tmp_path):
    page = reader()
    drawn(page)
    svg = saved(page, "SVG", tmp_path).read_text(encoding="utf-8")
    for words in (
        "Højst 150 sygemeldte: Udvikling mod målet (personer, lavere er bedre)",
        "Målt, København",
        "Udtrukket",
    ):
        assert words in svg
    png = saved(page, "PNG", tmp_path)
    assert png.name == "højst-150-sygemeldte-udvikling-mod-målet.png"
    assert png.read_bytes().startswith(b"\x89PNG")


def test_the_numbers_go_to_a_danish_spreadsheet(reader, tmp_path):
    page = reader()
    drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem tallene som CSV").click()
    path = tmp_path / "tal.csv"
    download.value.save_as(path)
    first, *rows = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith('\ufeff"Periode";"København, personer";"Østdanmark, personer"')
    assert any(row.startswith('"31.01.2024";1250;75000') for row in rows)


def test_charts_further_down_wait_until_they_are_seen_and_nothing_moves(reader):
    page = reader(path="/ministermaal/")
    drawn(page)
    assert page.locator(DRAWN).count() < 4 * 3
    for chart in page.locator(".chart").all():
        chart.scroll_into_view_if_needed()
        chart.locator(".main-svg").first.wait_for()
    assert page.locator(RENDERED_CHART).count() == 4
    assert page.evaluate("window.moved") <= MOVED_MOST


def test_on_paper_every_chart_is_drawn_as_wide_as_the_paper(reader):
    page = reader(path="/ministermaal/")
    drawn(page)
    page.emulate_media(media="print")
    until(page, lambda: page.locator(RENDERED_CHART).count() == 4)
    widths = page.locator(".svg-container").evaluate_all("all => all.map(one => one.clientWidth)")
    assert len(widths) == 4
    assert max(widths) <= PAPER
    page.emulate_media(media="screen")
    until(page, lambda: width(page) > PAPER)


def test_without_scripts_the_table_stands(measured, visit, browser):
    visitor = visit()
    visitor.log_in("laura", PASSWORD)
    state = visitor.context.storage_state()
    plain = browser.new_context(java_script_enabled=False, storage_state=state)
    page = plain.new_page()
    page.goto(visitor.base + measured.get_absolute_url())
    expect(page.get_by_role("rowheader", name="30.09.2025")).to_be_visible()
    expect(page.locator(".chart__drawing")).to_be_hidden()
    expect(page.get_by_role("button", name="Gem som PNG")).to_be_hidden()
    plain.close()


def test_what_serves_a_goal_is_folded_on_the_screen_and_unfolded_on_paper(reader):
    page = reader(path="/ministermaal/")
    initiatives = page.get_by_role("heading", name="Initiativer").first
    expect(initiatives).to_be_hidden()
    page.locator("details.serving > summary").first.press("Enter")
    expect(initiatives).to_be_visible()
    page.locator("details.serving > summary").first.press("Enter")
    expect(initiatives).to_be_hidden()
    page.emulate_media(media="print")
    assert page.locator(".serving h4").evaluate_all(
        "all => all.every(one => one.checkVisibility())"
    )
