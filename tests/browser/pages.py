"""Every page, by the name of its address, in each of the states that look different.

A new address fails `test_every_address_has_its_pages` until it has a row here; then it is looked
at, weighed and checked for accessibility in every role by the tests that walk through this list.
"""

from django.urls import reverse

from beskplan.accounts.invitations import password_link
from initiatives.models import Initiative
from tests.browser.stage import Stage, person

# They answer with a file, with a fragment, or only to a form that was sent.
NOT_PAGES = {
    "plan-goals-paper",
    "plan-paper",
    "round-paper",
    "round-workbook",
    "export",
    "security-log-file",
    "evidence",
    "file-download",
    "file-cancel",
    "health",
    "health-reading",
    "health-jobs",
    "logout",
    "initiative-calculation",
    "round-nudge",
}
# Open to everybody, also without a login.
OPEN = {"login", "accessibility", "password-forgotten", "password-new"}


def own_pages(stage: Stage) -> dict[str, list[str]]:
    """Name of the address: the addresses to look at."""
    plan, followed = f"?plan={stage.plan.slug}", f"?plan={stage.followed.slug}"
    every, none = "?plan=", f"?plan={stage.plan.slug}&q=findes-ikke"
    filtered = f"?plan={stage.followed.slug}&status=opfyldt&sort=-title"
    return {
        "login": [reverse("login")],
        "accessibility": [reverse("accessibility")],
        "password-change": [reverse("password-change")],
        "password-forgotten": [reverse("password-forgotten")],
        "password-new": [
            password_link(person("laeser")),
            reverse("password-new", args=["x", "brugt"]),
        ],
        "overview": [f"/{query}" for query in (plan, followed, every, *narrowed(stage))],
        "attention": [
            reverse("attention") + query
            for query in (followed, every, f"{every}&reason=unassessed")
        ],
        "plans": [reverse("plans")],
        "plan": [stage.plan.get_absolute_url(), stage.followed.get_absolute_url()],
        "initiatives": [reverse("initiatives") + query for query in (every, filtered, none)],
        "initiative": of_initiatives("initiative", stage.mentor, stage.bare, stage.submitted),
        "initiative-update": of_initiatives(
            "initiative-update",
            *(stage.mentor, stage.bare, stage.drafted, stage.returned, stage.submitted),
        ),
        "initiative-contribution": of_initiatives("initiative-contribution", stage.contributed),
        "targets": [reverse("targets") + query for query in (plan, none)],
        "target": [stage.goal.get_absolute_url(), stage.wordy.get_absolute_url()],
        "minister-goals": [reverse("minister-goals") + query for query in (plan, followed)],
        "measurements": [reverse("measurements") + query for query in (plan, none)],
        "budget": [reverse("budget") + query for query in (plan, every)],
        "plausibility": [reverse("plausibility") + query for query in (plan, every)],
        "line-of-sight": [
            reverse("line-of-sight") + query
            for query in (plan, every, f"{followed}&fra=initiativ-{stage.mentor.pk}")
        ],
        "line-gaps": [reverse("line-gaps") + query for query in (plan, every)],
        "across-years": [reverse("across-years") + query for query in (followed, every)],
        "initiative-chain": of_initiatives("initiative-chain", stage.mentor, stage.continued),
        "indicators": [reverse("indicators") + query for query in (plan, every, none)],
        "indicator": [
            stage.goal.indicator.get_absolute_url(),
            stage.long_series.get_absolute_url(),
        ],
        "units": [reverse("units")],
        "unit": [stage.unit.get_absolute_url()],
        "my-tasks": [reverse("my-tasks")],
        "rounds": [reverse("rounds") + query for query in (plan, every)],
        "round": [stage.closed.get_absolute_url(), stage.opened.get_absolute_url()],
        "round-open": [reverse("round-open") + followed],
        "round-close": [reverse("round-close", args=[stage.opened.slug])],
        "round-reopen": [reverse("round-reopen", args=[stage.closed.slug])],
        "round-approve": [
            reverse("round-approve", args=[one.slug]) for one in (stage.opened, stage.closed)
        ],
        "round-print": [
            reverse("round-print", args=[one.slug]) for one in (stage.closed, stage.opened)
        ],
        "reports": [reverse("reports")],
        "files": [reverse("files")],
        "file": [job.get_absolute_url() for job in stage.file_jobs],
        "jobs": [reverse("jobs")],
        "notices": [reverse("notices")],
        "security-log": [reverse("security-log") + query for query in ("", "?person=findes-ikke")],
        "search": [reverse("search") + query for query in ("", "?q=ledig", "?q=qqqqzzzz")],
    }


def narrowed(stage: Stage) -> list[str]:
    """Of the overview: a unit, a year, a focus area, nothing at all, and a filter that is wrong."""
    area = stage.plan.focus_areas.first()
    return [
        f"?plan=&unit={stage.unit.pk}",
        "?plan=&year=2010",
        f"?plan={stage.plan.slug}&focus_area={area.pk}",
        f"?plan={stage.plan.slug}&unit={stage.unit.pk}",
        f"?plan={stage.plan.slug}&focus_area=0",
    ]


def of_initiatives(name: str, *initiatives: Initiative) -> list[str]:
    return [reverse(name, args=[initiative.pk]) for initiative in initiatives]


def every_address(stage: Stage) -> list[str]:
    return [address for addresses in own_pages(stage).values() for address in addresses]
