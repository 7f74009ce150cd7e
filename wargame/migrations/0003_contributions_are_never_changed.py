"""PostgreSQL refuses to change what people contributed: a change is a new row."""

from django.db import migrations

# What people wrote, chose, said or set: every row of these stands as it is.
NEVER_CHANGED = (
    "wargame_actionstatus",
    "wargame_answer",
    "wargame_answerpart",
    "wargame_appraisal",
    "wargame_argument",
    "wargame_assent",
    "wargame_assumption",
    "wargame_assumptionstatus",
    "wargame_band",
    "wargame_budget",
    "wargame_claim",
    "wargame_commitment",
    "wargame_computed",
    "wargame_consultation",
    "wargame_criterioneffect",
    "wargame_decision",
    "wargame_defender",
    "wargame_drafttext",
    "wargame_estimate",
    "wargame_idea",
    "wargame_ideamerge",
    "wargame_ideaopening",
    "wargame_informationstate",
    "wargame_lesson",
    "wargame_likelihood",
    "wargame_message",
    "wargame_methodchange",
    "wargame_note",
    "wargame_objectiverating",
    "wargame_observation",
    "wargame_optionconsidered",
    "wargame_position",
    "wargame_privatechoice",
    "wargame_publication",
    "wargame_ranking",
    "wargame_rating",
    "wargame_reporttext",
    "wargame_requirement",
    "wargame_silentidea",
    "wargame_withdrawal",
)

# What states agreed to, and what members held against it, is not taken away either.
NEVER_CHANGED_NOR_DELETED = (
    "wargame_agreement",
    "wargame_agreementdraft",
    "wargame_agreementreader",
    "wargame_agreementstatus",
    "wargame_agreementversion",
    "wargame_clause",
    "wargame_clauseanswer",
    "wargame_clauseversion",
    "wargame_dissent",
    "wargame_party",
    "wargame_signature",
    "wargame_stepnote",
)

# Rows that are finished later: what refuses, on which table, and which change it refuses.
FINISHED_LATER = (
    (
        "actions_stand_as_agreed",
        "wargame_improvementaction",
        "UPDATE OF exercise_id, number, lesson, text, category, priority, starts_on, due_on",
        "",
    ),
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
    (
        "stars_are_only_taken_off",
        "wargame_star",
        "UPDATE OF exercise_id, exhibit, seat_id, at",
        "",
    ),
    (
        "stars_taken_off_are_never_changed",
        "wargame_star",
        "UPDATE",
        "WHEN (OLD.taken_off_at IS NOT NULL)",
    ),
    (
        "objections_are_only_answered",
        "wargame_objection",
        "UPDATE OF exercise_id, team_id, seat_id, move_id, words, at, parked_in",
        "",
    ),
    (
        "answered_objections_are_never_changed",
        "wargame_objection",
        "UPDATE",
        "WHEN (OLD.answered_at IS NOT NULL)",
    ),
    (
        "challenges_are_only_answered",
        "wargame_rulingchallenge",
        "UPDATE OF exercise_id, ruling_id, team_id, text, seat_id, at",
        "",
    ),
    (
        "answered_challenges_are_never_changed",
        "wargame_rulingchallenge",
        "UPDATE",
        "WHEN (OLD.answered_at IS NOT NULL)",
    ),
    (
        "closed_communiques_are_never_changed",
        "wargame_communique",
        "UPDATE",
        "WHEN (OLD.closed_at IS NOT NULL)",
    ),
    (
        "odds_are_never_changed",
        "wargame_draw",
        "UPDATE OF ruling_id, net, percent, shown_at, shown_by_id",
        "",
    ),
    (
        "what_was_drawn_is_never_changed",
        "wargame_draw",
        "UPDATE",
        "WHEN (OLD.drawn_at IS NOT NULL)",
    ),
    (
        "points_are_only_weighed",
        "wargame_point",
        "UPDATE OF ruling_id, team_id, side, text, seat_id, at",
        "",
    ),
    (
        "rules_are_only_retired",
        "wargame_rule",
        "UPDATE OF exercise_id, name, unit, made_by_id, made_at",
        "",
    ),
    (
        "released_rulings_are_never_changed",
        "wargame_ruling",
        "UPDATE",
        "WHEN (OLD.released_at IS NOT NULL)",
    ),
    (
        "dropped_rulings_are_never_changed",
        "wargame_ruling",
        "UPDATE",
        "WHEN (OLD.dropped_at IS NOT NULL)",
    ),
)

TRIGGERS = (
    *(("contributions_are_never_changed", table, "UPDATE", "") for table in NEVER_CHANGED),
    *(
        ("contributions_are_never_changed", table, "UPDATE OR DELETE", "")
        for table in NEVER_CHANGED_NOR_DELETED
    ),
    *FINISHED_LATER,
)

REFUSE = """
CREATE FUNCTION refuse_to_change_a_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A row of % is never changed; write a new one.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END;
$$;
""" + "".join(
    f"""
CREATE TRIGGER {name}
    BEFORE {change} ON {table}
    FOR EACH ROW {when} EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for name, table, change, when in TRIGGERS
)

ALLOW = (
    "".join(f"DROP TRIGGER {name} ON {table};\n" for name, table, _change, _when in TRIGGERS)
    + "DROP FUNCTION refuse_to_change_a_contribution();"
)


class Migration(migrations.Migration):
    dependencies = [("wargame", "0002_the_journal_is_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
