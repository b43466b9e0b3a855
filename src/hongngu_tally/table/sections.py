"""Section rows: what holds for the rows below them, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid, is_blank
from hongngu_tally.table.legends import explains_signs
from hongngu_tally.table.model import WITHIN, Section
from hongngu_tally.table.titles import is_form_line, read_movement, who_for
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Phrase, Vocabulary, keys_of, strip_count, strip_enumerator
from hongngu_tally.vocabulary.aside import OTHERS, REGISTRATION
from hongngu_tally.vocabulary.numbers import without_spelled
from hongngu_tally.vocabulary.words import COUNTED_NOUN, keys_in

_STYLES = (
    ("article", re.compile(r"^(?i:Điều)\s+\d{1,2}\s*[.:]")),
    *(
        (
            style,
            re.compile(rf"^(?i:{word})\s+(?:(?i:thứ)\s+\w+|\d{{1,2}}|[IVX]{{1,5}}|[A-H])(?:\s*[.:–-]|\s|$)"),
        )
        for style, word in (("part", "Phần|Chương"), ("item", "Mục"))
    ),
    ("roman", re.compile(r"^\(?[IVX]{1,6}\)?(?:\s*[.)/:,]|\s*[-–—]|\s|$)")),
    # Excel's PROPER writes "Ii. Tập Thể"; "Vi" and "Xi" may be somebody's name.
    ("roman", re.compile(r"^(?:[VX]i(?=[.)]|\s+[-–—]\s)|[IVX][ivx]{2,5}|Ii|Iv|Ix)(?:[.)/:]|\s*[-–—]|\s|$)")),
    ("letter", re.compile(r"^\(?(?:[A-HK-P]|Đ(?=[.)\s]|/\s|$))\)?(?:\s*[.)/:,]|\s*[-–—]|\s|$)")),
    ("decimal", re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*\)?(?:\s*[.)/:,]|\s*[-–—]|\s|$)")),
    ("small", re.compile(r"^\(?(?:[a-hk-p]|đ(?=[.)\s]|/\s|$))\)?\s*[.)/:]")),
    ("bullet", re.compile(r"^[-–—•+*●▪■]")),
)

NUMBERED = frozenset({"article", "part", "item", "roman", "letter"})
"""Styles of headings: whatever is numbered so is no nominee."""


def enumerator_style(text: str) -> str:
    """How a row is numbered: ``article`` (of a decision), ``part``, ``item``, ``roman``, ``letter``, ``decimal`` (with its depth), ``small``, ``bullet`` or nothing.

    >>> enumerator_style("II. CÁ NHÂN"), enumerator_style("1.2 Tập thể")
    ('roman', 'decimal2')
    """
    stripped = clean(text)
    for style, pattern in _STYLES:
        if found := pattern.match(stripped):
            return (
                f"decimal{found.group().count('.') + (0 if found.group().rstrip().endswith('.') else 1)}"
                if style == "decimal"
                else style
            )
    return ""


def is_numeral(text: str) -> bool:
    """Whether a cell holds nothing but a numeral: "a", "II.", "Phần thứ nhất"."""
    numeral = f"{text.rstrip(' .:-–') or text}."
    return bool(enumerator_style(numeral)) and (len(text) <= 6 or not strip_enumerator(numeral))


_NUMERALS: tuple[Sequence[str], ...] = (
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
    "ABCDEFGHIKLMNOP",
    "ABCDĐEGHIKLMNOP",
    [str(number) for number in range(1, 100)],
)  # fmt: skip
_NUMERAL = regex(r"^(?:phần|chương|mục)?\s*(?:thứ\s+)?\(?([IVX]+|[A-PĐ]|\d{1,2})\b", re.IGNORECASE)


def follows(label: str, next_label: str) -> bool:
    """Whether the numeral of one heading comes right after that of another.

    >>> follows("II. TẬP THỂ", "III. HÌNH THỨC KHEN THƯỞNG"), follows("II. TẬP THỂ", "I. Xã Mẫu")
    (True, False)
    """
    found = _NUMERAL.match(clean(label)), _NUMERAL.match(clean(next_label))
    if not all(found):
        return False
    one, other = (numeral[1].upper() for numeral in found if numeral)
    return any((one, other) in pairwise(numerals) for numerals in _NUMERALS)


def bulleted_name(grid: Grid, row: int, column: int, awards: Sequence[int]) -> str:
    """A name behind a bullet in the cells before a column, or in one merged over it; "" when there is none, or one of ``awards`` is filled."""
    for at in range(column, 0, -1):
        if at in awards and not is_blank(grid.at(row, at)) and not grid.merge_at(row, at):
            return ""
        if text := clean(grid.shown(row, at)):
            return strip_enumerator(text) if enumerator_style(text) == "bullet" else ""
    return ""


@frozen
class Heading:
    """A text read as a section row. ``certain``: every word was understood."""

    section: Section
    style: str
    certain: bool
    phrase: Phrase
    leads_with_track: bool = False
    """Whether its first words are those of a track or drive: "Thành tích đột xuất trong cứu nạn"."""
    only_for: str = ""
    """The recipient kind that its awards are for where it is one alone: ``collective`` of "Tập thể lao động xuất sắc"."""

    @property
    def silent(self) -> bool:
        """ "A. DANH HIỆU THI ĐUA": a numeral before words that mean nothing by themselves parts what is numbered below it."""
        return self.style in NUMBERED and not (self.certain or self.phrase.rest or self.section.unit)

    @property
    def tells(self) -> bool:
        """Whether it bears a numeral, or says who stands below it or for what: "HUYỆN HỒNG NGỰ" of a letterhead says neither."""
        return bool(self.style or _kinds(self.section))

    def unsaid(self) -> Heading:
        """The heading as a mere divider: it names at most a body, whatever its words seem to say, and the track that it begins with."""
        said = self.section
        begins = self.leads_with_track
        return replace(
            self,
            section=Section(
                said.row,
                said.label,
                unit=said.unit,
                track=said.track if begins else "",
                movement=said.movement if begins else "",
            ),
        )


@lru_cache(maxsize=4096)
def read_heading(
    vocabulary: Vocabulary, row: int, text: str, numeral: str = "", over_nominee: bool = False
) -> Heading:
    """What a single text on a row says, were it a section row. ``numeral`` stands in a cell of its own.

    "CSTĐCS: Chiến sĩ thi đua cơ sở" explains a short form, unless it has a heading's numeral or stands ``over_nominee``.
    """
    label = clean(f"{numeral} {text}") if numeral else clean(text)
    style = enumerator_style(label)
    whole = clean(strip_enumerator(label))
    labelled = vocabulary.lines.labelled_unit(whole)
    whole = labelled or whole
    core = clean(strip_count(without_spelled(vocabulary.lines.without_empty(whole))))
    # "C. XÃ THƯỜNG PHƯỚC 1" ends in a number that is part of the name.
    unit = vocabulary.units.named(whole) or vocabulary.units.named(core)
    if not unit and (called := _CALLED_UNIT.match(whole)):
        # "2. Đơn vị Phòng Nội vụ".
        unit = vocabulary.units.named(whole[called.end() :])
    phrase = vocabulary.phrases.parse(core)
    heads = over_nominee or style in NUMBERED
    if is_form_line(label) or (not heads and explains_signs(vocabulary, whole)):
        return Heading(Section(row, label), style, False, phrase)
    aside = "" if unit else vocabulary.aside.why(core)
    if aside and aside != REGISTRATION:
        return Heading(Section(row, label, denied=aside), style, True, phrase)
    track = vocabulary.phrases.track(core) if not phrase.awards else phrase.track
    awards = phrase.awards
    level = phrase.level if not unit else ""
    if phrase.generic:
        code = vocabulary.phrases.resolve(phrase.generic, level)
        awards = (*awards, code) if code else awards
    elif not awards and not phrase.rest and (form := vocabulary.phrases.commends(core, level)):
        # "II. Đề nghị UBND huyện khen".
        awards = (vocabulary.phrases.resolve(form, level),)
    recipients = who_for(vocabulary, core) if phrase.recipients else ()
    recipient = recipients[0] if len(recipients) == 1 else ""
    if recipient and len({vocabulary.phrases.recipient(noun) for noun in _COUNTED.findall(whole)} - {""}) > 1:
        # "Giấy khen: 01 tập thể, 02 cá nhân" heads both.
        recipient = ""
    if unit:
        return Heading(Section(row, label, unit=unit, listed=True), style, True, phrase)
    if both := _of_unit(vocabulary, row, whole):
        return replace(both, section=replace(both.section, label=label), style=style)
    if _is_unlisted_commune(vocabulary, core) or (labelled and vocabulary.names.kind(core) == "collective"):
        return Heading(Section(row, label, unit=core), style, True, phrase)
    only_level = level and not (recipient or awards or track or phrase.generic)
    if only_level and _is_group_of_units(vocabulary, core):
        # "A. KHỐI XÃ, THỊ TRẤN" parts the units that follow; it says of no award who gives it.
        return Heading(Section(row, label), style, True, phrase)
    says = bool(recipient or awards or track or phrase.generic or level or len(phrase.recipients) > 1)
    if aside:
        # In a list of registrations the heading says for which award they are.
        section = Section(row, label, recipient, awards, "", track, level, denied=aside)
        return Heading(section, style, True, phrase)
    certain = says and (not phrase.rest or _gives(core, phrase) or _is_named_openly(vocabulary, core, phrase))
    # A body that no list knows: its rows are its own where nothing better says whose they are.
    body = core if not says and vocabulary.names.kind(core) == "collective" else ""
    if not certain:
        # A remark may name a level in passing; only a heading understood whole states one.
        section = Section(row, label, recipient, awards, body, track, movement=read_movement(core))
        first = next((tag for tag, *_ in vocabulary.phrases.tags(core) if tag != "noise"), "")
        leads = first == "track" or vocabulary.phrases.achieved(core)[0] == "drive"
        return Heading(section, style, False, phrase, leads)
    generic = phrase.generic if not awards else ""
    section = Section(row, label, recipient, awards, "", track, level, generic, read_movement(core))
    kinds = frozenset[str]().union(*map(vocabulary.recipients_of, awards))
    return Heading(section, style, True, phrase, only_for=next(iter(kinds)) if len(kinds) == 1 else recipient)


def _of_unit(vocabulary: Vocabulary, row: int, text: str) -> Heading | None:
    """ "Xã Long Thuận - Lao động tiên tiến": a listed unit, and what holds for its rows; "UBND huyện: Giấy khen" is who signs."""
    name, *said = _AFTER_UNIT.split(text.rstrip(" ).:"), maxsplit=1)
    unit = vocabulary.units.named(name) if said else ""
    heading = read_heading(vocabulary, row, said[0]) if unit else None
    if heading is None or not heading.certain or heading.section.unit or heading.phrase.generic:
        return None
    return replace(heading, section=replace(heading.section, unit=unit, listed=True))


def _gives(text: str, phrase: Phrase) -> bool:
    """ "Tặng Giấy khen của Chủ tịch UBND huyện cho 02 cá nhân có thành tích trong …, gồm:" leads over to those who get it."""
    leads_over = text.endswith(":") or key(text).endswith(_LEADS_OVER)
    return leads_over and phrase.reason and bool(phrase.awards or phrase.generic)


def _is_named_openly(vocabulary: Vocabulary, text: str, phrase: Phrase) -> bool:
    """ "Kỷ niệm chương “Vì sự nghiệp nhân đạo”": an award whose name goes on with words of its own, and nothing before it."""
    named = len(phrase.awards) == 1 and vocabulary.phrases.is_open_name(phrase.awards[0]) and len(text) < 100
    tags = [tag for tag, *_ in vocabulary.phrases.tags(text)] if named else []
    first = next((tag for tag in tags if tag != "noise"), "")
    return first == "award" and vocabulary.names.kind(text.rpartition(",")[2]) != "individual"


def groups_units(text: str) -> bool:
    """ "Khối Đoàn thể", "CÁC CƠ QUAN, ĐƠN VỊ": several bodies at once."""
    return _GROUP_OF_UNITS.match(text) is not None


def _is_group_of_units(vocabulary: Vocabulary, text: str) -> bool:
    """ "KHỐI XÃ", "XÃ, THỊ TRẤN", "CƠ QUAN, ĐƠN VỊ THUỘC HUYỆN": units of several kinds; "CẤP XÃ" is a level.

    "Lê Văn Mẫu, Trưởng Công an xã" is somebody, "Cơ quan Đảng ủy xã" and "Cơ quan Ủy ban nhân dân xã" are one body each.
    """
    if groups_units(text):
        return True
    if not _BETWEEN_KINDS.search(text):
        return False
    if vocabulary.names.kind(text) in {"individual", "household"}:
        return False
    tags = vocabulary.phrases.tags(text)
    levels = [tag for tag, _, words in tags if tag != "noise" and words not in _WITHIN_PLACES]
    return len(levels) > 1 and set(levels) == {"level"} and not text.casefold().startswith("cấp")


def _is_unlisted_commune(vocabulary: Vocabulary, text: str) -> bool:
    """ "XÃ LONG MẪU" heads a commune's rows, though no list knows it; "XÃ, THỊ TRẤN" and "Xã nông thôn mới" do not."""
    if not vocabulary.units.is_commune(text):
        return False
    tags = vocabulary.phrases.tags(text)
    capitals = all(word[:1].isupper() or word.isdigit() for word in text.split()[1:])
    return tags[0][0] == "level" and len(tags) > 1 and capitals and {tag for tag, *_ in tags[1:]} == {"rest"}


