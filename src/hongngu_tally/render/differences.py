"""What changed between two submissions, as screen and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.changes import BY, Changed, Changes, Nominee
from hongngu_tally.render.closing import of_state
from hongngu_tally.render.formats import csv_text, json_text, md_cell, md_table, severities
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import collation_key, safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_COLUMNS = ("change", "recipient", "name", "unit", "what", "old", "new", "old_place", "new_place")
Line = tuple[str, str, str]
"""Place, name, what is said of it."""


def diff_json(old: Tally, new: Tally, found: Changes, paths: Sequence[str]) -> str:
    """``diff --format json``: both sides, every recipient that differs, and the counts that do."""
    from hongngu_tally.render.envelope import foot, head

    counts = [
        {
            **dict(zip(BY, values, strict=True)),
            "old": int(before),
            "new": int(after),
            "difference": int(after - before),
        }
        for *values, before, after in found.counts.itertuples(index=False, name=None)
    ]
    data = {
        **head("diff", new),
        "old": _side(old, paths[0]),
        "new": _side(new, paths[1]),
        "added": [_nominee(one) for one in found.added],
        "removed": [_nominee(one) for one in found.removed],
        "changed": [_change(one) for one in found.changed],
        "same": found.same,
        "counts": counts,
        **foot(new),
    }
    return json_text(data)


def _side(tally: Tally, path: str) -> dict[str, Any]:
    return {
        "path": path,
        "files": [one.file for one in tally.intake.submissions],
        "unreadable": [one.file for one in of_state(tally, "unreadable")],
        "total": len(tally.counted),
        "held_back": tally.balance.held_back,
        "findings": severities(tally.findings),
        "units": _units(tally),
    }


def _units(tally: Tally) -> list[str]:
    return sorted(filter(None, map(str, tally.intake.nominations["unit"].unique())), key=collation_key)


def _nominee(one: Nominee) -> dict[str, Any]:
    return {
        "recipient": one.recipient,
        "name": one.value("name"),
        "birth": one.value("birth"),
        "unit": one.value("unit"),
        "awards": [_award(each) for each in sorted(one.awards)],
        **_place(one),
    }


def _award(award: Sequence[str]) -> dict[str, str]:
    return dict(zip(("award", "level", "track", "movement", "stage"), award, strict=True))


def _place(one: Nominee) -> dict[str, Any]:
    return {"file": one.place.file, "sheet": one.place.sheet, "row": one.place.row, "cell": one.place.cell}


def _change(one: Changed) -> dict[str, Any]:
    return {
        "recipient": one.new.recipient,
        "name": one.new.value("name"),
        "unit": one.new.value("unit"),
        "fields": [{"field": name, "old": before, "new": after} for name, before, after in one.fields],
        "awards_removed": [_award(each) for each in one.awards_gone],
        "awards_added": [_award(each) for each in one.awards_new],
        "old_place": _place(one.old),
        "new_place": _place(one.new),
    }


def diff_csv(found: Changes) -> str:
    """One line per recipient added or removed, and one per field or award that changed."""

    def lines() -> Iterator[list[object]]:
        for change, nominees in (("added", found.added), ("removed", found.removed)):
            for one in nominees:
                place = str(one.place)
                where = ["", place] if change == "added" else [place, ""]
                awards = ", ".join(award for award, *_ in sorted(one.awards))
                texts = ["", awards] if change == "added" else [awards, ""]
                yield [change, one.recipient, one.value("name"), one.value("unit"), "awards", *texts, *where]
        for each in found.changed:
            head = ["changed", each.new.recipient, each.new.value("name"), each.new.value("unit")]
            where = [str(each.old.place), str(each.new.place)]
            for name, before, after in each.fields:
                yield [*head, name, before, after, *where]
            if each.awards_gone or each.awards_new:
                gone, come = (
                    ", ".join("/".join(filter(None, award)) for award in awards)
                    for awards in (each.awards_gone, each.awards_new)
                )
                yield [*head, "awards", gone, come, *where]

    return csv_text(_COLUMNS, lines())


def diff_md(old: Tally, new: Tally, found: Changes, paths: Sequence[str], lang: str = "vi") -> str:
    """What changed as a Markdown document."""
    say = words(lang)
    parts = [f"# {md_cell(say.text('diff_title', old=paths[0], new=paths[1]))}\n"]
    parts += [f"- {md_cell(line)}\n" for line in _summary(old, new, found, say)]
    for heading, lines in _parts(new, found, say):
        parts.append(f"\n## {md_cell(heading)}\n\n")
        parts += [f"- {md_cell(f'{place}: {name} — {what}')}\n" for place, name, what in lines]
    if len(found.counts):
        header = [
            *(say.label("dimension", name) for name in BY),
            *map(say.text, ("diff_old", "diff_new", "difference")),
        ]
        parts.append(
            f"\n## {md_cell(say.text('diff_counts'))}\n\n{md_table(header, _counts(new, found, say), len(BY), say)}"
        )
    return "".join(parts)


def diff(screen: Screen, old: Tally, new: Tally, found: Changes, paths: Sequence[str]) -> None:
    """The sums first, then each recipient that differs, then the counts."""
    say = screen.say
    screen.prose(say.text("diff_title", old=paths[0], new=paths[1]), 0, 2, "bold")
    for line in _summary(old, new, found, say):
        screen.prose(line, 0, 2)
    for heading, lines in _parts(new, found, say):
        screen.heading(heading)
        for place, name, what in lines:
            screen.prose(f"{place}  {name} — {what}", 2, 4)
    if len(found.counts):
        screen.heading(say.text("diff_counts"))
        for *texts, before, after, difference in _counts(new, found, say):
            sign = "+" if isinstance(difference, int) and difference > 0 else ""
            numbers = f"{_number(before, say)} → {_number(after, say)} ({sign}{_number(difference, say)})"
            screen.prose(f"{', '.join(map(str, texts))}: {numbers}", 2, 4)


def _number(value: object, say: Words) -> str:
    return say.number(value) if isinstance(value, int) else str(value)


def unread_lines(old: Tally, new: Tally, say: Words) -> list[str]:
    """The files of either side that do not open: what is in them is compared with nothing."""
    return [
        say.text("diff_unread", file=safe_text(one.file), why=say.label("reason", one.reason))
        for tally in (old, new)
        for one in of_state(tally, "unreadable")
    ]


def _summary(old: Tally, new: Tally, found: Changes, say: Words) -> list[str]:
    lines = unread_lines(old, new, say)
    if lines and found.none and not found.same:
        return lines
    was_of, now_of = _units(old), _units(new)
    if was_of and now_of and set(was_of).isdisjoint(now_of):
        lines.append(say.text("diff_units", old=", ".join(was_of), new=", ".join(now_of)))
    if found.none:
        lines.append(say.text("diff_none", n=found.same))
    else:
        lines.append(
            say.text(
                "diff_summary",
                added=len(found.added),
                removed=len(found.removed),
                changed=len(found.changed),
                same=found.same,
            )
        )
    before, after = len(old.counted), len(new.counted)
    if len(found.counts):
        lines.append(say.text("diff_total", old=before, new=after))
    elif not found.none:
        lines.append(say.text("diff_no_counts", n=after))
    was, now = severities(old.findings), severities(new.findings)
    lines.append(
        say.text(
            "diff_findings",
            old_error=was["error"],
            error=now["error"],
            old_warning=was["warning"],
            warning=now["warning"],
            old_held=old.balance.held_back,
            held=new.balance.held_back,
        )
    )
    return lines


def _parts(new: Tally, found: Changes, say: Words) -> Iterator[tuple[str, list[Line]]]:
    if found.added:
        lines = [_line(one, _awards(one.awards, new, say), say) for one in found.added]
        yield say.text("diff_added", n=len(found.added)), lines
    if found.removed:
        lines = [_line(one, _awards(one.awards, new, say), say) for one in found.removed]
        yield say.text("diff_removed", n=len(found.removed)), lines
    if found.changed:
        lines = [_line(each.new, "; ".join(_said(each, new, say)), say) for each in found.changed]
        yield say.text("diff_changed", n=len(found.changed)), lines


def _line(one: Nominee, what: str, say: Words) -> Line:
    inside = one.place.cell or str(one.place.row)
    return f"{one.place.sheet}!{inside}", one.value("name") or say.text("none"), what


def _awards(awards: Iterable[tuple[str, ...]], tally: Tally, say: Words) -> str:
    return ", ".join(_named(award, tally, say) for award in sorted(awards))


def _named(award: Sequence[str], tally: Tally, say: Words) -> str:
    """The award's short name, its track where that is not the usual one, and the level it is asked at."""
    code, level, track, movement, stage = award
    parts = [say.award(tally.regime, code)[0]]
    if track and track != "merit":
        parts.append(say.label("track", track))
    if level:
        parts.append(say.text("level_named", level=say.label("level", level)))
    if movement:
        parts.append(movement)
    if stage == "decided":
        parts.append(say.label("stage", stage))
    return f"{parts[0]} ({', '.join(parts[1:])})" if parts[1:] else parts[0]


def _said(each: Changed, tally: Tally, say: Words) -> Iterator[str]:
    gone, come = (_awards(awards, tally, say) for awards in (each.awards_gone, each.awards_new))
    if gone and come:
        yield say.text("award_replaced", old=gone, new=come)
    elif gone or come:
        yield say.text("award_added" if come else "award_removed", award=come or gone)
    for name, before, after in each.fields:
        kind = {"grade": "grade_value", "sex": "sex"}.get(name)
        old, new = (
            (say.label(kind, text) if kind else text) or say.text("blank_value") for text in (before, after)
        )
        yield say.text("field_changed", field=say.label("field_short", name), old=old, new=new)


def _counts(tally: Tally, found: Changes, say: Words) -> list[list[object]]:
    rows: list[list[object]] = []
    for *values, before, after in found.counts.itertuples(index=False, name=None):
        shown = [say.dimension(name, value, tally.regime) for name, value in zip(BY, values, strict=True)]
        rows.append([*shown, int(before), int(after), int(after - before)])
    return rows
