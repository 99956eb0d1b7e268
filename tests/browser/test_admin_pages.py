"""The administration's screens: nothing serious or critical by axe-core, in Danish, and no wider
than the window, for the two roles that enter it."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.browser.axe import SEVERE, faults
from tests.browser.conftest import NARROW, WIDE

# Lists, a form of each kind of row, and what leads on from a form.
PLANNERS = [
    *("initiatives.plan", "initiatives.focusarea", "initiatives.initiative", "initiatives.unit"),
    *("initiatives.sourcedocument", "targets.target", "targets.indicator", "targets.measurement"),
    *("targets.area", "followup.followupround", "followup.followup", "budget.budgetline"),
    "core.deletion",
]
SYSTEMS = ["auth.user", "auth.group"]
NAMED = (
    """() => [...document.querySelectorAll(".select2-selection")].every(one => one.dataset.named)"""
)

STOPPED = "Applying inline style violates"


def screens(models: list[str]) -> list[str]:
    found = [reverse("admin:index")]
    for model, screen in admin.site._registry.items():
        if model._meta.label_lower not in models:
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{name}_changelist"))
        first = model._default_manager.order_by("pk").first()
        if first:
            found += [reverse(f"{name}_{what}", args=[first.pk]) for what in ("change", "history")]
        if screen.has_add_permission.__func__ is admin.ModelAdmin.has_add_permission:
            found.append(reverse(f"{name}_add"))
    return found


def test_every_screen_is_in_the_lists():
    registered = {model._meta.label_lower for model in admin.site._registry}
    assert registered == {*PLANNERS, *SYSTEMS}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
@pytest.mark.parametrize(
    ("role", "models"), [("planadmin", PLANNERS), ("sysadmin", SYSTEMS)], ids=["planner", "system"]
)
def test_no_screen_has_a_serious_fault(house, look, role, models, viewport):
    visitor, found = look(role, viewport), {}
    page = visitor.page
    for address in screens(models):
        page.goto(house.base + address)
        page.wait_for_function(NAMED)
        bad = faults(page, SEVERE)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            bad.append(f"{width} bred")
        if bad:
            found[address] = bad
    assert found == {}
    # Django asks for inline styles, which our policy stops; its fields stand as well without.
    visitor.problems = [one for one in visitor.problems if not one.startswith(STOPPED)]
