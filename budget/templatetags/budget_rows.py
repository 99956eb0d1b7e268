"""The rows of a group's table and of the table of plans, one text each: a plan has a hundred lines
with a dozen facts each. No function makes a query; the lines come as `BudgetLine.objects.for_page`
gives them."""

from functools import partial

from django import template
from django.urls import NoReverseMatch
from django.utils.safestring import SafeString, mark_safe

from budget.columns import Cell, signed_words
from budget.statement import Group, Row
from budget.summaries import StatedTotal, SummaryRow
from budget.templatetags.budget_figures import figure, rows_address
from initiatives.addresses import list_page
from initiatives.danish import format_number, format_percent
from initiatives.markup import filled
from initiatives.templatetags.frame import icon, kept

register = template.Library()

WHOLE_NUMBER = mark_safe('<td class="num budget-more">{}</td>')
ROW = """<tr id="linje-{}"{}>
  <th scope="row" class="budget-line budget-line--{}">{}{}{}{}{}
    <span class="sub budget-wide">{}</span>
    {}
  </th>
  {}{}
</tr>"""


@register.filter
def budget_rows(group: Group):
    """The body of the group's table."""
    return joined(_row(group, row) for row in group.rows)


def joined(parts) -> SafeString:
    return SafeString("".join(parts))


def _row(group: Group, row: Row) -> SafeString:
    line, facts = row.line, _facts(group, row)
    return filled(
        ROW,
        line.pk,
        mark_safe(' class="budget-total"') if line.is_total else "",
        row.depth,
        mark_safe('<span class="muted">heraf</span> ') if row.says_of_it else "",
        line.label,
        filled(' <span class="budget-mark">{}</span>', line.mark) if line.mark else "",
        mark_safe(' <span class="budget-new">NY</span>') if line.is_new else "",
        _notes(group, row),
        facts,
        _details(group, row, facts),
        joined(_cells(group, cell) for cell in row.cells),
        _change(row) if group.has_changes else "",
    )


def _notes(group: Group, row: Row) -> str:
    if not row.notes:
        return ""
    link = partial(filled, '<a href="#{}-note-{}">note {}</a>', group.anchor)
    links = SafeString(", ".join(link(note.number, note.number) for note in row.notes))
    return filled(' <span class="budget-noted">{}</span>', links)


def _facts(group: Group, row: Row) -> SafeString:
    """What is said of the line beside its figures."""
    line, whole = row.line, row.whole
    share = line.municipal_share
    facts = [
        whole and filled('del af <a href="#linje-{}">{}</a>', whole.pk, whole.label),
        line.account and f"konto {line.account}",
        line.grouping and f"gruppering {line.grouping}",
        line.cost_type and line.get_cost_type_display(),
        line.financing and line.get_financing_display(),
        None if share is None else f"kommunal andel {format_percent(share)}",
        line.is_total and "opgivet sum",
        *(_initiative(one) for one in line.initiatives.all()),
        _line_of_sight(line),
        *(() if group.source else (f"kilde: {source}" for source in row.sources)),
    ]
    return joined(filled("<span>{}</span>", fact) for fact in facts if fact)


def _initiative(one) -> SafeString:
    link = '<a href="{}">{} {}</a>'
    return filled(f"initiativ {link}", one.get_absolute_url(), one.code, one.title)


def _line_of_sight(line) -> str:
    try:
        page = list_page("line-of-sight")
    except NoReverseMatch:  # an installation may do without
        return ""
    link = '<a href="{}?plan={}&amp;fra=budget-{}">se linjen til mål</a>'
    return filled(link, page, line.plan.slug, line.pk)


def _details(group: Group, row: Row, facts: SafeString) -> str:
    """On a narrow screen, where the table has no room for them."""
    has_more = group.has_persons or group.has_unit_costs
    if not (row.has_facts or has_more or not group.source):
        return ""
    percent = row.change.percent if row.change else None
    return filled(
        '<details class="budget-narrow"><summary>Flere oplysninger</summary>'
        '<p class="small budget-facts">{}</p>{}{}</details>',
        facts,
        _narrow_cells(group, row) if has_more else "",
        ""
        if percent is None
        else filled('<p class="small">Ændring: {} pct.</p>', signed_words(percent)),
    )


