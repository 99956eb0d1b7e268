"""Counts are asked for, no longer stored."""

import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0014_fewer_indexes"),
    ]

    operations = [
        migrations.RunSQL(
            "DROP TRIGGER fold_tallies ON initiatives_tallychange;"
            "DROP FUNCTION initiatives_fold_tallies(); DROP VIEW initiatives_counted;"
        ),
        migrations.DeleteModel(
            name="Tally",
        ),
        migrations.DeleteModel(
            name="TallyChange",
        ),
        migrations.DeleteModel(
            name="Counted",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiative",
            name="tally_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiative",
            name="tally_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiative",
            name="tally_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiative",
            name="tally_truncate",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiativearea",
            name="tally_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiativearea",
            name="tally_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiativearea",
            name="tally_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="initiativearea",
            name="tally_truncate",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="responsibility",
            name="tally_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="responsibility",
            name="tally_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="responsibility",
            name="tally_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="responsibility",
            name="tally_truncate",
        ),
    ]
