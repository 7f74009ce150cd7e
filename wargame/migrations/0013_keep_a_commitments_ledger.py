"""The commitments ledger: its frame, its lines, and the switch of an exercise."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0012_leave_kind_and_options_to_parts"),
    ]

    operations = [
        migrations.AddField(
            model_name="exercise",
            name="ledger_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="scenarioversion",
            name="ledger",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="exercise",
            name="scene",
            field=models.CharField(
                choices=[
                    ("lobby", "Join code"),
                    ("clock", "Clock"),
                    ("positions", "Positions"),
                    ("decisions", "Decisions"),
                    ("ledger", "Ledger"),
                    ("blank", "Blank"),
                ],
                default="lobby",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="journalentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("exercise.made", "{seat} made the exercise."),
                    ("lobby.opened", "{seat} opened the exercise for joining."),
                    ("exercise.started", "{seat} started play."),
                    ("exercise.ended", "{seat} ended play. Records are locked."),
                    ("step.begun", "{seat} began {step}."),
                    ("clock.paused", "{seat} paused the clock."),
                    ("clock.resumed", "{seat} let the clock run."),
                    ("clock.changed", "{seat} changed the time left by {minutes} min."),
                    ("challenge.set", "{seat} chose another challenge for the move."),
                    ("board.set", "{seat} put {scene} on the board."),
                    ("reveal.made", "{seat} revealed {what}."),
                    ("chair.added", "{seat} put one more chair at {team}."),
                    ("seat.taken", "{seat} took a seat in {team}."),
                    ("seat.moved", "{seat} was moved to {team}."),
                    ("seat.removed", "{seat} was removed from {team}."),
                    ("seat.present", "{seat} is here."),
                    ("seat.away", "{seat} lost the connection."),
                    ("lead.handed", "{seat} became head of delegation of {team}."),
                    ("inject.released", "{seat} released inject {inject}."),
                    ("inject.opened", "{team} opened inject {inject}."),
                    ("estimate.placed", "{seat} placed an estimate."),
                    ("position.set", "{seat} set the position of {team}."),
                    ("pen.taken", "{seat} took the pen in {team}."),
                    ("pen.handed", "{seat} got the pen in {team}."),
                    ("draft.saved", "{seat} wrote in a draft of {team}."),
                    ("draft.offered", "{seat} asked the head of {team} to release."),
                    ("answer.released", "{seat} released the answer of {team}."),
                    ("decision.released", "{seat} released a decision of {team}."),
                    ("ruling.written", "{seat} wrote a ruling and holds it."),
                    ("ruling.released", "{seat} released a ruling."),
                    ("ledger.on", "{seat} switched the ledger on."),
                    ("ledger.off", "{seat} switched the ledger off."),
                    ("requirement.set", "{seat} set what a theater requires."),
                    ("budget.set", "{seat} set the budget of {team}."),
                    ("commitment.written", "{seat} wrote a ledger line of {team}."),
                    ("commitment.opened", "{seat} made a ledger line of {team} public."),
                    ("hotwash.given", "{seat} gave a hot wash."),
                    ("exit.given", "{seat} gave an exit ticket."),
                ],
                max_length=24,
            ),
        ),
        migrations.CreateModel(
            name="Theater",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("text", models.TextField(blank=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="wargame.scenarioversion",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.PositiveSmallIntegerField()),
                ("is_shown", models.BooleanField(default=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "inject",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.inject",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="wargame.move",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="superseded_by",
                        to="wargame.requirement",
                    ),
                ),
                (
                    "theater",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.theater",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=40)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="wargame.team",
                    ),
                ),
            ],
            options={
                "ordering": ["team__order", "number"],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("ready", "Ready"), ("build", "Build"), ("token", "Token")],
                        max_length=10,
                    ),
                ),
                ("points", models.PositiveSmallIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pledged", "Pledged"),
                            ("confirmed", "Confirmed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="pledged",
                        max_length=10,
                    ),
                ),
                ("caveat", models.CharField(blank=True, max_length=160)),
                ("is_public", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_in", models.DurationField()),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="wargame.draft",
                    ),
                ),
                (
                    "during",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.move",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="wargame.move",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="superseded_by",
                        to="wargame.commitment",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="wargame.team",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "theater",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.theater",
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="wargame.token",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budgets",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budgets",
                        to="wargame.move",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="superseded_by",
                        to="wargame.budget",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budgets",
                        to="wargame.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes", None)),
                        fields=("team", "move"),
                        name="one_first_budget_a_move",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("points__range", (0, 999))), name="budget_from_0_to_999"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="theater",
            constraint=models.UniqueConstraint(
                fields=("version", "key"), name="theater_key_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("supersedes", None)),
                fields=("move", "theater"),
                name="one_first_requirement_a_move",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__range", (0, 999))), name="requirement_from_0_to_999"
            ),
        ),
        migrations.AddConstraint(
            model_name="token",
            constraint=models.UniqueConstraint(
                fields=("team", "number"), name="token_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("supersedes", None)),
                fields=("team", "number"),
                name="commitment_numbered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["ready", "build"]),
                        ("points__range", (1, 999)),
                        ("token", None),
                    ),
                    models.Q(("kind", "token"), ("points", 0), ("token__isnull", False)),
                    _connector="OR",
                ),
                name="commitment_is_points_or_a_token",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["pledged", "confirmed"]),
                    models.Q(("status", "withdrawn"), ("supersedes__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_commitment_that_stood_is_withdrawn",
            ),
        ),
    ]
