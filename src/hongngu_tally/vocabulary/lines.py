"""What the rows around and inside a list say: totals, signatures, notes, letterheads, guidance, marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from hongngu_tally.patterns import regex
from hongngu_tally.text import bare_key, clean, key
from hongngu_tally.vocabulary.row_words import RowWords
from hongngu_tally.vocabulary.words import ENUMERATOR, begins_any, has_any

_PLACE_DATE = regex(
    r"ngày\s*[\d.… ]*\s*tháng\s*[\d.… ]*\s*năm|^(?:[^\W\d][\w ]*,\s*)?ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$",
    re.IGNORECASE,
)
_PLACE_DATE_BARE = regex(r"ngay\s*[\d.]*\s*thang\s*[\d.]*\s*nam", re.IGNORECASE)

# "III. CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN", "CHỦ TỊCH UBND XÃ KHEN" are headings, nobody signs so.
_GIVEN, _PRAISED, _REWARDED = map(key, ("tặng", "khen", "thưởng"))
_FOOTNOTE_SIGN = regex(r"\s*(?:\*+|\(\s*(?:\d{1,2}|\*+)\s*\))$")
_OTHERS_COUNTED = regex(r"\W*([^\d:]+?)\s*[:=]?\s*\d{1,5}\s*(?:người|đồng chí|đ/c|%)?\W*", re.IGNORECASE)
_LONGEST_DITTO = 20
_LONGEST_MARK = 3
_LONGEST_COUNT = 60
"""Letters beyond which a line counts nothing: a long cell would be tried from every one of its signs."""


def _gives(words: Sequence[str]) -> bool:
    """Whether somebody gives something in these words; whose work is "khen thưởng" only signs."""
    return _GIVEN in words or any(
        word == _PRAISED and after != _REWARDED for word, after in pairwise((*words, ""))
    )


class LineWords(RowWords):
    """The words of ``words/rows.toml``."""

    def __init__(self) -> None:
        super().__init__()
        self._cache: dict[str, str] = {}

    def _starting(self, label: str) -> Sequence[str]:
        said = self._rows[label]
        return (*said["starts"], *said.get("so_far", ()))

    @cached_property
    def _row_starts(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label in ("closing", "total", "signature", "note"):
            for text in self._starting(label):
                words = tuple(key(text).split())
                if words:
                    starts.setdefault(words[0], []).append((words, label))
        for entries in starts.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return starts

    def label(self, text: str) -> str:
        """``total``, ``closing``, ``signature``, ``note``, ``date`` or nothing: what a text at a row's start says."""
        if text not in self._cache:
            self._cache[text] = self._match_label(text)
        return self._cache[text]

    def _match_label(self, text: str) -> str:
        starred = clean(text)
        stripped = starred.lstrip("*( )") if starred.startswith(("*", "(*)")) else starred
        if _PLACE_DATE.search(stripped):
            return "date"
        words = tuple(key(ENUMERATOR.sub("", stripped, count=1)).split()) or tuple(key(stripped).split())
        for candidate in (words, tuple(key(stripped).split())):
            for phrase, label in self._row_starts.get(candidate[0], ()) if candidate else ():
                if candidate[: len(phrase)] == phrase and not (label == "signature" and _gives(candidate)):
                    return label
        if stripped.isascii() and (label := self._label_without_marks(stripped)):
            return label
        if starred != stripped:
            return "note"
        short = stripped if len(stripped) < _LONGEST_COUNT else ""
        if (counted := _OTHERS_COUNTED.fullmatch(short)) and key(counted[1]) in self._keys("total", "others"):
            # "- Nữ: 01" below "Tổng cộng: 03 người".
            return "note"
        whole = " ".join(words)
        if any(key(phrase) in whole for phrase in self._rows["signature"]["says"]):
            return "signature"
        return ""

    @cached_property
    def _bare_starts(self) -> dict[tuple[str, ...], str]:
        return {
            words: label
            for label in ("note", "signature", "total", "closing")
            for text in self._starting(label)
            if (words := tuple(bare_key(text).split()))
        }

    def _label_without_marks(self, text: str) -> str:
        """The label of a text typed without any mark: one word is too little to begin with ("Tong Van Mau")."""
        if _PLACE_DATE_BARE.search(text):
            return "date"
        words = tuple(bare_key(text).split())
        if words in self._bare_starts:
            return self._bare_starts[words]
        starts = (words[:length] for length in range(len(words), 1, -1))
        return next((self._bare_starts[start] for start in starts if start in self._bare_starts), "")

    @cached_property
    def _total_start(self) -> re.Pattern[str]:
        starts = sorted((*self._starting("total"), *self._starting("closing")), key=len, reverse=True)
        return re.compile(rf"\W*(?:{'|'.join(map(re.escape, starts))})\b", re.IGNORECASE)

    def without_total(self, text: str) -> str:
        """What a total's text says behind its first words: "Cộng mục I" is "mục I", "Tổng cộng" is nothing."""
        shown = clean(text)
        found = self._total_start.match(shown)
        return shown[found.end() :].strip() if found else shown

    def is_total_label(self, text: str) -> bool:
        """Whether a text is a total's first words and nothing else: "Tổng cộng", "Mang sang"."""
        return key(text) in self._keys("total", "starts") or self.sums_so_far(text)

    def sums_so_far(self, label: str) -> bool:
        """Whether a total sums every row above it: "Lũy kế", "Cộng mang sang"."""
        return key(label) in self._keys("total", "so_far")

    def counts_others(self, text: str) -> bool:
        """Whether a number in a text counts something that is no nomination: staff, votes, money."""
        return has_any(key(text), self._keys("total", "others"))

    def is_empty(self, text: str) -> bool:
        """ "Không" and its like: a section that has nobody in it."""
        return key(self.with_marks(text)) in self._keys("empty", "texts")

    @cached_property
    def nobody(self) -> frozenset[str]:
        """What people write where a name should stand and there is none, in small letters, in capitals, and with the first in capitals."""
        texts = [clean(text) for text in self._rows["nobody"]["texts"]]
        return frozenset(way(text) for text in texts for way in (str, str.upper, str.capitalize))

    def without_empty(self, text: str) -> str:
        """A heading without the word that says it has nobody: "Tập thể: không" is "Tập thể"."""
        head, sign, tail = re.sub(r"\)\s*$", "", text).rpartition(":" if ":" in text else "(")
        return head.strip() if sign and self.is_empty(tail) else text

    @cached_property
    def _dittos(self) -> frozenset[str]:
        return frozenset(_as_ditto(text) for text in self._rows["ditto"]["texts"])

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def is_ditto(self, text: str) -> bool:
        """Whether a text repeats the cell above: "nt", "- nt -", "..nt..", two strokes."""
        return len(text) <= _LONGEST_DITTO and _as_ditto(text) in self._dittos

    @cached_property
    def marks(self) -> frozenset[str]:
        """Marks that choose a column's award, in readable form and lower case."""
        return frozenset(clean(text).casefold() for text in self._rows["mark"]["texts"])

    @cached_property
    def lone_marks(self) -> frozenset[str]:
        """Letters that are marks where a list has no others: "o", "Đ", the ticks of symbol fonts."""
        return frozenset(self._rows["mark"]["alone"])

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def is_mark(self, text: str) -> bool:
        """Whether a cell holds a mark, also one that leads to a footnote or a remark: "x", "x(1)", "x*", "x (có sáng kiến)"."""
        shown = clean(text).casefold()
        if shown in self.marks or shown[:1].isdigit():
            return shown in self.marks
        if _FOOTNOTE_SIGN.sub("", shown, count=1) in self.marks:
            return True
        mark, _, remark = shown.partition("(")
        words = set(key(remark).split())
        doubted = "?" in remark or not words.isdisjoint(self._keys("mark", "unless"))
        return bool(remark) and shown.endswith(")") and mark.strip() in self.marks and not doubted

    def is_bare_answer(self, text: str) -> bool:
        """Whether a remark is a mark or a no, and no number or footnote's sign: "x", "Không"."""
        shown = clean(text)
        marked = shown.casefold() in self.marks and len(shown) <= _LONGEST_MARK and shown.strip("*").isalpha()
        return marked or key(self.with_marks(shown)) in self._keys("asking", "no")

    def is_guidance_sheet(self, name: str) -> bool:
        """Whether a sheet's name says that it explains how to fill in the list."""
        return self._is_sheet("guidance", name)

    def is_cover_sheet(self, name: str) -> bool:
        """Whether a sheet is called the cover of the list."""
        return self._is_sheet("cover", name)

    def is_cover_title(self, text: str) -> bool:
        """Whether a text titles what lies behind a cover: "HỒ SƠ", "HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG", which read like somebody's name."""
        titles = self._keys("cover", "titles")
        return key(text) in titles or (begins_any(key(text), titles) and self.speaks_of_awards(text))

    def titles_letter(self, text: str) -> bool:
        """Whether a text begins as a letter or minutes do: "TỜ TRÌNH", "BIÊN BẢN HỌP XÉT"."""
        return key(text).startswith(tuple(self._keys("letter", "titles")))

    def says_subject(self, text: str) -> bool:
        """Whether a text says what a letter is about: "V/v đề nghị khen thưởng"."""
        return self.titles_letter(text) or key(text).startswith(tuple(self._keys("letter", "subjects")))

    def _is_sheet(self, kind: str, name: str) -> bool:
        return key(name) in self._keys(kind, "sheets") or bare_key(name) in {
            bare_key(text) for text in self._rows[kind]["sheets"]
        }

    def is_guidance_title(self, text: str) -> bool:
        """Whether a title says that the sheet explains how to fill in the list."""
        return self.holds_samples(text) or key(text).startswith(tuple(self._keys("guidance", "starts")))

    def holds_samples(self, text: str) -> bool:
        """Whether a title says that what stands below it was made up: "(Số liệu minh họa)"."""
        whole = key(text)
        return any(words in whole for words in self._keys("guidance", "says"))

    def is_example(self, text: str) -> bool:
        """Whether a cell marks its row as a sample row: "Ví dụ", "VD: Nguyễn Văn A"."""
        return key(text) in self._keys("guidance", "rows") or (
            ":" in text and key(text.partition(":")[0]) in self._keys("guidance", "rows")
        )

    def is_example_row(self, number: str, name: str) -> bool:
        """Whether what stands for a row's number, or a bracket behind its name, marks a sample row."""
        return key(number) in self._keys("guidance", "numbers") or (
            name.endswith(")") and self.is_example(name.rpartition("(")[2])
        )

    def speaks_of_awards(self, text: str) -> bool:
        """Whether a title has words that only nomination lists use."""
        return has_any(key(text), self._keys("lists", "says"))

    @cached_property
    def _purposes(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (f" {key(text)} ", purpose)
            for purpose, texts in self._rows["other_purpose"].items()
            if purpose not in {"titles", "signed"}
            for text in texts
        )

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def other_purpose(self, text: str, bare: bool = False) -> str:
        """What a table's title says it is for, if not for nominations: ``payment``, ``ballot``, ``personnel``, ``posts``, ``school``, ``other``.

        Only what stands before the first word of awards counts: "Danh sách khen thưởng dịp hội nghị" is of awards.
        ``bare``: the text is a sheet's name, which need not begin as titles do.
        """
        whole = f" {key(text)} "
        if not bare and not whole.startswith(
            tuple(f" {word} " for word in self._keys("other_purpose", "titles"))
        ):
            return ""
        places = [at for word in self._keys("lists", "says") if (at := whole.find(f" {word} ")) >= 0]
        if f" {key('đề nghị')} " in whole:
            asks = self._asks_for_posts.search(whole)
            early = asks is not None and asks.start() < min(places, default=len(whole))
            return "personnel" if asks and early and (asks["personnel"] or not places) else ""
        given = self._gives.search(whole)
        nominates = min(places, default=len(whole))
        found = (
            purpose
            for phrase, purpose in self._purposes
            if 0 <= whole.find(phrase) < nominates and not (places and purpose == "posts")
        )
        # "Học viên được tặng Giấy khen" are nominated, "Chi tiền tặng Giấy khen" is paid.
        return next((purpose for purpose in found if not given or purpose in {"payment", "ballot"}), "")

    @cached_property
    def _asks_for_posts(self) -> re.Pattern[str]:
        any_of = (
            "|".join(map(re.escape, self._keys("other_purpose", name))) for name in ("personnel", "posts")
        )
        wanted = "(?:(?P<personnel>{})|(?:{}))".format(*any_of)
        return re.compile(rf" {key('đề nghị')} (?:{key('xét')} |{key('được')} )*{wanted} ")

    @cached_property
    def _gives(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?<!{key('trao')}) {key('tặng')} | {key('được')} (?:{key('khen')}|{key('biểu dương')}) "
        )

    def is_signed(self, title: str) -> bool:
        """Whether people sign in the column of this title."""
        return key(title) in self._keys("other_purpose", "signed")

    @cached_property
    def _not_issuer(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(text.split()) for text in self._keys("letterhead", "not_issuer"))

    def is_addressee(self, text: str) -> bool:
        """Whether a line names whom a list goes to: "Kính gửi: Phòng Nội vụ"."""
        return key(text).startswith(key("kính gửi"))

    def is_nation_line(self, text: str) -> bool:
        """Quốc hiệu or tiêu ngữ."""
        return key(text) in self._keys("letterhead", "nation")

    def may_issue(self, text: str) -> bool:
        """Whether a letterhead line can name the issuing body."""
        words = tuple(key(text).split())
        if (
            not words
            or self.is_nation_line(text)
            or len(words) > 16
            or not any(word[0].isalpha() for word in words)
        ):
            return False
        if key(text) in self._keys("letterhead", "committees"):
            return False
        return not any(words[: len(start)] == start for start in self._not_issuer)

    def is_part(self, text: str) -> bool:
        """Whether a line of the letterhead names a part of a body: "KHOA NỘI", "TỔ CHUYÊN MÔN SỐ 2"."""
        return begins_any(key(text), self._keys("letterhead", "parts"))

    def titles_years(self, text: str) -> bool:
        """Whether a column's title or a label says that a year stands there: "Năm học", "Năm xét"."""
        return key(text) in self._keys("years", "titles")

    def labelled_unit(self, text: str) -> str:
        """What follows "Đơn vị:" in a line of the letterhead, empty when there is no such label."""
        label, colon, rest = clean(text).partition(":")
        return rest.strip(" .…") if colon and key(label) in self._keys("letterhead", "labels") else ""


def _as_ditto(text: str) -> str:
    """A text as dittos are compared: its signs without spaces and without what stands around them."""
    signs = "".join(clean(text).split()).casefold()
    return signs.strip(".…-–—()") or signs