def _narrow_cells(group: Group, row: Row) -> SafeString:
    cells = (
        filled(
            "<dt>{}</dt><dd>{}{}</dd>",
            cell.column.label,
            filled("Helårspersoner: {}<br>", _persons(cell)) if group.has_persons else "",
            filled("Enhedsomkostning, kr.: {}", _unit_cost(cell)) if group.has_unit_costs else "",
        )
        for cell in row.cells
    )
    return filled('<dl class="small">{}</dl>', joined(cells))


def _cells(group: Group, cell: Cell) -> SafeString:
    amount = cell.amount
    shown = figure(amount and amount.amount, amount and amount.amount_not_stated)
    shape = '<td class="num budget-amount" data-label="{}">{}</td>{}{}'
    return filled(
        shape,
        cell.column.label,
        shown,
        filled(WHOLE_NUMBER, _persons(cell)) if group.has_persons else "",
        filled(WHOLE_NUMBER, _unit_cost(cell)) if group.has_unit_costs else "",
    )


def _persons(cell: Cell):
    amount = cell.amount
    return figure(amount and amount.persons, amount and amount.persons_not_stated, None)


def _unit_cost(cell: Cell) -> SafeString:
    """As stated, and as the amount and the persons give it; marked where the two do not agree."""
    amount, computed = cell.amount, cell.computed_unit_cost
    stated = figure(amount and amount.unit_cost, amount and amount.unit_cost_not_stated, 0)
    if computed is None:
        return filled("{}", stated)
    deviates = cell.deviates
    return filled(
        '{}<span class="sub{}">{}beregnet {}{}</span>',
        stated,
        " budget-deviates" if deviates else "",
        icon("warning") if deviates else "",
        format_number(computed, 0),
        ": stemmer ikke" if deviates else "",
    )


def _change(row: Row) -> SafeString:
    change = row.change
    return filled(
        '<td class="num budget-amount" data-label="Ændring">{}</td>{}',
        signed_words(change.million) if change else figure(None),
        filled(
            WHOLE_NUMBER,
            signed_words(change.percent) if change and change.percent is not None else "",
        ),
    )


@register.simple_tag(takes_context=True)
def plan_rows(context, rows):
    """The body of the table of all plans (budget.summaries.SummaryRow)."""
    query = context["request"].GET.urlencode()
    return joined(_plan_row(query, row) for row in rows)


PLAN_ROW = """<tr>
  <th scope="row"><a href="{}">{}</a></th>
  <td data-label="Opgivet i kilden"{}>{}</td>
  <td data-label="Sum af linjer (beregnet)">{}</td>
  <td class="num{}" data-label="Ændring">{}</td>
</tr>"""
NO_YEARS = mark_safe('<span class="muted">ingen beløb for et helt år</span>')
NONE = mark_safe(' class="budget-plans__none"')


@kept
def _plan_row(query: str, row: SummaryRow) -> SafeString:
    """`query` is the page's own."""
    change, url = row.change, partial(rows_address, query, row.slug)
    return filled(
        PLAN_ROW,
        url(),
        row.title,
        "" if row.totals else NONE,
        joined(map(_total, row.totals)) or figure(None),
        joined(_sum(url, one) for one in row.cells) or NO_YEARS,
        "" if change else " budget-plans__none",
        _plan_change(change) if change else figure(None),
    )


def _total(total: StatedTotal) -> SafeString:
    shape = '<strong>{}</strong> {}<span class="sub">{}</span>'
    return filled(
        f'<span class="budget-plans__figure">{shape}</span>',
        figure(total.amount, total.not_stated),
        total.words,
        total.label,
    )


def _sum(url, one) -> SafeString:
    shape = '<a class="budget-plans__figure" href="{}"><strong>{}</strong> i {}</a>'
    return filled(shape, url(one.year), format_number(one.million, 1), one.year)


def _plan_change(change) -> SafeString:
    percent = ""
    if change.percent is not None:
        percent = filled('<span class="sub">{} pct.</span>', signed_words(change.percent))
    return filled("{}{}", signed_words(change.million), percent)
