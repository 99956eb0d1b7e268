"""Change stamps (initiatives/stamps.py): their table, and the functions that the triggers call.

The third one is for people and roles, whose tables are Django's own.
"""

from django.db import migrations, models

ADD = """
CREATE FUNCTION initiatives_changed(plans bigint[]) RETURNS void AS $$
BEGIN
    -- What so many plans show is as good as what all of them show.
    IF cardinality(plans) > 50 THEN
        plans := ARRAY[0];
    END IF;
    INSERT INTO initiatives_stamp (owner, number)
    SELECT coalesce(plan, 0), 1 FROM unnest(plans || -1::bigint) AS plan;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION initiatives_fold_stamp() RETURNS trigger AS $$
BEGIN
    -- One at a time, and nobody waits. A stricter isolation would fail on a row that is gone.
    IF current_setting('transaction_isolation') = 'read committed'
            AND pg_try_advisory_xact_lock(hashtextextended('initiatives_stamp', NEW.owner)) THEN
        WITH parts AS (
            DELETE FROM initiatives_stamp WHERE owner = NEW.owner RETURNING number
        )
        INSERT INTO initiatives_stamp (owner, number) SELECT NEW.owner, sum(number) FROM parts
        HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER fold_stamp AFTER INSERT ON initiatives_stamp
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.number = 1 AND random() < 0.1)
    EXECUTE FUNCTION initiatives_fold_stamp();
"""
REMOVE = """
DROP TRIGGER fold_stamp ON initiatives_stamp;
DROP FUNCTION initiatives_fold_stamp();
DROP FUNCTION initiatives_changed(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0004_covering_indexes")]
    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.BigIntegerField(db_index=True, verbose_name="plan")),
                ("number", models.BigIntegerField(verbose_name="ændringer")),
            ],
            options={
                "verbose_name": "ændringstæller",
                "verbose_name_plural": "ændringstællere",
                "default_permissions": (),
            },
        ),
        migrations.RunSQL(ADD, REMOVE),
    ]
