"""What stands above a list: who issues it, of which year, and what its title says of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.legends import explains_signs
from hongngu_tally.table.levels import ATTACHED, read_level
from hongngu_tally.table.model import LocatedTable
from hongngu_tally.text import SCHOOL_YEAR, clean, key
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.aside import OTHERS, REGISTRATION
from hongngu_tally.vocabulary.words import ASKS, LIST_TITLES, keys_in

_YEAR = regex(
    r"năm(?:\s+công\s+tác)?\s*:?\s*((?:19|20)\d\d)(?!\s*[-–—/]\s*(?:19|20)\d\d|\s+đến\b)", re.IGNORECASE
)
_YEARS_ON = regex(
    r"((năm(?:\s+học|\s+công\s+tác)?)\s*:?\s*(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)\d\d)?\s*(?:[,;&+]|và|đến)\s*)(?=(?:19|20)\d\d)",
    re.IGNORECASE,
)
_DATED = regex(
    r"ngày[\s\d.…]*tháng|\d{1,2}/\d{1,2}/\d{4}|thông tư|nghị định|quyết định số|luật|nghị quyết|giai đoạn|kế hoạch số",
    re.IGNORECASE,
)
_DATED_BARE = regex(
    r"ngay[\s\d.]*thang|\d{1,2}/\d{1,2}/\d{4}|thong tu|nghi dinh|quyet dinh so|luat|nghi quyet|giai doan|ke hoach so",
    re.IGNORECASE,
)
"""The same as it is typed without diacritics."""
_YEAR_BARE = regex(r"(?<!viet )\bnam(?:(\s+)hoc)?(?=\s*:?\s*(?:19|20)\d\d)", re.IGNORECASE)
_BESIDE_NAME = regex(r"\s+[-–]\s+|\s*[(:;]\s*")
# Lines of a form that say nothing of its list, whatever words they use.
_FORM_LINES = keys_in("lists", "form")
_SERIAL = regex(r"\W*số\s*(?:[:\d/….]|$)", re.IGNORECASE)
_ADDED = regex(r"^(?:(?:đề nghị|xin|xét)\s+)?(?:bổ sung|thêm)(?:\s+thêm)?\s+", re.IGNORECASE)
_LAST_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)\W*$")
_SPAN = regex(r"\d\s*[-–—/.]\s*\d{4}\W*$")
"""Two years, or a date, at the end of a line."""
_TITLES = (*LIST_TITLES, *keys_in("lists", "titles"))


@frozen
class TitleContext:
    """What the titles of a list, or the sheet's name, say of all its rows; empty where they say nothing."""

    recipient: str = ""
    awards: tuple[str, ...] = ()
    generic: str = ""
    track: str = ""
    level: str = ""
    movement: str = ""
    of_awards: bool = False
    """Whether the words are those of a nomination list."""
    proposes: bool | None = None
    """Whether those below are put up for an award, or said not to be; None where the titles do not say."""
    aside: str = ""
    """Why those below are not nominated, as ``AsideWords.why`` tells."""
    year: int = 0
    """The last year that the titles state, 0 where they state none."""


def told_nominee(vocabulary: Vocabulary, text: str) -> tuple[str, str]:
    """Who stands beside an award that only such a one may have, and the award: "Đạt danh hiệu Tập thể LĐTT: Phòng Nội vụ",
    "Tập thể: Phòng Nội vụ - TTLĐTT", "Phòng Nội vụ: TTLĐTT"; empty where nobody does."""
    before, _, behind = clean(text).partition(":")
    name, *award = _BESIDE_NAME.split(behind.strip(" -–.;"), maxsplit=1)
    rest = award[0] if award else ""
    # "Bổ sung thêm Lê Mẫu Cam - LĐTT", "đề nghị CSTĐCS 01 người: Lê Mẫu Cam" behind "Ghi chú:".
    pairs = ((behind, before), (before, behind), (_ADDED.sub("", name), rest), (rest, name))
    for shown, said in pairs:
        shown = strip_enumerator(shown.strip(" -–.;"))
        awards, named = vocabulary.phrases.parse(said).awards, vocabulary.phrases.parse(shown)
        # "Tập thể", "Danh hiệu" name nobody.
        kind = vocabulary.names.kind(shown) if len(awards) == 1 and (named.rest or named.units) else ""
        if kind and vocabulary.recipients_of(awards[0]) == {kind}:
            return shown, awards[0]
    return "", ""


