"""Every insert, update and delete writes a row of history, which nobody can change; targets and what
they are of lie in one plan."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

# A target's focus area or initiative belongs to the target's own plan: composite foreign keys, which
# Django cannot express. Deferred, so that an initiative with targets can move to another plan within
# one transaction.
SAME_PLAN = """
ALTER TABLE targets_target ADD CONSTRAINT target_initiative_in_same_plan
    FOREIGN KEY (initiative_id, plan_id) REFERENCES initiatives_initiative (id, plan_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE targets_target ADD CONSTRAINT target_focus_area_in_same_plan
    FOREIGN KEY (focus_area_id, plan_id) REFERENCES initiatives_focusarea (id, plan_id)
    DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_initial")]

    operations = [
        migrations.RunSQL(SAME_PLAN, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_areaevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source_id", "source_note", "source_place") VALUES (NEW."definition", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="5bcc3f6709fec840bd4b2a461ab79f2577fbfb3b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8ba0a",
                    table="targets_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "targets_areaevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source_id", "source_note", "source_place") VALUES (NEW."definition", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="14e95b23819ad06cc59b9d1b15648a4f98eea877",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f88be",
                    table="targets_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_areaevent" ("definition", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "slug", "source_id", "source_note", "source_place") VALUES (OLD."definition", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."slug", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="f26b49249fe9eecb818e0879a0c6be1f45401a59",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27998",
                    table="targets_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_indicatorevent" ("change_of_id", "definition", "direction", "id", "may_be_negative", "name", "opposite_of_id", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source_id", "source_note", "source_place", "unit_of_measure", "year_to_date") VALUES (NEW."change_of_id", NEW."definition", NEW."direction", NEW."id", NEW."may_be_negative", NEW."name", NEW."opposite_of_id", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place", NEW."unit_of_measure", NEW."year_to_date"); RETURN NULL;',
                    hash="7f9eb194ff38cb7cc245ca4b7df94e5284dac03c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58b2d",
                    table="targets_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "targets_indicatorevent" ("change_of_id", "definition", "direction", "id", "may_be_negative", "name", "opposite_of_id", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source_id", "source_note", "source_place", "unit_of_measure", "year_to_date") VALUES (NEW."change_of_id", NEW."definition", NEW."direction", NEW."id", NEW."may_be_negative", NEW."name", NEW."opposite_of_id", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place", NEW."unit_of_measure", NEW."year_to_date"); RETURN NULL;',
                    hash="d96c627409e4c759791f6de60dea950ec9c0fc81",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d9e3e",
                    table="targets_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_indicatorevent" ("change_of_id", "definition", "direction", "id", "may_be_negative", "name", "opposite_of_id", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source_id", "source_note", "source_place", "unit_of_measure", "year_to_date") VALUES (OLD."change_of_id", OLD."definition", OLD."direction", OLD."id", OLD."may_be_negative", OLD."name", OLD."opposite_of_id", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."source_id", OLD."source_note", OLD."source_place", OLD."unit_of_measure", OLD."year_to_date"); RETURN NULL;',
                    hash="abe019b47c6e522b1c60aed280b89ee599040759",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cf327",
                    table="targets_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'DELETE' THEN\n                DELETE FROM \"initiatives_searchentry\" WHERE kind = 'indicator' AND object_id = OLD.id;\n            ELSIF TG_OP = 'INSERT' OR (OLD.name, OLD.definition) IS DISTINCT FROM (NEW.name, NEW.definition) THEN\n                \n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'indicator', thing.id, NULL::bigint, '', thing.name, concat_ws(E'\\n', nullif(thing.definition, '')), '' FROM (SELECT NEW.*) AS thing WHERE true\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n;\n            END IF;\n            RETURN NULL;\n        ",
                    hash="0ed9768a10ce21b2186eb159394803c7201a53c7",
                    operation='INSERT OR UPDATE OF "name", "definition" OR DELETE',
                    pgid="pgtrigger_search_entry_c948f",
                    table="targets_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_indicatorlinkevent" ("id", "indicator_id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."id", NEW."indicator_id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="49498c37ec8934435ad7a28640c7f364c444b0a9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_87691",
                    table="targets_indicatorlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "targets_indicatorlinkevent" ("id", "indicator_id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."id", NEW."indicator_id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="0ae14176503d1f3d8f35862ed2fe0b58c8231e68",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2dc23",
                    table="targets_indicatorlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_indicatorlinkevent" ("id", "indicator_id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (OLD."id", OLD."indicator_id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="0289222ae3c557df40525479e5b6e1cc70ce2d73",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6c0e9",
                    table="targets_indicatorlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_measurementevent" ("area_ground", "area_id", "breakdown", "counted_as", "counts", "date", "date_ground", "denominator", "entered_at", "entered_by_id", "id", "indicator_id", "note", "numerator", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "qualifier", "source_id", "source_note", "source_place", "state", "value") VALUES (NEW."area_ground", NEW."area_id", NEW."breakdown", NEW."counted_as", NEW."counts", NEW."date", NEW."date_ground", NEW."denominator", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."note", NEW."numerator", NEW."period_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."public_id", NEW."qualifier", NEW."source_id", NEW."source_note", NEW."source_place", NEW."state", NEW."value"); RETURN NULL;',
                    hash="dbf33365272475b7921d0aa49ef46bbac69a17f4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5da2d",
                    table="targets_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "targets_measurementevent" ("area_ground", "area_id", "breakdown", "counted_as", "counts", "date", "date_ground", "denominator", "entered_at", "entered_by_id", "id", "indicator_id", "note", "numerator", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "qualifier", "source_id", "source_note", "source_place", "state", "value") VALUES (NEW."area_ground", NEW."area_id", NEW."breakdown", NEW."counted_as", NEW."counts", NEW."date", NEW."date_ground", NEW."denominator", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."note", NEW."numerator", NEW."period_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."public_id", NEW."qualifier", NEW."source_id", NEW."source_note", NEW."source_place", NEW."state", NEW."value"); RETURN NULL;',
                    hash="71195a75f64459cb32f190cabe4d16cc6e385b1a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c7921",
                    table="targets_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_measurementevent" ("area_ground", "area_id", "breakdown", "counted_as", "counts", "date", "date_ground", "denominator", "entered_at", "entered_by_id", "id", "indicator_id", "note", "numerator", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "qualifier", "source_id", "source_note", "source_place", "state", "value") VALUES (OLD."area_ground", OLD."area_id", OLD."breakdown", OLD."counted_as", OLD."counts", OLD."date", OLD."date_ground", OLD."denominator", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."indicator_id", OLD."note", OLD."numerator", OLD."period_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."public_id", OLD."qualifier", OLD."source_id", OLD."source_note", OLD."source_place", OLD."state", OLD."value"); RETURN NULL;',
                    hash="56d173684eaa08e24814e0b64f876853dd5cab60",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3b006",
                    table="targets_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_targetevent" ("area_ground", "area_id", "baseline_date", "baseline_derived", "baseline_value", "comparator", "deadline", "deadline_ground", "deadline_wording", "earlier_figures", "equivalent_to", "focus_area_id", "goal_number", "id", "in_volume", "indicator_id", "initiative_id", "kind", "latest_id", "measured_as", "minister_wording", "number", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "recurrence", "share", "share_of", "share_of_qualifier", "share_qualifier", "source_id", "source_note", "source_place", "title", "trajectory_status", "value", "value_to", "verdict", "wording") VALUES (NEW."area_ground", NEW."area_id", NEW."baseline_date", NEW."baseline_derived", NEW."baseline_value", NEW."comparator", NEW."deadline", NEW."deadline_ground", NEW."deadline_wording", NEW."earlier_figures", NEW."equivalent_to", NEW."focus_area_id", NEW."goal_number", NEW."id", NEW."in_volume", NEW."indicator_id", NEW."initiative_id", NEW."kind", NEW."latest_id", NEW."measured_as", NEW."minister_wording", NEW."number", NEW."period_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."public_id", NEW."recurrence", NEW."share", NEW."share_of", NEW."share_of_qualifier", NEW."share_qualifier", NEW."source_id", NEW."source_note", NEW."source_place", NEW."title", NEW."trajectory_status", NEW."value", NEW."value_to", NEW."verdict", NEW."wording"); RETURN NULL;',
                    hash="d97d8f84f6045b10be38028adb8302a34d2fc571",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c297",
                    table="targets_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "targets_targetevent" ("area_ground", "area_id", "baseline_date", "baseline_derived", "baseline_value", "comparator", "deadline", "deadline_ground", "deadline_wording", "earlier_figures", "equivalent_to", "focus_area_id", "goal_number", "id", "in_volume", "indicator_id", "initiative_id", "kind", "latest_id", "measured_as", "minister_wording", "number", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "recurrence", "share", "share_of", "share_of_qualifier", "share_qualifier", "source_id", "source_note", "source_place", "title", "trajectory_status", "value", "value_to", "verdict", "wording") VALUES (NEW."area_ground", NEW."area_id", NEW."baseline_date", NEW."baseline_derived", NEW."baseline_value", NEW."comparator", NEW."deadline", NEW."deadline_ground", NEW."deadline_wording", NEW."earlier_figures", NEW."equivalent_to", NEW."focus_area_id", NEW."goal_number", NEW."id", NEW."in_volume", NEW."indicator_id", NEW."initiative_id", NEW."kind", NEW."latest_id", NEW."measured_as", NEW."minister_wording", NEW."number", NEW."period_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."public_id", NEW."recurrence", NEW."share", NEW."share_of", NEW."share_of_qualifier", NEW."share_qualifier", NEW."source_id", NEW."source_note", NEW."source_place", NEW."title", NEW."trajectory_status", NEW."value", NEW."value_to", NEW."verdict", NEW."wording"); RETURN NULL;',
                    hash="20506d8ac01489790c2c07da29ef4a54b1f4929e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b8d6",
                    table="targets_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_targetevent" ("area_ground", "area_id", "baseline_date", "baseline_derived", "baseline_value", "comparator", "deadline", "deadline_ground", "deadline_wording", "earlier_figures", "equivalent_to", "focus_area_id", "goal_number", "id", "in_volume", "indicator_id", "initiative_id", "kind", "latest_id", "measured_as", "minister_wording", "number", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "recurrence", "share", "share_of", "share_of_qualifier", "share_qualifier", "source_id", "source_note", "source_place", "title", "trajectory_status", "value", "value_to", "verdict", "wording") VALUES (OLD."area_ground", OLD."area_id", OLD."baseline_date", OLD."baseline_derived", OLD."baseline_value", OLD."comparator", OLD."deadline", OLD."deadline_ground", OLD."deadline_wording", OLD."earlier_figures", OLD."equivalent_to", OLD."focus_area_id", OLD."goal_number", OLD."id", OLD."in_volume", OLD."indicator_id", OLD."initiative_id", OLD."kind", OLD."latest_id", OLD."measured_as", OLD."minister_wording", OLD."number", OLD."period_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."public_id", OLD."recurrence", OLD."share", OLD."share_of", OLD."share_of_qualifier", OLD."share_qualifier", OLD."source_id", OLD."source_note", OLD."source_place", OLD."title", OLD."trajectory_status", OLD."value", OLD."value_to", OLD."verdict", OLD."wording"); RETURN NULL;',
                    hash="155e3208396417b46332ca363aa030cae236ef9d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c6de6",
                    table="targets_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'DELETE' THEN\n                DELETE FROM \"initiatives_searchentry\" WHERE kind = 'target' AND object_id = OLD.id;\n            ELSIF TG_OP = 'INSERT' OR (OLD.title, OLD.wording, OLD.kind, OLD.plan_id) IS DISTINCT FROM (NEW.title, NEW.wording, NEW.kind, NEW.plan_id) THEN\n                \n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'target', thing.id, thing.plan_id, '', thing.title, concat_ws(E'\\n', nullif(thing.wording, '')), thing.kind || ' ' || replace(thing.kind, 'aa', 'å') FROM (SELECT NEW.*) AS thing WHERE true\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n;\n            END IF;\n            RETURN NULL;\n        ",
                    hash="e27643d8beb355ea16232f0aee397a7a6c5df8c4",
                    operation='INSERT OR UPDATE OF "title", "wording", "kind", "plan_id" OR DELETE',
                    pgid="pgtrigger_search_entry_f678b",
                    table="targets_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetrevision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_targetrevisionevent" ("at", "case_number", "comparator", "deadline", "decided_by_id", "id", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "target_id", "value", "value_to") VALUES (NEW."at", NEW."case_number", NEW."comparator", NEW."deadline", NEW."decided_by_id", NEW."id", NEW."period_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."target_id", NEW."value", NEW."value_to"); RETURN NULL;',
                    hash="6ceb91cbf4fb88de3d57eb3e0d38cf0fb7d3e31d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8dae5",
                    table="targets_targetrevision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetrevision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "targets_targetrevisionevent" ("at", "case_number", "comparator", "deadline", "decided_by_id", "id", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "target_id", "value", "value_to") VALUES (NEW."at", NEW."case_number", NEW."comparator", NEW."deadline", NEW."decided_by_id", NEW."id", NEW."period_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."target_id", NEW."value", NEW."value_to"); RETURN NULL;',
                    hash="8e8edcf5102293efab647d516ec68c5fc1324f3d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_72067",
                    table="targets_targetrevision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetrevision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "targets_targetrevisionevent" ("at", "case_number", "comparator", "deadline", "decided_by_id", "id", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "target_id", "value", "value_to") VALUES (OLD."at", OLD."case_number", OLD."comparator", OLD."deadline", OLD."decided_by_id", OLD."id", OLD."period_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."target_id", OLD."value", OLD."value_to"); RETURN NULL;',
                    hash="a795b19cf1130b78e7a853914311416492bbf433",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a0bb3",
                    table="targets_targetrevision",
                    when="AFTER",
                ),
            ),
        ),
    ]
