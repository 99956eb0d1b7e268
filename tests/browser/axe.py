"""axe-core's rules, run in a page as it stands: WCAG 2.2 A and AA, and its good practice."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
}).then(result => result.violations.map(rule => ({
  id: rule.id,
  impact: rule.impact,
  first: rule.nodes[0].html.slice(0, 200) + " – " + rule.nodes[0].failureSummary,
  count: rule.nodes.length,
})))"""
SEVERE = {"serious", "critical"}


def faults(page, impacts: set[str] | None = None) -> list[str]:
    """One line for each rule that is broken, with the first place; all impacts unless named."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, TAGS)
    return [
        f"{rule['id']} ({rule['impact']}, {rule['count']} ×): {' '.join(rule['first'].split())}"
        for rule in found
        if impacts is None or rule["impact"] in impacts
    ]
