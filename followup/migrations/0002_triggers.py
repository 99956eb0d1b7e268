"""Every insert, update and delete writes a row of history, which nobody can change (django-pghistory)."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_initial")]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_evidenceevent" ("added_at", "added_by_id", "file", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."file", NEW."follow_up_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."url"); RETURN NULL;',
                    hash="8ffc9ff03a9ce1cc289dac98d443fee69a4b5cb1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e35e3",
                    table="followup_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "followup_evidenceevent" ("added_at", "added_by_id", "file", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."file", NEW."follow_up_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."url"); RETURN NULL;',
                    hash="6e8ae549b41b9d557d526b6adc07cc6d50add1c1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5868d",
                    table="followup_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_evidenceevent" ("added_at", "added_by_id", "file", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (OLD."added_at", OLD."added_by_id", OLD."file", OLD."follow_up_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."url"); RETURN NULL;',
                    hash="109d127626ddb1e22a6b7b6ae8710394e8765ab0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_86492",
                    table="followup_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupround",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_followuproundevent" ("case_number", "closed_at", "cutoff", "document_number", "due", "id", "instructions", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "slug", "source_id", "source_note", "source_place", "state", "title") VALUES (NEW."case_number", NEW."closed_at", NEW."cutoff", NEW."document_number", NEW."due", NEW."id", NEW."instructions", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place", NEW."state", NEW."title"); RETURN NULL;',
                    hash="79039a84d20c91ad6a1d00508a74a8de8dcc7bc7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b55e9",
                    table="followup_followupround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupround",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "followup_followuproundevent" ("case_number", "closed_at", "cutoff", "document_number", "due", "id", "instructions", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "slug", "source_id", "source_note", "source_place", "state", "title") VALUES (NEW."case_number", NEW."closed_at", NEW."cutoff", NEW."document_number", NEW."due", NEW."id", NEW."instructions", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place", NEW."state", NEW."title"); RETURN NULL;',
                    hash="343259a2b98727bfc372f668243b1f3783bef7a0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09a3e",
                    table="followup_followupround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupround",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_followuproundevent" ("case_number", "closed_at", "cutoff", "document_number", "due", "id", "instructions", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "slug", "source_id", "source_note", "source_place", "state", "title") VALUES (OLD."case_number", OLD."closed_at", OLD."cutoff", OLD."document_number", OLD."due", OLD."id", OLD."instructions", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."slug", OLD."source_id", OLD."source_note", OLD."source_place", OLD."state", OLD."title"); RETURN NULL;',
                    hash="73fd62559bd210a8a7f52bfd4fbf47523eb02487",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3f5c3",
                    table="followup_followupround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_followupevent" ("approved_at", "approved_by_id", "calculated_status", "comments", "contributed_at", "contributed_by_id", "deviation", "deviation_reason", "effective_on", "id", "initiative_id", "lapse_date", "lapse_reason", "lapse_reference", "no_reason_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "results", "return_reason", "returned_at", "returned_by_id", "round_id", "source_id", "source_note", "source_place", "source_status", "state", "status", "status_text", "undivided_text", "version", "written_at", "written_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."calculated_status", NEW."comments", NEW."contributed_at", NEW."contributed_by_id", NEW."deviation", NEW."deviation_reason", NEW."effective_on", NEW."id", NEW."initiative_id", NEW."lapse_date", NEW."lapse_reason", NEW."lapse_reference", NEW."no_reason_stated", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."results", NEW."return_reason", NEW."returned_at", NEW."returned_by_id", NEW."round_id", NEW."source_id", NEW."source_note", NEW."source_place", NEW."source_status", NEW."state", NEW."status", NEW."status_text", NEW."undivided_text", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="03d6353a91bf8b6ad342bd5a23e88a5319a66d6e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0cf81",
                    table="followup_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "followup_followupevent" ("approved_at", "approved_by_id", "calculated_status", "comments", "contributed_at", "contributed_by_id", "deviation", "deviation_reason", "effective_on", "id", "initiative_id", "lapse_date", "lapse_reason", "lapse_reference", "no_reason_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "results", "return_reason", "returned_at", "returned_by_id", "round_id", "source_id", "source_note", "source_place", "source_status", "state", "status", "status_text", "undivided_text", "version", "written_at", "written_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."calculated_status", NEW."comments", NEW."contributed_at", NEW."contributed_by_id", NEW."deviation", NEW."deviation_reason", NEW."effective_on", NEW."id", NEW."initiative_id", NEW."lapse_date", NEW."lapse_reason", NEW."lapse_reference", NEW."no_reason_stated", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."results", NEW."return_reason", NEW."returned_at", NEW."returned_by_id", NEW."round_id", NEW."source_id", NEW."source_note", NEW."source_place", NEW."source_status", NEW."state", NEW."status", NEW."status_text", NEW."undivided_text", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="796d0ccf9406a1bdbba3dd16b665b155ace0324d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6e370",
                    table="followup_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_followupevent" ("approved_at", "approved_by_id", "calculated_status", "comments", "contributed_at", "contributed_by_id", "deviation", "deviation_reason", "effective_on", "id", "initiative_id", "lapse_date", "lapse_reason", "lapse_reference", "no_reason_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "results", "return_reason", "returned_at", "returned_by_id", "round_id", "source_id", "source_note", "source_place", "source_status", "state", "status", "status_text", "undivided_text", "version", "written_at", "written_by_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."calculated_status", OLD."comments", OLD."contributed_at", OLD."contributed_by_id", OLD."deviation", OLD."deviation_reason", OLD."effective_on", OLD."id", OLD."initiative_id", OLD."lapse_date", OLD."lapse_reason", OLD."lapse_reference", OLD."no_reason_stated", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."results", OLD."return_reason", OLD."returned_at", OLD."returned_by_id", OLD."round_id", OLD."source_id", OLD."source_note", OLD."source_place", OLD."source_status", OLD."state", OLD."status", OLD."status_text", OLD."undivided_text", OLD."version", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="6fb1d46e757be3728d5fa8ecd47a2d12e56c2297",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3725c",
                    table="followup_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_noticeevent" ("body", "day", "error", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "round_id", "sending_at", "sent_at", "settled_by_id", "subject") VALUES (NEW."body", NEW."day", NEW."error", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient_id", NEW."round_id", NEW."sending_at", NEW."sent_at", NEW."settled_by_id", NEW."subject"); RETURN NULL;',
                    hash="c900ef70fc49e71888981fca3977bdd0ef8e627c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1515e",
                    table="followup_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "followup_noticeevent" ("body", "day", "error", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "round_id", "sending_at", "sent_at", "settled_by_id", "subject") VALUES (NEW."body", NEW."day", NEW."error", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient_id", NEW."round_id", NEW."sending_at", NEW."sent_at", NEW."settled_by_id", NEW."subject"); RETURN NULL;',
                    hash="7536fe0dcadc741a5ee978e0afda308ea0f1da5b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_64949",
                    table="followup_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_noticeevent" ("body", "day", "error", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "round_id", "sending_at", "sent_at", "settled_by_id", "subject") VALUES (OLD."body", OLD."day", OLD."error", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recipient_id", OLD."round_id", OLD."sending_at", OLD."sent_at", OLD."settled_by_id", OLD."subject"); RETURN NULL;',
                    hash="d37c8415180ae33d99f9235a0fc9f3b2c50e086a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d57f5",
                    table="followup_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundsnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_roundsnapshotevent" ("closed_at", "closed_by_id", "content", "edition", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopen_reason", "reopened_at", "reopened_by_id", "replaces_id", "round_id", "rule_version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."content", NEW."edition", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reopen_reason", NEW."reopened_at", NEW."reopened_by_id", NEW."replaces_id", NEW."round_id", NEW."rule_version"); RETURN NULL;',
                    hash="40750b552c3006138ee16327f58c01f53ab260cb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ebccc",
                    table="followup_roundsnapshot",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundsnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "followup_roundsnapshotevent" ("closed_at", "closed_by_id", "content", "edition", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopen_reason", "reopened_at", "reopened_by_id", "replaces_id", "round_id", "rule_version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."content", NEW."edition", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reopen_reason", NEW."reopened_at", NEW."reopened_by_id", NEW."replaces_id", NEW."round_id", NEW."rule_version"); RETURN NULL;',
                    hash="c78f54e5a1315f729e1ace403d979de8d54b0fc1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f06d8",
                    table="followup_roundsnapshot",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundsnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "followup_roundsnapshotevent" ("closed_at", "closed_by_id", "content", "edition", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopen_reason", "reopened_at", "reopened_by_id", "replaces_id", "round_id", "rule_version") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."content", OLD."edition", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reopen_reason", OLD."reopened_at", OLD."reopened_by_id", OLD."replaces_id", OLD."round_id", OLD."rule_version"); RETURN NULL;',
                    hash="49d5b67c8fced96b9a30c707b05c155f9c2d024c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_73184",
                    table="followup_roundsnapshot",
                    when="AFTER",
                ),
            ),
        ),
    ]
