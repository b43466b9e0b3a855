"""Pages of ``tally law``: what holds on a day, one award through time, and what changed between two days.

A page is a title and blocks of lines, the same for screen, file and Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hongngu_tally.law import (
    FAMILIES,
    Catalogue,
    Regime,
    Ruling,
)
from hongngu_tally.law.changes import Change, changes, presence
from hongngu_tally.render.law_lines import (
    Block,
    Line,
    Page,
    absent_lines,
    award_heading,
    award_line,
    dated_fields,
    expected_lines,
    instrument_line,
    lower,
    marks,
    names_line,
    page,
    province_lines,
    round_lines,
    rulings,
    since,
    spelling_lines,
    unverified,
    value_text,
    why_absent,
)
from hongngu_tally.render.rule_words import RuleWords
from hongngu_tally.text import capital

# --- the law of one day


def day_page(catalogue: Catalogue, regime: Regime, lang: str, year: str = "") -> Page:
    """Everything that holds on a day: texts, awards, what is unverified, what is announced, the province's rules."""
    say = RuleWords(lang, catalogue)
    title = _title(say, regime, year)
    blocks = [
        Block("", tuple(round_lines(catalogue.rounds.get(year), say))),
        Block(say.text("instruments"), tuple(instrument_line(each, say) for each in regime.instruments)),
        unverified(regime, say),
        Block(say.text("province"), tuple(province_lines(regime, say))),
        *(
            Block(
                capital(say.say.label("family", family)),
                tuple(
                    award_line(regime, rules, say)
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
        Block(say.text("not_in_force"), tuple(absent_lines(regime, say))),
        Block(say.text("expected"), tuple(expected_lines(regime, say))),
    ]
    blocks.append(Block("", (Line(say.text("next_award", year=year or str(regime.day.year))),)))
    return page(title, blocks, say)


def _title(say: RuleWords, regime: Regime, year: str) -> str:
    day = say.say.day(regime.day)
    return say.text("title_year", year=year, day=day) if year else say.text("title_day", day=day)


def award_page(catalogue: Catalogue, regime: Regime, codes: Sequence[str], lang: str, year: str = "") -> Page:
    """Some awards as they stand on a day, each rule with its start and its article."""
    say = RuleWords(lang, catalogue)
    title = _title(say, regime, year)
    blocks = []
    for code in codes:
        heading = award_heading(catalogue, code, say, regime.day)
        rules = regime.awards.get(code)
        if rules is None:
            lines = [Line(why_absent(regime.others[code], say))]
        else:
            lines = [names_line(catalogue, code, say, regime.day)]
            renamed = catalogue.awards[code].on("official_name", regime.day)
            if renamed is not None and renamed.value:
                lines.append(_rule("official_name", renamed, say, code))
            lines += [_rule(name, ruling, say, code) for name, ruling in rulings(regime, rules)]
        lines += [
            Line(f"{say.text('expected')}: {text.text}", text.below)
            for text in expected_lines(regime, say, (code,))
        ]
        lines += spelling_lines(catalogue, code, say, regime.day)
        blocks.append(Block(heading, tuple(lines)))
    blocks.append(unverified(regime, say))
    return page(title, blocks, say)


def _rule(name: str, ruling: Ruling[Any], say: RuleWords, code: str = "") -> Line:
    return Line(f"{say.key(name)}: {value_text(name, ruling, say, code)}", (since(ruling, say),))


# --- one award through time


def history_page(catalogue: Catalogue, codes: Sequence[str], lang: str) -> Page:
    """Every dated value of some awards, from the first to what is announced."""
    say = RuleWords(lang, catalogue)
    blocks = []
    for code in codes:
        lines = [names_line(catalogue, code, say)]
        for name, history in catalogue.awards[code].history.items():
            lines.append(
                Line(say.key(name), tuple(capital(_dated(name, ruling, say, code)) for ruling in history))
            )
        lines += spelling_lines(catalogue, code, say)
        blocks.append(Block(award_heading(catalogue, code, say), tuple(lines)))
    return page(say.text("title_history"), blocks, say)


def _dated(name: str, ruling: Ruling[Any], say: RuleWords, code: str) -> str:
    """One entry of a history: since when, what, by which article."""
    ended = "repealed_award" if name == "in_force" else "repealed_rule"
    unsaid = say.text("expected_unsaid" if ruling.expected else ended)
    value = unsaid if ruling.value is None else value_text(name, ruling, say, code)
    parts = [f"{say.text('since', day=say.say.day(ruling.since))}: {value}"]
    parts += [say.law.cite_text(ruling.cite, say.say.lang)]
    parts += marks(ruling, say)
    if ruling.expected:
        parts.append(lower(say.text("expected")))
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
        Block(say.text("removed"), tuple(absent_lines(after, say, went))),
        Block(say.text("common"), tuple(_change(each, say) for each in common)),
        *(
            Block(
                award_heading(catalogue, code, say, before.day), tuple(_change(each, say) for each in found)
            )
            for code, found in changed.items()
        ),
    ]
    if not any(block.lines for block in blocks):  # texts alone change no rule
        blocks.append(Block("", (Line(say.text("no_change")),)))
    if same:
        blocks.append(Block("", (Line(say.text("unchanged", n=len(same), names=", ".join(same))),)))
    return page(title, [*_texts_between(before, after, say), unverified(after, say), *blocks], say)


def _texts_between(before: Regime, after: Regime, say: RuleWords) -> Iterator[Block]:
    """The texts that ended and that began between the two days."""
    older, newer = set(before.instruments), set(after.instruments)
    for name, texts in (("texts_added", after.instruments), ("texts_ended", before.instruments)):
        chosen = [each for each in texts if each not in older & newer]
        yield Block(say.text(name), tuple(instrument_line(each, say) for each in chosen))


def _came(catalogue: Catalogue, after: Regime, code: str, say: RuleWords) -> Line:
    rules = after.awards[code]
    return Line(award_heading(catalogue, code, say, after.day), (since(rules.in_force, say),))


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
            tuple(line.text for line in round_lines(year, say)),
        )
        for year in catalogue.rounds.values()
    ]
    blocks = [
        Block(say.text("all_instruments"), tuple(instrument_line(each, say) for each in texts)),
        Block(say.text("years_known"), tuple(years)),
        Block("", (Line(say.text("next_day")),)),
    ]
    return page(say.text("title_all"), blocks, say)
