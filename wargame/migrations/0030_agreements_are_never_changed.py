"""PostgreSQL refuses to change what was proposed, signed, shown or answered, or to take it away."""

from django.db import migrations

TABLES = (
    "wargame_agreement",
    "wargame_agreementdraft",
    "wargame_agreementreader",
    "wargame_agreementstatus",
    "wargame_agreementversion",
    "wargame_clause",
    "wargame_clauseanswer",
    "wargame_clauseversion",
    "wargame_party",
    "wargame_signature",
)

REFUSE = (
    "".join(
        f"""
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
        for table in TABLES
    )
    + """
CREATE TRIGGER closed_communiques_are_never_changed
    BEFORE UPDATE ON wargame_communique
    FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
)

ALLOW = (
    "".join(f"DROP TRIGGER contributions_are_never_changed ON {table};\n" for table in TABLES)
    + "DROP TRIGGER closed_communiques_are_never_changed ON wargame_communique;"
)


class Migration(migrations.Migration):
    dependencies = [("wargame", "0029_let_teams_agree")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
