"""The figures as a page of text."""

from .measure import percentile

HEAD = ("p50", "p99", "worst")


def figures_of_acts(rows):
    """Ours beside the floor's, act by act."""
    yield (
        f"{'':24}{'times':>6}{'pages':>6}{'bytes':>7}"
        + "".join(f"{head:>8}" for head in HEAD)
        + "".join(f"{head:>8}" for head in ("floor", "p99", "worst", "ratio", "press"))
    )
    for row in rows:
        ours, floor = row.ours.all, row.floor.all
        yield (
            f"{row.name:24}{len(ours) // max(row.pages, 1):6}{row.pages:6}{row.bytes_a_page:7}"
            + shares(ours)
            + shares(floor)
            + f"{row.ratio:8.2f}{percentile(row.ours.pressed, 0.99):8.1f}"
        )


def figures_of_pages(rows):
    """By kind of page."""
    for row in rows:
        for kind, times in sorted(row.ours.by_kind.items()):
            yield f"{row.name + ', ' + kind:43}{shares(times)}"


def figures_of_parts(rows):
    """By part of each kind of page."""
    for row in rows:
        for (kind, part), times in sorted(row.ours.parts.items()):
            yield f"{row.name + ', ' + kind + ' ' + part:43}{shares(times)}"


def shares(times):
    """The median, the slowest hundredth, the slowest."""
    return "".join(f"{percentile(times, share):8.1f}" for share in (0.5, 0.99, 1))