def read_years(row: int, column: int, text: str) -> list[tuple[int, int, int, str]]:
    """The years a title states; of a school year the last one. Dates and numbers of documents are none.

    "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG 2020" states one too.
    """
    shown = clean(text)
    dated, said = _DATED, shown
    if shown.isascii():
        # "NAM 2020", "nam hoc 2019-2020".
        dated = _DATED_BARE
        said = _YEAR_BARE.sub(lambda found: "năm học" if found[1] else "năm", shown)
    said = _each_year(said)
    if schools := SCHOOL_YEAR.findall(said):
        return [(row, column, int(last), shown) for _, last in schools]
    if dated.search(said):
        # "… năm 2020 (kèm theo Tờ trình … ngày … tháng … năm 2021)": only what stands before the bracket is the title.
        said = re.split(r"\(|kèm theo|kem theo", said, maxsplit=1, flags=re.IGNORECASE)[0]
        if dated.search(said) or not said.strip():
            return []
    found = _YEAR.findall(said)
    if not found and key(said).startswith(_TITLES) and not _SPAN.search(said):
        found = _LAST_YEAR.findall(said)
    return [(row, column, int(year), shown) for year in found]


def _each_year(text: str) -> str:
    """The word for a year before each of several: "năm 2019 và 2020", "năm học 2018-2019, 2019-2020"."""
    while (told := _YEARS_ON.sub(r"\1\2 ", text)) != text:
        text = told
    return text


def years_in(
    vocabulary: Vocabulary, titles: Sequence[tuple[int, int, str]]
) -> tuple[tuple[int, int, int, str], ...]:
    """The years that titles state; a label in a cell of its own, "Năm:", goes with what stands behind it."""
    found = [year for row, column, text in titles for year in read_years(row, column, text)]
    for (row, column, label), (other, _, text) in pairwise(titles):
        if row == other and vocabulary.lines.titles_years(label):
            found += read_years(row, column, f"{label} {text}")
    return tuple(found)


def years_over_awards(tables: Iterable[LocatedTable]) -> tuple[tuple[int, int, int, str], ...]:
    """The years in the titles of columns from which awards are counted: "Danh hiệu năm 2019" over a sheet that states no other year."""
    titles = (
        (table.header_rows[-1], column, table.headers[column])
        for table in tables
        for column in (*table.columns.get("award", ()), *table.mark_columns)
        if table.rows and table.headers.get(column)
    )
    return tuple(year for title in titles for year in read_years(*title))


def is_form_line(text: str) -> bool:
    """ "Đơn vị tính: người", "Mẫu số 02", "Số: 12/DS-UBND": a line of the form, not of its list."""
    return key(text).startswith(_FORM_LINES) or _SERIAL.match(text) is not None


