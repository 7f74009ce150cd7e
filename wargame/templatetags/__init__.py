"""Our few template tags."""
