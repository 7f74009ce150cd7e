"""A scenario is drafted by one person before it is published for all."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0008_the_review_keeps_lessons_and_rates_objectives"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScenarioDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("files", models.JSONField(default=dict)),
                ("document_name", models.CharField(blank=True, max_length=200)),
                ("document", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="drafts",
                        to="wargame.scenarioversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", False), ("published", None), _connector="OR"
                        ),
                        name="scenario_draft_published_at_some_time",
                    )
                ],
            },
        ),
    ]
