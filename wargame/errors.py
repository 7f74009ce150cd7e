"""The one domain error: an act that the rules of play do not allow now."""


class Refused(Exception):
    """An act refused, with one sentence fit for the screen of the person who tried it.

    `sentence` says what happened and what to do next; the web layer shows it as it is.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Overtaken(Refused):
    """A publication after somebody else's: what they published stands, and must be seen first."""

    def __init__(self, sentence: str, *, number: int) -> None:
        super().__init__(sentence)
        self.number = number


class Stale(Refused):
    """A save made from an older revision of a text: both texts must be shown, neither lost.

    `is_held`: somebody else writes that text by now, so that nothing can be saved into it."""

    def __init__(
        self, sentence: str, *, theirs: str, revision: int, by: str, is_held: bool = False
    ) -> None:
        super().__init__(sentence)
        self.is_held = is_held
        self.theirs = theirs
        self.revision = revision
        self.by = by
