"""The sheets of plans, focus areas and initiatives."""

from django.db.models import Prefetch

from beskplan.exports.excel.sheet import Column, Sheet
from beskplan.exports.excel.styles import YEAR
from beskplan.exports.words import (
    area_name,
    groups_words,
    joined,
    lapse_words,
    purpose_lines,
    source_words,
)
from initiatives.models import Continuation, Initiative, InitiativeArea, Responsibility
from initiatives.statuses import status_word

CHUNK = 2000  # rows fetched at a time, each chunk with one query per prefetch


def focus_area_rows(selection):
    areas = selection.focus_areas.select_related("plan", "source")
    return areas.prefetch_related("target_groups").iterator(chunk_size=CHUNK)


def initiative_rows(selection):
    initiatives = selection.initiatives.select_related("plan", "source").prefetch_related(
        Prefetch("areas", InitiativeArea.objects.select_related("focus_area")),
        Prefetch("responsibilities", Responsibility.objects.select_related("unit")),
        Prefetch("continues", Continuation.objects.select_related("earlier__plan")),
        "target_groups",
    )
    return initiatives.iterator(chunk_size=CHUNK)


def focus_areas_of(initiative: Initiative) -> str:
    return joined(area_name(placed.focus_area) for placed in initiative.areas.all())


def units_of(initiative: Initiative) -> str:
    """Leading units first; those that only contribute say so."""
    names = []
    for link in initiative.responsibilities.all():
        leads = link.role == Responsibility.Role.LEADS
        names.append(link.unit.name if leads else f"{link.unit.name} (bidrager)")
    return joined(names)


def categories_of(initiative: Initiative) -> str:
    """One word where every focus area has the same, else each area's code before its own."""
    placed = initiative.areas.all()
    if len({placement.category for placement in placed}) == 1:
        return placed[0].get_category_display()
    return joined(
        f"{placement.focus_area.code}: {placement.get_category_display() or 'ingen kategori'}"
        for placement in placed
    )


def purpose_of(initiative: Initiative) -> str:
    return joined((initiative.purpose, *purpose_lines(initiative.target_groups.all())), "\n")


def continues(initiative: Initiative) -> str:
    earlier = (link.earlier for link in initiative.continues.all())
    return joined(f"{one.plan.slug} {one.code} {one.title}" for one in earlier)


PLANS = Sheet(
    "Planer",
    "aftaler og planer",
    (
        Column("Plan", 27, lambda plan: plan.slug),
        Column("Titel", 44, lambda plan: plan.title),
        Column("Type", 18, lambda plan: plan.get_kind_display()),
        Column("År fra", 8, lambda plan: plan.year_from, YEAR),
        Column("År til", 8, lambda plan: plan.year_to, YEAR),
        Column("Vedtaget", 13, lambda plan: plan.adopted, days=True),
        Column("Sagsnr.", 14, lambda plan: plan.case_number),
        Column("Dok.nr.", 14, lambda plan: plan.document_number),
        Column("Kilde", 44, source_words),
    ),
    lambda selection: selection.plans.select_related("source"),
    "plans",
)

FOCUS_AREAS = Sheet(
    "Fokusområder",
    "planernes dele med målgrupper, formål og resultatmål",
    (
        Column("Plan", 27, lambda area: area.plan.slug),
        Column("Kode", 8, lambda area: area.code),
        Column("Titel", 34, lambda area: area.title),
        Column("Målgrupper", 54, lambda area: groups_words(area.target_groups.all())),
        Column("Formål", 64, lambda area: "\n".join(purpose_lines(area.target_groups.all()))),
        Column("Resultatmål", 54, lambda area: area.outcome),
        Column("Kilde", 44, source_words),
    ),
    focus_area_rows,
    "focus_areas",
)

INITIATIVES = Sheet(
    "Initiativer",
    "initiativerne med status, ansvarlige og beskrivelse",
    (
        Column("Plan", 27, lambda initiative: initiative.plan.slug),
        Column("Kode", 8, lambda initiative: initiative.code),
        Column("Initiativ", 34, lambda initiative: initiative.title),
        Column("Fokusområder", 28, focus_areas_of),
        Column("Status", 15, lambda initiative: status_word(initiative.status)),
        Column("Bortfaldsgrund", 26, lapse_words),
        Column("Kildens status", 22, lambda initiative: initiative.source_status),
        Column("Startår", 9, lambda initiative: initiative.start_year, YEAR),
        Column("Ansvarlige enheder", 28, units_of),
        Column("Forløb årligt", 9, lambda initiative: initiative.yearly_volume, figures=True),
        Column("Kategori", 18, categories_of),
        Column("Formål", 40, purpose_of),
        Column("Målgruppe", 34, lambda initiative: groups_words(initiative.target_groups.all())),
        Column("Beskrivelse", 64, lambda initiative: initiative.description),
        Column("Viderefører", 28, continues),
        Column("Kilde", 40, source_words),
    ),
    initiative_rows,
    "initiatives",
)
