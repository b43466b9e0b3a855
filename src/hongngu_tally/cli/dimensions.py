"""The dimensions of the count as people call them: ``--by "đơn vị,giới tính"``, ``--where "giới tính=nữ"``."""

from __future__ import annotations

from hongngu_tally.cli.say import LANGUAGES
from hongngu_tally.text import key


def dimension_named(text: str) -> str:
    """The dimension of this name, or of what it is called in either language; "" for none."""
    from hongngu_tally.counts import DIMENSIONS

    if text in DIMENSIONS:
        return text
    from hongngu_tally.render.words import words

    called = {key(words(lang).label("dimension", name)): name for lang in LANGUAGES for name in DIMENSIONS}
    return called.get(key(text), "")


def known_dimensions(lang: str) -> str:
    """Every dimension with what it is called, for a complaint."""
    from hongngu_tally.counts import DIMENSIONS
    from hongngu_tally.render.words import words

    called = words(lang).values("dimension")
    return ", ".join(f"{name} ({called[name].lower()})" for name in DIMENSIONS)
