"""The security log as a list and as a sheet."""

from datetime import UTC, date
from operator import methodcaller

import django_filters as filters
from django.db.models import QuerySet

from beskplan.exports.excel.sheet import Sheet
from beskplan.security_log.events import SecurityEvent
from core.forms.fields import DanishDateField
from core.lists.columns import Column, FileColumn, IdColumn, ListTable
from core.user_input import search_words


class DayFilter(filters.DateFilter):
    field_class = DanishDateField


class SecurityLogFilter(filters.FilterSet):
    person = filters.CharFilter(label="Brugernavn", method="of_person")
    action = filters.ChoiceFilter(label="Handling", choices=SecurityEvent.Action)
    result = filters.ChoiceFilter(label="Resultat", choices=SecurityEvent.Result)
    since = DayFilter(label="Fra og med", method="from_day")
    until = DayFilter(label="Til og med", method="until_day")

    class Meta:
        model = SecurityEvent
        fields = ()

    def of_person(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(username__icontains=search_words(value))

    def from_day(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.from_day(value)

    def until_day(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.until_day(value)


def utc_words(event: SecurityEvent) -> str:
    return event.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class SecurityLogTable(ListTable):
    at = Column("Tid", css="nowrap", excel=utc_words, excel_heading="Tid (UTC)", width=22)
    username = Column("Person", excel="username", width=24)
    action = Column("Handling", excel=methodcaller("get_action_display"), width=34)
    about = Column("Hvad", excel="about", width=50, facts=("details",))
    details = FileColumn("Oplysninger", "details", 40)
    result = Column("Resultat", excel=methodcaller("get_result_display"), width=14)
    address = Column("Adresse", css="nowrap", excel="address", width=18)
    user_pk = IdColumn("Bruger nr.", "user_pk")

    class Meta:
        model = SecurityEvent
        fields = ()
        empty_text = "Ingen hændelser svarer til filteret."
        attrs = {"caption": "Sikkerhedshændelser, nyeste først"}


SHEET = Sheet(
    title="Sikkerhedslog",
    about="Log ind, afvisninger, hentede filer og ændrede rettigheder",
    table=SecurityLogTable,
    rows=iter,
)
