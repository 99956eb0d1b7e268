"""The workbook's sheets of changed targets and of figures that do not add up."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from initiatives.models import EditorRemark
from targets.models import TargetRevision
from tests.beskplan.exports.workbooks import STORED_ROWS, opened, pick, rows_of, selection, written


def revise(cast, value, at, **others):
    return TargetRevision.objects.create(
        target=cast.mentor_target, value=value, reason="Ny aftale.", at=at, **others
    )


def test_each_change_of_a_target_is_a_row_with_what_it_said_before_and_after(cast):
    now = cast.mentor_target.value
    revise(cast, 100, datetime(2007, 3, 1, 9, tzinfo=UTC), case_number="2007-1")
    revise(cast, 90, datetime(2007, 9, 1, 9, tzinfo=UTC), decided_by=cast.people.pia)
    newest, oldest = rows_of(written(selection()), "Revisioner")
    assert (oldest["Målværdi før"], oldest["Målværdi efter"]) == (100, 90)
    assert (newest["Målværdi før"], newest["Målværdi efter"]) == (90, now)
    assert (newest["Ændret"], oldest["Sagsnr."]) == (date(2007, 9, 1), "2007-1")
    assert (newest["Begrundelse"], newest["Ændret af"]) == (
        "Ny aftale.",
        cast.people.pia.get_full_name(),
    )
    assert newest["Mål-id"] == cast.mentor_target.public_id


def test_an_editors_remark_is_a_row_of_its_own_kind(cast):
    EditorRemark.objects.create(initiative=cast.mentor, text="Titlen og målet er uenige.")
    rows = rows_of(written(selection()), "Tal der ikke stemmer")
    row = pick(rows, Slags="Redaktionel bemærkning")
    assert row["Forklaring"] == "Titlen og målet er uenige."
    assert (row["Plan-id"], row["Række-id"]) == (cast.plan.slug, cast.mentor.public_id)


@pytest.mark.parametrize("name", ["initiatives", "targets", "measurements", "budget"])
def test_a_lists_file_compares_no_figures_and_says_where_that_stands(cast, client, name):
    client.force_login(cast.people.laura)
    found = opened(client.get(reverse("export"), {"fra": name, "plan": cast.plan.slug}))
    assert found.sheetnames == ["Oversigt", *STORED_ROWS]
    said = {row[0]: row[1] for row in found["Oversigt"].iter_rows(values_only=True)}
    assert "på siden af samme navn under Budget" in said["Andre ark"]
