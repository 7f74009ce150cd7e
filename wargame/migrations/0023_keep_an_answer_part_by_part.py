"""Beside its words an answer has parts, and like the answer they are never changed."""

import django.db.models.deletion
from django.db import migrations, models

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_answerpart
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER contributions_are_never_changed ON wargame_answerpart;"


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0022_what_a_ruling_was_made_of_is_never_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("choice", "Choice"),
                            ("rule", "Rule"),
                            ("allocation", "Allocation"),
                            ("rating", "Rating"),
                            ("ideas", "Ideas"),
                        ],
                        max_length=12,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("aspect", models.PositiveSmallIntegerField(default=0)),
                ("figure", models.PositiveSmallIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="wargame.answer",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "number", "aspect"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "kind", "number", "aspect"), name="answer_part_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "choice")),
                        fields=("answer",),
                        name="one_choice_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aspect", 0), ("figure", None)),
                            models.Q(
                                ("aspect__gte", 1),
                                ("figure__isnull", False),
                                ("figure__range", (1, 5)),
                                ("kind", "rating"),
                                ("number__gte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="a_figure_is_on_an_aspect",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    models.Q(("kind", "choice"), ("number__gte", 1)),
                                    ("figure__isnull", False),
                                    _connector="OR",
                                ),
                                ("words", ""),
                            ),
                            models.Q(
                                models.Q(
                                    models.Q(("kind", "choice"), ("number__gte", 1)),
                                    ("figure__isnull", False),
                                    _connector="OR",
                                    _negated=True,
                                ),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="words_where_nothing_else_says_it",
                    ),
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
