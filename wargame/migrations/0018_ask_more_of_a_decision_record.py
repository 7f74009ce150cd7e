"""Every paragraph of the decision record, and which of them an exercise asks for."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wargame.models.exercises


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0017_ratings_are_never_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("agreed", "Agreed"),
                            ("declined", "Declined"),
                            ("not asked", "Not asked"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["state__order"],
            },
        ),
        migrations.CreateModel(
            name="OptionConsidered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=160)),
                ("why_not", models.CharField(max_length=160)),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="forecast",
            field=models.CharField(blank=True, max_length=240),
        ),
        migrations.AddField(
            model_name="decision",
            name="forecast_by",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="decision",
            name="forecast_chance",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="hedge",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="decision",
            name="message",
            field=models.CharField(blank=True, max_length=240),
        ),
        migrations.AddField(
            model_name="decision",
            name="positions",
            field=models.ManyToManyField(related_name="+", to="wargame.position"),
        ),
        migrations.AddField(
            model_name="decision",
            name="risk",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="exercise",
            name="opened_paragraphs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("title", "Title"),
                        ("answers", "Answers"),
                        ("action", "Action"),
                        ("intended_effect", "Intended effect"),
                        ("rationale", "Rationale"),
                        ("key_assumptions", "Key assumptions"),
                        ("confidence", "Confidence"),
                        ("dissent", "Dissent"),
                        ("options_considered", "Options considered"),
                        ("criterion_effects", "Expected effect"),
                        ("risks_and_hedge", "Risk and hedge"),
                        ("coordination", "Coordination"),
                        ("message", "Public message"),
                        ("forecast", "Forecast"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
            ),
        ),
        migrations.AddField(
            model_name="exercise",
            name="required_paragraphs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("title", "Title"),
                        ("answers", "Answers"),
                        ("action", "Action"),
                        ("intended_effect", "Intended effect"),
                        ("rationale", "Rationale"),
                        ("key_assumptions", "Key assumptions"),
                        ("confidence", "Confidence"),
                        ("dissent", "Dissent"),
                        ("options_considered", "Options considered"),
                        ("criterion_effects", "Expected effect"),
                        ("risks_and_hedge", "Risk and hedge"),
                        ("coordination", "Coordination"),
                        ("message", "Public message"),
                        ("forecast", "Forecast"),
                    ],
                    max_length=20,
                ),
                default=wargame.models.exercises.eight,
            ),
        ),
        migrations.AddField(
            model_name="formatpreset",
            name="record",
            field=models.JSONField(default=dict),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("forecast", ""), ("forecast_by", ""), ("forecast_chance", None)),
                    models.Q(
                        ("forecast_chance__in", range(0, 101, 5)),
                        ("forecast_chance__isnull", False),
                        models.Q(("forecast", ""), _negated=True),
                        models.Q(("forecast_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_forecast_is_whole",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="consultations",
                to="wargame.decision",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="state",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.team"
            ),
        ),
        migrations.AddField(
            model_name="optionconsidered",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="options",
                to="wargame.decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                fields=("decision", "state"), name="consulted_once_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="optionconsidered",
            constraint=models.UniqueConstraint(
                fields=("decision", "place"), name="one_option_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="optionconsidered",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True), models.Q(("why_not", ""), _negated=True)
                ),
                name="an_option_says_why_it_was_rejected",
            ),
        ),
    ]
