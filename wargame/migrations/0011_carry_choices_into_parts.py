"""A choice had its options beside it; a text had nothing."""

from django.db import migrations

FORTH = """
UPDATE wargame_keyquestion
SET parts = jsonb_build_array(jsonb_build_object('kind', 'choice', 'options', options))
WHERE kind = 'choice' AND jsonb_array_length(options) > 0
"""
BACK = """
UPDATE wargame_keyquestion question
SET kind = 'choice', options = part -> 'options'
FROM wargame_keyquestion same, jsonb_array_elements(same.parts) part
WHERE same.id = question.id AND part ->> 'kind' = 'choice'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0010_let_a_question_have_parts"),
    ]

    operations = [migrations.RunSQL(FORTH, BACK)]
