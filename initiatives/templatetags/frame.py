"""What pages need from the frame: icons, crumbs, links that keep the rest of the address."""

from django import template
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

register = template.Library()

# Parameters that say how rows are shown, not which.
NOT_FILTERS = {"plan", "sort", "page", "per_page", "fold"}


@register.simple_tag
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
    try:
        url = reverse(url_name, args=arguments) if url_name else ""
    except NoReverseMatch:
        url = ""
    if not url:
        return format_html('<li class="breadcrumbs__list-item" aria-current="page">{}</li>', label)
    return format_html(
        '<li class="breadcrumbs__list-item"><a class="breadcrumbs__link" href="{}{}">{}</a></li>',
        url,
        frame.plan_query if frame else "",
        label,
    )


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
