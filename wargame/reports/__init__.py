"""How results go out: the review, the exports."""
