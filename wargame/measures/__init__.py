"""What the numbers mean: small-n statistics, pure functions, nothing from Django."""
