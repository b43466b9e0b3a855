"""What cells, remarks and results say of whether somebody is put up: denied, taken back, refused, not settled yet."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import EMPTY_VALUES, clean, key
from hongngu_tally.vocabulary.unmarked import WithMarks
from hongngu_tally.vocabulary.votes import share_of
from hongngu_tally.vocabulary.words import begins_any, has_any, row_words, without

_NO, _NOT_YET = f"{key('không')} ", f"{key('chưa')} "
_SHORT_NO = regex(r"^(?:ko|kg|k) ")
_CLAUSES = regex(r"[,.:]\s+|\s[-–]\s|\bnên\b", re.IGNORECASE)
_SEMICOLON = regex(r";\s")
REASON = regex(r"\b(?:do|vì)\b|[(:]", re.IGNORECASE)
_TELLING = (
    "empty",
    "nobody",
    "denied",
    "withdrawn",
    "waiting",
    "asking",
    "adding",
    "refused",
    "postponed",
    "undecided",
    "denied_below",
)
"""Sections whose words are also known without their marks."""


def in_full(words: str) -> str:
    """Folded words with a short "ko" or "k" at their beginning spelled out."""
    return _SHORT_NO.sub(_NO, words)


NUMBERED_ROW = regex(
    r"(?:\b(?:stt|(?:số )?thứ tự|dòng(?: số)?|trường hợp(?: số| thứ)?|đồng chí số|người(?: số| thứ)|từ số)|(?:^|:)\s*số)\s*:?\s*"
    r"(\d{1,4})\b(?!\s*[/.]\s*\d)(?:\s*(?:,|và|đến|-|–)\s*\d{1,4}\b)*",
    re.IGNORECASE,
)
"""Behind it a line may say what becomes of the row of this number: "Người có số thứ tự 5 là dự bị"."""


class RowWords:
    """The words of ``words/rows.toml``, and those of them that deny."""

    def __init__(self) -> None:
        self._rows = row_words()
        self.with_marks = WithMarks(
            text for name in _TELLING for texts in self._rows[name].values() for text in texts
        )

    @cache  # noqa: B019 - one vocabulary lives as long as its process
    def _keys(self, section: str, name: str) -> frozenset[str]:
        return frozenset(key(text) for text in self._rows[section][name])

    @cache  # noqa: B019
    def longest_first(self, section: str, *names: str) -> tuple[str, ...]:
        """What may be left out of a text: of "bình xét" and "xét" the longer one first."""
        return tuple(
            sorted((one for name in names for one in self._keys(section, name)), key=len, reverse=True)
        )

    def says_none(self, text: str) -> bool:
        """Whether a cell among several for awards says that this one is not asked for: a dash, "không"."""
        return clean(text).casefold() in EMPTY_VALUES or self.is_denied(text)

    def is_denied(self, text: str) -> bool:
        """ "Không đề nghị", "Không xét (nghỉ thai sản)" where an award would stand."""
        denied = self._keys("denied", "texts")
        text = self.with_marks(text)
        said = (key(text), key(REASON.split(clean(text), maxsplit=1)[0]))
        # "Ko đạt", "k xét".
        return any(one in denied or in_full(one) in denied for one in said)

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def withdraws(self, text: str, remark: bool = True) -> bool:
        """Whether a text says that its row is not put up, and nothing else: "Xin rút", "Dự phòng", in a ``remark`` "Không đề nghị" too."""
        text = self.with_marks(text)
        words = in_full(key(REASON.split(clean(text).lstrip("(["), maxsplit=1)[0].rstrip(" )].,;")))
        said = self._keys("withdrawn", "texts")
        parts = _CLAUSES.split(clean(text)) if remark else ()
        last = (_SEMICOLON.split(part)[-1] for part in parts[-1:])
        clauses = {words, *(in_full(key(part)) for part in (*parts, *last))}
        if not said.isdisjoint(clauses) or not self._keys("withdrawn", "clauses").isdisjoint(clauses):
            return True
        if remark and words in self._keys("withdrawn", "remarks"):
            return True
        if remark and any(
            self.may_withdraw(one) and not without(one, self._withdrawn_words) for one in clauses
        ):
            return True
        return words.startswith(
            self._withdrawn_and_more("texts", "remarks") if remark else self._withdrawn_and_more("texts")
        )

    def fails(self, text: str) -> bool:
        """Whether a text may as well say how somebody did in an exam: "Trượt", "Loại"."""
        return has_any(key(self.with_marks(text)), self._keys("withdrawn", "exams"))

    @cache  # noqa: B019
    def _withdrawn_and_more(self, *names: str) -> tuple[str, ...]:
        said = (one for name in names for one in self._keys("withdrawn", name))
        return tuple(f"{one} {more} " for one in said for more in self._keys("withdrawn", "followed"))

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def may_withdraw(self, text: str) -> bool:
        """Whether a remark has words of taking back in it, whatever else it says: "Rút đề nghị bằng khen"."""
        words = without(key(self.with_marks(text)), self._keys("withdrawn", "unless"))
        says_so = has_any(words, self._keys("withdrawn", "says")) or (
            bool(self._denied_verb.search(words) or self._elsewhere.search(words))
            and not self.speaks_of_initiatives(words)
        )
        # "9 đồng ý, 0 không đồng ý".
        return says_so and share_of(text) is None

    @cached_property
    def _denied_verb(self) -> re.Pattern[str]:
        """ "Không tính", "chưa được xét": a "no" before what would be done with whoever is put up."""
        no, between, verbs = (self._any_of(name) for name in ("no", "between", "verbs"))
        return re.compile(rf"\b(?:{no}) (?:(?:{between}) )*(?:{verbs})\b")

    @cached_property
    def _elsewhere(self) -> re.Pattern[str]:
        """ "Do xã Mẫu đề nghị", "Chuyển về trường Mẫu xét", "Chưa đủ 12 tháng"."""
        by, ask, no = (self._any_of(name) for name in ("by", "ask", "no"))
        return re.compile(
            rf"(?:^|\b)(?:{by}) (?:\S+ ){{1,6}}(?:{ask})$|\b(?:{no}) {key('đủ')} \d+ {key('tháng')}\b"
        )

    def speaks_of_initiatives(self, words: str) -> bool:
        """Whether folded words are of an initiative or a study."""
        return has_any(words, self._keys("withdrawn", "initiatives"))

    def _any_of(self, name: str) -> str:
        return "|".join(sorted(self._keys("withdrawn", name), key=len, reverse=True))

    def doubts_row(self, text: str) -> bool:
        """Whether a text may take a row back, or says that nothing is settled of it yet."""
        return self.may_withdraw(text) or self.waits(text)

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def sets_aside(self, text: str) -> bool:
        """Whether a line that tells who is meant has words of setting aside in it: "Riêng đ/c Bình để năm sau xét"."""
        words = without(key(self.with_marks(text)), self._keys("withdrawn", "unless"))
        return has_any(words, self._keys("withdrawn", "named"))

    def behind_looks(self, text: str) -> str:
        """What a line says of the rows that it tells by how they look or where they stand: "Dòng tô vàng là dự phòng"."""
        found = self._looks.search(text)
        return text[found.end() :] if found else ""

    @cached_property
    def _looks(self) -> re.Pattern[str]:
        looks = sorted(self._rows["withdrawn"]["looks"], key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, looks))})\b", re.IGNORECASE)

    def begins_denying(self, text: str) -> bool:
        """Whether a remark begins with a "no": "Không đạt LĐTT", "Chưa xét"."""
        return in_full(f"{key(self.with_marks(text))} ").startswith((_NO, _NOT_YET))

    def says_no(self, text: str) -> bool:
        """Whether a row that says something of the nominee above has a "no" in it, whatever else it says."""
        words = without(key(self.with_marks(text)), self._keys("withdrawn", "no_unless"))
        return not self._keys("withdrawn", "no").isdisjoint(words.split())

    def speaks_of_several(self, text: str) -> bool:
        """Whether a row between nominees speaks of several people, or of those below it: "Các trường hợp không xét"."""
        return has_any(key(text), self._keys("of_above", "several"))

    def tells_of_one(self, text: str) -> bool:
        """Whether a text begins as what is told of one person does: "Mới vào ngành"; not "Các trường hợp mới vào ngành"."""
        begins = tuple(f"{one} " for one in self._keys("of_above", "begins"))
        return key(text).startswith(begins) and not self.speaks_of_several(text)

    def is_address(self, word: str) -> bool:
        """Whether a folded word is the last one of an address before a name: "ông", "c" of "đ/c"."""
        return word in self._keys("of_above", "addresses")

    def without_and(self, text: str) -> str:
        """A text without "và", "bổ sung thêm:" or the like at its beginning."""
        return self._and.sub("", text, count=1)

    @cached_property
    def _and(self) -> re.Pattern[str]:
        words = sorted(self._rows["of_above"]["adds"], key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\s*:?\s+(?=\w)", re.IGNORECASE)

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def replaces(self, text: str, *, awarded: bool) -> bool:
        """Whether a remark puts somebody else or another award in a row's place: "Thay bằng Lê Mẫu Cam", and if it names one (``awarded``) "Hạ xuống LĐTT"."""
        said = self._keys("withdrawn", "instead")
        if awarded:
            said |= self._keys("withdrawn", "instead_award")
        return has_any(key(self.with_marks(text)), said)

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def waits(self, text: str) -> bool:
        """Whether a remark says that nothing is settled yet: "Chờ kết quả kiểm điểm", "Hồ sơ chưa đủ", "Trùng?"."""
        said = key(self.with_marks(text))
        return (
            "?" in text
            or said in self._keys("waiting", "texts")
            or has_any(said, self._keys("waiting", "says"))
        )

    def asks(self, text: str) -> bool:
        """Whether a remark says what bears on whether somebody is put up here, and does not say that he is not: "Đã chuyển đi", "Bị kỷ luật"."""
        said = key(self.with_marks(text))
        return (
            said in self._keys("asking", "texts")
            or has_any(said, self._keys("asking", "says"))
            or bool(self._moves.search(said))
        )

    def asks_among_reasons(self, text: str) -> bool:
        """The same of a text among the reasons for an award: "Vượt chỉ tiêu" is one."""
        return self.asks(text) and key(self.with_marks(text)) not in self._keys("asking", "of_work")

    def adds_awards(self, text: str) -> bool:
        """Whether a line asks for something: "STT 2 đề nghị CSTĐCS"."""
        return has_any(key(text), self._keys("adding", "says"))

    @cached_property
    def _moves(self) -> re.Pattern[str]:
        moves, places = (
            "|".join(sorted(self._keys("asking", name), key=len, reverse=True))
            for name in ("moves", "places")
        )
        unnamed = "|".join(map(key, ("từ", "công tác", "làm", "nhận", "ngày", "tháng")))
        return re.compile(rf"^(?:{key('đã')} )?(?:{moves}) (?:{places}) (?!(?:{unnamed})\b)")

    @cached_property
    def _withdrawn_words(self) -> tuple[str, ...]:
        words = (*self._keys("withdrawn", "says"), *self._keys("withdrawn", "words"))
        return tuple(sorted(words, key=len, reverse=True))

    def refuses(self, text: str) -> bool:
        """Whether a cell of results says that the council does not agree."""
        return self._results_say("refused", text)

    def postpones(self, text: str) -> bool:
        """Whether a cell of results puts the matter off: "Hoãn xét", "Để năm sau"."""
        return self._results_say("postponed", text)

    def _results_say(self, what: str, text: str) -> bool:
        said = REASON.split(clean(self.with_marks(text)), maxsplit=1)[0]
        meant = self._keys(what, "texts")
        # "Ko đạt".
        words = (in_full(key(one)) for one in (said, _CLAUSES.split(said)[0]))
        return any(one in meant for one in words)

    def titles_results(self, title: str) -> bool:
        """Whether a column holds what a council or meeting found: "Kết quả bình xét", "HĐ duyệt"."""
        return key(title).startswith(tuple(self._keys("results", "titles")))

    def titles_votes_against(self, title: str) -> bool:
        """Whether a mark in a column of votes is one against: "Số phiếu không đồng ý"."""
        return key(title).endswith(tuple(self._keys("results", "against")))

    @lru_cache(maxsize=1024)  # noqa: B019 - one vocabulary lives as long as its process
    def titles_votes(self, title: str) -> bool:
        """Whether a column holds votes for or against somebody: "Số phiếu đồng ý", "Kết quả bình xét"."""
        words = key(title)
        return has_any(words, self._keys("votes", "titles")) and not has_any(
            words, self._keys("votes", "unless")
        )

    @lru_cache(maxsize=1024)  # noqa: B019 - one vocabulary lives as long as its process
    def titles_other_votes(self, title: str) -> bool:
        """Whether a column of votes holds other ones than those for somebody: "Không đồng ý", "Phiếu không hợp lệ"."""
        return has_any(key(title), self._keys("votes", "others"))

    @lru_cache(maxsize=1024)  # noqa: B019 - one vocabulary lives as long as its process
    def titles_all_votes(self, title: str) -> bool:
        """Whether a column of votes holds how many were given, for somebody or not: "Số phiếu hợp lệ"."""
        words, some = key(title), self._keys("votes", "others") | self._keys("votes", "agreed")
        return has_any(words, self._keys("votes", "cast")) and not has_any(words, some)

    def titles_no(self, title: str, beside: str) -> bool:
        """Whether a mark in a column means a no: under "Không thống nhất", or "Không" right of a column titled "Đồng ý"."""
        no, yes = (tuple(self._keys("results", name)) for name in ("no", "yes"))
        return self.titles_votes_against(title) or (key(title).endswith(no) and key(beside).endswith(yes))

    def is_decided(self, text: str) -> bool:
        """Whether a cell of decisions says that the award was given: a number, or "Đã duyệt"; not "chưa có", "chờ quyết định"."""
        words = key(self.with_marks(text))
        return (
            any(map(str.isalnum, words))
            and not begins_any(words, self._keys("undecided", "begins"))
            and not has_any(words, self._keys("undecided", "says"))
        )
