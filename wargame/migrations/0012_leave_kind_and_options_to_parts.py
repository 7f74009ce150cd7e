"""What kind a question is, and what it offers, stands in its parts."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0011_carry_choices_into_parts"),
    ]

    operations = [
        migrations.RemoveField(model_name="keyquestion", name="kind"),
        migrations.RemoveField(model_name="keyquestion", name="options"),
    ]
