"""Turns a plan file's targets, indicators, measurements and budget into rows."""

from decimal import Decimal
from typing import TYPE_CHECKING

from beskplan.loading.files import Entry, LoadError
from beskplan.loading.rows import Ref
from budget.models import BudgetAmount, BudgetLine, BudgetLink
from initiatives.models import Ground, Plan
from targets.models import Area, Indicator, IndicatorLink, Measurement, Target

if TYPE_CHECKING:
    from beskplan.loading.plans import PlanFile

NOT_STATED = "xx"
UNKNOWN_AREA = "ikke-oplyst"  # of figures that a document gives no area for


def targets(plan_file: "PlanFile", entry: Entry, key: str, owner: dict) -> None:
    """The targets of an initiative, a focus area, or (owner empty) the plan."""
    for item in entry.entries(key, "mål"):
        number = item.take("number", item.index)
        indicator = item.take("indicator")
        fields = {
            "plan": Ref(Plan, plan_file.plan),
            "focus_area": None,
            "initiative": None,
            **owner,
            "number": number,
            "kind": item.need("kind"),
            "goal_number": item.take("goal_number"),
            "title": item.need("title"),
            "wording": item.need("wording").strip(),
            "indicator": Ref(Indicator, indicator) if indicator else None,
            **_area_of_target(plan_file, item, indicator),
            **_goal_fields(item),
            **plan_file.source(item),
        }
        scope = next((ref.key for ref in owner.values()), plan_file.plan)
        identity = ("plan", "focus_area", "initiative", "number")
        prefix = "område " if "focus_area" in owner else ""
        plan_file.add(Target, f"{prefix}{scope} mål {number}", fields, *identity)


def _area_of_target(plan_file, item: Entry, indicator: str | None) -> dict:
    """None for a target of which nothing is measured, unless the document names an area."""
    if indicator is None and not item.has("area"):
        return {"area": None, "area_ground": item.take("area_ground", "")}
    return _area(plan_file, item)


def _area(plan_file, item: Entry, ground: str = "") -> dict:
    """The area that the row names, and how that is known. Of a row that names none it is the plan's
    own, which is our conclusion unless the document says it elsewhere (`area_ground`)."""
    named, ground = item.take("area"), item.take("area_ground", ground)
    if named == UNKNOWN_AREA:
        return {"area": Ref(Area, named), "area_ground": ""}
    if named and not ground:
        raise LoadError(f"{item.where}: area_ground mangler")
    if not (named or plan_file.home_area):
        raise LoadError(f"{item.where}: area mangler, og planen har ingen home_area")
    fields = {"area": Ref(Area, named or plan_file.home_area)}
    return fields | {"area_ground": ground or Ground.CONCLUDED.value}


def _goal_fields(item: Entry) -> dict:
    deadline, wording = item.take("deadline"), item.take("deadline_wording", "")
    # A deadline that is printed in no words of its own was concluded.
    ground = (Ground.TEXT if wording else Ground.CONCLUDED).value if deadline else ""
    return {
        "comparator": item.take("comparator", ""),
        "value": number(item, "value"),
        "value_to": number(item, "value_to"),
        "measured_as": item.take("measured_as", Target.MeasuredAs.LEVEL.value),
        "baseline_value": number(item, "baseline"),
        "baseline_date": item.take("baseline_date"),
        "baseline_derived": item.take("baseline_derived", False),
        "period_start": item.take("from"),
        "deadline": deadline,
        "deadline_ground": item.take("deadline_ground", ground),
        "deadline_wording": wording,
        "earlier_figures": item.take("earlier_figures", False),
        "recurrence": item.take("recurrence", Target.Recurrence.ONCE.value),
        "equivalent_to": item.take("equivalent_to", ""),
        "minister_wording": item.take("minister_wording", ""),
        "in_volume": item.take("in_volume", False),
        **_share_fields(item),
    }


def _share_fields(item: Entry) -> dict:
    """The figures of "svarende til 12 pct. af de ca. 2.500"."""
    data = item.take("share")
    stated = Entry(data or {}, f"{item.where}, share")
    fields = {
        "share": number(stated, "pct"),
        "share_qualifier": stated.take("qualifier", ""),
        "share_of": number(stated, "of"),
        "share_of_qualifier": stated.take("of_qualifier", ""),
    }
    stated.close()
    return fields


def indicators(plan_file: "PlanFile") -> None:
    for entry in plan_file.file.entries("indicators", "indikator"):
        slug = entry.need("slug")
        entry.where = f"{plan_file.file.where}, indikator {slug}"
        source = plan_file.source(entry)
        for code in entry.take("initiatives", []):
            link = {
                "initiative": plan_file.initiative_ref(code),
                "indicator": Ref(Indicator, slug),
                **_place_of(source),
            }
            key = f"{slug}: {plan_file.plan}/{code}"
            plan_file.add(IndicatorLink, key, link, "initiative", "indicator")
        grounds = {name: entry.take(name, "") for name in ("area_ground", "date_ground")}
        for item in entry.entries("measurements", "måling"):
            _measurement(plan_file, item, slug, grounds)
        if entry.has("name"):  # another plan may have defined it already
            _indicator(plan_file, entry, slug, source)


