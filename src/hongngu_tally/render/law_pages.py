"""Pages of ``tally law``: what holds on a day, one award through time, and what changed between two days.

A page is a title and blocks of lines, the same for screen, file and Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hongngu_tally.law import (
    FAMILIES,
    Absence,
    AwardRules,
    Catalogue,
    CommonRules,
    Instrument,
    Regime,
    Round,
    Ruling,
)
from hongngu_tally.law.changes import Change, changes, presence
from hongngu_tally.render.rule_words import RuleWords

_BASIC = ("in_force", "recipients", "levels", "tracks")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, and what stands below it."""

    text: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its lines; without a heading the lines belong to what stands above."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a command shows, in one language."""

    title: str
    blocks: tuple[Block, ...] = field(default=())


# --- the law of one day


def day_page(catalogue: Catalogue, regime: Regime, lang: str, year: str = "") -> Page:
    """Everything that holds on a day: texts, awards, what is unverified, what is announced, the province's rules."""
    say = RuleWords(lang, catalogue)
    title = _title(say, regime, year)
    blocks = [
        Block("", tuple(_round_lines(catalogue.rounds.get(year), say))),
        Block(say.text("instruments"), tuple(_instrument(each, say) for each in regime.instruments)),
        _unverified(regime, say),
        Block(say.text("province"), tuple(_province(regime, say))),
        *(
            Block(
                _capital(say.say.label("family", family)),
                tuple(
                    _award_line(regime, rules, say)
                    for rules in regime.awards.values()
                    if rules.family == family
                ),
            )
            for family in FAMILIES
        ),
        Block(
            say.text("common"),
            tuple(_rule(name, ruling, say) for name, ruling in dated_fields(regime.common)),
        ),
        Block(say.text("not_in_force"), tuple(_absent(regime, say))),
        Block(say.text("expected"), tuple(_expected(regime, say))),
    ]
    blocks.append(Block("", (Line(say.text("next_award", year=year or str(regime.day.year))),)))
    return _page(title, blocks, say)


def _title(say: RuleWords, regime: Regime, year: str) -> str:
    day = say.say.day(regime.day)
    return say.text("title_year", year=year, day=day) if year else say.text("title_day", day=day)


def award_page(catalogue: Catalogue, regime: Regime, codes: Sequence[str], lang: str, year: str = "") -> Page:
    """Some awards as they stand on a day, each rule with its start and its article."""
    say = RuleWords(lang, catalogue)
    title = _title(say, regime, year)
    blocks = []
    for code in codes:
        heading = _award_heading(catalogue, code, say, regime.day)
        rules = regime.awards.get(code)
        if rules is None:
            lines = [Line(_gone(regime.others[code], say))]
        else:
            lines = [_names(catalogue, code, say, regime.day)]
            renamed = catalogue.awards[code].on("official_name", regime.day)
            if renamed is not None and renamed.value:
                lines.append(_rule("official_name", renamed, say, code))
            lines += [_rule(name, ruling, say, code) for name, ruling in rulings(regime, rules)]
        lines += [
            Line(f"{say.text('expected')}: {text.text}", text.below)
            for text in _expected(regime, say, (code,))
        ]
        lines += _spellings(catalogue, code, say, regime.day)
        blocks.append(Block(heading, tuple(lines)))
    blocks.append(_unverified(regime, say))
    return _page(title, blocks, say)


def _rule(name: str, ruling: Ruling[Any], say: RuleWords, code: str = "") -> Line:
    return Line(f"{say.key(name)}: {_value(name, ruling, say, code)}", (_since(ruling, say),))


def dated_fields(rules: AwardRules | CommonRules) -> Iterator[tuple[str, Ruling[Any]]]:
    """The rules of an award, or of all awards, that hold on the day, in the order of their fields."""
    for name in rules.__slots__:
        if isinstance(ruling := getattr(rules, name), Ruling):
            yield name, ruling


def rulings(regime: Regime, rules: AwardRules) -> Iterator[tuple[str, Ruling[Any]]]:
    """The rules of an award that hold on the day, in the order of its fields, with the share that binds."""
    share = regime.share_max(rules.code)
    yield from dated_fields(replace(rules, share_max_percent=share))


# --- one award through time


def history_page(catalogue: Catalogue, codes: Sequence[str], lang: str) -> Page:
    """Every dated value of some awards, from the first to what is announced."""
    say = RuleWords(lang, catalogue)
    blocks = []
    for code in codes:
        lines = [_names(catalogue, code, say)]
        for name, history in catalogue.awards[code].history.items():
            lines.append(
                Line(say.key(name), tuple(_capital(_dated(name, ruling, say, code)) for ruling in history))
            )
        lines += _spellings(catalogue, code, say)
        blocks.append(Block(_award_heading(catalogue, code, say), tuple(lines)))
    return _page(say.text("title_history"), blocks, say)


