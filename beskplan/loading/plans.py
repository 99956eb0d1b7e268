"""Turns one plan's file into rows: plan, focus areas, initiatives and what hangs on them."""

from pathlib import Path

from django.db.models import Model

from beskplan.loading import figures
from beskplan.loading.files import Entry, read
from beskplan.loading.organisation import document_fields
from beskplan.loading.rows import Ref, Row
from followup.models import FollowUp, FollowUpRound
from initiatives.models import (
    Continuation,
    EditorRemark,
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    SourceDocument,
    TargetGroup,
    Unit,
)


class PlanFile:
    """One file's rows. `plan` is the slug, `document` the source of every row in it, `home_area`
    the area of rows that name none."""

    def __init__(self, path: Path) -> None:
        self.rows: list[Row] = []
        self.file = Entry(read(path), path.name)
        self.document = self._document(self.file.entry("document", "document"))
        self.plan = self._plan(self.file.entry("plan", "plan"))
        self._focus_areas()
        figures.targets(self, self.file, "plan_targets", {})
        self._initiatives()
        figures.indicators(self)
        self._rounds()
        figures.budget(self)
        self.file.close()

    def add(self, model: type[Model], key: str, fields: dict, *identity: str) -> None:
        self.rows.append(Row(model, key, self.plan, fields, identity))

    def source(self, entry: Entry, place: str = "") -> dict:
        """The fields of `Sourced`, from the entry's `at` (else `place`) and `note`."""
        return {
            "source": Ref(SourceDocument, self.document),
            "source_place": entry.take("at", place),
            "source_note": entry.take("note", ""),
        }

    def initiative_ref(self, code: str) -> Ref:
        return Ref(Initiative, f"{self.plan}/{code}")

    def _document(self, entry: Entry) -> str:
        self.plan = ""
        slug = entry.need("slug")
        fields = document_fields(entry)
        self.add(SourceDocument, slug, {"slug": slug, **fields}, "slug")
        entry.close()
        return slug

    def _plan(self, entry: Entry) -> str:
        self.plan = slug = entry.need("slug")
        years = entry.need("years")
        follows = entry.take("follows")
        self.home_area = entry.take("home_area", "")
        fields = {
            "slug": slug,
            "title": entry.need("title"),
            "kind": entry.need("kind"),
            "state": entry.need("state"),
            "year_from": years[0],
            "year_to": years[1],
            "adopted": entry.take("adopted"),
            "case_number": entry.take("case_number", ""),
            "document_number": entry.take("document_number", ""),
            "summary": entry.take("summary", ""),
            **entry.texts("area_word", "solution_word", "target_word"),
            **entry.texts("effort_heading", "responsible_heading"),
            "own_codes": entry.take("own_codes", False),
            "followed_up_on": entry.take("followed_up_on"),
            "follows": Ref(Plan, follows) if follows else None,
            **self.source(entry),
        }
        self.add(Plan, slug, fields, "slug")
        entry.close()
        return slug

    def _focus_areas(self) -> None:
        for entry in self.file.entries("focus_areas", "fokusområde"):
            code = entry.need("code")
            owner = {"focus_area": Ref(FocusArea, f"{self.plan}/{code}")}
            fields = {
                "plan": Ref(Plan, self.plan),
                "code": code,
                "title": entry.need("title"),
                "position": entry.index,
                "description": entry.take("description", ""),
                "outcome": entry.take("outcome", ""),
            }
            self._target_groups(entry, owner, f"område {code}")
            figures.targets(self, entry, "targets", owner)
            self._editor_remarks(entry, owner, f"område {code}")
            self.add(FocusArea, f"{self.plan}/{code}", fields | self.source(entry), "plan", "code")

    def _initiatives(self) -> None:
        for entry in self.file.entries("initiatives", "initiativ"):
            code = entry.need("code")
            entry.where = f"{self.file.where}, initiativ {code}"
            owner = {"initiative": self.initiative_ref(code)}
            self._areas(entry, code)
            self._units(entry, code)
            self._continues(entry, code)
            self._target_groups(entry, owner, code)
            self._editor_remarks(entry, owner, code)
            figures.targets(self, entry, "targets", owner)
            fields = {
                "plan": Ref(Plan, self.plan),
                "code": code,
                "position": entry.index,
                "title": entry.need("title"),
                "start_year": entry.take("start_year"),
                "yearly_volume": entry.take("yearly_volume"),
                "no_targets_stated": entry.take("no_targets_stated", False),
                "no_reason_stated": entry.take("no_reason_stated", False),
                "lapse_date": entry.take("lapse_date"),
                **entry.texts("purpose", "description", "status", "source_status"),
                **entry.texts("lapse_reason", "lapse_reference"),
                **self.source(entry),
            }
            self.add(Initiative, f"{self.plan}/{code}", fields, "plan", "code")

    def _editor_remarks(self, entry: Entry, owner: dict, label: str) -> None:
        for remark in entry.entries("editor_remarks", "redaktionel bemærkning"):
            fields = {
                "focus_area": None,
                "initiative": None,
                **owner,
                "text": remark.need("text").strip(),
                "source_place": remark.take("at", ""),
            }
            key = f"{self.plan}/{label} bemærkning {remark.index}"
            self.add(EditorRemark, key, fields, "focus_area", "initiative", "text")

    def _areas(self, entry: Entry, code: str) -> None:
        for place in entry.entries("areas", "placering"):
            area = place.need("code")
            fields = {
                "initiative": self.initiative_ref(code),
                "focus_area": Ref(FocusArea, f"{self.plan}/{area}"),
                "category": place.take("category", ""),
                **self.source(place),
            }
            key = f"{self.plan}/{code} i {area}"
            self.add(InitiativeArea, key, fields, "initiative", "focus_area")

    def _units(self, entry: Entry, code: str) -> None:
        for link in entry.entries("units", "enhed"):
            unit = link.need("unit")
            fields = {
                "initiative": self.initiative_ref(code),
                "unit": Ref(Unit, unit),
                "role": link.take("role", Responsibility.Role.LEADS.value),
                "ground": link.need("ground"),
                "printed_as": link.take("printed", ""),
                "position": link.index,
                **self.source(link),
            }
            self.add(Responsibility, f"{self.plan}/{code}: {unit}", fields, "initiative", "unit")

    def _continues(self, entry: Entry, code: str) -> None:
        for link in entry.entries("continues", "viderefører"):
            earlier = f"{link.need('plan')}/{link.need('code')}"
            fields = {
                "initiative": self.initiative_ref(code),
                "earlier": Ref(Initiative, earlier),
                "ground": link.need("ground"),
                "ground_words": link.need("ground_words"),
                **self.source(link),
            }
            key = f"{self.plan}/{code} fra {earlier}"
            self.add(Continuation, key, fields, "initiative", "earlier")

    def _target_groups(self, entry: Entry, owner: dict, label: str) -> None:
        for group in entry.entries("target_groups", "målgruppe"):
            number = group.take("number", group.index)
            fields = {
                "focus_area": None,
                "initiative": None,
                **owner,
                "number": number,
                "description": group.need("text"),
                "headcount": group.take("headcount"),
                "headcount_qualifier": group.take("qualifier", ""),
                "purpose": group.take("purpose", ""),
                **self.source(group),
            }
            key = f"{self.plan}/{label}/{number}"
            self.add(TargetGroup, key, fields, "focus_area", "initiative", "number")

    def _rounds(self) -> None:
        for entry in self.file.entries("rounds", "runde"):
            slug = entry.need("slug")
            fields = {
                "plan": Ref(Plan, self.plan),
                "slug": slug,
                "title": entry.need("title"),
                "cutoff": entry.need("cutoff"),
                "due": entry.take("due"),
                "state": entry.need("state"),
                **entry.texts("instructions", "case_number", "document_number"),
            }
            for follow_up in entry.entries("follow_ups", "opfølgning"):
                self._follow_up(follow_up, slug, fields["cutoff"])
            self.add(FollowUpRound, slug, fields | self.source(entry), "slug")

    def _follow_up(self, entry: Entry, round_slug: str, cutoff) -> None:
        code = entry.need("code")
        fields = {
            "initiative": self.initiative_ref(code),
            "round": Ref(FollowUpRound, round_slug),
            "effective_on": cutoff,
            "state": FollowUp.State.APPROVED.value,
            "lapse_date": entry.take("lapse_date"),
            "no_reason_stated": entry.take("no_reason_stated", False),
            **entry.texts("status", "source_status", "results", "comments"),
            **entry.texts("status_text", "undivided_text"),
            **entry.texts("deviation_reason", "lapse_reason", "lapse_reference"),
            **self.source(entry),
        }
        self.add(FollowUp, f"{round_slug}/{code}", fields, "round", "initiative")
