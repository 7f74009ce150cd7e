"""wargame: seminar wargames in which teams play allied states."""
