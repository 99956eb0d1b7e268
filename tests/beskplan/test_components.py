"""The components that pages are made of: statuses, bars, fields, filters, tables; Danish text."""

import re
from datetime import date
from decimal import Decimal

import django_tables2
import pytest
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory
from django.utils.html import json_script

from core.lists.columns import Column, ListTable
from core.lists.filter_words import filter_chips, reset_url, without_last_filter
from initiatives.bars import Segment, bar_places, bullet_places
from initiatives.statuses import DECIDED, LOOKS, status_word
from targets.models import Verdict

HOSTILE = "<b>"


def render(source: str, /, **context) -> str:
    return engines["jinja2"].from_string(source).render(context).strip()


def component(name: str, call: str, **context) -> str:
    source = f'{{% import "components/{name}.html" as them %}}{{{{ them.{call} }}}}'
    return render(source, **context)


# Danish text


@pytest.mark.parametrize(
    ("template", "value", "shown"),
    [
        ("{{ value|number }}", Decimal("1234.500"), "1.234,5"),
        ("{{ value|number }}", 1000000, "1.000.000"),
        ("{{ value|number }}", None, ""),
        ("{{ value|number }}", Decimal(0), "0"),
        ("{{ value|percent(0) }}", Decimal("82.5"), "83 pct."),
        ("{{ value|million }}", Decimal("66.4"), "66,4 mio. kr."),
        ("{{ value|date_long }}", date(2026, 11, 22), "22. november 2026"),
        ("{{ value|date_short }}", date(2026, 1, 2), "02.01.2026"),
        ("{{ value|date_long }}", None, ""),
        ("{{ value|sentence_list }}", ["a", "b", "c"], "a, b og c"),
        ("{{ value|sentence_list }}", ["a"], "a"),
        ("{{ value|sentence_list }}", [], ""),
        ("{{ value|shortened(4) }}", "for langt", "for…"),
    ],
)
def test_values_read_as_danish(template, value, shown):
    assert render(template, value=value) == shown


def test_a_misspelled_name_is_an_error():
    with pytest.raises(Exception, match="titel"):
        render("{{ plan.titel }}", plan={})


def test_an_if_may_ask_for_what_is_not_there():
    assert render("{% if plan.titel %}a{% else %}b{% endif %}", plan={}) == "b"


def test_a_text_keeps_its_paragraphs_and_lines():
    html = component("texts", "folded(text)", text="En\nto\n\ntre & fire")
    assert "<p>En<br>to</p><p>tre &amp; fire</p>" in html


def test_no_text_is_nothing():
    assert component("texts", 'folded("")') == ""


# Status


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("opfyldt", "opfyldt"),
        ("delvist", "delvist opfyldt"),
        ("ikke-opfyldt", "ikke opfyldt"),
        ("bortfaldet", "bortfaldet"),
        ("", "ikke vurderet"),
    ],
)
def test_a_status_is_an_icon_and_a_word(status, word):
    badge = component("status", "status_badge(status)", status=status)
    assert f">{word}<" in badge
    assert 'aria-hidden="true"' in badge


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_called_what_the_model_calls_it(verdict):
    assert status_word(verdict.value) == verdict.label


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.label)
def test_every_status_has_its_colour_and_its_shape(look):
    styles = (settings.BASE_DIR / "beskplan/static/beskplan/status.css").read_text(encoding="utf-8")
    assert re.search(rf"^\.{look.css_class}\b", styles, re.M)
    icon = component("status", "status_icon(status)", status=look.value)
    assert "<path" in icon or "<circle" in icon


def test_decided_statuses_have_their_look_in_files():
    for look in DECIDED:
        assert all(look[1:])


def test_a_calculated_status_that_differs_stands_beside_the_decided_one():
    note = component("status", 'calculated_note("opfyldt", "delvist")')
    assert "beregnet: delvist opfyldt" in note


def test_a_calculated_status_that_agrees_is_not_repeated():
    assert component("status", 'calculated_note("opfyldt", "opfyldt")') == ""


# Bars


def test_a_stacked_bar_links_every_count_and_leaves_out_zeros():
    parts = [Segment("opfyldt", 3, "/a/"), Segment("", 1, "/b/"), Segment("delvist", 0, "/c/")]
    html = component("bars", "stacked_bar(parts)", parts=parts)
    assert re.findall(r'href="(\S+)" aria-label="([^"]+)"', html) == [
        ("/a/", "3 opfyldt"),
        ("/b/", "1 ikke vurderet"),
    ]


def test_a_bar_of_nothing_says_so():
    assert "Ingen" in component("bars", "stacked_bar([])")


def test_a_stacked_bar_fills_its_width():
    places = bar_places((1, 3))
    assert [(place.x, place.width) for place in places] == [("0.00", "25.00"), ("25.00", "75.00")]


