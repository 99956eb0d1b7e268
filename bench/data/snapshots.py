"""The snapshot of a closed round, as followup/snapshots reads it back.

Only the newest closed round of each plan has one, with the newest figure of each target:
the older ones are shown like rounds that came from papers.
"""

import json

from bench.data.copy.spool import Spool
from bench.data.copy.tables import line, text
from bench.data.layout import AREAS_PER_PLAN
from bench.data.words import AREA_TITLES
from bench.data.words import full_name as name_of
from targets.rule.status import RULE_VERSION


def write_snapshot(spool: Spool, collection, context: str) -> None:
    planner, when = collection.plan.municipality.planner, collection.day(35)
    content = text(json.dumps(_content(collection), ensure_ascii=False))
    row = f"{collection.pk}\t{collection.pk}\t1\t{RULE_VERSION}\t{content}\t{line(planner, when)}"
    spool.insert("followup.RoundSnapshot", collection.pk, row, when, context)


def _content(collection) -> dict:
    plan, running = collection.plan, collection.running
    row = collection.row(is_open=False).split("\t")
    return {
        "pk": collection.pk,
        "slug": row[2],
        "title": row[3],
        "state": "lukket",
        "plan_slug": running.slug,
        "plan_title": running.title,
        "cutoff": str(collection.cutoff),
        "due": row[5],
        "tolerance": "0.100",
        "threshold": "0.500",
        "rule_version": RULE_VERSION,
        "made_at": _moment(collection.day(35)),
        "opened_at": _moment(collection.day(1)),
        "closed_at": _moment(collection.day(35)),
        "closed_by": name_of(plan.municipality.planner),
        "areas": [_area(plan, place) for place in range(AREAS_PER_PLAN)],
        "initiatives": [_initiative(answer) for answer in collection.answers],
    }


def _moment(when: str) -> str:
    return when.replace(" ", "T").replace("+00", "+00:00")


def _area(plan, place: int) -> dict:
    return {"pk": plan.first_area + place, "code": str(place + 1), "title": AREA_TITLES[place]}


def _initiative(answer) -> dict:
    one, owner = answer.initiative, answer.initiative.plan.municipality
    reason, day = answer.lapse or ("", None)
    units = ((one.leaf, True), (one.helper, False))
    return {
        "pk": one.pk,
        "code": one.code,
        "title": one.title,
        "state": answer.state,
        "status": answer.status,
        "calculated": str(answer.calculated.value),
        "follow_up_pk": answer.pk,
        "deviation": str(answer.deviation),
        "deviation_reason": answer.reason,
        "results": answer.results,
        "comments": answer.comments,
        "lapse_reason": reason,
        "lapse_date": str(day) if day else None,
        "written_by": name_of(answer.writer) if answer.writer else "",
        "written_at": _moment(answer.written) if answer.written else None,
        "approved_by": name_of(answer.approver) if answer.approver else "",
        "approved_at": _moment(answer.approved) if answer.approved else None,
        "areas": [_area(one.plan, one.area)],
        "units": [
            {
                "pk": owner.first_leaf + leaf,
                "name": f"Enhed {owner.first_leaf + leaf}",
                "leads": leads,
            }
            for leaf, leads in units
            if leaf is not None
        ],
        "targets": [
            _target(number, target, answer) for number, target in enumerate(one.targets, 1)
        ],
    }


def _target(number: int, target, answer) -> dict:
    judged = target.judged(answer.effective_on, closing=True)
    title = target.fixed.split("\t")[7]
    reading = judged.reading
    return {
        "pk": target.pk,
        "number": number,
        "kind": str(target.kind),
        "title": title,
        "wording": title,
        "goal": f"{target.goal.value} {target.series.unit}",
        "has_value": target.goal.value is not None,
        "verdict": str(judged.verdict.value),
        "sentence": f"Målt: {reading.value}" if reading else "Der er ingen måling.",
        "indicator": target.series.name,
        "unit": target.series.unit,
        "value": str(reading.value) if reading else None,
        "date": str(reading.date) if reading else None,
    }
