"""Change stamps of users, roles and who has which: Django's own tables, so plain SQL.

What a login or a new password writes to a user is shown on no page.
"""

from django.db import migrations

ADD = """
CREATE FUNCTION initiatives_people_changed() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM initiatives_changed(ARRAY[0]);
    ELSIF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM old_rows) THEN PERFORM initiatives_changed(ARRAY[0]); END IF;
    ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'auth_user' THEN
        IF EXISTS (
            SELECT FROM old_rows before FULL JOIN new_rows now USING (id)
            WHERE (before.username, before.first_name, before.last_name, before.email,
                   before.is_active, before.is_staff, before.is_superuser)
                IS DISTINCT FROM
                  (now.username, now.first_name, now.last_name, now.email,
                   now.is_active, now.is_staff, now.is_superuser)
        ) THEN
            PERFORM initiatives_changed(ARRAY[0]);
        END IF;
    ELSE
        IF EXISTS (SELECT FROM new_rows) THEN PERFORM initiatives_changed(ARRAY[0]); END IF;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
"""
EACH = """
CREATE TRIGGER stamp_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION initiatives_people_changed();
CREATE TRIGGER stamp_update AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION initiatives_people_changed();
CREATE TRIGGER stamp_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION initiatives_people_changed();
CREATE TRIGGER stamp_truncate AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION initiatives_people_changed();
"""
TABLES = ("auth_user", "auth_group", "auth_user_groups")
REMOVE = "DROP FUNCTION initiatives_people_changed() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0007_change_stamps"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunSQL(ADD + "".join(EACH.format(table=table) for table in TABLES), REMOVE)
    ]
