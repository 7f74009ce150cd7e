"""The report: its texts, its claims, the fact check and the signed editions, which never change."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wargame.models.report_sections

from ._history import KeepHistory

TRIGGERS = (
    ("contributions_are_never_changed", "wargame_reporttext", "UPDATE", ""),
    ("contributions_are_never_changed", "wargame_claim", "UPDATE", ""),
    ("signed_editions_are_never_changed", "wargame_edition", "UPDATE OR DELETE", ""),
    (
        "comments_are_only_answered",
        "wargame_factcomment",
        "UPDATE OF exercise_id, section, team_id, seat_id, words, at",
        "",
    ),
    (
        "answered_comments_are_never_changed",
        "wargame_factcomment",
        "UPDATE",
        "WHEN (OLD.answered_at IS NOT NULL)",
    ),
    (
        "closed_fact_checks_are_never_changed",
        "wargame_factcheck",
        "UPDATE",
        "WHEN (OLD.closed_at IS NOT NULL)",
    ),
)
REFUSE = "".join(
    f"""
CREATE TRIGGER {name}
    BEFORE {change} ON {table}
    FOR EACH ROW {when} EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for name, table, change, when in TRIGGERS
)
ALLOW = "".join(f"DROP TRIGGER {name} ON {table};\n" for name, table, _change, _when in TRIGGERS)


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0006_what_stood_before_is_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.PositiveSmallIntegerField(
                        choices=wargame.models.report_sections.sections
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=300)),
                ("cause", models.CharField(blank=True, max_length=200)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=8
                    ),
                ),
                ("is_internal", models.BooleanField(default=True)),
                ("is_dropped", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="wargame.exercise",
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
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exercise", "number", "revision"), name="claim_revision_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), ("evidence__len__gt", 0)
                        ),
                        name="a_claim_has_words_and_evidence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("is_internal", models.BooleanField()),
                ("body", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("changes", models.CharField(blank=True, max_length=600)),
                ("signed_at", models.DateTimeField()),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "is_internal"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exercise", "number", "is_internal"), name="edition_signed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changes", ""), ("number", 1)),
                            models.Q(("number__gt", 1), models.Q(("changes", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_new_edition_says_what_changed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fact_checks",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("exercise",),
                        name="one_fact_check_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_closed_fact_check_names_who_closed_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.PositiveSmallIntegerField(
                        choices=wargame.models.report_sections.sections
                    ),
                ),
                ("words", models.CharField(max_length=600)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("is_corrected", models.BooleanField(null=True)),
                ("answer", models.CharField(blank=True, max_length=600)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fact_comments",
                        to="wargame.exercise",
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
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
            ],
            options={
                "ordering": ["section", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seat", "section", "words"), name="commented_once_by_a_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_comment_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_by", None),
                                ("is_corrected", None),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("is_corrected__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answered_comment_has_an_answer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.PositiveSmallIntegerField(
                        choices=wargame.models.report_sections.sections
                    ),
                ),
                ("is_internal", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField()),
                ("text", models.CharField(blank=True, max_length=4000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_texts",
                        to="wargame.exercise",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exercise", "section", "is_internal", "revision"),
                        name="report_text_revision_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
        KeepHistory(),
    ]
