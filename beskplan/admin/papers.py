"""Actions that take the chosen row's paper home: the same address as on the pages."""

from django.contrib import admin, messages
from django.shortcuts import redirect


def paper_action(url_name: str, description: str):
    """An admin action that leads to the download `url_name` of the one row that is chosen."""

    @admin.action(description=description, permissions=["view"])
    def download(modeladmin, request, queryset):
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            modeladmin.message_user(request, "Vælg én række ad gangen.", messages.WARNING)
            return None
        return redirect(url_name, chosen[0].slug)

    download.__name__ = url_name.replace("-", "_")
    return download
