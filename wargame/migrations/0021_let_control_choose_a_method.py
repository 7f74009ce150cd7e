"""How rulings are made, what they rest on, and what teams say against them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0020_reveal_team_by_team"),
    ]

    operations = [
        migrations.CreateModel(
            name="Band",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("least", models.DecimalField(decimal_places=2, max_digits=9)),
                ("outcome", models.CharField(max_length=600)),
            ],
            options={
                "ordering": ["least"],
            },
        ),
        migrations.CreateModel(
            name="Computed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.DecimalField(decimal_places=2, max_digits=9)),
                ("inputs", models.CharField(max_length=300)),
                ("outcome", models.CharField(max_length=600)),
                ("override_reason", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="MethodChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("free", "Free"),
                            ("semi-rigid", "Semi-rigid"),
                            ("none", "None: a tabletop"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("free", "Free"),
                            ("semi-rigid", "Semi-rigid"),
                            ("none", "None: a tabletop"),
                        ],
                        max_length=14,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Phrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("outcome", "What follows"), ("reason", "Why")], max_length=8
                    ),
                ),
                ("text", models.CharField(max_length=600)),
                ("kept_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["part", "text"],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RulingChallenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("is_upheld", models.BooleanField(null=True)),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="exercise",
            name="method",
            field=models.CharField(
                choices=[
                    ("free", "Free"),
                    ("semi-rigid", "Semi-rigid"),
                    ("none", "None: a tabletop"),
                ],
                default="free",
                max_length=14,
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="cited_decisions",
            field=models.ManyToManyField(related_name="+", to="wargame.decision"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="cited_injects",
            field=models.ManyToManyField(related_name="+", to="wargame.inject"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="method",
            field=models.CharField(
                choices=[
                    ("free", "Free"),
                    ("semi-rigid", "Semi-rigid"),
                    ("none", "None: a tabletop"),
                ],
                default="free",
                max_length=14,
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="method_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("method", "none"), _negated=True), name="a_ruling_has_a_method"
            ),
        ),
        migrations.AddField(
            model_name="computed",
            name="ruling",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="computed",
                to="wargame.ruling",
            ),
        ),
        migrations.AddField(
            model_name="methodchange",
            name="exercise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="method_changes",
                to="wargame.exercise",
            ),
        ),
        migrations.AddField(
            model_name="methodchange",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.seat"
            ),
        ),
        migrations.AddField(
            model_name="phrase",
            name="facilitator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phrases",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="exercise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rules",
                to="wargame.exercise",
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.seat"
            ),
        ),
        migrations.AddField(
            model_name="computed",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.rule"
            ),
        ),
        migrations.AddField(
            model_name="band",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="bands", to="wargame.rule"
            ),
        ),
        migrations.AddField(
            model_name="rulingchallenge",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wargame.seat",
            ),
        ),
        migrations.AddField(
            model_name="rulingchallenge",
            name="correction",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="upholds",
                to="wargame.ruling",
            ),
        ),
        migrations.AddField(
            model_name="rulingchallenge",
            name="exercise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ruling_challenges",
                to="wargame.exercise",
            ),
        ),
        migrations.AddField(
            model_name="rulingchallenge",
            name="ruling",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="challenges",
                to="wargame.ruling",
            ),
        ),
        migrations.AddField(
            model_name="rulingchallenge",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.seat"
            ),
        ),
        migrations.AddField(
            model_name="rulingchallenge",
            name="team",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ruling_challenge",
                to="wargame.team",
            ),
        ),
        migrations.AddConstraint(
            model_name="methodchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("before", models.F("after")), _negated=True),
                ),
                name="another_method_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.UniqueConstraint(
                fields=("facilitator", "part", "text"), name="a_phrase_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="band",
            constraint=models.UniqueConstraint(fields=("rule", "least"), name="a_band_begins_once"),
        ),
        migrations.AddConstraint(
            model_name="rulingchallenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("answered_at", None),
                        ("answered_by", None),
                        ("correction", None),
                        ("is_upheld", None),
                    ),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("correction", None),
                        ("is_upheld", False),
                        ("answered_by__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("correction__isnull", False),
                        ("is_upheld", True),
                    ),
                    _connector="OR",
                ),
                name="upheld_has_a_correction_and_denied_a_reason",
            ),
        ),
    ]
