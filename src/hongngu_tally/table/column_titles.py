"""What the titles over one column make of it: part of a name, a choice, marks for an award, or a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.award_titles import award_title, titles_award
from hongngu_tally.table.contents import AMOUNTS, CHOSEN, names_value
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import HeaderMatch, Vocabulary, is_one_award
from hongngu_tally.vocabulary.words import keys_in

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header

NAME_PARTS = frozenset(keys_in("names", "parts"))
SPOUSES = frozenset(keys_in("names", "spouses"))
SEX_OF = {own: sex for sex in ("male", "female") for own in keys_in("names", sex)}
_PARTS_OF_NAMES = NAME_PARTS | SPOUSES | set(SEX_OF) | set(keys_in("names", "sexes"))
_UNDER_AWARD = ("award", "level", "track", "decision", "note", "initiative", "grade")
"""Fields that a title below that of the awards may mean; any other is a title somebody may be marked for."""
_COUNTS, _SHARES = keys_in("votes", "counts"), keys_in("votes", "counts", "results")
_MARK_HINT = regex(r"\(\s*(?:[xX✓]|đánh dấu [xX])\s*\)")


@frozen
class _Titles:
    """The titles over one column: its own, and those above it with the nearest one that is known."""

    own: str
    parents: Sequence[str]
    own_match: HeaderMatch | None
    parent_match: HeaderMatch | None

    @property
    def parent(self) -> str:
        """The field of the nearest known title above, "" for none."""
        return self.parent_match.field if self.parent_match else ""


def assign(header: Header, vocabulary: Vocabulary, column: int, stack: Sequence[str]) -> None:
    """Give one column its meaning from its stack of titles, the innermost last."""
    *parents, own = [_MARK_HINT.sub("", text).strip() or text for text in stack]
    header.texts[column] = clean(" ".join((*parents, own)))
    match = vocabulary.titles.match
    if parents and own.startswith("(") and own.endswith(")") and key(own.strip("()")) not in _PARTS_OF_NAMES:
        title = match(parents[-1])
        if title and title.field == "name":
            # "(Năm sinh)" in a line below "Họ và tên" is asked for beside the name.
            own = f"{parents.pop()} {own}"
    if parents and parents[-1].endswith("/") and match(f"{parents[-1]} {own}"):
        # "Họ và tên/" goes on in the line below: "Tên tập thể".
        own = f"{parents.pop()} {own}"
    above = next((found for text in reversed(parents) if (found := match(text))), None)
    titles = _Titles(own, parents, match(own), above)
    told = (_tell_person, _tell_choice, _tell_name, _tell_award, _tell_field)
    if not any(tell(header, vocabulary, column, titles) for tell in told):
        header.unknown.append((column, header.texts[column]))


def _tell_person(header: Header, vocabulary: Vocabulary, column: int, titles: _Titles) -> bool:
    """ "Nam | Nữ" under a birth, a sex or a name; "Ông | Bà", "Chồng | Vợ" under a name."""
    own, parent, match = key(titles.own), titles.parent, titles.own_match
    sex = match.field if match and match.field in {"male", "female"} else ""
    if sex and parent in {"birth", "sex"}:
        header.add(column, HeaderMatch(f"birth_{sex}" if parent == "birth" else sex))
        return True
    if parent != "name":
        return False
    if sex and titles.parent_match:
        header.sexes[column] = sex
        # "Nam | Nữ" under "Chủ hộ": whose names they are says what stands above them.
        header.add(column, titles.parent_match)
    elif own in SPOUSES:
        header.add(column, HeaderMatch("name", "household"))
    elif own in SEX_OF:
        header.sexes[column] = SEX_OF[own]
        header.add(column, HeaderMatch("name"))
    else:
        return False
    return True


def _tell_choice(header: Header, vocabulary: Vocabulary, column: int, titles: _Titles) -> bool:
    """A value that a mark below it chooses."""
    own, parent, recipient = titles.own, titles.parent, vocabulary.phrases.recipient(titles.own)
    if titles.parents and key(titles.parents[-1]) in AMOUNTS and recipient:
        # "TT | CN" under "Số lượng": a 1 says who is meant.
        header.value_marks[column] = ("recipient", recipient)
        return True
    if titles.parents and parent in CHOSEN and names_value(vocabulary, parent, own):
        header.value_marks[column] = (parent, recipient or clean(own))
        return True
    return False


def _tell_name(header: Header, vocabulary: Vocabulary, column: int, titles: _Titles) -> bool:
    """ "Họ | Tên" under a title of names, or a name's title under one that says whose."""
    own, match, above = key(titles.own), titles.own_match, titles.parent_match
    if not (above and above.field == "name" and match and match.field in {"surname", "name"}):
        return False
    if is_one_award(vocabulary.phrases.parse(titles.own)):
        return False
    if own in NAME_PARTS and not (above.kind and match.field == "name"):
        header.add(column, HeaderMatch("given_name" if own == key("Tên") else "surname"))
    else:
        # "Họ tên" under "Cá nhân".
        header.add(column, replace(match, kind=match.kind or above.kind))
    return True


