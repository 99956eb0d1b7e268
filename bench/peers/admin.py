"""Django's own change list of the same rows, 50 on a page."""

from django.contrib import admin

from bench.peers.lists import LISTS, PER_PAGE, Listed

site = admin.AdminSite(name="stock")


def _column(name: str, value):
    @admin.display(description=name)
    def shown(self, row):
        return value(row)

    return shown


def _admin_of(listed: Listed) -> type[admin.ModelAdmin]:
    return type(
        "StockAdmin",
        (admin.ModelAdmin,),
        {
            "list_display": tuple(f"show_{name}" for name in listed.columns),
            "list_filter": listed.choices,
            "list_per_page": PER_PAGE,
            "get_queryset": lambda self, request: listed.rows(),
            "get_ordering": lambda self, request: (),
            **{f"show_{name}": _column(name, value) for name, value in listed.columns.items()},
        },
    )


for _listed in LISTS.values():
    site.register(_listed.model, _admin_of(_listed))
