"""/maal/<id>/: one target with its measurements, chart, neighbours and history."""

import json
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from targets.assessment import reassess
from targets.models import Measurement
from tests.cast import MIDSUMMER, YEAR_END, make_target, measure
from tests.pages import page, text_of
from tests.queries import max_own_queries

TODAY = date(2026, 11, 22)


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def page_of(client, target):
    reassess(on=TODAY)
    return page(client, target.get_absolute_url()).content.decode()


def words_of(client, target):
    return text_of(page_of(client, target))


def test_it_says_target_and_verdict_in_one_sentence_each(reader, cast):
    measure(cast.mentor_target, 66)
    words = words_of(reader, cast.mentor_target)
    assert "Mål for Mentorer til nye i job" in words
    assert (
        "66 af mindst 80 forløb pr. 31. december 2007: 83 pct., delvist opfyldt efter reglen."
        in words
    )


def test_it_says_the_facts(reader, cast):
    target = cast.sygeforloeb_target
    target.baseline_derived = True
    target.deadline_wording = "ved udgangen af 2007"
    target.equivalent_to = "6 pct. af 2.500"
    target.save()
    words = words_of(reader, target)
    for part in (
        "250 personer beregnet",
        "31. december 2007 “ved udgangen af 2007”",
        "Svarende til 6 pct. af 2.500",
        "Gentagelse én gang",
        "Opfyldt ved højst 150 personer",
    ):
        assert part in words


def test_every_measurement_stands_in_the_table(reader, cast):
    measure(cast.mentor_target, 66, source=cast.document, source_place="pkt. 3.4")
    measure(cast.mentor_target, 67, counts=False)
    measure(cast.mentor_target, 12, breakdown="løntilskud", numerator=12, denominator=66)
    measure(cast.mentor_target, 70, None, source=cast.document)
    words = words_of(reader, cast.mentor_target)
    for part in (
        "Bilag 1, Opfølgning 2007, pkt. 3.4",
        "67 forløb",
        "modstridende",
        "12 af 66",
        "uden dato i kilden",
    ):
        assert part in words


def test_the_chart_is_handed_over_as_json(reader, cast):
    measure(cast.mentor_target, 30, MIDSUMMER)
    measure(cast.mentor_target, 66, YEAR_END)
    page = page_of(reader, cast.mentor_target)
    figure = re.search(r'<script id="udvikling-figur" type="application/json">(.*?)</script>', page)
    names = {trace["name"] for trace in json.loads(figure.group(1))["data"]}
    assert names == {"Målt, København", "Mål: mindst 80", "Målets niveau"}


def test_without_two_dates_a_bar_stands_instead_of_a_chart(reader, cast):
    measure(cast.mentor_target, 66)
    page = page_of(reader, cast.mentor_target)
    assert "plotly" not in page
    assert 'class="bullet-bar"' in page


def test_no_style_or_script_stands_in_the_page(reader, cast):
    measure(cast.mentor_target, 30, MIDSUMMER)
    page = page_of(reader, cast.mentor_target)
    assert " style=" not in page
    assert "<style" not in page
    scripts = re.findall(r"<script[^>]*>", page)
    assert all("src=" in tag or "application/json" in tag for tag in scripts)


def test_a_target_without_indicator_says_why_there_is_no_measurement(reader, cast):
    words = words_of(reader, cast.raadgivning_target)
    assert "Målet har ingen indikator." in words
    assert "Intet kvantitativt mål" in words


def test_other_targets_on_the_indicator_are_named(reader, cast):
    make_target(cast.mentor, cast.mentorforloeb, cast.koebenhavn, "op-til", 100, title="Loftet")
    words = words_of(reader, cast.mentor_target)
    assert "Andre mål for samme indikator" in words
    assert "Loftet" in words


def test_distance_to_the_path_is_said_where_there_is_one(reader, cast):
    target = cast.sygeforloeb_target
    target.baseline_date = date(2006, 12, 31)
    target.save()
    measure(target, 160, MIDSUMMER)
    assert "40 personer foran" in words_of(reader, target)


def test_changes_stand_in_the_history(reader, cast):
    cast.mentor_target.title = "Nye mentorforløb"
    cast.mentor_target.save()
    words = words_of(reader, cast.mentor_target)
    assert "Ændrede kort navn fra “Mål for Mentorer til nye i job” til “Nye mentorforløb”" in words


def test_only_those_who_may_measure_are_asked_to(client, cast):
    update = f"/initiativer/{cast.mentor.pk}/opdater/"
    client.force_login(cast.people.soeren)
    assert update in page_of(client, cast.mentor_target)
    client.force_login(cast.people.ulla)
    assert update not in page_of(client, cast.mentor_target)


def test_a_long_list_is_cut_with_a_way_to_the_rest_and_the_chart_goes_on(reader, cast):
    Measurement.objects.bulk_create(
        Measurement(
            indicator=cast.mentorforloeb,
            area=area,
            value=80,
            date=date(2007, 1, 1) + timedelta(days=day),
        )
        for day in range(60)
        for area in (cast.koebenhavn, cast.oestdanmark)
    )
    page = page_of(reader, cast.mentor_target)
    assert "Se alle målinger af Mentorforløb" in page
    figure = re.search(r'<script id="udvikling-figur" type="application/json">(.*?)</script>', page)
    drawn = {trace["name"]: trace["x"] for trace in json.loads(figure.group(1))["data"]}
    assert len(drawn["Målt, København"]) == len(drawn["Østdanmark"]) == 60
    with max_own_queries(7):
        reader.get(cast.mentor_target.get_absolute_url())


def test_it_says_what_the_development_says_and_why_not(reader, cast):
    measure(cast.mentor_target, 66)
    words = words_of(reader, cast.mentor_target)
    assert "Kilden oplyser ikke en basisværdi eller en dato for basis" in words
    assert "For få målinger til en fremskrivning (1 af mindst 6)" in words


def test_the_queries_do_not_grow_with_the_measurements(reader, cast):
    for day in range(1, 29):
        for area in (cast.koebenhavn, cast.oestdanmark):
            Measurement.objects.create(
                indicator=cast.mentorforloeb,
                area=area,
                value=day,
                date=date(2007, 2, day),
                source=cast.document,
                entered_by=cast.people.soeren,
            )
    make_target(cast.mentor, cast.mentorforloeb, cast.koebenhavn, "op-til", 100)
    reassess(on=TODAY)
    reader.get(cast.mentor_target.get_absolute_url())
    with max_own_queries(6):
        reader.get(cast.mentor_target.get_absolute_url())


def test_an_unknown_target_is_not_found(reader):
    assert reader.get(reverse("target", args=[0])).status_code == 404