def _dated(name: str, ruling: Ruling[Any], say: RuleWords, code: str) -> str:
    """One entry of a history: since when, what, by which article."""
    unsaid = say.text("expected_unsaid") if ruling.expected else say.text("repealed_rule")
    value = unsaid if ruling.value is None else _value(name, ruling, say, code)
    parts = [f"{say.text('since', day=say.say.day(ruling.since))}: {value}"]
    parts += [say.law.cite_text(ruling.cite, say.say.lang)]
    parts += _marks(ruling, say)
    if ruling.expected:
        parts.append(_lower(say.text("expected")))
    return " — ".join(parts)


# --- two days compared


def compare_page(
    catalogue: Catalogue, before: Regime, after: Regime, codes: Sequence[str], lang: str
) -> Page:
    """What changed for some awards between two days, and which awards came or went."""
    say = RuleWords(lang, catalogue)
    title = say.text("title_compare", before=say.say.day(before.day), after=say.say.day(after.day))
    came, went, stayed = presence(before, after, codes)
    every = len(codes) == len(catalogue.awards)
    common = changes(catalogue, before, after, "") if every else ()
    changed = {code: found for code in stayed if (found := changes(catalogue, before, after, code))}
    same = [say.award(code) for code in stayed if code not in changed]
    blocks = [
        Block(say.text("added"), tuple(_came(catalogue, after, code, say) for code in came)),
        Block(say.text("removed"), tuple(_absent(after, say, went))),
        Block(say.text("common"), tuple(_change(each, say) for each in common)),
        *(
            Block(
                _award_heading(catalogue, code, say, before.day), tuple(_change(each, say) for each in found)
            )
            for code, found in changed.items()
        ),
    ]
    if not any(block.lines for block in blocks):  # texts alone change no rule
        blocks.append(Block("", (Line(say.text("no_change")),)))
    if same:
        blocks.append(Block("", (Line(say.text("unchanged", n=len(same), names=", ".join(same))),)))
    return _page(title, [*_texts_between(before, after, say), _unverified(after, say), *blocks], say)


def _texts_between(before: Regime, after: Regime, say: RuleWords) -> Iterator[Block]:
    """The texts that ended and that began between the two days."""
    older, newer = set(before.instruments), set(after.instruments)
    for name, texts in (("texts_added", after.instruments), ("texts_ended", before.instruments)):
        chosen = [each for each in texts if each not in older & newer]
        yield Block(say.text(name), tuple(_instrument(each, say) for each in chosen))


def _came(catalogue: Catalogue, after: Regime, code: str, say: RuleWords) -> Line:
    rules = after.awards[code]
    return Line(_award_heading(catalogue, code, say, after.day), (_since(rules.in_force, say),))


def _change(change: Change, say: RuleWords) -> Line:
    before, after = (say.value(change.key, value, change.award) for value in (change.before, change.after))
    below = [
        f"{say.text('since', day=say.say.day(change.since))} — {say.law.cite_text(change.cite, say.say.lang)}"
    ]
    if not change.confirmed:
        below[0] += f" — {say.text('open')}"
    return Line(
        f"{say.key(change.key)}: {say.text('before_after', before=before, after=after)}", tuple(below)
    )


# --- all texts and years


def index_page(catalogue: Catalogue, lang: str) -> Page:
    """Every text on record, in force or not, and the years that can be judged."""
    say = RuleWords(lang, catalogue)
    texts = sorted(catalogue.instruments.values(), key=lambda each: (each.in_force, each.key))
    years = [
        Line(
            say.text("year_day", year=year.year, day=say.say.day(year.judged_on)),
            tuple(line.text for line in _round_lines(year, say)),
        )
        for year in catalogue.rounds.values()
    ]
    blocks = [
        Block(say.text("all_instruments"), tuple(_instrument(each, say) for each in texts)),
        Block(say.text("years_known"), tuple(years)),
        Block("", (Line(say.text("next_day")),)),
    ]
    return _page(say.text("title_all"), blocks, say)


# --- parts


def _page(title: str, blocks: Iterable[Block], say: RuleWords) -> Page:
    """The blocks that hold something; at the end the user's own files of rules, where there are such."""
    own = say.law.own_files
    lines = (Line(say.say.text("own_rules", files=", ".join(own))),) if own else ()
    return Page(title, tuple(block for block in (*blocks, Block("", lines)) if block.lines))


def _unverified(regime: Regime, say: RuleWords) -> Block:
    """The texts in force whose content nobody has confirmed."""
    notes = (say.say.of(each.note) for each in regime.unverified)
    return Block(say.text("unverified"), tuple(Line(f"{_capital(note)}.") for note in notes))


def _round_lines(year: Round | None, say: RuleWords) -> Iterator[Line]:
    if year is not None and year.note is not None:
        name = "round_note" if year.confidence == "confirmed" else "round_open"
        yield Line(f"{say.text(name, note=say.say.of(year.note))}.")


