"""Agreements between teams and the joint communique."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0028_withdrawals_are_never_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "renegotiates",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renegotiated_by",
                        to="wargame.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="AgreementDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("revision", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=120)),
                ("terms", models.CharField(blank=True, max_length=2000)),
                ("theater", models.CharField(blank=True, max_length=40)),
                (
                    "parties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), default=list
                    ),
                ),
                ("kept_at", models.DateTimeField(auto_now_add=True)),
                (
                    "due",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.move",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement_drafts",
                        to="wargame.team",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgreementReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="wargame.agreement",
                    ),
                ),
                (
                    "shown_by",
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
                "ordering": ["team__order"],
            },
        ),
        migrations.CreateModel(
            name="AgreementStatus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("kept", "kept"),
                            ("broken", "broken"),
                            ("renegotiated", "renegotiated"),
                            ("lapsed", "lapsed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                ("noted_in", models.DurationField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statuses",
                        to="wargame.agreement",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.decision",
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
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "ruling",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.ruling",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("terms", models.CharField(max_length=2000)),
                ("theater", models.CharField(blank=True, max_length=40)),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("proposed_in", models.DurationField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="wargame.agreement",
                    ),
                ),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed_as",
                        to="wargame.agreementdraft",
                    ),
                ),
                (
                    "due",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.move",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.move",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="agreementdraft",
            name="changes",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wargame.agreementversion",
            ),
        ),
        migrations.CreateModel(
            name="ClauseVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.CharField(blank=True, max_length=600)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="wargame.clause",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ClauseAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "assent",
                    models.CharField(
                        choices=[
                            ("agrees", "agrees"),
                            ("reserves", "reserves"),
                            ("objects", "objects"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("given_at", models.DateTimeField(auto_now_add=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="wargame.clauseversion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Communique",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
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
                    "drafter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="communiques",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="communiques",
                        to="wargame.move",
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
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="clause",
            name="communique",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="clauses",
                to="wargame.communique",
            ),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="wargame.agreementversion",
                    ),
                ),
            ],
            options={
                "ordering": ["team__order"],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("signed", "signed"),
                            ("reserved", "signed with a reservation"),
                            ("declined", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("signed_at", models.DateTimeField(auto_now_add=True)),
                ("signed_in", models.DurationField()),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="wargame.party",
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
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                fields=("exercise", "number"), name="agreement_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementreader",
            constraint=models.UniqueConstraint(
                fields=("agreement", "team"), name="shown_once_to_a_team", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("note", ""), _negated=True), name="a_fate_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fate", "renegotiated"), ("successor__isnull", False)),
                    models.Q(
                        models.Q(("fate", "renegotiated"), _negated=True), ("successor", None)
                    ),
                    _connector="OR",
                ),
                name="renegotiated_names_the_new_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementversion",
            constraint=models.UniqueConstraint(
                fields=("agreement", "number"), name="terms_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True), models.Q(("terms", ""), _negated=True)
                ),
                name="terms_have_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementdraft",
            constraint=models.UniqueConstraint(
                fields=("team", "number", "revision"), name="agreement_draft_revision_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="clauseversion",
            constraint=models.UniqueConstraint(
                fields=("clause", "number"), name="clause_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="clauseanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assent", "agrees"), ("words", "")),
                    models.Q(("assent", "reserves"), models.Q(("words", ""), _negated=True)),
                    ("assent", "objects"),
                    _connector="OR",
                ),
                name="a_reserve_on_a_clause_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="communique",
            constraint=models.UniqueConstraint(
                fields=("exercise", "number"), name="communique_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="communique",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_closed_communique_names_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="communique",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="a_communique_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.UniqueConstraint(
                fields=("communique", "number"), name="clause_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("version", "team"), name="party_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer__in", ("signed", "reserved"))),
                fields=("party",),
                name="a_party_signs_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "signed"), ("words", "")),
                    models.Q(("answer", "reserved"), models.Q(("words", ""), _negated=True)),
                    ("answer", "declined"),
                    _connector="OR",
                ),
                name="a_reservation_has_words",
            ),
        ),
    ]
