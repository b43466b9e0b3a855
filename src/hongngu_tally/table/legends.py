"""Lines beside a list that say what its short signs stand for: "Ghi chú: A = LĐTT; B = CSTĐCS"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.model import Fate, LocatedTable
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, keys_of
from hongngu_tally.vocabulary.phrases import BETWEEN_TITLES
from hongngu_tally.vocabulary.words import table_words

_BRACKETED, _BEFORE_SIGN = r"\(\s*{}\s*\)\s*[=:]?", r"{}\s*(?:[=:→]|–|-|\blà\b)"
_SHORT, _LONGER = r"[\w.*]{1,6}", r"[\w.*&]{1,10}"
_ENTRY = regex(
    rf"[\s\"“'+•(–-]*?(?:{_BRACKETED.format(f'({_SHORT})')}|{_BEFORE_SIGN.format(f'({_LONGER})')})\s*(\S.*)"
)
_BETWEEN = regex(
    rf"[;\n\r]|\((?={_SHORT}\s*[=:])|[,.]\s+(?={_BRACKETED.format(_SHORT)}|{_BEFORE_SIGN.format(_LONGER)})"
)
_LEAD = regex(r"^\s*(?:\(?\*+\)?)?\s*(?:\(?[^\W\d][^=:()\n]*\s[^\s=:()\n][^=:()\n]*:)?")
_AS_GOOD_AS = regex("[:=]")
_SHORT_FORMS = tuple(keys_of(table_words()["signs"]["lines"]))
_LEGENDS = (Fate.TITLE, Fate.HEADER, Fate.NOTE, Fate.SECTION)


def legend_codes(
    grid: Grid, vocabulary: Vocabulary, fates: Mapping[int, tuple[Fate, str]], tables: Sequence[LocatedTable]
) -> tuple[tuple[str, str], ...]:
    """(sign, award) pairs that lines above or below the lists explain, of signs that award cells hold and nothing else explains.

    A sign that two lines explain differently stands for neither.
    """
    signs = {sign for table in tables for sign in _signs(vocabulary, table)}
    if not signs:
        return ()
    found: dict[str, set[str]] = {}
    for row, (fate, _) in fates.items():
        if fate not in _LEGENDS:
            continue
        for sign, award in entries(grid.written_in(row)):
            if sign.casefold() in signs and explains(vocabulary, sign, award):
                found.setdefault(sign.casefold(), set()).add(award)
    return tuple((sign, awards.pop()) for sign, awards in sorted(found.items()) if len(awards) == 1)


def with_kinds(
    grid: Grid, vocabulary: Vocabulary, fates: Mapping[int, tuple[Fate, str]], tables: list[LocatedTable]
) -> list[LocatedTable]:
    """The lists with their signs for kinds of recipients spelled out, where lines beside them explain each: "1 = tập thể, 2 = cá nhân"."""
    phrases = vocabulary.phrases
    told = {text for table in tables for text in table.values.get("recipient", ())} - {""}
    signs = {text for text in told if not phrases.kind_in_cell(text)}
    if not 0 < len(signs) < 10:
        return tables
    meant = {
        sign: kind
        for row, (fate, _) in fates.items()
        if fate in _LEGENDS
        for sign, said in entries(grid.written_in(row))
        if (kind := phrases.recipient(said))
    }
    if not signs <= meant.keys():
        return tables
    return [
        replace(table, values={**table.values, "recipient": tuple(meant.get(text, text) for text in kinds)})
        if (kinds := table.values.get("recipient"))
        else table
        for table in tables
    ]


def codes_explained(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """(sign, award) pairs of a sheet of notes that says what the signs of the lists stand for; nothing where somebody may be named."""
    texts = [grid.written_in(row) for row in rows]
    single = [text for row in texts for text in row if _AS_GOOD_AS.search(text)]
    several = sum(explains(vocabulary, *entry) for text in single for entry in entries([text])) > 1
    if not several and not any(explains_signs(vocabulary, text) for row in texts for text in row):
        return ()
    if any(vocabulary.names.kind(text) for row in texts for text in row):
        return ()
    return tuple(entry for row in texts for entry in entries(row) if explains(vocabulary, *entry))


def explains_signs(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text says what several signs stand for, or one in short what it says in full, and so names awards without asking for any."""
    found = [entry for entry in entries([text]) if explains(vocabulary, *entry)]
    if len(found) == 1 and _AS_GOOD_AS.search(text):
        said, meant = map(vocabulary.phrases.parse, found[0])
        return said.awards == meant.awards
    return len(found) > 1 or key(text).startswith(_SHORT_FORMS)


def _signs(vocabulary: Vocabulary, table: LocatedTable) -> Iterator[str]:
    """What award cells and the titles of marks hold that is no award's name, or the name of one at no certain level."""
    asked = (texts for name, texts in table.values.items() if name.partition(":")[0] in {"award", "mark"})
    for text in {""}.union(table.mark_columns.values(), *asked) - {""}:
        parts = BETWEEN_TITLES.split(text)
        # "1, 2, Bằng khen UBND tỉnh" names one award in words and two by signs.
        if len(parts) == 1 and all(phrase.awards for _, phrase in vocabulary.phrases.in_cell(text)):
            continue
        for part in parts:
            if len(part) <= 10 and not vocabulary.phrases.parse(part).awards:
                yield clean(part).casefold().strip("()")


def entries(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The (sign, what it stands for) pairs of one row: "A = LĐTT; B = CSTĐCS", "(1) LĐTT, (2) CSTĐCS", or in two cells."""
    if len(texts) == 2 and len(texts[0]) <= 10:
        yield clean(texts[0]).strip("().: "), clean(texts[1])
    for text in texts:
        for part in _BETWEEN.split(_LEAD.sub("", text, count=1)):
            if found := _ENTRY.fullmatch(part.strip()):
                award = clean(found[3]).rstrip(" .")
                yield found[1] or found[2], award.removesuffix(")") if "(" not in award else award


def explains(vocabulary: Vocabulary, sign: str, award: str) -> bool:
    said, meant = vocabulary.phrases.parse(sign), vocabulary.phrases.parse(award)
    if not is_one_award(meant) or not meant.awards:
        return False
    return not said.generic or vocabulary.phrases.may_mean(said.generic, meant.awards[0])
