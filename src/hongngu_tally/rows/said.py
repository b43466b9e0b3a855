"""What one row says, and what nominations have in common that say the same."""

from __future__ import annotations

from typing import NamedTuple

EXTRACTED = (
    "sheet", "row", "column", "name_column", "name", "name_key", "recipient", "award", "award_text",
    "track", "level_stated", "level_context", "unit_text", "unit_section", "workplace", "group", "sex", "movement",
    "stage", "birth", "position", "grade", "initiative", "discipline", "recruited", "members", "holders", "holder_share", "block", "families", "history", "achievement",
    "address", "note", "proceedings", "basis", "registered", "decision", "decision_date", "hidden", "held_back",
)  # fmt: skip
"""The columns of nominations as they travel from the worker to the parent."""


class Alike(NamedTuple):
    """What nominations have in common whose rows say the same but for the name and a few texts that nothing depends on."""

    column: int
    other_name: str
    other_column: int
    """The name that is meant in a row of two, with its column; 0 in a row of one."""
    recipient: str
    award: str
    award_text: str
    track: str
    level_stated: str
    level_context: str
    unit_section: str
    group: str
    """Empty where the name tells it."""
    sex: str
    movement: str
    held_back: str


class Said(NamedTuple):
    """What one row says, as far as anything is decided by it. Rows are many, distinct ones are few."""

    section: int
    name_column: int
    kind: str
    """The recipient kind that the name tells."""
    addressed: bool
    named: bool
    person_like: bool
    """The name tells no person and is written like one's."""
    posted: bool
    """A post in an office stands beside the name or behind it: whoever holds it is a person."""
    among_bodies: bool
    """The section's other names are those of bodies, this one is a person's."""
    form: str
    """The form of address before the name."""
    born: bool
    awards: tuple[str, ...]
    marks: tuple[int, ...]
    track: str
    level: str
    movement: str
    recipient: str
    group: str
    sex: str
    position: str
    """One that tells the same group: rows that differ in nothing else say the same."""
    achieved: tuple[str, str]
    """The track that the achievement's text begins with, and the drive that it names."""
    pair: tuple[tuple[str, int], ...]
    """Both names with their columns where the row has two."""
