"""Every insert, update and delete writes a row of history, which nobody can change (django-pghistory)."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0001_initial")]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="sourcedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_sourcedocumentevent" ("case_number", "dated", "document_number", "file_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title") VALUES (NEW."case_number", NEW."dated", NEW."document_number", NEW."file_name", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="6c9df721f005f3305e9e75edff284c1489ce808c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_88052",
                    table="initiatives_sourcedocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_sourcedocumentevent" ("case_number", "dated", "document_number", "file_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title") VALUES (NEW."case_number", NEW."dated", NEW."document_number", NEW."file_name", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="643a43477cf4d7d99261e3e7b977c92a2201373f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2730d",
                    table="initiatives_sourcedocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_sourcedocumentevent" ("case_number", "dated", "document_number", "file_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title") VALUES (OLD."case_number", OLD."dated", OLD."document_number", OLD."file_name", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."title"); RETURN NULL;',
                    hash="e148d249f99284533e6477e19d9d0a8f958c1799",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3da8",
                    table="initiatives_sourcedocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackeduser",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_trackeduserevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="a688382b9c9f675c47d8d4d8efed2c131fc7b4ee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dcf86",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackeduser",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "initiatives_trackeduserevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="04f41be46ff311f632f1def4272f5b6d1e161587",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ec09c",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackeduser",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_trackeduserevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."username"); RETURN NULL;',
                    hash="47235eb27c4ed71bb1bb569a9c392821869f0cb9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1cc3a",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackedrole",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_trackedroleevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="4312b93aa673cfb8aded07f1ee78deb9b5dccaa0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_567c5",
                    table="auth_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackedrole",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_trackedroleevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="733bd518707733e8cadaf5b92bdd4ac91090c6fc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6904e",
                    table="auth_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trackedrole",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_trackedroleevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="48e2e70847cb2fda1eed07fa9c62444aa87c649e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a862e",
                    table="auth_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roleholder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_roleholderevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="99b174897d83f349aad71c26fa2fd6e580ca75a1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4384b",
                    table="auth_user_groups",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roleholder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_roleholderevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="81ab274922e5cdb71e9e22e2102437a50be378de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2de0b",
                    table="auth_user_groups",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roleholder",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_roleholderevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="7ca4b246007a23759f6e4e800a84eb47581258f8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9dd05",
                    table="auth_user_groups",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="editorremark",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_editorremarkevent" ("focus_area_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_place", "text") VALUES (NEW."focus_area_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_place", NEW."text"); RETURN NULL;',
                    hash="ebeb44c6f6b48ea11458178e306b84b89b2b6092",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b362d",
                    table="initiatives_editorremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="editorremark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_editorremarkevent" ("focus_area_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_place", "text") VALUES (NEW."focus_area_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_place", NEW."text"); RETURN NULL;',
                    hash="2d518ebf06a80f8ca318c6cc6e5e9dce1787a286",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_375c2",
                    table="initiatives_editorremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="editorremark",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_editorremarkevent" ("focus_area_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_place", "text") VALUES (OLD."focus_area_id", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_place", OLD."text"); RETURN NULL;',
                    hash="e32fac095588140daee2f6c1f62e955dc653fe10",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ff40c",
                    table="initiatives_editorremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_planevent" ("adopted", "area_word", "case_number", "document_number", "effort_heading", "followed_up_on", "follows_id", "id", "kind", "months_before_deadline", "own_codes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_heading", "slug", "solution_word", "source_id", "source_note", "source_place", "state", "summary", "target_word", "threshold", "title", "tolerance", "year_from", "year_to") VALUES (NEW."adopted", NEW."area_word", NEW."case_number", NEW."document_number", NEW."effort_heading", NEW."followed_up_on", NEW."follows_id", NEW."id", NEW."kind", NEW."months_before_deadline", NEW."own_codes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."responsible_heading", NEW."slug", NEW."solution_word", NEW."source_id", NEW."source_note", NEW."source_place", NEW."state", NEW."summary", NEW."target_word", NEW."threshold", NEW."title", NEW."tolerance", NEW."year_from", NEW."year_to"); RETURN NULL;',
                    hash="b4e8df908b29e84472de6dcb9f89961ebaa721c5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2f64f",
                    table="initiatives_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_planevent" ("adopted", "area_word", "case_number", "document_number", "effort_heading", "followed_up_on", "follows_id", "id", "kind", "months_before_deadline", "own_codes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_heading", "slug", "solution_word", "source_id", "source_note", "source_place", "state", "summary", "target_word", "threshold", "title", "tolerance", "year_from", "year_to") VALUES (NEW."adopted", NEW."area_word", NEW."case_number", NEW."document_number", NEW."effort_heading", NEW."followed_up_on", NEW."follows_id", NEW."id", NEW."kind", NEW."months_before_deadline", NEW."own_codes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."responsible_heading", NEW."slug", NEW."solution_word", NEW."source_id", NEW."source_note", NEW."source_place", NEW."state", NEW."summary", NEW."target_word", NEW."threshold", NEW."title", NEW."tolerance", NEW."year_from", NEW."year_to"); RETURN NULL;',
                    hash="50a439ab067269c06f9c80a9d5f73948085c13ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1bb61",
                    table="initiatives_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_planevent" ("adopted", "area_word", "case_number", "document_number", "effort_heading", "followed_up_on", "follows_id", "id", "kind", "months_before_deadline", "own_codes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_heading", "slug", "solution_word", "source_id", "source_note", "source_place", "state", "summary", "target_word", "threshold", "title", "tolerance", "year_from", "year_to") VALUES (OLD."adopted", OLD."area_word", OLD."case_number", OLD."document_number", OLD."effort_heading", OLD."followed_up_on", OLD."follows_id", OLD."id", OLD."kind", OLD."months_before_deadline", OLD."own_codes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."responsible_heading", OLD."slug", OLD."solution_word", OLD."source_id", OLD."source_note", OLD."source_place", OLD."state", OLD."summary", OLD."target_word", OLD."threshold", OLD."title", OLD."tolerance", OLD."year_from", OLD."year_to"); RETURN NULL;',
                    hash="6148f5f201aba38e6294b7b108d93fbee56a893f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dcaa8",
                    table="initiatives_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'DELETE' THEN\n                DELETE FROM \"initiatives_searchentry\" WHERE kind = 'plan' AND object_id = OLD.id;\n            ELSIF TG_OP = 'INSERT' OR (OLD.title, OLD.slug, OLD.summary, OLD.id) IS DISTINCT FROM (NEW.title, NEW.slug, NEW.summary, NEW.id) THEN\n                \n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'plan', thing.id, thing.id, thing.slug, thing.title, concat_ws(E'\\n', nullif(thing.summary, '')), '' FROM (SELECT NEW.*) AS thing WHERE true\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n;\n            END IF;\n            RETURN NULL;\n        ",
                    hash="1d9e3584302494469f37ccc00daf9df3c03c3094",
                    operation='INSERT OR UPDATE OF "title", "slug", "summary", "id" OR DELETE',
                    pgid="pgtrigger_search_entry_31578",
                    table="initiatives_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_initiativeareaevent" ("category", "focus_area_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."category", NEW."focus_area_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="f0e79a96b0872ea0cb57a0293ac729bdfd40ac38",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a2d8",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_initiativeareaevent" ("category", "focus_area_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."category", NEW."focus_area_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="762d4b24e8621d56d1fdf67d187134d3b81220ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0316a",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_initiativeareaevent" ("category", "focus_area_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (OLD."category", OLD."focus_area_id", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="a0739a63cdc3f562736ef07838ccf6969a834f39",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fb98d",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="focusarea",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_focusareaevent" ("code", "description", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "source_id", "source_note", "source_place", "title") VALUES (NEW."code", NEW."description", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."source_id", NEW."source_note", NEW."source_place", NEW."title"); RETURN NULL;',
                    hash="f709d14d3bef5358dd2e920e50347b4539393b04",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_45f74",
                    table="initiatives_focusarea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="focusarea",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_focusareaevent" ("code", "description", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "source_id", "source_note", "source_place", "title") VALUES (NEW."code", NEW."description", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."source_id", NEW."source_note", NEW."source_place", NEW."title"); RETURN NULL;',
                    hash="c0132b211824a8cec1b715e2e328d229a4a64560",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bdf3b",
                    table="initiatives_focusarea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="focusarea",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_focusareaevent" ("code", "description", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "source_id", "source_note", "source_place", "title") VALUES (OLD."code", OLD."description", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."public_id", OLD."source_id", OLD."source_note", OLD."source_place", OLD."title"); RETURN NULL;',
                    hash="45c8d84d926ed05c41b8154ea9d25290c5ef32b2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b598b",
                    table="initiatives_focusarea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="continuation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_continuationevent" ("earlier_id", "ground", "ground_words", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."earlier_id", NEW."ground", NEW."ground_words", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="d67db7235d7713d75aa78c4e8a9f0a31e4475834",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ad96c",
                    table="initiatives_continuation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="continuation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_continuationevent" ("earlier_id", "ground", "ground_words", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (NEW."earlier_id", NEW."ground", NEW."ground_words", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="3dbbe1d12bcb70eb627838f3a817c530128abca9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f9799",
                    table="initiatives_continuation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="continuation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_continuationevent" ("earlier_id", "ground", "ground_words", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place") VALUES (OLD."earlier_id", OLD."ground", OLD."ground_words", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="d7ef5e8a0cd8d45dda3eff814f873f13c202563f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c33e1",
                    table="initiatives_continuation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_targetgroupevent" ("description", "focus_area_id", "headcount", "headcount_qualifier", "id", "initiative_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "source_id", "source_note", "source_place") VALUES (NEW."description", NEW."focus_area_id", NEW."headcount", NEW."headcount_qualifier", NEW."id", NEW."initiative_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="c84c90069b7bfac1b04d98f65809702b7dfd0081",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1d82",
                    table="initiatives_targetgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_targetgroupevent" ("description", "focus_area_id", "headcount", "headcount_qualifier", "id", "initiative_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "source_id", "source_note", "source_place") VALUES (NEW."description", NEW."focus_area_id", NEW."headcount", NEW."headcount_qualifier", NEW."id", NEW."initiative_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="799c1b86d78114d5f90baae48a6a7cb5f168d1bd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e846b",
                    table="initiatives_targetgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_targetgroupevent" ("description", "focus_area_id", "headcount", "headcount_qualifier", "id", "initiative_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "source_id", "source_note", "source_place") VALUES (OLD."description", OLD."focus_area_id", OLD."headcount", OLD."headcount_qualifier", OLD."id", OLD."initiative_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="b10be5ef1f2b96e611aea3c4ff3b971153ceaca5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_69587",
                    table="initiatives_targetgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_unitevent" ("abbreviation", "email", "id", "kind", "name", "parent_ground", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "slug", "source_id", "source_note", "source_place") VALUES (NEW."abbreviation", NEW."email", NEW."id", NEW."kind", NEW."name", NEW."parent_ground", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="d3c5f61eaa19fd9364cfc5da804dc6c4847aedda",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6ae33",
                    table="initiatives_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_unitevent" ("abbreviation", "email", "id", "kind", "name", "parent_ground", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "slug", "source_id", "source_note", "source_place") VALUES (NEW."abbreviation", NEW."email", NEW."id", NEW."kind", NEW."name", NEW."parent_ground", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."slug", NEW."source_id", NEW."source_note", NEW."source_place"); RETURN NULL;',
                    hash="c0723f9f76f2ec1d91c09e343a1d1fa844b18192",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5868b",
                    table="initiatives_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_unitevent" ("abbreviation", "email", "id", "kind", "name", "parent_ground", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "slug", "source_id", "source_note", "source_place") VALUES (OLD."abbreviation", OLD."email", OLD."id", OLD."kind", OLD."name", OLD."parent_ground", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."slug", OLD."source_id", OLD."source_note", OLD."source_place"); RETURN NULL;',
                    hash="ef1bb6733ea26c57474eb9135d52280bc73abba4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_817ea",
                    table="initiatives_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'DELETE' THEN\n                DELETE FROM \"initiatives_searchentry\" WHERE kind = 'unit' AND object_id = OLD.id;\n            ELSIF TG_OP = 'INSERT' OR (OLD.name, OLD.abbreviation, OLD.id) IS DISTINCT FROM (NEW.name, NEW.abbreviation, NEW.id) THEN\n                \n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'unit', thing.id, NULL::bigint, '', thing.name, concat_ws(E'\\n', nullif(thing.abbreviation, ''), nullif(\n    (SELECT string_agg(spelling, ' · ' ORDER BY spelling) FROM initiatives_unitspelling\n    WHERE unit_id = thing.id)\n, '')), '' FROM (SELECT NEW.*) AS thing WHERE true\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n;\n            END IF;\n            RETURN NULL;\n        ",
                    hash="e720ea162a1e934a67f56b2fef441dacb69df5ef",
                    operation='INSERT OR UPDATE OF "name", "abbreviation", "id" OR DELETE',
                    pgid="pgtrigger_search_entry_a79a8",
                    table="initiatives_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_responsibilityevent" ("ground", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed_as", "role", "source_id", "source_note", "source_place", "unit_id") VALUES (NEW."ground", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."printed_as", NEW."role", NEW."source_id", NEW."source_note", NEW."source_place", NEW."unit_id"); RETURN NULL;',
                    hash="d1da8e0ec3798995ab73068871ad0b8203d4798b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_523b9",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_responsibilityevent" ("ground", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed_as", "role", "source_id", "source_note", "source_place", "unit_id") VALUES (NEW."ground", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."printed_as", NEW."role", NEW."source_id", NEW."source_note", NEW."source_place", NEW."unit_id"); RETURN NULL;',
                    hash="dac16f734aeb3cba42da9b219760ea4763562ef9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f1ca",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_responsibilityevent" ("ground", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed_as", "role", "source_id", "source_note", "source_place", "unit_id") VALUES (OLD."ground", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."printed_as", OLD."role", OLD."source_id", OLD."source_note", OLD."source_place", OLD."unit_id"); RETURN NULL;',
                    hash="0c50bea4c569b80e17becc4f0a25f7e00de53004",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_856cd",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_membershipevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id", NEW."user_id"); RETURN NULL;',
                    hash="8cf7e2299b2fbabcdb099cff435ab9b381b97685",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_da25f",
                    table="initiatives_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_membershipevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."user_id"); RETURN NULL;',
                    hash="b803f7097107091869dc14b8de94151663bdb4c8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cb99e",
                    table="initiatives_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_membershipevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit_id", OLD."user_id"); RETURN NULL;',
                    hash="3ceffb778877cbf969bf071336cb9ceb5638c77f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba728",
                    table="initiatives_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_initiativeevent" ("calculated_status", "code", "description", "deviation", "id", "lapse_date", "lapse_reason", "lapse_reference", "no_reason_stated", "no_targets_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "source_id", "source_note", "source_place", "source_status", "start_year", "status", "title", "version", "yearly_volume") VALUES (NEW."calculated_status", NEW."code", NEW."description", NEW."deviation", NEW."id", NEW."lapse_date", NEW."lapse_reason", NEW."lapse_reference", NEW."no_reason_stated", NEW."no_targets_stated", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."source_id", NEW."source_note", NEW."source_place", NEW."source_status", NEW."start_year", NEW."status", NEW."title", NEW."version", NEW."yearly_volume"); RETURN NULL;',
                    hash="aed79ac1f916618fd77a4748e7a79f942294da23",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_649fe",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_initiativeevent" ("calculated_status", "code", "description", "deviation", "id", "lapse_date", "lapse_reason", "lapse_reference", "no_reason_stated", "no_targets_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "source_id", "source_note", "source_place", "source_status", "start_year", "status", "title", "version", "yearly_volume") VALUES (NEW."calculated_status", NEW."code", NEW."description", NEW."deviation", NEW."id", NEW."lapse_date", NEW."lapse_reason", NEW."lapse_reference", NEW."no_reason_stated", NEW."no_targets_stated", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."source_id", NEW."source_note", NEW."source_place", NEW."source_status", NEW."start_year", NEW."status", NEW."title", NEW."version", NEW."yearly_volume"); RETURN NULL;',
                    hash="fb2bb619e3897bac94c7af149c30fa400fcd7fae",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6c3b",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_initiativeevent" ("calculated_status", "code", "description", "deviation", "id", "lapse_date", "lapse_reason", "lapse_reference", "no_reason_stated", "no_targets_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "source_id", "source_note", "source_place", "source_status", "start_year", "status", "title", "version", "yearly_volume") VALUES (OLD."calculated_status", OLD."code", OLD."description", OLD."deviation", OLD."id", OLD."lapse_date", OLD."lapse_reason", OLD."lapse_reference", OLD."no_reason_stated", OLD."no_targets_stated", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."public_id", OLD."purpose", OLD."source_id", OLD."source_note", OLD."source_place", OLD."source_status", OLD."start_year", OLD."status", OLD."title", OLD."version", OLD."yearly_volume"); RETURN NULL;',
                    hash="c1a8fb047ab7d2ea45a4dc847d9c59815f3e0f59",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bf9bd",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'DELETE' THEN\n                DELETE FROM \"initiatives_searchentry\" WHERE kind = 'initiative' AND object_id = OLD.id;\n            ELSIF TG_OP = 'INSERT' OR (OLD.title, OLD.code, OLD.purpose, OLD.description, OLD.plan_id) IS DISTINCT FROM (NEW.title, NEW.code, NEW.purpose, NEW.description, NEW.plan_id) THEN\n                \n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'initiative', thing.id, thing.plan_id, thing.code, thing.title, concat_ws(E'\\n', nullif(thing.purpose, ''), nullif(thing.description, '')), '' FROM (SELECT NEW.*) AS thing WHERE true\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n;\n            END IF;\n            RETURN NULL;\n        ",
                    hash="8a27383b0be668e8aa7dcd429fcc5903069c4caa",
                    operation='INSERT OR UPDATE OF "title", "code", "purpose", "description", "plan_id" OR DELETE',
                    pgid="pgtrigger_search_entry_692a1",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitspelling",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_unitspellingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place", "spelling", "unit_id", "until") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place", NEW."spelling", NEW."unit_id", NEW."until"); RETURN NULL;',
                    hash="85877df3cd8721e38067553f9ed1ca35990da1bd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6167b",
                    table="initiatives_unitspelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitspelling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "initiatives_unitspellingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place", "spelling", "unit_id", "until") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."source_note", NEW."source_place", NEW."spelling", NEW."unit_id", NEW."until"); RETURN NULL;',
                    hash="5e1548fa98cff4d877cb7b47973abee36dfef033",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bd6fb",
                    table="initiatives_unitspelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitspelling",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "initiatives_unitspellingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_note", "source_place", "spelling", "unit_id", "until") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."source_note", OLD."source_place", OLD."spelling", OLD."unit_id", OLD."until"); RETURN NULL;',
                    hash="e94ee6a16bc0c54a1384949089fae4a757a25edf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_eff86",
                    table="initiatives_unitspelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitspelling",
            trigger=pgtrigger.compiler.Trigger(
                name="search_entry_of_owner",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO \"initiatives_searchentry\" AS entry (kind, object_id, plan_id, code, title, text, words)\n    SELECT 'unit', thing.id, NULL::bigint, '', thing.name, concat_ws(E'\\n', nullif(thing.abbreviation, ''), nullif(\n    (SELECT string_agg(spelling, ' · ' ORDER BY spelling) FROM initiatives_unitspelling\n    WHERE unit_id = thing.id)\n, '')), '' FROM initiatives_unit AS thing WHERE thing.id IN (NEW.unit_id, OLD.unit_id)\n    ON CONFLICT (kind, object_id) DO UPDATE\n    SET (kind, object_id, plan_id, code, title, text, words) = (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n    WHERE (entry.kind, entry.object_id, entry.plan_id, entry.code, entry.title, entry.text, entry.words)\n    IS DISTINCT FROM (excluded.kind, excluded.object_id, excluded.plan_id, excluded.code, excluded.title, excluded.text, excluded.words)\n; RETURN NULL;",
                    hash="6178feb9698f18d55dde04d89fb74eef8e4202de",
                    operation='INSERT OR UPDATE OF "unit_id", "spelling" OR DELETE',
                    pgid="pgtrigger_search_entry_of_owner_767f1",
                    table="initiatives_unitspelling",
                    when="AFTER",
                ),
            ),
        ),
    ]