@lru_cache(maxsize=4096)
def read_title(vocabulary: Vocabulary, text: str) -> TitleContext:
    """What one title says. Words it shares with no vocabulary are ignored here, unlike in a cell."""
    shown = clean(text)
    if is_form_line(shown) or explains_signs(vocabulary, text):
        return TitleContext()
    if ":" in shown and told_nominee(vocabulary, shown)[0]:
        # "Tập thể LĐTT: Phòng Mẫu" says nothing of a list below.
        return TitleContext(of_awards=True)
    shown = _CONDITION.sub(" ", shown)
    held = _HELD.search(shown) if len(shown) <= _LONGEST_TITLE else None
    if held and all(map(vocabulary.phrases.names_award, held.groups())):
        shown = f"{shown[: held.start()]} {held[2]}"
    phrase = vocabulary.phrases.parse(shown)
    level = read_level(shown)
    generic = phrase.generic
    awards = phrase.awards
    if generic or awards:
        # "UBND xã Long Thuận đề nghị tặng Giấy khen của UBND huyện": who signs stands behind the name.
        head = re.search("giấy khen|bằng khen|cờ thi đua", shown, re.IGNORECASE)
        if head:
            # "… trong quản lý nhà nước", "… cho cán bộ xã" say what for or for whom, and not who signs.
            tail = vocabulary.phrases.parse(_FOR_WHAT.split(shown[head.start() :])[0])
            generic = tail.generic
            awards = tail.awards
            if generic and level:
                code = vocabulary.phrases.resolve(generic, level)
                awards, generic = ((*awards, code), "") if code else (awards, generic)
    of_list = vocabulary.lines.speaks_of_awards(shown) or key(shown).startswith(_TITLES) or not phrase.rest
    recipients = who_for(vocabulary, shown) if of_list else ()
    recipient = recipients[0] if len(recipients) == 1 else ""
    aside = vocabulary.aside.why(shown)
    reason = _REASON.search(shown)
    achieved, drive = vocabulary.phrases.achieved(reason.group()) if reason else ("", "")
    return TitleContext(
        recipient,
        awards,
        generic,
        phrase.track or achieved,
        level,
        read_movement(shown) or read_movement(f"phong trào {drive}"),
        vocabulary.lines.speaks_of_awards(shown),
        False if aside == "not-nominated" else ASKS.search(key(ATTACHED.sub("", shown))) is not None or None,
        aside,
        max((year for _, _, year, _ in read_years(0, 0, shown)), default=0),
    )


def who_for(vocabulary: Vocabulary, title: str) -> tuple[str, ...]:
    """For what kinds of recipients a title says it is, not what it says they did it for.

    "Chuyên đề tập thể", "… (tập thể)" and "… đối với tập thể" are of collectives, "chuyên đề kinh tế tập thể" of nobody said.
    """
    who = _DRIVES.split(_WHAT_FOR.split(title)[0])[0]
    if said := vocabulary.phrases.parse(who).recipients:
        return ("individual", *said) if said == ("collective",) and _people_beside(vocabulary, who) else said
    parts = (_alone(vocabulary, part) for part in _PARTS.split(title[len(who) :]))
    return next(filter(None, parts), ())


def _people_beside(vocabulary: Vocabulary, who: str) -> bool:
    """ "Học sinh, tập thể lớp" are people and bodies; "tập thể cán bộ, giáo viên" is one body."""
    parts = _LISTED.split(who)
    people = [part for part in parts if vocabulary.names.calls_people(part)]
    return bool(people) and not any(vocabulary.phrases.parse(part).recipients for part in people)


