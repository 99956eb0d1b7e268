"""What pages need from the frame: its parts, icons, crumbs, links that keep the address's rest.

A part of the frame is drawn once for each set of values that it shows and then kept in the memory
of the process. Its template is given those values and nothing else, so that it cannot show what it
was not asked by.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache, wraps

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from initiatives import frame_parts as parts
from initiatives.addresses import page_of

register = template.Library()
MOST_KEPT = 1000  # of each part; a few kilobytes each
# Marks in what is kept, for what each request has its own of.
TOKEN = "csrf-token-goes-here"  # noqa: S105
MENU, DRAWER_MENU, WAITING = "menu-goes-here", "drawer-goes-here", "number-goes-here"

# Parameters that say how rows are shown, not which.
NOT_FILTERS = {"plan", "sort", "page", "per_page", "fold"}


def kept(draw: Callable, most: int = MOST_KEPT) -> Callable:
    """Keeps what a pure function drew, by its arguments; not while one works on templates."""
    remembering = lru_cache(maxsize=most)(draw)

    @wraps(draw)
    def drawn(*arguments, **named):
        return (draw if settings.DEBUG else remembering)(*arguments, **named)

    return drawn


@dataclass(frozen=True)
class DrawnFrom:
    """A row for a `kept` function that draws it from these values and from nothing else."""

    values: Hashable
    row: object = field(compare=False)


@register.simple_tag
@kept
def styles():
    """The style sheets and the font of every page."""
    return render_to_string("_partials/styles.html")


@register.simple_tag(takes_context=True)
def page_header(context):
    """Drawn once for each user; what follows the page is put in where the marks stand."""
    frame = context["frame"]
    header = _header(frame.shown)
    for mark, part in (
        (MENU, parts.main_menu(frame.menu)),
        (DRAWER_MENU, parts.drawer_menu(frame.menu)),
        (WAITING, parts.number_waiting(frame.waiting)),
    ):
        header = header.replace(mark, part)
    if TOKEN in header:  # to ask for the token sets its cookie
        header = header.replace(TOKEN, str(context["csrf_token"]))
    return mark_safe(header)  # noqa: S308 (our template)


def _header(shown):
    marks = {"menu": MENU, "drawer_menu": DRAWER_MENU, "waiting": WAITING, "csrf_token": TOKEN}
    return render_to_string("_partials/header.html", {"frame": shown, **marks})


@register.simple_tag(takes_context=True)
def plan_chooser(context):
    return parts.plan_chooser(context["frame"].plan_choices)


@register.simple_tag(takes_context=True)
def page_footer(context):
    return _footer(context["organisation"], context["version"], context["frame"].data_as_of)


@kept
def _footer(organisation, version, data_as_of):
    shown = {"organisation": organisation, "version": version, "data_as_of": data_as_of}
    return render_to_string("_partials/footer.html", shown)


@register.simple_tag
@kept
def icon(name, css_class=""):
    """An icon of the design system; the word beside it carries the meaning."""
    return format_html(
        '<svg class="icon-svg {}" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        css_class,
        static("vendor/dkfds/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def crumb(context, label, url_name="", *arguments):
    """One step of the breadcrumbs: a link, or the page itself when no URL name is given.

    Links keep the plan in view.
    """
    frame = context.get("frame")
    return _crumb(str(label), url_name, arguments, frame.plan_query if frame else "")


@kept
def _crumb(label, url_name, arguments, plan_query):
    try:
        url = reverse(url_name, args=arguments) if url_name else ""
    except NoReverseMatch:
        url = ""
    if not url:
        return format_html('<li class="breadcrumbs__list-item" aria-current="page">{}</li>', label)
    return format_html(
        '<li class="breadcrumbs__list-item"><a class="breadcrumbs__link" href="{}{}">{}</a></li>',
        url,
        plan_query,
        label,
    )


@register.filter
def address(key, name):
    """The address of one thing's page, where a page has many: `row.pk|address:"unit"`."""
    return page_of(name, key)


@register.simple_tag(takes_context=True)
def drop_last_filter(context):
    """The address of this page without the filter that stands last in it; "" when there is none."""
    query = context["request"].GET.copy()
    chosen = [name for name, value in query.items() if value and name not in NOT_FILTERS]
    if not chosen:
        return ""
    del query[chosen[-1]]
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def page_url(context, number):
    """The address of this page's rows on another page of them."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
