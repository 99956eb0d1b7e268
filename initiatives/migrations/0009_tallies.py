"""Summary rows (initiatives/tallies.py): tables, the view that adds them up, and the first counts."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

VIEW = """
CREATE VIEW initiatives_counted AS
SELECT kind, owner, plan,
    sum(met)::bigint AS met,
    sum(partly)::bigint AS partly,
    sum(missed)::bigint AS missed,
    sum(lapsed)::bigint AS lapsed,
    sum(unassessed)::bigint AS unassessed,
    sum(better)::bigint AS better,
    sum(worse)::bigint AS worse,
    sum(unled)::bigint AS unled
FROM (
    SELECT kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled
    FROM initiatives_tally
    UNION ALL
    SELECT kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled
    FROM initiatives_tallychange
) AS parts
GROUP BY kind, owner, plan;
"""
FOLD = """
CREATE FUNCTION initiatives_fold_tallies() RETURNS trigger AS $$
BEGIN
    -- One at a time, and nobody waits. A stricter isolation would fail on a row that is gone.
    IF current_setting('transaction_isolation') = 'read committed'
            AND pg_try_advisory_xact_lock(hashtextextended('initiatives_tally', 0)) THEN
        WITH parts AS (DELETE FROM initiatives_tallychange RETURNING *)
        INSERT INTO initiatives_tally AS tally (
            kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled
        )
        SELECT kind, owner, plan,
            sum(met), sum(partly), sum(missed), sum(lapsed), sum(unassessed), sum(better), sum(worse), sum(unled)
        FROM parts GROUP BY kind, owner, plan
        ON CONFLICT (kind, owner, plan) DO UPDATE SET
            met = tally.met + excluded.met,
            partly = tally.partly + excluded.partly,
            missed = tally.missed + excluded.missed,
            lapsed = tally.lapsed + excluded.lapsed,
            unassessed = tally.unassessed + excluded.unassessed,
            better = tally.better + excluded.better,
            worse = tally.worse + excluded.worse,
            unled = tally.unled + excluded.unled;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER fold_tallies AFTER INSERT ON initiatives_tallychange
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind = 0 AND random() < 0.1)
    EXECUTE FUNCTION initiatives_fold_tallies();
"""
FILL = """
INSERT INTO initiatives_tally (kind, owner, plan, met, partly, missed, lapsed, unassessed, better,
    worse, unled)
SELECT CASE WHEN plan_id IS NULL THEN 0 ELSE 1 END, coalesce(plan_id, 0), 0,
    count(*) FILTER (WHERE status = 'opfyldt'),
    count(*) FILTER (WHERE status = 'delvist'),
    count(*) FILTER (WHERE status = 'ikke-opfyldt'),
    count(*) FILTER (WHERE status = 'bortfaldet'),
    count(*) FILTER (WHERE status = ''),
    count(*) FILTER (WHERE deviation = 'bedre'),
    count(*) FILTER (WHERE deviation = 'daarligere'),
    count(*) FILTER (WHERE NOT EXISTS (
        SELECT FROM initiatives_responsibility
        WHERE initiative_id = initiatives_initiative.id AND role = 'ansvarlig'
    ))
FROM initiatives_initiative GROUP BY ROLLUP (plan_id);

INSERT INTO initiatives_tally (kind, owner, plan, met, partly, missed, lapsed, unassessed)
SELECT 2, focus_area_id, 0,
    count(*) FILTER (WHERE status = 'opfyldt'),
    count(*) FILTER (WHERE status = 'delvist'),
    count(*) FILTER (WHERE status = 'ikke-opfyldt'),
    count(*) FILTER (WHERE status = 'bortfaldet'),
    count(*) FILTER (WHERE status = '')
FROM initiatives_initiativearea JOIN initiatives_initiative
    ON initiatives_initiative.id = initiative_id
GROUP BY focus_area_id;

