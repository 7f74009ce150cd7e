"""What is said of a document that cannot be taken in."""


class Unreadable(Exception):
    """A document that cannot be taken in, with one sentence that says why."""
