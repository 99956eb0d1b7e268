"""What the golden comparison looks at besides tests/browser/pages.py: sorted, filtered and paged
lists, forms with errors, the admin, fragments, and the files."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import admin
from django.urls import reverse

from tests.browser.pages import every_address
from tests.browser.stage import Stage
from tests.browser.test_admin_pages import PLANNERS, SYSTEMS, screens

SORTED = {
    "initiatives": ("code", "title", "unit", "targets", "status", "followed_up_on", "-code"),
    "targets": ("target", "kind", "belongs_to", "baseline", "value", "deadline", "-deadline"),
    "measurements": ("indicator", "-date", "value", "area"),
    "plans": ("title", "-title", "kind", "years"),
    "rounds": ("title", "-due"),
    "indicators": ("name",),
}
FILTERED = {
    "initiatives": (
        "status=bortfaldet&deviation=bedre&lacks_data=ja&q=ledig",
        "status=vurderet&category=saerlig-indsats",
        "unit=findes-ikke&year=abc",
        "q=mentor",
        "led_by=ingen&below=on",
    ),
    "targets": (
        "kind=ministermaal",
        "q=virksomhed",
        "verdict=opfyldt&sort=deadline",
        "deadline=abc",
    ),
    "measurements": ("q=ledig&page=2", "indicator=1"),
    "plans": ("q=aftale", "year=2010&til=/initiativer/", "til=/maal/"),
    "units": ("q=jobcenter", "q=qqqq", "aabn=1"),
    "indicators": ("q=ledig", "q=qqqq"),
    "attention": tuple(
        f"reason={reason}"
        for reason in ("overdue", "behind", "deviation", "no-data", "findes-ikke")
    ),
    "search": ("q=mentor", "q=virksmhed", "q=jobcenter", "q=2.6", "q=%3Cb%3E"),
    "line-of-sight": ("fra=enhed-1", "fra=xx", "side=2"),
    "across-years": ("q=mentor",),
    "budget": ("group=1", "q=mentor"),
    "overview": ("year=2009", "status=opfyldt"),
}


# Sorted and filtered lists look alike to most.
THOROUGH = {"leder", "planadmin"}


def pages(stage: Stage, role: str) -> list[str]:
    """Each address as it is, with one plan in view and with all."""
    found = every_address(stage)
    found += sorted_and_filtered() if role in THOROUGH else []
    found += [f"{stage.mentor.get_absolute_url()}?historik=alle", "/findes-ikke/"]
    found += [obj.get_absolute_url() for obj in (stage.lapsed, stage.continued, stage.drafted)]
    seen = {}
    for address in found:
        for each in (address, viewed(address, stage.plan.slug), viewed(address, "")):
            seen[each] = None
    return list(seen)


def sorted_and_filtered() -> list[str]:
    found = []
    for name, orders in SORTED.items():
        found += [f"{reverse(name)}?{urlencode({'sort': order})}" for order in orders]
    for name, queries in FILTERED.items():
        found += [f"{reverse(name)}?{query}" for query in queries]
    return found


def viewed(address: str, slug: str) -> str:
    path, query = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query, True))
    return f"{path}?{urlencode(query | {'plan': slug})}"


def posts(stage: Stage) -> list[tuple[str, str, dict]]:
    """Role, address and what is sent: all of it is refused or answers without a change."""
    update = reverse("initiative-update", args=[stage.drafted.pk])
    opened = stage.opened.slug
    return [
        ("", reverse("login"), {"username": "x", "password": "y"}),
        ("laeser", reverse("password-change"), {"old_password": "x", "new_password1": "1"}),
        ("sagsbehandler", update, {"status": "findes-ikke"}),
        ("sagsbehandler", update, {"status": "bortfaldet", "evidence_url": "ftp://x", "save": "1"}),
        ("sagsbehandler", reverse("initiative-update", args=[stage.mentor.pk]), {"version": "1"}),
        (
            "sagsbehandler",
            reverse("initiative-contribution", args=[stage.contributed.pk]),
            {"comment": ""},
        ),
        (
            "sagsbehandler",
            reverse("initiative-calculation", args=[stage.mentor.pk]),
            {"status": "opfyldt"},
        ),
        ("leder", reverse("initiative-calculation", args=[stage.submitted.pk]), {}),
        ("leder", reverse("round-approve", args=[opened]), {"decision": "return"}),
        ("planadmin", reverse("round-approve", args=[opened]), {}),
        ("planadmin", reverse("round-open"), {"plan": "x", "cutoff": "2011", "due": "31-02-2026"}),
        (
            "planadmin",
            reverse("round-open"),
            {"title": "x", "cutoff": "1.1.2012", "due": "1.1.2011"},
        ),
        ("planadmin", reverse("round-close", args=[opened]), {}),
        ("planadmin", reverse("round-reopen", args=[stage.closed.slug]), {"reason": ""}),
    ]


def admin_pages() -> dict[str, list[str]]:
    lists = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") + "?q=a"
        for model in admin.site._registry
        if model._meta.label_lower in PLANNERS
    ]
    return {"planadmin": screens(PLANNERS) + lists, "sysadmin": screens(SYSTEMS)}


def files(stage: Stage) -> list[str]:
    plans = [stage.plan.slug, stage.followed.slug, stage.opened.plan.slug]
    of_plans = ("plan-goals-paper", "plan-paper")
    of_rounds = ("round-paper", "round-workbook")
    exports = ["", "fra=initiatives&q=mentor", "fra=targets", "fra=measurements", "fra=budget"]
    return [
        *(reverse(name, args=[slug]) for slug in plans for name in of_plans),
        *(
            reverse(name, args=[one.slug])
            for one in (stage.closed, stage.opened)
            for name in of_rounds
        ),
        *(
            f"{reverse('export')}?plan={slug}&{query}"
            for slug in (stage.followed.slug, stage.plan.slug, "")
            for query in exports
        ),
        f"{reverse('export')}?fra=round&runde={stage.closed.slug}&status=opfyldt",
        f"{reverse('export')}?fra=round&runde={stage.opened.slug}",
    ]