def _instrument(instrument: Instrument, say: RuleWords) -> Line:
    """Number and title; below, its days and where it can be read."""
    day = say.say.day
    ended = instrument.last_day
    dates = [say.text("issued", day=day(instrument.issued))] if instrument.issued else []
    start = day(instrument.in_force)
    dates.append(say.text("from_to", start=start, end=day(ended)) if ended else say.text("from", start=start))
    if instrument.confidence != "confirmed":
        dates.append(say.text("open"))
    below = [_capital("; ".join(dates)), *([instrument.link] if instrument.link else [])]
    title = say.text("instrument", short=instrument.short(say.say.lang), title=say.say.of(instrument.title))
    return Line(title, tuple(below))


def _award_line(regime: Regime, rules: AwardRules, say: RuleWords) -> Line:
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
        below.append("; ".join(f"{_lower(key)}: {value}" for key, value in asked))
    return Line(f"{rules.abbreviation} — {name}", tuple(map(_capital, below)))


def _all_tracks(rules: AwardRules, say: RuleWords) -> str:
    """The tracks of all recipients together, each once."""
    found = dict.fromkeys(track for tracks in rules.tracks.value.values() for track in tracks)
    return ", ".join(say.say.label("track", track) for track in found)


def _award_heading(catalogue: Catalogue, code: str, say: RuleWords, day: date = date.min) -> str:
    """Abbreviation and name, that of the day; without a day the one it had first."""
    award = catalogue.awards[code]
    return f"{award.abbreviation} — {award.called_on(day) if say.say.lang == 'vi' else award.name_en}"


def _names(catalogue: Catalogue, code: str, say: RuleWords, day: date = date.min) -> Line:
    """Family, code, the name in the other language."""
    award = catalogue.awards[code]
    other = award.name_en if say.say.lang == "vi" else award.called_on(day)
    parts = [say.say.label("family", award.family), say.text("code", code=code), other]
    return Line(f"{_capital('; '.join(parts))}.")


def _spellings(catalogue: Catalogue, code: str, say: RuleWords, day: date = date.min) -> Iterator[Line]:
    """Every other way of writing the award that is read as this one, with the name that it had before."""
    award = catalogue.awards[code]
    older = () if award.called_on(day) == award.name_vi else (award.name_vi,)
    if also := (*older, *award.also_written):
        yield Line(f"{say.text('written')}: {', '.join(also)}.")


def _value(name: str, ruling: Ruling[Any], say: RuleWords, code: str) -> str:
    return say.text("in_force_yes") if name == "in_force" else say.value(name, ruling.value, code)


def _since(ruling: Ruling[Any], say: RuleWords) -> str:
    parts = [say.law.cite_text(ruling.cite, say.say.lang)]
    if ruling.source == "province":
        parts.insert(0, say.text("province_says"))
    else:
        parts.insert(0, say.text("since", day=say.say.day(ruling.since)))
    return _capital(" — ".join([*parts, *_marks(ruling, say)]))


def _marks(ruling: Ruling[Any], say: RuleWords) -> list[str]:
    marks = [] if ruling.confirmed else [say.text("open")]
    if ruling.checked_on:
        marks.append(say.text("checked", day=say.say.day(ruling.checked_on)))
    if ruling.note is not None:
        marks.append(say.say.of(ruling.note))
    return marks


def _absent(regime: Regime, say: RuleWords, codes: Sequence[str] | None = None) -> Iterator[Line]:
    """Awards, and when none are named also levels, that do not exist on the day, and why."""
    gone = [(say.award(code), each) for code, each in regime.others.items() if codes is None or code in codes]
    if codes is None:
        gone += [("", each) for each in regime.absent_levels.values()]
    for short, each in gone:
        name = each.name_vi if say.say.lang == "vi" else each.name_en
        yield Line(f"{short} — {name}" if short else _capital(name), (_gone(each, say),))


def _gone(each: Absence, say: RuleWords) -> str:
    """Why an award or a level does not exist on the day."""
    state = say.text(each.state, day=say.say.day(each.since))
    return f"{_capital(state)} — {say.law.cite_text(each.cite, say.say.lang)}"


def _expected(regime: Regime, say: RuleWords, codes: Sequence[str] | None = None) -> Iterator[Line]:
    for each in regime.expected:
        if codes is not None and each.code not in codes:
            continue
        value = (
            say.text("expected_unsaid") if each.value is None else say.value(each.key, each.value, each.code)
        )
        text = say.text(
            "expected_line",
            award=say.award(each.code),
            key=_lower(say.key(each.key)),
            value=value,
            day=say.say.day(each.since),
        )
        yield Line(text, (f"{say.say.of(each.note)}.",) if each.note else ())


def _province(regime: Regime, say: RuleWords) -> Iterator[Line]:
    lines = say.province(regime.province)
    if not lines:
        return
    head = " — ".join(text for text in (regime.province.name, regime.province.cite or "tally.toml") if text)
    yield Line(head, tuple(lines))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
