"""Every address of the site, read from the site map itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """One named address: the view behind it and the names of its parts."""

    name: str
    view: object
    parts: frozenset[str]

    @property
    def scope(self) -> str:
        return getattr(self.view, "scope", "none")

    def of(self, **known: object) -> str:
        return reverse(self.name, kwargs={part: known[part] for part in self.parts})


def addresses() -> list[Address]:
    """Our own addresses, without those of Django's admin."""
    return list(_walk(get_resolver().url_patterns, frozenset()))


def _walk(patterns: list[object], parts: frozenset[str]) -> Iterator[Address]:
    for pattern in patterns:
        here = parts | frozenset(pattern.pattern.converters)
        if isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            yield from _walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            yield Address(pattern.name, pattern.callback, here)