def _place_of(source: dict) -> dict:
    """The same place for a row that has none of its own; the note belongs to its owner."""
    return source | {"source_note": ""}


def _indicator(plan_file, entry: Entry, slug: str, source: dict) -> None:
    related = {name: entry.take(name) for name in ("change_of", "part_of", "opposite_of")}
    fields = {
        "slug": slug,
        "name": entry.need("name"),
        "unit_of_measure": entry.need("unit"),
        "direction": entry.take("direction", Indicator.Direction.NEUTRAL.value),
        "year_to_date": entry.take("year_to_date", False),
        "may_be_negative": entry.take("may_be_negative", False),
        "definition": entry.take("definition", ""),
        **{name: Ref(Indicator, other) if other else None for name, other in related.items()},
        **source,
    }
    plan_file.add(Indicator, slug, fields, "slug")


def _measurement(plan_file, item: Entry, slug: str, grounds: dict) -> None:
    """`grounds` are those of the indicator's measurements that state none of their own."""
    numerator, denominator = item.take("of", [None, None])
    area, counts = _area(plan_file, item, grounds["area_ground"]), item.take("counts", True)
    period_start, date = item.take("from"), item.take("date")
    date_ground = item.take("date_ground", grounds["date_ground"])
    if (period_start or date) and not date_ground:
        raise LoadError(f"{item.where}: date_ground mangler")
    fields = {
        "indicator": Ref(Indicator, slug),
        "plan": Ref(Plan, plan_file.plan),
        **area,
        "period_start": period_start,
        "date": date,
        "date_ground": date_ground if period_start or date else "",
        "breakdown": item.take("breakdown", ""),
        "value": number(item, "value"),
        "numerator": decimal(item, numerator),
        "denominator": decimal(item, denominator),
        "qualifier": item.take("qualifier", ""),
        "state": item.take("state", Measurement.State.FINAL.value),
        "counts": counts,
        "counted_as": item.take("counted_as", ""),
        **plan_file.source(item),
    }
    if fields["value"] is None:
        raise LoadError(f"{item.where}: value mangler")
    place = [slug, fields["area"].key, fields["breakdown"], period_start, date]
    key = "|".join("" if part is None else str(part) for part in place)
    if not counts:
        key += f"|{plan_file.plan}|{fields['value']}|{fields['source_place']}"
    identity = ("indicator", "area", "breakdown", "period_start", "date", "counts", "value")
    plan_file.add(Measurement, key, fields, *identity)


def budget(plan_file: "PlanFile") -> None:
    for entry in plan_file.file.entries("budget", "budgetlinje"):
        line_number = entry.need("number")
        entry.where = f"{plan_file.file.where}, budgetlinje {line_number}"
        key = f"{plan_file.plan}/{line_number}"
        source = plan_file.source(entry)
        for item in entry.entries("amounts", "beløb"):
            _amount(plan_file, item, key, source["source_place"])
        for code in entry.take("initiatives", []):
            link = {
                "line": Ref(BudgetLine, key),
                "initiative": plan_file.initiative_ref(code),
                **_place_of(source),
            }
            plan_file.add(BudgetLink, f"{key}: {code}", link, "line", "initiative")
        whole = entry.take("part_of")
        fields = {
            "plan": Ref(Plan, plan_file.plan),
            "number": line_number,
            "group": entry.need("group"),
            "label": entry.need("label"),
            "account": str(entry.take("account", "")),
            "grouping": str(entry.take("grouping", "")),
            "cost_type": entry.take("cost_type", ""),
            "financing": entry.take("financing", ""),
            "part_of": Ref(BudgetLine, f"{plan_file.plan}/{whole}") if whole else None,
            "adds_up": entry.take("adds_up", False),
            "is_total": entry.take("is_total", False),
            "municipal_share": number(entry, "municipal_share"),
            "is_new": entry.take("is_new", False),
            "recipients": entry.take("recipients", ""),
            "mark": entry.take("mark", ""),
            "note": "",
        }
        plan_file.add(BudgetLine, key, fields | source, "plan", "number")


def _amount(plan_file, item: Entry, line_key: str, line_place: str) -> None:
    fields = {
        "line": Ref(BudgetLine, line_key),
        "year": item.take("year"),
        "period": item.take("period", ""),
        "price_level": item.take("price_level"),
        "kind": item.take("kind", BudgetAmount.Kind.BUDGET.value),
        **plan_file.source(item, line_place),
    }
    for name in ("amount", "persons", "unit_cost"):
        stated = item.take(name)
        missing = stated == NOT_STATED
        fields[name] = None if missing else decimal(item, stated)
        fields[f"{name}_not_stated"] = missing
    place = [fields["year"], fields["period"], fields["price_level"], fields["kind"]]
    key = "|".join("" if part is None else str(part) for part in [line_key, *place])
    plan_file.add(BudgetAmount, key, fields, "line", "year", "period", "price_level", "kind")


def number(entry: Entry, key: str) -> Decimal | None:
    return decimal(entry, entry.take(key))


def decimal(entry: Entry, value: object) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise LoadError(f"{entry.where}: {value!r} er ikke et tal")
    return Decimal(value)