def _tell_award(header: Header, vocabulary: Vocabulary, column: int, titles: _Titles) -> bool:
    """An award that a mark below it asks for, or a level under the awards."""
    own, parent, match, phrases = titles.own, titles.parent, titles.own_match, vocabulary.phrases
    if match and match.field == "holder_share":
        return False
    award = award_title(vocabulary, own, titles.parents)
    if parent == "award" and not award and names_value(vocabulary, "level", own):
        # "Cấp huyện" under "Đề nghị khen thưởng": its cells tell whether they hold marks or awards.
        header.value_marks[column] = ("level", clean(own))
        return True
    # "Tập thể" over "Giấy khen", or under "LĐTT".
    told = (*titles.parents, own) if phrases.is_kind(own) else titles.parents
    if award and (kind := next(filter(None, map(phrases.recipient, told)), "")):
        header.kinds[column] = kind
        header.marks[column] = award
        return True
    above = titles.parent_match
    share = match is not None and key(match.alias).startswith(_SHARES)
    # "Số phiếu" over "LĐTT", "CSTĐCS"; "Kết quả bỏ phiếu" may be over marks.
    share = share or (above is not None and key(above.alias).startswith(_COUNTS))
    # "Phiếu LĐTT" beside "Phiếu CSTĐ".
    share = share or (not match and key(own).startswith(_COUNTS))
    if award and not share and (not match or match.strength < 0.9 or parent == "award"):
        header.marks[column] = award
        return True
    if parent == "award" and not match and (said := phrases.parse(own)).awards and not said.rest:
        # "LĐTT/TTLĐTT" under "Danh hiệu thi đua".
        header.marks[column] = clean(own)
        return True
    return False


def _tell_field(header: Header, vocabulary: Vocabulary, column: int, titles: _Titles) -> bool:
    """The field of its own title, else of all its titles together or of the one above; under an award a mark at the least."""
    match = _field_of(vocabulary, titles)
    if match is not None:
        header.add(column, match)
        return True
    own, parent, above = titles.own, titles.parent, titles.parent_match
    if parent == "award" and key(own) in AMOUNTS:
        # "Tổng số" beside the awards sums them.
        return False
    if titles.parents:
        whole = vocabulary.titles.match(" ".join((*titles.parents, own)))
        # "a" under "Đề nghị" is a sign that a legend explains.
        if whole and not (parent == "award" and len(own.strip("()[]. ")) == 1):
            header.add(column, whole)
            return True
        if parent == "award":
            header.marks[column] = clean(own)
            return True
        if any(titles_award(vocabulary, text) for text in titles.parents):
            # Whatever it is, a mark under an award is not passed over.
            header.marks[column] = header.texts[column]
            return True
        if above and parent != "name":
            header.add(column, HeaderMatch(above.field, above.kind, above.strength * 0.7))
            return True
    if guessed := vocabulary.titles.guess(own):
        header.add(column, guessed)
        return True
    return False


def _field_of(vocabulary: Vocabulary, titles: _Titles) -> HeaderMatch | None:
    """What a title that is known means below those above it."""
    match, above, parent = titles.own_match, titles.parent_match, titles.parent
    if match is None:
        # A mark under "Không xét" says that nothing is asked for.
        denies = vocabulary.denials.whole(titles.own) or vocabulary.answers.denied_by(
            titles.own, titles.parents
        )
        return HeaderMatch("not_proposed") if denies else None
    if parent == "award" and match.field not in _UNDER_AWARD:
        return None
    if match.field == "name" and above and parent in {"initiative", "movement"}:
        # "Tên" under "Sáng kiến".
        return above
    if match.field in {"decision", "decision_date"} and above and parent != "award":
        # The decision that recognised the initiative decides no award.
        return above
    return match
