from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("targets", "0016_newest_events")]

    operations = [
        migrations.AddIndex(
            model_name="measurement",
            index=models.Index(fields=["plan", "indicator"], name="measurement_plan_indicator"),
        ),
    ]
