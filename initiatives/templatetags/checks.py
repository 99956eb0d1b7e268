"""The rows of a table of checks (initiatives.plausibility.Check); a plan may have a hundred."""

from django import template
from django.utils.safestring import SafeString

from initiatives.markup import filled
from initiatives.plausibility import Check
from initiatives.templatetags.frame import icon

register = template.Library()

ROW = """<tr>
  <th scope="row"><a href="{}">{}</a><span class="sub">{}{}</span></th>
  <td data-label="Gælder">{}</td>
  <td data-label="Kilden oplyser">{}</td>
  <td data-label="Kildens andre tal giver">{}{}</td>
  <td class="num findings__apart" data-label="Forskel">{}{}</td>
</tr>"""


@register.filter
def check_rows(checks: list[Check]):
    return SafeString("\n".join(_row(check) for check in checks))


def _row(check: Check) -> SafeString:
    source = check.source
    return filled(
        ROW,
        check.url,
        check.what,
        check.kind,
        f" · {source}" if source else "",
        check.holds_for,
        check.stated,
        check.computed,
        filled('<span class="sub">{}</span>', check.remark) if check.remark else "",
        "" if check.fits else icon("warning"),
        check.difference,
    )
