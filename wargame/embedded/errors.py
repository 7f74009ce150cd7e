"""What can go wrong with the database that comes with it, in plain sentences."""


class EmbeddedError(Exception):
    """Its text is one sentence for the person at the terminal."""
