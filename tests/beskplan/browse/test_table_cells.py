"""The cells of the lists: hostile text stays text, and markup is markup."""

import re

import pytest
from django.urls import reverse

from initiatives.models import Initiative, Plan, Unit
from targets.models import Target
from tests.cast import measure

HOSTILE = "<script>alert('a')</script>&\""


@pytest.fixture
def hostile(client, cast):
    """Every text that a list can show is hostile."""
    Plan.objects.update(title=HOSTILE)
    Unit.objects.filter(pk=cast.units.skelbaekgade.pk).update(name=HOSTILE)
    cast.focus_area.title = HOSTILE
    cast.focus_area.save()
    Initiative.objects.update(title=HOSTILE)
    Initiative.objects.filter(pk=cast.mentor.pk).update(code="<b>")
    cast.mentorforloeb.name = cast.mentorforloeb.unit_of_measure = HOSTILE
    cast.mentorforloeb.save()
    cast.koebenhavn.name = HOSTILE
    cast.koebenhavn.save()
    cast.document.title = HOSTILE
    cast.document.save()
    cast.people.soeren.first_name = HOSTILE
    cast.people.soeren.save()
    texts = {"plan": cast.plan, "qualifier": HOSTILE[:30], "note": HOSTILE, "source_note": HOSTILE}
    stated = measure(
        cast.mentor_target, 66, source=cast.document, source_place=HOSTILE, breakdown="", **texts
    )
    entered = {"plan": cast.plan, "entered_by": cast.people.soeren, "breakdown": HOSTILE}
    measure(cast.mentor_target, 67, counts=False, **entered)
    Target.objects.update(title=HOSTILE, deadline=None, deadline_wording=HOSTILE)
    Target.objects.filter(pk=cast.mentor_target.pk).update(latest=stated)
    client.force_login(cast.people.laura)
    return client


@pytest.mark.parametrize("page", ["initiatives", "targets", "measurements"])
@pytest.mark.parametrize("plan", ["", "aftale-2007"])
def test_hostile_text_stays_text(hostile, page, plan):
    html = hostile.get(reverse(page), {"plan": plan}).content.decode()
    rows = html[html.index("<tbody>") : html.index("</tbody>")]
    assert rows.count("&lt;script&gt;") > 1
    assert "<script" not in html.replace('<script src="', "")
    assert "<b>" not in rows
    assert not re.search(r'<a href="[^"]*[<>]', rows)


@pytest.mark.parametrize("page", ["initiatives", "targets", "measurements"])
@pytest.mark.parametrize("plan", ["", "aftale-2007"])
def test_markup_is_markup(client, cast, page, plan):
    measure(cast.mentor_target, 67, plan=cast.plan, counts=False)
    client.force_login(cast.people.laura)
    html = client.get(reverse(page), {"plan": plan}).content.decode()
    assert "&lt;" not in html
    assert "&amp;lt;" not in html
