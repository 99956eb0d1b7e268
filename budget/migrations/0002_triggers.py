"""Every insert, update and delete writes a row of history, which nobody can change (django-pghistory)."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("budget", "0001_initial")]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="budgetamount",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budget_budgetamountevent" ("amount", "amount_not_stated", "id", "kind", "line_id", "period", "persons", "persons_not_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_level", "source_id", "source_note", "source_place", "unit_cost", "unit_cost_not_stated", "year") VALUES (NEW."amount", NEW."amount_not_stated", NEW."id", NEW."kind", NEW."line_id", NEW."period", NEW."persons", NEW."persons_not_stated", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."price_level", NEW."source_id", NEW."source_note", NEW."source_place", NEW."unit_cost", NEW."unit_cost_not_stated", NEW."year"); RETURN NULL;',
                    hash="030560cedea0d834ce68d7a38cfbf6b227d8aca6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e732b",
                    table="budget_budgetamount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetamount",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budget_budgetamountevent" ("amount", "amount_not_stated", "id", "kind", "line_id", "period", "persons", "persons_not_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_level", "source_id", "source_note", "source_place", "unit_cost", "unit_cost_not_stated", "year") VALUES (NEW."amount", NEW."amount_not_stated", NEW."id", NEW."kind", NEW."line_id", NEW."period", NEW."persons", NEW."persons_not_stated", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."price_level", NEW."source_id", NEW."source_note", NEW."source_place", NEW."unit_cost", NEW."unit_cost_not_stated", NEW."year"); RETURN NULL;',
                    hash="a207ab420f9afbdfa38183f883c5744bf4ee959e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_03244",
                    table="budget_budgetamount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetamount",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budget_budgetamountevent" ("amount", "amount_not_stated", "id", "kind", "line_id", "period", "persons", "persons_not_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_level", "source_id", "source_note", "source_place", "unit_cost", "unit_cost_not_stated", "year") VALUES (OLD."amount", OLD."amount_not_stated", OLD."id", OLD."kind", OLD."line_id", OLD."period", OLD."persons", OLD."persons_not_stated", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."price_level", OLD."source_id", OLD."source_note", OLD."source_place", OLD."unit_cost", OLD."unit_cost_not_stated", OLD."year"); RETURN NULL;',
                    hash="7d33c074991a96e2f0d19b529ab364f15815c0be",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9d1dc",
                    table="budget_budgetamount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budget_budgetlinkevent" ("id", "initiative_id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."id", NEW."initiative_id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="9a85ba50e0e9fa38ffe34ca7664343602751dc5b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_47fad",
                    table="budget_budgetlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budget_budgetlinkevent" ("id", "initiative_id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."id", NEW."initiative_id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="ebddf806603d42e05dfc906b8b91ba2d9431a6e7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c432",
                    table="budget_budgetlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budget_budgetlinkevent" ("id", "initiative_id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (OLD."id", OLD."initiative_id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="56288cd8b092f27a54d39a67bd30d125d6a8dee1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4bd6a",
                    table="budget_budgetlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budget_budgetlineevent" ("account", "adds_up", "cost_type", "financing", "group", "grouping", "id", "is_new", "is_total", "label", "mark", "municipal_share", "note", "number", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "recipients", "source_id", "source_note", "source_place") VALUES (NEW."account", NEW."adds_up", NEW."cost_type", NEW."financing", NEW."group", NEW."grouping", NEW."id", NEW."is_new", NEW."is_total", NEW."label", NEW."mark", NEW."municipal_share", NEW."note", NEW."number", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."public_id", NEW."recipients", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="d9f3f0b4de91b5ec0060f65dc15c54cc2a911d9e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3143f",
                    table="budget_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budget_budgetlineevent" ("account", "adds_up", "cost_type", "financing", "group", "grouping", "id", "is_new", "is_total", "label", "mark", "municipal_share", "note", "number", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "recipients", "source_id", "source_note", "source_place") VALUES (NEW."account", NEW."adds_up", NEW."cost_type", NEW."financing", NEW."group", NEW."grouping", NEW."id", NEW."is_new", NEW."is_total", NEW."label", NEW."mark", NEW."municipal_share", NEW."note", NEW."number", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."public_id", NEW."recipients", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="5006240a850e3bb7627bc25864384d8c564f5d65",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9f5bb",
                    table="budget_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budget_budgetlineevent" ("account", "adds_up", "cost_type", "financing", "group", "grouping", "id", "is_new", "is_total", "label", "mark", "municipal_share", "note", "number", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "public_id", "recipients", "source_id", "source_note", "source_place") VALUES (OLD."account", OLD."adds_up", OLD."cost_type", OLD."financing", OLD."group", OLD."grouping", OLD."id", OLD."is_new", OLD."is_total", OLD."label", OLD."mark", OLD."municipal_share", OLD."note", OLD."number", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."public_id", OLD."recipients", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="ca3af1139dd4b29115ed1f0ff4589a74605852f4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d4e2c",
                    table="budget_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'DELETE' THEN\n                DELETE FROM \"initiatives_searchentry\" WHERE kind = 'budgetline' AND object_id = OLD.id;\n            ELSIF TG_OP = 'INSERT' OR (OLD.label, OLD.group, OLD.account, OLD.grouping, OLD.note, OLD.plan_id) IS DISTINCT FROM (NEW.label, NEW.group, NEW.account, NEW.grouping, NEW.note, NEW.plan_id) THEN\n                \n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'budgetline', thing.id, thing.plan_id, '', thing.label, concat_ws(E'\\n', nullif(thing.group, ''), nullif(thing.account, ''), nullif(thing.grouping, ''), nullif(thing.note, '')), '' FROM (SELECT NEW.*) AS thing WHERE true\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n;\n            END IF;\n            RETURN NULL;\n        ",
                    hash="99774a9c58afb54add96ad8e869bde39744874a7",
                    operation='INSERT OR UPDATE OF "label", "group", "account", "grouping", "note", "plan_id" OR DELETE',
                    pgid="pgtrigger_search_entry_6451e",
                    table="budget_budgetline",
                    when="AFTER",
                ),
            ),
        ),
    ]
