import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="deletion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "core_deletionevent" ("contents", "context", "deleted_at", "deleted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored_at", "restored_by_id", "what") VALUES (NEW."contents", NEW."context", NEW."deleted_at", NEW."deleted_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."restored_at", NEW."restored_by_id", NEW."what"); RETURN NULL;',
                    hash="502aadeec5e74b26796bed7bc57e56274c87ef95",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_44652",
                    table="core_deletion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deletion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "core_deletionevent" ("contents", "context", "deleted_at", "deleted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored_at", "restored_by_id", "what") VALUES (NEW."contents", NEW."context", NEW."deleted_at", NEW."deleted_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."restored_at", NEW."restored_by_id", NEW."what"); RETURN NULL;',
                    hash="8e9ef68570e5a119e9bf8875a85bfb28324c0f98",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e114",
                    table="core_deletion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deletion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "core_deletionevent" ("contents", "context", "deleted_at", "deleted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored_at", "restored_by_id", "what") VALUES (OLD."contents", OLD."context", OLD."deleted_at", OLD."deleted_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."restored_at", OLD."restored_by_id", OLD."what"); RETURN NULL;',
                    hash="fd6f67806defb2ad05e3615341fc25b63aa0b1e6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2de72",
                    table="core_deletion",
                    when="AFTER",
                ),
            ),
        ),
    ]