def test_bars_carry_no_style_attribute_which_the_security_policy_forbids():
    stacked = component("bars", "stacked_bar(parts, legend=True)", parts=[Segment("", 1)])
    assert "style=" not in stacked + component("bars", "bullet_bar(66, 80, 20)")


def test_a_lower_is_better_target_has_its_good_side_below():
    bar = bullet_places(Decimal(119), Decimal(150), direction="ned")
    assert bar.good.x == "0.00"
    assert bar.good.width == bar.target


def test_a_target_without_a_measurement_has_no_bar_and_says_so():
    assert bullet_places(None, Decimal(80)).bar is None
    bar = component("bars", "bullet_bar(none, value)", value=Decimal(80))
    assert 'aria-label="ingen måling, mål 80"' in bar
    assert "bullet-bar__value" not in bar


def test_a_bars_words_are_escaped():
    part = Segment("", 1, '/?q="><script>', of=HOSTILE)
    bar = component("bars", 'stacked_bar(parts, "<u>", legend=True)', parts=[part])
    assert not any(hostile in bar for hostile in (HOSTILE, "<i>", "<u>", "<script>"))
    assert HOSTILE not in component("bars", 'bullet_bar(66, 80, unit="<b>forløb")')


# Forms


class ReportForm(forms.Form):
    results = forms.CharField(label="Resultater", help_text="Hvad blev nået?")


def test_the_error_summary_links_to_the_field():
    html = str(ReportForm(data={}))
    assert '<a href="#id_results">Resultater: Dette felt er påkrævet.</a>' in html


def test_the_error_summary_says_all_that_is_wrong_with_a_field():
    form = ReportForm(data={"results": "x"})
    form.add_error("results", ["For kort.", "For almindeligt."])
    assert all(f"Resultater: {said}</a>" in str(form) for said in ("For kort.", "For almindeligt."))


def test_a_field_is_described_by_its_hint_and_its_error():
    html = str(ReportForm(data={}))
    described = re.search(r'aria-describedby="([^"]+)"', html).group(1).split()
    assert sorted(described) == ["id_results_error", "id_results_helptext"]
    assert all(f'id="{name}"' in html for name in described)


# Filters and tables: links keep the rest of the address


class FilterForm(forms.Form):
    status = forms.MultipleChoiceField(
        label="Status", choices=[("opfyldt", "opfyldt"), ("delvist", "delvist opfyldt")]
    )
    q = forms.CharField(label="Søg")


FILTERED = QueryDict("plan=a&status=opfyldt&status=delvist&q=job&sort=-code&page=3")


def chips():
    return filter_chips(FILTERED, FilterForm(FILTERED))


def test_every_chosen_value_is_a_chip_in_words():
    assert [chip.text for chip in chips()] == [
        "Status: opfyldt",
        "Status: delvist opfyldt",
        "Søg: job",
    ]


def test_a_chip_takes_away_its_own_value_only_and_goes_to_the_first_page():
    assert chips()[0].url == "?plan=a&status=delvist&q=job&sort=-code"


def test_reset_keeps_the_plan_and_the_order():
    assert reset_url(FILTERED, FilterForm(FILTERED)) == "?plan=a&sort=-code"


def test_the_last_filter_can_be_dropped():
    assert "q=" not in without_last_filter(FILTERED)


class RowTable(ListTable):
    code = Column("Kode", order_by="code", excel=None)

    class Meta:
        empty_text = "Ingen rækker svarer til filtrene."


CELLS = "{% macro code(row) %}{{ row.code }}{% endmacro %}"


def table(path, rows):
    request = RequestFactory().get(path)
    made = RowTable([{"code": str(number)} for number in range(rows)])
    django_tables2.RequestConfig(request, paginate={"per_page": 50}).configure(made)
    cells = engines["jinja2"].from_string(CELLS).template.module
    return component(
        "table", "table_of(table, cells, request)", table=made, cells=cells, request=request
    )


def test_a_sorted_column_says_so_and_sorting_keeps_the_filter():
    html = table("/?q=job&sort=code&page=2", rows=213)
    assert 'aria-sort="ascending"' in html
    assert 'href="?q=job&amp;sort=-code"' in html


def test_a_table_says_which_rows_it_shows():
    assert "Viser 51–100 af 213" in table("/?page=2", rows=213)


def test_an_empty_table_offers_to_drop_the_last_filter():
    html = table("/?unit=3&q=job", rows=0)
    assert "Ingen rækker svarer til filtrene." in html
    assert '<a href="?unit=3">Fjern det sidste filter</a>' in html


def test_json_in_a_page_cannot_end_its_element_and_is_what_django_would_write():
    value = {"name": "</script><b>&amp;", "text": "å", "day": date(2011, 1, 31)}
    assert render("{{ json_script(value, 'x') }}", value=value) == json_script(value, "x")