INSERT INTO initiatives_tally (kind, owner, plan, met, partly, missed, lapsed, unassessed)
SELECT 3, unit_id, coalesce(plan_id, 0),
    count(*) FILTER (WHERE status = 'opfyldt'),
    count(*) FILTER (WHERE status = 'delvist'),
    count(*) FILTER (WHERE status = 'ikke-opfyldt'),
    count(*) FILTER (WHERE status = 'bortfaldet'),
    count(*) FILTER (WHERE status = '')
FROM initiatives_responsibility JOIN initiatives_initiative
    ON initiatives_initiative.id = initiative_id
WHERE role = 'ansvarlig' GROUP BY GROUPING SETS ((unit_id), (unit_id, plan_id));
"""
REMOVE = """
DROP TRIGGER fold_tallies ON initiatives_tallychange;
DROP FUNCTION initiatives_fold_tallies();
DROP VIEW initiatives_counted;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0008_stamps_of_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                ("kind", models.SmallIntegerField(verbose_name="art")),
                ("owner", models.BigIntegerField(verbose_name="ejer")),
                ("plan", models.BigIntegerField(verbose_name="plan")),
                ("met", models.BigIntegerField(db_default=0, verbose_name="opfyldt")),
                ("partly", models.BigIntegerField(db_default=0, verbose_name="delvist opfyldt")),
                ("missed", models.BigIntegerField(db_default=0, verbose_name="ikke opfyldt")),
                ("lapsed", models.BigIntegerField(db_default=0, verbose_name="bortfaldet")),
                ("unassessed", models.BigIntegerField(db_default=0, verbose_name="ikke vurderet")),
                ("better", models.BigIntegerField(db_default=0, verbose_name="bedre end beregnet")),
                (
                    "worse",
                    models.BigIntegerField(db_default=0, verbose_name="dårligere end beregnet"),
                ),
                ("unled", models.BigIntegerField(db_default=0, verbose_name="uden ansvarlig")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kind",
                        "owner",
                        "plan",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "verbose_name": "antal",
                "verbose_name_plural": "antal",
                "db_table": "initiatives_counted",
                "abstract": False,
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SmallIntegerField(verbose_name="art")),
                ("owner", models.BigIntegerField(verbose_name="ejer")),
                ("plan", models.BigIntegerField(verbose_name="plan")),
                ("met", models.BigIntegerField(db_default=0, verbose_name="opfyldt")),
                ("partly", models.BigIntegerField(db_default=0, verbose_name="delvist opfyldt")),
                ("missed", models.BigIntegerField(db_default=0, verbose_name="ikke opfyldt")),
                ("lapsed", models.BigIntegerField(db_default=0, verbose_name="bortfaldet")),
                ("unassessed", models.BigIntegerField(db_default=0, verbose_name="ikke vurderet")),
                ("better", models.BigIntegerField(db_default=0, verbose_name="bedre end beregnet")),
                (
                    "worse",
                    models.BigIntegerField(db_default=0, verbose_name="dårligere end beregnet"),
                ),
                ("unled", models.BigIntegerField(db_default=0, verbose_name="uden ansvarlig")),
            ],
            options={
                "verbose_name": "optælling",
                "verbose_name_plural": "optællinger",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TallyChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SmallIntegerField(verbose_name="art")),
                ("owner", models.BigIntegerField(verbose_name="ejer")),
                ("plan", models.BigIntegerField(verbose_name="plan")),
                ("met", models.BigIntegerField(db_default=0, verbose_name="opfyldt")),
                ("partly", models.BigIntegerField(db_default=0, verbose_name="delvist opfyldt")),
                ("missed", models.BigIntegerField(db_default=0, verbose_name="ikke opfyldt")),
                ("lapsed", models.BigIntegerField(db_default=0, verbose_name="bortfaldet")),
                ("unassessed", models.BigIntegerField(db_default=0, verbose_name="ikke vurderet")),
                ("better", models.BigIntegerField(db_default=0, verbose_name="bedre end beregnet")),
                (
                    "worse",
                    models.BigIntegerField(db_default=0, verbose_name="dårligere end beregnet"),
                ),
                ("unled", models.BigIntegerField(db_default=0, verbose_name="uden ansvarlig")),
            ],
            options={
                "verbose_name": "ændring af optælling",
                "verbose_name_plural": "ændringer af optællinger",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="WITH written AS (SELECT 1 AS sign, id, plan_id, status, deviation FROM new_rows WHERE TRUE), facts AS ( SELECT sign, kind, owner, 0::bigint AS plan, status, deviation, sign * ( SELECT count(*) = 0 FROM initiatives_responsibility WHERE initiative_id = written.id AND role = 'ansvarlig' )::int AS unled FROM written CROSS JOIN LATERAL ( VALUES (1, plan_id), (0, 0::bigint) ) AS owners (kind, owner) UNION ALL SELECT sign, 2, focus_area_id, 0, status, '', 0 FROM written CROSS JOIN LATERAL ( SELECT focus_area_id FROM initiatives_initiativearea WHERE initiative_id = written.id OFFSET 0 ) AS placed UNION ALL SELECT sign, 3, unit_id, plan, status, '', 0 FROM written CROSS JOIN LATERAL ( SELECT unit_id FROM initiatives_responsibility WHERE initiative_id = written.id AND role = 'ansvarlig' OFFSET 0 ) AS links CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan) ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int), sum(sign * (deviation = 'bedre')::int), sum(sign * (deviation = 'daarligere')::int), sum(unled) FROM facts GROUP BY kind, owner, plan; RETURN NULL;",
                    hash="adbb4def529f3a86107d02171965509809629dd8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_tally_insert_ab180",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="WITH written AS ( SELECT * FROM ( SELECT -1 AS sign, id, plan_id, status, deviation FROM ( SELECT id, plan_id, status, deviation FROM old_rows EXCEPT SELECT id, plan_id, status, deviation FROM new_rows ) AS went UNION ALL SELECT 1, id, plan_id, status, deviation FROM ( SELECT id, plan_id, status, deviation FROM new_rows EXCEPT SELECT id, plan_id, status, deviation FROM old_rows ) AS came ) AS moved WHERE TRUE ), facts AS ( SELECT sign, kind, owner, 0::bigint AS plan, status, deviation, sign * ( SELECT count(*) = 0 FROM initiatives_responsibility WHERE initiative_id = written.id AND role = 'ansvarlig' )::int AS unled FROM written CROSS JOIN LATERAL ( VALUES (1, plan_id), (0, 0::bigint) ) AS owners (kind, owner) UNION ALL SELECT sign, 2, focus_area_id, 0, status, '', 0 FROM written CROSS JOIN LATERAL ( SELECT focus_area_id FROM initiatives_initiativearea WHERE initiative_id = written.id OFFSET 0 ) AS placed UNION ALL SELECT sign, 3, unit_id, plan, status, '', 0 FROM written CROSS JOIN LATERAL ( SELECT unit_id FROM initiatives_responsibility WHERE initiative_id = written.id AND role = 'ansvarlig' OFFSET 0 ) AS links CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan) ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int), sum(sign * (deviation = 'bedre')::int), sum(sign * (deviation = 'daarligere')::int), sum(unled) FROM facts GROUP BY kind, owner, plan; RETURN NULL;",
                    hash="afc1f14bb70d39e107c4272649df94daca4c1f85",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_tally_update_8a010",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="WITH written AS (SELECT -1 AS sign, id, plan_id, status, deviation FROM old_rows WHERE TRUE), facts AS ( SELECT sign, kind, owner, 0::bigint AS plan, status, deviation, sign * ( SELECT count(*) = 0 FROM initiatives_responsibility WHERE initiative_id = written.id AND role = 'ansvarlig' )::int AS unled FROM written CROSS JOIN LATERAL ( VALUES (1, plan_id), (0, 0::bigint) ) AS owners (kind, owner) UNION ALL SELECT sign, 2, focus_area_id, 0, status, '', 0 FROM written CROSS JOIN LATERAL ( SELECT focus_area_id FROM initiatives_initiativearea WHERE initiative_id = written.id OFFSET 0 ) AS placed UNION ALL SELECT sign, 3, unit_id, plan, status, '', 0 FROM written CROSS JOIN LATERAL ( SELECT unit_id FROM initiatives_responsibility WHERE initiative_id = written.id AND role = 'ansvarlig' OFFSET 0 ) AS links CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan) ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int), sum(sign * (deviation = 'bedre')::int), sum(sign * (deviation = 'daarligere')::int), sum(unled) FROM facts GROUP BY kind, owner, plan; RETURN NULL;",
                    hash="2e562c19dcb08b2bade4526ce0b81584ed0377f6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_tally_delete_4dc5c",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiative",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled) SELECT kind, owner, plan, -met, -partly, -missed, -lapsed, -unassessed, -better, -worse, -unled FROM initiatives_counted ; RETURN NULL;",
                    hash="9d45206f21fe40a5f73feda42cef0d49807142ca",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_tally_truncate_2a163",
                    table="initiatives_initiative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY( WITH written AS (SELECT 1 AS sign, id, initiative_id, focus_area_id FROM new_rows WHERE TRUE) SELECT initiative_id FROM written )) ORDER BY id FOR SHARE; WITH written AS (SELECT 1 AS sign, id, initiative_id, focus_area_id FROM new_rows WHERE TRUE), facts AS ( SELECT sign, 2 AS kind, focus_area_id AS owner, 0::bigint AS plan, status FROM written CROSS JOIN LATERAL ( SELECT status FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0 ) AS placed ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int) FROM facts GROUP BY kind, owner, plan; RETURN NULL;",
                    hash="7298b338048e146138d0e8b78cd24960a64cfb88",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_tally_insert_ee6dd",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY( WITH written AS ( SELECT * FROM ( SELECT -1 AS sign, id, initiative_id, focus_area_id FROM ( SELECT id, initiative_id, focus_area_id FROM old_rows EXCEPT SELECT id, initiative_id, focus_area_id FROM new_rows ) AS went UNION ALL SELECT 1, id, initiative_id, focus_area_id FROM ( SELECT id, initiative_id, focus_area_id FROM new_rows EXCEPT SELECT id, initiative_id, focus_area_id FROM old_rows ) AS came ) AS moved WHERE TRUE ) SELECT initiative_id FROM written )) ORDER BY id FOR SHARE; WITH written AS ( SELECT * FROM ( SELECT -1 AS sign, id, initiative_id, focus_area_id FROM ( SELECT id, initiative_id, focus_area_id FROM old_rows EXCEPT SELECT id, initiative_id, focus_area_id FROM new_rows ) AS went UNION ALL SELECT 1, id, initiative_id, focus_area_id FROM ( SELECT id, initiative_id, focus_area_id FROM new_rows EXCEPT SELECT id, initiative_id, focus_area_id FROM old_rows ) AS came ) AS moved WHERE TRUE ), facts AS ( SELECT sign, 2 AS kind, focus_area_id AS owner, 0::bigint AS plan, status FROM written CROSS JOIN LATERAL ( SELECT status FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0 ) AS placed ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int) FROM facts GROUP BY kind, owner, plan; RETURN NULL;",
                    hash="38479bf136dd1f220693dde85d89cbc1dbd29807",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_tally_update_72a0b",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY( WITH written AS (SELECT -1 AS sign, id, initiative_id, focus_area_id FROM old_rows WHERE TRUE) SELECT initiative_id FROM written )) ORDER BY id FOR SHARE; WITH written AS (SELECT -1 AS sign, id, initiative_id, focus_area_id FROM old_rows WHERE TRUE), facts AS ( SELECT sign, 2 AS kind, focus_area_id AS owner, 0::bigint AS plan, status FROM written CROSS JOIN LATERAL ( SELECT status FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0 ) AS placed ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int) FROM facts GROUP BY kind, owner, plan; RETURN NULL;",
                    hash="d1a217d9750b2b6518b61172249de7c3396f1574",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_tally_delete_3b552",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="initiativearea",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled) SELECT kind, owner, plan, -met, -partly, -missed, -lapsed, -unassessed, -better, -worse, -unled FROM initiatives_counted WHERE kind = 2; RETURN NULL;",
                    hash="9b25e598694cc32eed61d1f1c5cf77e3c41aa1c7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_tally_truncate_50a69",
                    table="initiatives_initiativearea",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY( WITH written AS (SELECT 1 AS sign, id, initiative_id, unit_id, role FROM new_rows WHERE role = 'ansvarlig') SELECT initiative_id FROM written )) ORDER BY id FOR NO KEY UPDATE; WITH written AS (SELECT 1 AS sign, id, initiative_id, unit_id, role FROM new_rows WHERE role = 'ansvarlig'), facts AS ( SELECT sign, 3 AS kind, unit_id AS owner, plan, status FROM written CROSS JOIN LATERAL ( SELECT status, plan_id FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0 ) AS led CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan) ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int) FROM facts GROUP BY kind, owner, plan; WITH written AS (SELECT 1 AS sign, id, initiative_id, unit_id, role FROM new_rows WHERE role = 'ansvarlig'), touched AS (SELECT initiative_id, sum(sign) AS more FROM written GROUP BY initiative_id), moved AS ( SELECT plan_id, (leaders > 0)::int AS is_led, (leaders - more > 0)::int AS was_led FROM touched CROSS JOIN LATERAL ( SELECT plan_id, ( SELECT count(*) FROM initiatives_responsibility AS link WHERE link.initiative_id = touched.initiative_id AND role = 'ansvarlig' ) AS leaders FROM initiatives_initiative WHERE id = touched.initiative_id OFFSET 0 ) AS found ) INSERT INTO initiatives_tallychange (kind, owner, plan, unled) SELECT kind, owner, 0, sum(was_led - is_led) FROM moved CROSS JOIN LATERAL ( VALUES (1, plan_id), (0, 0::bigint) ) AS owners (kind, owner) WHERE was_led <> is_led GROUP BY kind, owner; RETURN NULL;",
                    hash="3e6e4fceae7cce66fed9ab56302725e7fc71287f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_tally_insert_41a0b",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY( WITH written AS ( SELECT * FROM ( SELECT -1 AS sign, id, initiative_id, unit_id, role FROM ( SELECT id, initiative_id, unit_id, role FROM old_rows EXCEPT SELECT id, initiative_id, unit_id, role FROM new_rows ) AS went UNION ALL SELECT 1, id, initiative_id, unit_id, role FROM ( SELECT id, initiative_id, unit_id, role FROM new_rows EXCEPT SELECT id, initiative_id, unit_id, role FROM old_rows ) AS came ) AS moved WHERE role = 'ansvarlig' ) SELECT initiative_id FROM written )) ORDER BY id FOR NO KEY UPDATE; WITH written AS ( SELECT * FROM ( SELECT -1 AS sign, id, initiative_id, unit_id, role FROM ( SELECT id, initiative_id, unit_id, role FROM old_rows EXCEPT SELECT id, initiative_id, unit_id, role FROM new_rows ) AS went UNION ALL SELECT 1, id, initiative_id, unit_id, role FROM ( SELECT id, initiative_id, unit_id, role FROM new_rows EXCEPT SELECT id, initiative_id, unit_id, role FROM old_rows ) AS came ) AS moved WHERE role = 'ansvarlig' ), facts AS ( SELECT sign, 3 AS kind, unit_id AS owner, plan, status FROM written CROSS JOIN LATERAL ( SELECT status, plan_id FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0 ) AS led CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan) ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int) FROM facts GROUP BY kind, owner, plan; WITH written AS ( SELECT * FROM ( SELECT -1 AS sign, id, initiative_id, unit_id, role FROM ( SELECT id, initiative_id, unit_id, role FROM old_rows EXCEPT SELECT id, initiative_id, unit_id, role FROM new_rows ) AS went UNION ALL SELECT 1, id, initiative_id, unit_id, role FROM ( SELECT id, initiative_id, unit_id, role FROM new_rows EXCEPT SELECT id, initiative_id, unit_id, role FROM old_rows ) AS came ) AS moved WHERE role = 'ansvarlig' ), touched AS (SELECT initiative_id, sum(sign) AS more FROM written GROUP BY initiative_id), moved AS ( SELECT plan_id, (leaders > 0)::int AS is_led, (leaders - more > 0)::int AS was_led FROM touched CROSS JOIN LATERAL ( SELECT plan_id, ( SELECT count(*) FROM initiatives_responsibility AS link WHERE link.initiative_id = touched.initiative_id AND role = 'ansvarlig' ) AS leaders FROM initiatives_initiative WHERE id = touched.initiative_id OFFSET 0 ) AS found ) INSERT INTO initiatives_tallychange (kind, owner, plan, unled) SELECT kind, owner, 0, sum(was_led - is_led) FROM moved CROSS JOIN LATERAL ( VALUES (1, plan_id), (0, 0::bigint) ) AS owners (kind, owner) WHERE was_led <> is_led GROUP BY kind, owner; RETURN NULL;",
                    hash="cb7df6e72cadc886c1757893ec03b3cc99c74f34",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_tally_update_16025",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY( WITH written AS (SELECT -1 AS sign, id, initiative_id, unit_id, role FROM old_rows WHERE role = 'ansvarlig') SELECT initiative_id FROM written )) ORDER BY id FOR NO KEY UPDATE; WITH written AS (SELECT -1 AS sign, id, initiative_id, unit_id, role FROM old_rows WHERE role = 'ansvarlig'), facts AS ( SELECT sign, 3 AS kind, unit_id AS owner, plan, status FROM written CROSS JOIN LATERAL ( SELECT status, plan_id FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0 ) AS led CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan) ) INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed) SELECT kind, owner, plan, sum(sign * (status = 'opfyldt')::int), sum(sign * (status = 'delvist')::int), sum(sign * (status = 'ikke-opfyldt')::int), sum(sign * (status = 'bortfaldet')::int), sum(sign * (status = '')::int) FROM facts GROUP BY kind, owner, plan; WITH written AS (SELECT -1 AS sign, id, initiative_id, unit_id, role FROM old_rows WHERE role = 'ansvarlig'), touched AS (SELECT initiative_id, sum(sign) AS more FROM written GROUP BY initiative_id), moved AS ( SELECT plan_id, (leaders > 0)::int AS is_led, (leaders - more > 0)::int AS was_led FROM touched CROSS JOIN LATERAL ( SELECT plan_id, ( SELECT count(*) FROM initiatives_responsibility AS link WHERE link.initiative_id = touched.initiative_id AND role = 'ansvarlig' ) AS leaders FROM initiatives_initiative WHERE id = touched.initiative_id OFFSET 0 ) AS found ) INSERT INTO initiatives_tallychange (kind, owner, plan, unled) SELECT kind, owner, 0, sum(was_led - is_led) FROM moved CROSS JOIN LATERAL ( VALUES (1, plan_id), (0, 0::bigint) ) AS owners (kind, owner) WHERE was_led <> is_led GROUP BY kind, owner; RETURN NULL;",
                    hash="8eba1681694b9d1c1588c641b9b9994d2f0c3b60",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_tally_delete_4c41c",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="tally_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO initiatives_tallychange (kind, owner, plan, met, partly, missed, lapsed, unassessed, better, worse, unled) SELECT kind, owner, plan, -met, -partly, -missed, -lapsed, -unassessed, -better, -worse, -unled FROM initiatives_counted WHERE kind = 3; INSERT INTO initiatives_tallychange (kind, owner, plan, unled) SELECT kind, owner, plan, met + partly + missed + lapsed + unassessed - unled FROM initiatives_counted WHERE kind IN (1, 0); RETURN NULL;",
                    hash="01cb1f0480170d9523bbcda42b913d32c7e4ae9c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_tally_truncate_14af0",
                    table="initiatives_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["kind", "plan"], name="tally_in_plan"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(fields=("kind", "owner", "plan"), name="tally_once"),
        ),
        migrations.AddIndex(
            model_name="tallychange",
            index=models.Index(fields=["kind", "owner", "plan"], name="tally_change_of"),
        ),
        migrations.RunSQL(VIEW + FOLD + FILL, REMOVE),
    ]
