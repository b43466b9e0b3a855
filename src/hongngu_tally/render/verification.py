"""A table that was written, against the same table made again: equal, or what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hongngu_tally.frozen import frozen
from hongngu_tally.render.formats import SCHEMA_VERSION, json_text
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import Words
from hongngu_tally.render.written_table import Value, Written
from hongngu_tally.text import safe_text

_SHOWN = 50


@frozen
class Difference:
    """One number, or the text beside numbers, that is not what counting again gives.

    ``kind`` is ``formula`` where only the formula is another, ``hidden`` where something is not to be seen; else nothing.
    """

    place: str
    written: Value
    recomputed: Value
    kind: str = ""


@frozen
class Verdict:
    """The outcome: how many numbers were compared, those that differ, and the inputs that are others.

    ``unread`` of the changed and new ones could not be read: what they hold may be lacking in the table. ``program`` is the other version
    that wrote the table, where its findings and its reconciliation were therefore not compared; ``past_left``, whether it stands
    beside an earlier year that was not named again.
    """

    compared: int
    differences: tuple[Difference, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    new: tuple[str, ...]
    unread: tuple[str, ...] = ()
    program: str = ""
    past_left: bool = False

    @property
    def equal(self) -> bool:
        """Whether every number and label holds. Inputs may have changed without moving a number."""
        return not self.differences


def verdict_of(written: Written, again: Written) -> Verdict:
    """Every number and label of either side, place by place, and the inputs by their checksums."""
    old, new = written.inputs, again.inputs
    program = str(written.record.get("program", ""))
    same_program = program == again.record.get("program", "")
    differences = [*_numbers_apart(written, again), *_labels_apart(written, again), *_unseen(written, again)]
    if old == new:
        differences += _rows_apart(written.rows, again.rows)
        if same_program:
            # Another version may say the same in other words.
            differences += _rows_apart(written.findings, again.findings)
            differences += _apart(written.ledger, again.ledger)
    if again.past and same_program:
        differences += _apart(written.past, again.past)
    return Verdict(
        len({**again.numbers, **written.numbers}),
        tuple(differences),
        tuple(sorted(file for file in old.keys() & new.keys() if old[file] != new[file])),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(file for file, checksum in new.items() if not checksum and old.get(file) != "")),
        "" if same_program else program,
        bool(written.past) and not again.past,
    )


def _numbers_apart(written: Written, again: Written) -> Iterator[Difference]:
    for place in {**again.numbers, **written.numbers}:
        was, now = written.numbers.get(place), again.numbers.get(place)
        # A number that is no count, where nothing was, is as good as none.
        if was != now or (place in written.numbers) != (place in again.numbers):
            labels = written.labels.get(place), again.labels.get(place)
            yield Difference(
                place, written.numbers.get(place, labels[0]), again.numbers.get(place, labels[1])
            )
    for place, formula in written.formulas.items():
        # A formula whose result is right today may give another as soon as somebody reckons again.
        ours = again.formulas.get(place)
        number = again.numbers.get(place, again.labels.get(place))
        if formula != ours and (ours is not None or number is not None):
            yield Difference(place, formula, number if ours is None else ours, "formula")


def _labels_apart(written: Written, again: Written) -> Iterator[Difference]:
    # What is said of nominations and files may become another with them, and move no number.
    told = {**again.labels, **(again.beside if written.inputs == again.inputs else {})}
    for place, label in (told if written.labels else {}).items():
        if written.labels.get(place) != label and place not in written.numbers:
            yield Difference(place, written.labels.get(place), label)


def _unseen(written: Written, again: Written) -> Iterator[Difference]:
    """What was hidden since it was written."""
    for place in sorted(written.hidden - again.hidden):
        yield Difference(place, "hidden", "shown", "hidden")


def _apart(written: Mapping[str, Value], again: Mapping[str, Value]) -> Iterator[Difference]:
    for place in {**again, **written}:
        if written.get(place) != again.get(place):
            yield Difference(place, written.get(place), again.get(place))


def _rows_apart(written: Mapping[str, str], again: Mapping[str, str]) -> Iterator[Difference]:
    """Rows that only one of two lists has, by their place; a row that is gone moves those below it, and they stay the same."""
    ours, theirs = (
        {(place.partition("!")[0], text) for place, text in one.items()} for one in (again, written)
    )
    for place in sorted(written.keys() | again.keys()):
        sheet = place.partition("!")[0]
        was, now = written.get(place), again.get(place)
        was, now = (
            None if text is None or (sheet, text) in known else text
            for text, known in ((was, ours), (now, theirs))
        )
        if was is not None or now is not None:
            yield Difference(place, was, now)


# --- showing it

_LINES = {"formula": "verify_formula", "hidden": "verify_hidden"}


def verify_json(file: str, verdict: Verdict, record: Mapping[str, str]) -> str:
    """``verify --format json``."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "command": "verify",
            "file": file,
            "equal": verdict.equal,
            "compared": verdict.compared,
            "differences": [
                {"place": one.place, "written": one.written, "recomputed": one.recomputed}
                | ({"kind": one.kind} if one.kind else {})
                for one in verdict.differences
            ],
            "inputs": {
                "changed": list(verdict.changed),
                "missing": list(verdict.missing),
                "new": list(verdict.new),
            },
            "unread": list(verdict.unread),
            "record": dict(record),
        }
    )


def verify(screen: Screen, file_name: str, verdict: Verdict) -> None:
    """The verdict first, then each number that differs, then the inputs that are others."""
    say = screen.say
    if verdict.equal:
        text = say.text("verify_equal", file=file_name, n=verdict.compared)
        screen.prose(text, 0, 2, "bold")
    else:
        text = say.text("verify_differs", file=file_name, n=len(verdict.differences), of=verdict.compared)
        screen.prose(text, 0, 2, "bold red")
    for one in verdict.differences[:_SHOWN]:
        was, now = (
            say.text("verify_nothing") if value is None else _shown(value, say)
            for value in (one.written, one.recomputed)
        )
        line = say.text(_LINES.get(one.kind, "verify_line"), written=was, recomputed=now)
        screen.prose(f"{safe_text(one.place)}: {line}", 2, 4)
    if len(verdict.differences) > _SHOWN:
        screen.prose(say.text("more_rows", n=len(verdict.differences) - _SHOWN), 2)
    for name, files in (
        ("verify_changed", verdict.changed),
        ("verify_missing", verdict.missing),
        ("verify_new", verdict.new),
        ("verify_unread", verdict.unread),
    ):
        if files:
            screen.prose(say.text(name, n=len(files), files=_some(files)), 0, 2)
    if verdict.past_left:
        screen.prose(say.text("verify_past"), 0, 2)
    if verdict.program:
        screen.prose(say.text("verify_program", program=safe_text(verdict.program)), 0, 2)


def _shown(value: float | str, say: Words) -> str:
    return f"“{safe_text(value)}”" if isinstance(value, str) else say.decimal(value)


def _some(files: Sequence[str]) -> str:
    shown = "; ".join(map(safe_text, files[:_SHOWN]))
    return f"{shown}; …" if len(files) > _SHOWN else shown
