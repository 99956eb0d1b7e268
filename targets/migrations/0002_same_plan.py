"""A target's focus area or initiative belongs to the target's own plan: composite foreign keys.

Django cannot express them. Deferred, so that an initiative with targets can move to another plan
within one transaction.
"""

from django.db import migrations

ADD = """
ALTER TABLE targets_target ADD CONSTRAINT target_initiative_in_same_plan
    FOREIGN KEY (initiative_id, plan_id) REFERENCES initiatives_initiative (id, plan_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE targets_target ADD CONSTRAINT target_focus_area_in_same_plan
    FOREIGN KEY (focus_area_id, plan_id) REFERENCES initiatives_focusarea (id, plan_id)
    DEFERRABLE INITIALLY DEFERRED;
"""
REMOVE = """
ALTER TABLE targets_target DROP CONSTRAINT target_initiative_in_same_plan;
ALTER TABLE targets_target DROP CONSTRAINT target_focus_area_in_same_plan;
"""


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_models")]
    operations = [migrations.RunSQL(ADD, REMOVE)]