_AFTER_UNIT = regex(r"\s+[-–—]\s+|\s*[:(]\s*")
_CALLED_UNIT = regex(r"(?:tên\s+)?(?:đơn vị|cơ quan)\s+", re.IGNORECASE)
# A few words without a full stop: "Các đơn vị tiếp tục phát động thi đua trong năm tới." is a sentence.
_GROUP_OF_UNITS = regex(r"(?:khối|cụm|các)(?:\s+\S+){1,8}(?<!\.)$", re.IGNORECASE)
_BETWEEN_KINDS = regex(r"[,;/&–-]|\b(?:và|thuộc|trực thuộc)\b", re.IGNORECASE)
_WITHIN_PLACES = keys_of(("thuộc", "trực", "trên", "địa", "bàn", "ở", "tại"))
_COUNTED = regex(rf"\d\s+({COUNTED_NOUN})\b", re.IGNORECASE)
_LEADS_OVER = keys_in("lists", "leads")
_PLAIN = "plain"


class SectionStack:
    """The open sections, outermost first. A section ends at the next one of its own style."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Heading]] = []
        self._captions = 0
        """How many of the open ones stand above a header, outside everything that its list opens."""
        self.opened: list[Heading] = []
        """Every section that a list's rows started."""

    def beside(self) -> SectionStack:
        """The same sections, for a list that begins beside another one."""
        other = SectionStack()
        other._open, other._captions = list(self._open), self._captions
        return other

    def open(self, heading: Heading) -> int:
        """Start a section: close the one of the same style and everything inside it. Gives its depth from 0."""
        self.opened.append(heading)
        if (at := self._caption_before(heading)) is not None:
            del self._open[at:]
            self._captions = at
        self._push(heading, self._captions)
        return len(self._open) - 1

    def goes_on(self, heading: Heading) -> bool:
        """Whether a section of the same style, that of a unit with the number before, is open."""
        return any(
            style == heading.style and one.section.unit and follows(one.section.label, heading.section.label)
            for style, one in self._open
        )

    def holds(self, style: str) -> bool:
        """Whether a section whose heading bears a numeral of that style is open."""
        return style in NUMBERED and any(other == style for other, _ in self._open)

    def _caption_before(self, heading: Heading) -> int | None:
        """The place of the caption that a heading goes on from: "III." after "II." above the header, if none stands inside."""
        if heading.style not in NUMBERED or any(
            style == heading.style for style, _ in self._open[self._captions :]
        ):
            return None
        captions = enumerate(self._open[: self._captions])
        return next(
            (
                at
                for at, (style, one) in captions
                if style == heading.style and follows(one.section.label, heading.section.label)
            ),
            None,
        )

    def caption(self, heading: Heading, further: bool = False) -> None:
        """Start a section above a header: it ends what the list before opened, unless it is one of its siblings.

        ``further``: another one stands above it, over the same header.
        """
        style = heading.style or _PLAIN
        kinds = _kinds(heading.section)
        if not self._captions and (
            further
            or any(
                other == style
                and (style != _PLAIN or (kinds & _kinds(one.section) and not one.section.denied))
                for other, one in self._open
            )
        ):
            self._push(heading, 0)
            return
        del self._open[self._captions :]
        self._push(heading, 0)
        self._captions = len(self._open)

    def end_denied(self) -> None:
        """Close a section of people who are not put up, guests or some inside the list before, where a list that names awards begins."""
        says = ((at, one.section.denied) for at, (_, one) in enumerate(self._open))
        denied = (
            at
            for at, why in says
            if why == OTHERS or (why not in {"", REGISTRATION} and at >= self._captions)
        )
        at = next(denied, len(self._open))
        del self._open[at:]
        self._captions = min(self._captions, at)

    def _push(self, heading: Heading, floor: int) -> None:
        style = heading.style or _PLAIN
        kinds = _kinds(heading.section)
        for at in range(floor, len(self._open)):
            other, one = self._open[at]
            # Without a numeral a section ends where another one speaks of the same thing: so does "Tập thể lao động
            # xuất sắc" at "Cá nhân".
            others = heading.only_for and one.only_for and heading.only_for != one.only_for
            if other == style and (style != _PLAIN or kinds & _kinds(one.section) or others or not kinds):
                del self._open[at:]
                break
        self._open.append((style, heading))

    def current(self) -> Section:
        """What holds now: of each kind the innermost value; a body inside a listed unit is named behind it."""
        effective = Section()
        listed = ""
        for section in (one.section for _, one in self._open):
            listed = section.unit if section.listed else listed
            unit = f"{listed}{WITHIN}{section.unit}" if listed and section.unit != listed else section.unit
            effective = replace(
                effective,
                row=section.row,
                label=section.label,
                recipient=section.recipient or effective.recipient,
                awards=section.awards or (() if section.generic else effective.awards),
                unit=unit if section.unit else effective.unit,
                track=section.track or effective.track,
                level=section.level or effective.level,
                movement=section.movement or effective.movement,
                denied=section.denied or effective.denied,
                generic=section.generic or ("" if section.awards else effective.generic),
            )
        return effective


def _kinds(section: Section) -> set[str]:
    """What a section says; "Giấy khen" without its level names an award like any other."""
    if section.denied:
        # Whatever comes next begins something else.
        return {"unit", "recipient", "awards", "track"}
    said = {name for name in ("unit", "recipient", "awards", "track") if getattr(section, name)}
    return said | {"awards"} if section.generic else said
