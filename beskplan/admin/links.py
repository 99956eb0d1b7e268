from django.template.loader import render_to_string


def link(address: str, words: str, *, before: str = "", css: str = "") -> str:
    """A link in a column or a read-only field, as markup; `before` stands in front of it."""
    shown = {"address": address, "words": words, "before": before, "css": css}
    return render_to_string("admin/link.html", shown)
