"""The lines that pages of the law are made of: one for a text, an award, a rule, what is no more and what is announced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, fields, replace
from datetime import date
from typing import Any

from hongngu_tally.frozen import frozen
from hongngu_tally.law import (
    Absence,
    AwardRules,
    Catalogue,
    CommonRules,
    Instrument,
    Regime,
    Round,
    Ruling,
)
from hongngu_tally.render.rule_words import RuleWords
from hongngu_tally.text import capital

_BASIC = ("in_force", "recipients", "levels", "tracks")


@frozen
class Line:
    """One line of a page, and what stands below it."""

    text: str
    below: tuple[str, ...] = ()


@frozen
class Block:
    """A heading and its lines; without a heading the lines belong to what stands above."""

    heading: str
    lines: tuple[Line, ...]


@frozen
class Page:
    """What a command shows, in one language."""

    title: str
    blocks: tuple[Block, ...] = field(default=())


def dated_fields(rules: AwardRules | CommonRules) -> Iterator[tuple[str, Ruling[Any]]]:
    """The rules of an award, or of all awards, that hold on the day, in the order of their fields."""
    for one in fields(rules):
        if isinstance(ruling := getattr(rules, one.name), Ruling):
            yield one.name, ruling


def rulings(regime: Regime, rules: AwardRules) -> Iterator[tuple[str, Ruling[Any]]]:
    """The rules of an award that hold on the day, in the order of its fields, with the share that binds."""
    share = regime.share_max(rules.code)
    yield from dated_fields(replace(rules, share_max_percent=share))


def page(title: str, blocks: Iterable[Block], say: RuleWords) -> Page:
    """The blocks that hold something; at the end the user's own files of rules, where there are such."""
    own = say.law.own_files
    lines = (Line(say.say.text("own_rules", files=", ".join(own))),) if own else ()
    return Page(title, tuple(block for block in (*blocks, Block("", lines)) if block.lines))


def unverified(regime: Regime, say: RuleWords) -> Block:
    """The texts in force whose content nobody has confirmed."""
    notes = (say.say.of(each.note) for each in regime.unverified)
    return Block(say.text("unverified"), tuple(Line(f"{capital(note)}.") for note in notes))


def round_lines(year: Round | None, say: RuleWords) -> Iterator[Line]:
    """What has to be known of the day by which a year is judged."""
    if year is not None and year.note is not None:
        name = "round_note" if year.confidence == "confirmed" else "round_open"
        yield Line(f"{say.text(name, note=say.say.of(year.note))}.")


def instrument_line(instrument: Instrument, say: RuleWords) -> Line:
    """Number and title; below, its days and where it can be read."""
    day = say.say.day
    ended = instrument.last_day
    dates = [say.text("issued", day=day(instrument.issued))] if instrument.issued else []
    start = day(instrument.in_force)
    dates.append(say.text("from_to", start=start, end=day(ended)) if ended else say.text("from", start=start))
    if instrument.confidence != "confirmed":
        dates.append(say.text("open"))
    below = [capital("; ".join(dates)), *([instrument.link] if instrument.link else [])]
    title = say.text("instrument", short=instrument.short(say.say.lang), title=say.say.of(instrument.title))
    return Line(title, tuple(below))


def award_line(regime: Regime, rules: AwardRules, say: RuleWords) -> Line:
    """An award in two lines: its name; who may have it, who decides, what else is asked, what is open."""
    who = say.value("recipients", rules.recipients.value)
    levels = ", ".join(say.say.label("level", level) for level in rules.levels.value)
    asked = [
        (say.key(name), say.value(name, ruling.value, rules.code))
        for name, ruling in rulings(regime, rules)
        if name not in _BASIC
    ]
    open_ = sum(not ruling.confirmed for _, ruling in rulings(regime, rules))
    parts = [say.text("award_line", recipients=who, levels=levels, tracks=_all_tracks(rules, say))]
    if open_:
        parts.append(say.text("open_count", n=open_))
    name = rules.name_vi if say.say.lang == "vi" else rules.name_en
    below = ["; ".join(parts)]
    if asked:
        below.append("; ".join(f"{lower(key)}: {value}" for key, value in asked))
    return Line(f"{rules.abbreviation} — {name}", tuple(map(capital, below)))