def _alone(vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
    """The kinds of recipients that a text is made of, beside words that mean nothing."""
    tags = [(tag, value) for tag, value, words in vocabulary.phrases.tags(text) if not words.isdigit()]
    kinds = tuple(value for tag, value in tags if tag == "recipient")
    return kinds if all(tag in {"recipient", "noise", "track"} for tag, _ in tags) else ()


_DRIVES = regex(
    r"\b(?:chuyên đề|phong trào(?: thi đua)?(?: yêu nước)?|thành tích|cuộc vận động|đợt thi đua|đột xuất)\b",
    re.IGNORECASE,
)
_PARTS = regex(rf"{_DRIVES.pattern}|\b(?:cho|đối với)\b|[();:]|\s[-–—]\s", re.IGNORECASE)
_LISTED = regex(r"[,;/&]|\bvà\b|\s[-–—]\s", re.IGNORECASE)
# "… trong công tác chăm sóc người cao tuổi": what follows says what for, not who.
_WHAT_FOR = regex(
    r"\b(?:trong(?! năm)|công tác(?! năm| thi đua| khen)|vì|về(?! việc)|nhân dịp|tham gia|hưởng ứng)\b",
    re.IGNORECASE,
)
_FOR_WHAT = regex(
    rf"{_WHAT_FOR.pattern}|{_DRIVES.pattern}|\b(?:cho|đối với|thực hiện|xây dựng)\b", re.IGNORECASE
)
# "(có 2 năm liên tục đạt CSTĐCS)": what those below fulfil, not what they are proposed for; "(Đã có thành tích …)" says what for.
_CONDITION = regex(
    r"\(\s*(?!(?:đã\s+)?(?:có|lập|đạt)\s+(?:nhiều\s+)?thành tích\b)(?:có|đã|đạt|đủ)\b[^()]*\)", re.IGNORECASE
)
# "… đạt CSTĐCS 03 năm liên tục đề nghị tặng CSTĐ cấp tỉnh": what they have, and behind it what they are proposed for.
_HELD = regex(
    r"\b(?:đạt|đã được|được tặng|được công nhận)\b(.*)(?<!và )(?<!, )(\bđề nghị\b.*)", re.IGNORECASE
)
_LONGEST_TITLE = 500
"""Letters beyond which a text is no title: "đạt" in it again and again would be searched on from each time."""
_REASON = regex(r"\bthành tích\b.*|\btrong đợt\b.*", re.IGNORECASE)
_MOVEMENT = regex(
    r"(?:chuyên đề|phong trào(?: thi đua)?|đợt thi đua|cuộc vận động)\s*:?\s*(.+)", re.IGNORECASE
)
_MOVEMENT_ENDS = regex(
    r"\s*(?:\(|,?\s*(?:trong\s+)?năm\s+(?:học\s+)?\d|giai đoạn|kèm theo|;|$)", re.IGNORECASE
)
# "Công tác Hội và phong trào nông dân" is a year's work, and a flag goes to the leader of a block's movement.
_NO_DRIVE = regex(r"(?:công tác\b[^,;]{1,40}\bvà|dẫn đầu)\s+(?:các\s+)?$", re.IGNORECASE)


def read_movement(text: str) -> str:
    """The drive that a title or section names, in readable form; empty when it names none.

    >>> read_movement("DANH SÁCH KHEN THƯỞNG CHUYÊN ĐỀ PHÒNG, CHỐNG DỊCH NĂM 2020")
    'PHÒNG, CHỐNG DỊCH'
    """
    found = _MOVEMENT.search(text)
    if not found or _NO_DRIVE.search(text[: found.start()]):
        return ""
    name = found.group(1)
    end = _MOVEMENT_ENDS.search(name)
    name = name[: end.start()].strip(" \"“”'.,:)–-") if end else name
    # "Chuyên đề, đột xuất" and "phong trào thi đua yêu nước" name no drive.
    return "" if len(name.split()) < 2 or key(name).startswith((key("đột xuất"), key("yêu nước"))) else name


def merge_contexts(contexts: list[TitleContext]) -> TitleContext:
    """The titles of one list together: the first that says a thing says it; two that differ say nothing."""

    def one(values: list[str]) -> str:
        found = {value for value in values if value}
        return found.pop() if len(found) == 1 else ""

    awards = {context.awards for context in contexts if context.awards}
    return TitleContext(
        one([context.recipient for context in contexts]),
        awards.pop() if len(awards) == 1 else (),
        one([context.generic for context in contexts]),
        one([context.track for context in contexts]),
        one([context.level for context in contexts]),
        one([context.movement for context in contexts]),
        any(context.of_awards for context in contexts),
        proposes := next((one.proposes for one in reversed(contexts) if one.proposes is not None), None),
        _aside(contexts, proposes),
        max((one.year for one in contexts), default=0),
    )


def _aside(contexts: list[TitleContext], proposes: bool | None) -> str:
    """Why nobody below several titles is nominated; a list that registers and proposes proposes.

    Those who were at the meeting stand above its result, and a title of awards beside them begins something else.
    """
    give_way = {"not-nominated", REGISTRATION} if proposes else set()
    kinds = [
        one.aside
        for at, one in enumerate(contexts)
        if one.aside
        and one.aside not in give_way
        and not (
            one.aside == OTHERS
            and (
                any(other.of_awards and not other.aside for other in contexts)
                or any(later.awards or later.generic for later in contexts[at + 1 :])
            )
        )
    ]
    return kinds[-1] if kinds else ""
