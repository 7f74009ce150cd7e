"""Matters put to the players: arguments, points, likelihoods, odds and draws."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wargame.models.methods


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0032_messages_are_never_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Argument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("action", models.CharField(max_length=300)),
                ("result", models.CharField(max_length=300)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=160), size=3
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("net", models.SmallIntegerField(null=True)),
                ("percent", models.PositiveSmallIntegerField(null=True)),
                ("shown_at", models.DateTimeField(auto_now_add=True)),
                ("seed", models.CharField(blank=True, max_length=64)),
                ("first", models.PositiveSmallIntegerField(null=True)),
                ("second", models.PositiveSmallIntegerField(null=True)),
                (
                    "rung",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Fails badly"),
                            (1, "Fails"),
                            (2, "Works at a cost"),
                            (3, "Works"),
                        ],
                        null=True,
                    ),
                ),
                ("drawn_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Likelihood",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(choices=[("pro", "For"), ("con", "Against")], max_length=3),
                ),
                ("text", models.CharField(max_length=160)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("strong_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="ruling",
            name="a_ruling_has_outcome_and_reason",
        ),
        migrations.RemoveConstraint(
            model_name="ruling",
            name="a_ruling_has_a_method",
        ),
        migrations.AddField(
            model_name="ruling",
            name="acting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wargame.team",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ruling",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wargame.seat",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="closes_in",
            field=models.DurationField(null=True),
        ),
        migrations.AddField(
            model_name="ruling",
            name="drop_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="ruling",
            name="dropped_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ruling",
            name="dropped_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wargame.seat",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="matter",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="ruling",
            name="opened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ruling",
            name="other_road",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="ruling",
            name="rating_round",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rulings",
                to="wargame.ratinground",
            ),
        ),
        migrations.AlterField(
            model_name="exercise",
            name="method",
            field=models.CharField(
                choices=wargame.models.methods.methods, default="free", max_length=14
            ),
        ),
        migrations.AlterField(
            model_name="methodchange",
            name="after",
            field=models.CharField(choices=wargame.models.methods.methods, max_length=14),
        ),
        migrations.AlterField(
            model_name="methodchange",
            name="before",
            field=models.CharField(choices=wargame.models.methods.methods, max_length=14),
        ),
        migrations.AlterField(
            model_name="ruling",
            name="method",
            field=models.CharField(
                choices=wargame.models.methods.methods, default="free", max_length=14
            ),
        ),
        migrations.AlterField(
            model_name="ruling",
            name="outcome",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AlterField(
            model_name="ruling",
            name="reason",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AddField(
            model_name="argument",
            name="exercise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="arguments",
                to="wargame.exercise",
            ),
        ),
        migrations.AddField(
            model_name="argument",
            name="move",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="arguments",
                to="wargame.move",
            ),
        ),
        migrations.AddField(
            model_name="argument",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.seat"
            ),
        ),
        migrations.AddField(
            model_name="argument",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="arguments",
                to="wargame.team",
            ),
        ),
        migrations.AddField(
            model_name="ruling",
            name="argument",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rulings",
                to="wargame.argument",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("reason", ""), ("released_at", None)),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_ruling_beyond_its_draft_has_outcome_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("opened_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="what_was_opened_is_closed_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("drop_reason", ""), ("dropped_at", None), ("dropped_by", None)),
                    models.Q(
                        ("dropped_at__isnull", False),
                        ("dropped_by__isnull", False),
                        ("released_at", None),
                        models.Q(("drop_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_dropped_draft_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("method", "none"), _negated=True),
                    models.Q(
                        ("opened_at", None),
                        models.Q(("matter", ""), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="a_ruling_has_a_method_and_a_matter_put_has_words",
            ),
        ),
        migrations.AddField(
            model_name="draw",
            name="drawn_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wargame.seat",
            ),
        ),
        migrations.AddField(
            model_name="draw",
            name="ruling",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="draw",
                to="wargame.ruling",
            ),
        ),
        migrations.AddField(
            model_name="draw",
            name="shown_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.seat"
            ),
        ),
        migrations.AddField(
            model_name="likelihood",
            name="ruling",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="likelihoods",
                to="wargame.ruling",
            ),
        ),
        migrations.AddField(
            model_name="likelihood",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wargame.team"
            ),
        ),
        migrations.AddField(
            model_name="likelihood",
            name="voice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="likelihoods",
                to="wargame.voice",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="ruling",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="points",
                to="wargame.ruling",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wargame.seat"
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="strong_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wargame.seat",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="team",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wargame.team",
            ),
        ),
        migrations.AddConstraint(
            model_name="argument",
            constraint=models.UniqueConstraint(
                fields=("team", "move"), name="one_argument_a_team_and_move"
            ),
        ),
        migrations.AddConstraint(
            model_name="argument",
            constraint=models.CheckConstraint(
                condition=models.Q(("reasons__len__range", (1, 3))),
                name="an_argument_has_one_to_three_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("net__isnull", False), ("net__range", (-3, 3)), ("percent", None)),
                    models.Q(
                        ("net", None), ("percent__isnull", False), ("percent__range", (0, 100))
                    ),
                    _connector="OR",
                ),
                name="odds_come_from_points_or_from_players",
            ),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("drawn_at", None),
                        ("drawn_by", None),
                        ("first", None),
                        ("rung", None),
                        ("seed", ""),
                    ),
                    models.Q(
                        ("drawn_at__isnull", False),
                        ("drawn_by__isnull", False),
                        ("rung__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="what_was_drawn_says_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first", None), ("second", None), ("seed", "")),
                    models.Q(models.Q(("seed", ""), _negated=True), ("first__isnull", False)),
                    _connector="OR",
                ),
                name="what_was_drawn_has_a_seed",
            ),
        ),
        migrations.AddConstraint(
            model_name="likelihood",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__range", (0, 100))), name="likelihood_in_percent"
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                fields=("ruling", "team", "side", "text"),
                name="a_point_is_made_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("strong_at", None), ("strong_by", None)),
                    models.Q(("strong_at__isnull", False), ("strong_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_strong_point_names_who_says_so",
            ),
        ),
    ]
