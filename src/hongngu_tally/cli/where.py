"""What ``--where``, ``--award``, ``--track`` … mean: names as people write them → the codes that the counts use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hongngu_tally.cli.dimensions import dimension_named, known_dimensions
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import LANGUAGES
from hongngu_tally.counts import DIMENSIONS
from hongngu_tally.selection import FREE, Selection
from hongngu_tally.text import key, nearest

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_SHOWN = 12


def selection_of(request: Request, where: Sequence[str], **named: Sequence[str]) -> Selection:
    """The conditions of ``--where DIM=VALUE`` and of options such as ``--award``.

    Several values of one dimension, in one option (commas) or in several, are alternatives. A value that a
    dimension does not know is a usage mistake with what it may have meant; names of units, files and the like
    can only be looked for once the workbooks are read (``present``).
    """
    asked: dict[str, list[str]] = {name: [] for name in DIMENSIONS}
    for condition in where:
        name, equals, value = condition.partition("=")
        name = dimension_named(name.strip())
        if not equals or not name:
            request.wrong("bad_condition", value=condition, known=known_dimensions(request.lang))
        asked[name].append(value.strip())
    for name, values in named.items():
        asked[name] += [value.strip() for value in values]
    found: dict[str, tuple[str, ...]] = {}
    for name, texts in asked.items():
        if not texts:
            continue
        if name in FREE:
            found[name] = tuple(texts)
        else:
            parts = [part for text in texts for part in _parts(name, text)]
            found[name] = tuple(dict.fromkeys(code for part in parts for code in _codes(request, name, part)))
    return Selection(found)


def _parts(name: str, text: str) -> Iterator[str]:
    """The values between the commas; a value that has commas itself ("lãnh đạo, quản lý") is one."""
    from hongngu_tally.law import load_catalogue

    known = load_catalogue().award_of if name == "award" else _names(name).get
    pieces = text.split(",")
    while pieces:
        end = next((end for end in range(len(pieces), 1, -1) if known(key(",".join(pieces[:end])))), 1)
        yield ",".join(pieces[:end]).strip()
        pieces = pieces[end:]


def _names(name: str) -> dict[str, str]:
    """What the values of a dimension are called in both languages → their codes."""
    from hongngu_tally.render.words import words

    return {key(shown): code for lang in LANGUAGES for code, shown in words(lang).values(name).items()}


def _codes(request: Request, name: str, text: str) -> tuple[str, ...]:
    if name == "award":
        return _awards(request, text)
    from hongngu_tally.render.words import words

    names = _names(name)
    codes = dict.fromkeys(names.values())
    found = text if text in codes else names.get(key(text), "") or _phrase(name, text)
    if not found:
        shown = words(request.lang).values(name)
        known = ", ".join(f"{code} ({word})" for code, word in shown.items())
        request.wrong("bad_value", dimension=name, value=text, known=known)
    return (found,)


def _phrase(name: str, text: str) -> str:
    """A track, level or recipient as lists call them: "theo đợt", "cấp huyện", "hộ"."""
    from hongngu_tally.vocabulary import load_vocabulary

    phrases = load_vocabulary().phrases
    if name == "track":
        return phrases.track(text)
    if name == "recipient":
        return phrases.recipient(text)
    return phrases.parse(text).level if name == "level" else ""


def _awards(request: Request, text: str) -> tuple[str, ...]:
    """One award by its code, abbreviation or name; all that a name without a level may mean ("giấy khen")."""
    from hongngu_tally.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    catalogue, phrases = vocabulary.catalogue, vocabulary.phrases
    if code := catalogue.award_of(text):
        return (code,)
    phrase = phrases.parse(text)
    found = () if phrase.rest else phrase.awards or phrases.awards_of(phrase.generic)
    if not found:
        near = [catalogue.awards[each].name_vi for each in catalogue.nearest(text, 1)]
        request.wrong("bad_award", value=text, hint=request.near(next(iter(near), None)))
    return found


def present(request: Request, tally: Tally, selection: Selection) -> Selection:
    """The same conditions with names as the workbooks have them; one that nothing bears is a usage mistake."""
    found = dict(selection.where)
    for name in FREE:
        if name in found:
            there = [str(value) for value in tally.intake.nominations[name].unique()]
            listed = tally.intake.units if name == "unit" else ()
            found[name] = tuple(
                _present(request, name, text, there, listed, tally.regime.day) for text in found[name]
            )
    return Selection(found)


def _present(
    request: Request, name: str, text: str, there: Sequence[str], listed: Sequence[str], day: date
) -> str:
    """What the workbooks, or the year's list of units, call it: ``there`` are the names that stand in workbooks."""
    known = [*there, *listed]
    keys: Mapping[str, str] = {key(value): value for value in reversed(known)}
    found = keys.get(key(text))
    if found is None and name == "unit":
        from hongngu_tally.vocabulary import load_vocabulary

        found = keys.get(key(load_vocabulary().on_day(day).units.of_column(text)))
    if found is None:
        from hongngu_tally.render.words import words
        from hongngu_tally.vocabulary.unit_lists import nearest_unit

        shown = [value for value in there if value]
        request.wrong(
            "no_such_name",
            dimension=words(request.lang).label("dimension", name).lower(),
            value=text,
            hint=request.near(nearest_unit(text, known) if name == "unit" else nearest(text, set(known))),
            known=", ".join([*shown[:_SHOWN], *(["…"] if len(shown) > _SHOWN else [])]) or "–",
        )
    return found