def _all_tracks(rules: AwardRules, say: RuleWords) -> str:
    """The tracks of all recipients together, each once."""
    found = dict.fromkeys(track for tracks in rules.tracks.value.values() for track in tracks)
    return ", ".join(say.say.label("track", track) for track in found)


def award_heading(catalogue: Catalogue, code: str, say: RuleWords, day: date = date.min) -> str:
    """Abbreviation and name, that of the day; without a day the one it had first."""
    award = catalogue.awards[code]
    return f"{award.abbreviation} — {award.called_on(day) if say.say.lang == 'vi' else award.name_en}"


def names_line(catalogue: Catalogue, code: str, say: RuleWords, day: date = date.min) -> Line:
    """Family, code, the name in the other language."""
    award = catalogue.awards[code]
    other = award.name_en if say.say.lang == "vi" else award.called_on(day)
    parts = [say.say.label("family", award.family), say.text("code", code=code), other]
    return Line(f"{capital('; '.join(parts))}.")


def spelling_lines(catalogue: Catalogue, code: str, say: RuleWords, day: date = date.min) -> Iterator[Line]:
    """Every other way of writing the award that is read as this one, with the name that it had before."""
    award = catalogue.awards[code]
    older = () if award.called_on(day) == award.name_vi else (award.name_vi,)
    if also := (*older, *award.also_written):
        yield Line(f"{say.text('written')}: {', '.join(also)}.")


def value_text(name: str, ruling: Ruling[Any], say: RuleWords, code: str) -> str:
    """The value of a rule in words."""
    return say.text("in_force_yes") if name == "in_force" else say.value(name, ruling.value, code)


def since(ruling: Ruling[Any], say: RuleWords) -> str:
    """Since when a rule holds, and by which article."""
    parts = [say.law.cite_text(ruling.cite, say.say.lang)]
    if ruling.source == "province":
        parts.insert(0, say.text("province_says"))
    else:
        parts.insert(0, say.text("since", day=say.say.day(ruling.since)))
    return capital(" — ".join([*parts, *marks(ruling, say)]))


def marks(ruling: Ruling[Any], say: RuleWords) -> list[str]:
    """What of a rule is not confirmed, and its note."""
    found = [] if ruling.confirmed else [say.text("open")]
    if ruling.checked_on:
        found.append(say.text("checked", day=say.say.day(ruling.checked_on)))
    if ruling.note is not None:
        found.append(say.say.of(ruling.note))
    return found


def absent_lines(regime: Regime, say: RuleWords, codes: Sequence[str] | None = None) -> Iterator[Line]:
    """Awards, and when none are named also levels, that do not exist on the day, and why."""
    gone = [(say.award(code), each) for code, each in regime.others.items() if codes is None or code in codes]
    if codes is None:
        gone += [("", each) for each in regime.absent_levels.values()]
    for short, each in gone:
        name = each.name_vi if say.say.lang == "vi" else each.name_en
        yield Line(f"{short} — {name}" if short else capital(name), (why_absent(each, say),))


def why_absent(each: Absence, say: RuleWords) -> str:
    """Why an award or a level does not exist on the day."""
    state = say.text(each.state, day=say.say.day(each.since))
    return f"{capital(state)} — {say.law.cite_text(each.cite, say.say.lang)}"


def expected_lines(regime: Regime, say: RuleWords, codes: Sequence[str] | None = None) -> Iterator[Line]:
    """What is announced and not yet law."""
    for each in regime.expected:
        if codes is not None and each.code not in codes:
            continue
        value = (
            say.text("expected_unsaid") if each.value is None else say.value(each.key, each.value, each.code)
        )
        text = say.text(
            "expected_line",
            award=say.award(each.code),
            key=lower(say.key(each.key)),
            value=value,
            day=say.say.day(each.since),
        )
        yield Line(text, (f"{say.say.of(each.note)}.",) if each.note else ())


def province_lines(regime: Regime, say: RuleWords) -> Iterator[Line]:
    """The province's own limits, each with its text."""
    lines = say.province(regime.province)
    if not lines:
        return
    head = " — ".join(text for text in (regime.province.name, regime.province.cite or "tally.toml") if text)
    yield Line(head, tuple(lines))


def lower(text: str) -> str:
    """With a small letter first."""
    return text[:1].lower() + text[1:]
