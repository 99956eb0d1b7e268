"""A write that changes more plans than are told apart moves a stamp of its own (AT_ONCE), beside
the one of what belongs to no plan: who keeps something of each plan must not miss it."""

from django.db import migrations

CHANGED = """
CREATE OR REPLACE FUNCTION initiatives_changed(plans bigint[]) RETURNS void AS $$
BEGIN
    -- What so many plans show is as good as what all of them show.
    IF cardinality(plans) > 50 THEN
        plans := %s;
    END IF;
    INSERT INTO initiatives_stamp (owner, number)
    SELECT coalesce(plan, 0), 1 FROM unnest(plans || -1::bigint) AS plan;
END;
$$ LANGUAGE plpgsql;
"""


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0011_newest_events")]
    operations = [
        migrations.RunSQL(CHANGED % "ARRAY[0, -2]", CHANGED % "ARRAY[0]"),
    ]
