"""What can be wrong with an archive, told in one sentence each."""

from collections.abc import Iterable

MOST_FAULTS = 20


class Broken(Exception):
    """An archive that is not taken in, with what was found in it; nothing of it was kept."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(dict.fromkeys(faults))
        super().__init__("\n".join(self.faults))
