"""What a name tells of its bearer: a person, a collective or a household."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from hongngu_tally.patterns import regex
from hongngu_tally.text import bare_key, clean, first_words, key, key_all
from hongngu_tally.vocabulary.words import COUNTED_NOUN, WORDS, keys_of, read_words

_Words = tuple[str, ...]
_DIGIT_OR_BRACKET = regex(r"[\d(,;]| [-–] ")
_DIGIT_OR_SIGN = regex(r"[\d(,;–-]")
"""One set of signs is looked for twice as fast as a choice of two forms."""
_PLAIN_SPACES = frozenset(range(1, 6))
"""Spaces in the names of persons, who have two to six words."""
_ENUMERATOR = regex(r"^\s*(?:\d{1,3}\s*(?:[.)/]|[-–]\s)|[-–+*•])\s*")
_BORN = r"\s+(?:[Ss]inh\s+(?:năm|ngày)|SN|[Ss]n)\b(?=\W*\d)"
_AFTER_COMMA = regex(rf"\s*[,;]\s*|\s+[-–]\s+|{_BORN}")
_REMARK = regex(rf"\s*[,;(]\s*|\s+[-–]\s+|{_BORN}")
# "Ông Nguyễn Văn Mẫu và bà Trần Thị Mẫu": of two who are named so, one is a man and one a woman.
_COUPLE = regex(
    r"(?:(?:ông|anh)\s.+?(?:\bvà\b|[,;&+/\n–-])\s*(?:vợ\s*(?:là\s*)?)?(?:bà|chị)|(?:bà|chị)\s.+?(?:\bvà\b|[,;&+/\n–-])\s*(?:chồng\s*(?:là\s*)?)?(?:ông|anh))\s+\w",
    re.IGNORECASE | re.DOTALL,
)
MIDDLE_NAMES = frozenset({key("văn"), key("thị"), "van", "thi"})
HEADS = keys_of(("trưởng", "phó"))
"""Words that make a post of a body: "Đội trưởng", "Phó phòng"."""
_POSTS = frozenset((head,) for head in HEADS)
"""Behind a body's first word: who leads it."""
_JOINS = (",", "-", "–", "&")
"""Signs behind which a name goes on."""
_VOWEL = regex("[aeiouy]")
_COUNTED = regex(
    rf"^\W*\d{{1,4}}\s+{COUNTED_NOUN}\b|\b(?:và|cùng|với)\s+(?:các\s+)?\d{{1,4}}\s+{COUNTED_NOUN}\b|^(?:các(?! mác\b)|những|tất cả|toàn bộ)\s"
    r"|^\D{2,}\s\d{1,2}(?:\s*(?:,|&|và)\s*\d{1,2}(?!\d))+(?!\s*[/.\d])",
    re.IGNORECASE | re.MULTILINE,
)
_HOUSEHOLD_IN_BRACKETS = regex(r"\(\s*(?:(?:đại diện|chủ)\s+)?(?:hộ|gia đình)\b", re.IGNORECASE)
_WITH_FAMILY = regex(r"\b(?:và|cùng)\s+(?:gia đình|vợ|chồng)\s*$", re.IGNORECASE)


class Bearer(NamedTuple):
    """What a name says: its kind (empty when it does not tell), its match key without form of address and rank,
    and whether such a form stood there."""

    kind: str
    key: str
    addressed: bool


class Bearers(NamedTuple):
    """What each of a column of names says."""

    kinds: list[str]
    keys: list[str]
    addressed: list[bool]
    plain: bool = False
    """Whether all are names of persons, without a number, a remark or anything else."""


class RecipientNames:
    """The words of ``words/organisations.toml`` that begin the names of persons, bodies and households."""

    def __init__(self) -> None:
        organisations = read_words(WORDS / "organisations.toml")
        self._bodies = _by_first_word(
            (text, kind) for kind in ("household", "collective") for text in organisations[kind]["starts"]
        )
        self._short = frozenset(
            key(text) for text in organisations["collective"]["starts"] if text.isupper() and " " not in text
        )
        person = organisations["person"]
        self._forms = _by_first_word((text, "") for text in (*person["address"], *person["ranks"]))
        self._called = _by_first_word((text, "") for text in person["called"])
        self._surnames = keys_of(person["surnames"])
        self.never_given = keys_of(person["never_given"])
        """Surnames that nobody has as a given name."""
        self._also_surnames = keys_of(person["also_surnames"])
        self._body_tails = tuple(f"{key(text)} " for text in organisations["collective"]["tails"])
        self._middle_tails = keys_of(organisations["collective"]["middle"])
        lines = organisations["lines"]
        self._bare_heads = keys_of(lines["goes_on"])
        self._unnamed = keys_of(lines["unnamed"])
        self._parts, self._wholes = (
            tuple(f"{key(text)} " for text in lines[name]) for name in ("part", "whole")
        )
        self._numbered_places = keys_of(organisations["places"]["numbered"])
        self._sizes = {
            f" {key(place)} ": size
            for size, places in enumerate(organisations["places"]["sizes"])
            for place in places
        }
        self._no_names = frozenset(tuple(key(text).split()) for text in person["no_names"])
        doubtful = {words[0] for words in self._no_names}.union(self._bodies, self._forms)
        # Whoever begins with one of these and has no number in the name is a person.
        self._plain_surnames = self._surnames - doubtful
        # "Doan" typed without marks may begin a body as well.
        begins = frozenset(map(bare_key, (*self._bodies, *self._forms)))
        self._typed_surnames = frozenset(map(bare_key, person["surnames"])) - begins

    @lru_cache(maxsize=65536)  # noqa: B019 - one vocabulary lives as long as its process
    def bearer(self, name: str) -> Bearer:
        """Everything a name tells, matched once per distinct name."""
        found = self._bearer(name)
        if found.kind == "collective" and _REMARK.search(name):
            # "Ban Thị Mẫu - Kế toán", "Đoàn Văn Mẫu, Bí thư": the name stands before the post.
            own = _ENUMERATOR.sub("", _REMARK.split(name, maxsplit=1)[0])
            before = self._bearer(own)
            written = len(words := own.split()) > 2 and all(word[0].isupper() for word in words)
            found = before if before.kind == "individual" and written else found
        if found.kind != "collective" and _WITH_FAMILY.search(name):
            return Bearer("household", found.key, found.addressed)
        if found.addressed and _COUPLE.match(name.strip()):
            return Bearer("household", found.key, True)
        if not found.kind:
            # "1. Lê Văn Mẫu", "Lê Văn Mẫu, sinh năm 1980", "Lê Văn Mẫu (ấp 3)": the name stands before the rest.
            bare = _ENUMERATOR.sub("", name)
            before = self._bearer(_REMARK.split(bare, maxsplit=1)[0])
            if before.kind == "individual":
                return Bearer("individual", self._key_of_one(bare) or before.key, before.addressed)
            found = self._bearer(bare) if bare != name else found
        elif found.kind == "individual" and _HOUSEHOLD_IN_BRACKETS.search(name):
            return Bearer("household", found.key, found.addressed)
        elif found.kind == "individual" and (own := self._key_of_one(name)):
            return Bearer("individual", own, found.addressed)
        return found

    def _key_of_one(self, name: str) -> str:
        """The key of a person behind whose name a post or a birth stands, with what a bracket says; empty where another person does."""
        own, *behind = _AFTER_COMMA.split(name)
        if any(
            self._bearer(one).kind == "individual" and all(word[0].isupper() for word in one.split())
            for one in behind
        ):
            return ""
        found = self._bearer(own)
        return found.key if found.kind == "individual" or "(" in own else ""

    def _bearer(self, name: str) -> Bearer:
        words = tuple(key(name).split())
        if called := self._called_before(name, words):
            return Bearer("individual", " ".join(words[called:]), True)
        person, addressed = self._without_forms(words)
        kind = self._kind(name, words, person, addressed)
        if kind == "household":
            person = self._head_of(words) or person
        return Bearer(kind, " ".join(words if kind == "collective" else person), addressed)

    def bearers(self, names: Sequence[str]) -> Bearers:
        """``bearer`` of a column of names in their readable form; most are persons and told by their surname."""
        keys = key_all(names)
        joined = "\n".join(names)
        remarks = bool(_DIGIT_OR_SIGN.search(joined) and _DIGIT_OR_BRACKET.search(joined))
        surnamed = list(map(self._plain_surnames.__contains__, first_words(keys)))
        spaces = list(map(str.count, keys, repeat(" ")))
        if not remarks and all(surnamed) and _PLAIN_SPACES.issuperset(spaces):
            return Bearers(["individual"] * len(keys), keys, [False] * len(keys), plain=True)
        plain = [
            told and number in _PLAIN_SPACES and not remarks
            for told, number in zip(surnamed, spaces, strict=True)
        ]
        found = [
            Bearer("individual", words, False) if told else self.bearer(name)
            for name, words, told in zip(names, keys, plain, strict=True)
        ]
        kinds, keys, addressed = map(list, zip(*found, strict=True))
        return Bearers(kinds, keys, addressed)

    def kind(self, name: str) -> str:
        """``individual``, ``collective`` or ``household`` as the name itself tells; nothing when it does not."""
        return self.bearer(name).kind

    def _without_forms(self, words: _Words) -> tuple[_Words, bool]:
        """The words behind "Ông", "Đồng chí", "Đại tá" …, and whether there was such a form."""
        addressed = False
        while words:
            for form, _ in self._forms.get(words[0], ()):
                if len(words) > len(form) and words[: len(form)] == form:
                    words, addressed = words[len(form) :], True
                    break
            else:
                break
        return words, addressed

    def _head_of(self, words: _Words) -> _Words:
        """The name of a household's head: "Hộ ông Lê Văn Mẫu" is the household of "Lê Văn Mẫu"."""
        forms = (form for form, kind in self._bodies.get(words[0], ()) if kind == "household")
        start = max((len(form) for form in forms if words[: len(form)] == form), default=0)
        head, _ = self._without_forms(words[start:])
        return head if len(head) > 1 else ()

    @staticmethod
    def counting(names: Sequence[str]) -> frozenset[str]:
        """Those that only count people or bodies whom nobody names: "12 hộ dân", "Ông Mẫu cùng 03 người khác", "Tổ 1, 2, 3"."""
        if not _COUNTED.search("\n".join(names)):
            return frozenset()
        return frozenset(filter(_COUNTED.search, names))

    def is_one_body(self, upper: str, lower: str) -> bool:
        """Whether two lines of a cell are one body's name: "Ban Chấp hành" above "Đoàn xã", "Công đoàn" above "Trường THCS Mẫu"."""
        above, below = key(upper), key(lower)
        if above in self._bare_heads:
            return True
        goes_on = f"{above} ".startswith(self._parts) and f"{below} ".startswith(self._wholes)
        return goes_on and not self.is_placed(upper, lower)

    def only_begins(self, text: str) -> bool:
        """Whether a name surely goes on behind a text: "Nguyễn", "Trần Thị", "Hộ ông", "Đồng chí", "Công ty TNHH"."""
        words = tuple(key(text).split())
        rest, _ = self._without_forms((*words, ""))
        if len(rest) < 3 or words[-1] in MIDDLE_NAMES or text.endswith(_JOINS) or not self.kind(text):
            return True
        if any(form == words[-1:] for form, _ in self._forms.get(words[-1], ())):
            return True
        if self.kind(text) == "household" and not self._head_of(words):
            return True
        return any(start == words and len(start) > 1 for start, _ in self._bodies.get(words[0], ()))

    def is_rest(self, above: str, text: str) -> bool:
        """Whether a text that is nobody's whole name ends the one above: "Sen" or "8", "Ngọc Quý" behind two words of a person's, "Long Mẫu A" behind "Trường Tiểu học"."""
        words = [word for word in text.split() if not word.isdigit()]
        if len(words) < 2:
            # "HĐND" below a name in small letters is no part of it.
            return len(text) == 1 or above.isupper() or not "".join(words).isupper()
        if key(above) in self._unnamed:
            return all(word[0].isupper() for word in words)
        begun = tuple(key(above).split())
        person, _ = self._without_forms(begun)
        short = len(person) == 2 and self.kind(above) == "individual"
        return short and len(words) < 4 and all(word[0].isupper() for word in words)

    def is_placed(self, upper: str, lower: str) -> bool:
        """Whether the upper line of a cell says already where its body is, so that a place no larger below it is of another: "Đoàn xã" above "Ấp 2"."""
        # "Công đoàn Trường" goes on in the next line.
        above = f" {key(upper).partition(' ')[2].removesuffix(key('trường'))} "
        below = f" {key(lower)} "
        said = [size for place, size in self._sizes.items() if place in above]
        own = [size for place, size in self._sizes.items() if below.startswith(place)]
        return bool(said) and max(own, default=0) <= max(said)

    def numbers_places(self, text: str) -> bool:
        """Whether a text is a hamlet's kind and number, behind which more numbers name more of them: "Ấp 1"."""
        place, _, number = key(text).rpartition(" ")
        return place in self._numbered_places and number.isdigit()

    def is_hamlet(self, text: str) -> bool:
        """Whether a text is a hamlet's kind and its number or name, whose words have a capital each: "ấp Long Mẫu"."""
        words = text.split()
        return any(
            key(" ".join(words[:at])) in self._numbered_places
            and all(word[:1].isupper() or word.isdigit() for word in words[at:])
            for at in range(1, min(len(words), 4))
        )

    def calls_people(self, text: str) -> bool:
        """Whether a text says what people are: "học sinh", "hội viên"."""
        words = tuple(key(text).split())
        return any(
            words[at : at + len(called)] == called
            for at, word in enumerate(words)
            for called, _ in self._called.get(word, ())
        )

    def _called_before(self, name: str, words: _Words) -> int:
        """How many words before a person's name say what that person is: "Dân quân Lê Văn Mẫu" is one, "Dân quân thường trực" a body."""
        for called, _ in self._called.get(words[0], ()) if words else ():
            person = words[len(called) :]
            shown = clean(name).split()[len(called) :]
            if words[: len(called)] != called or len(person) != len(shown):
                continue
            if self._is_full_name(person, shown):
                return len(called)
        return self._post_before(name, words)

    def _post_before(self, name: str, words: _Words) -> int:
        """How many words of a post stand before a person's name: "Chi hội trưởng Lê Thị Mẫu", "Tổ trưởng tổ 5 Lê Văn Mẫu"."""
        if HEADS.isdisjoint(words[1:4]) or words[0] not in self._bodies:
            return 0
        shown = clean(name).split()
        if len(shown) != len(words):
            return 0
        after = min(words.index(head, 1) for head in HEADS.intersection(words[1:4])) + 1
        starts = (at for at in range(after, len(words) - 1) if self._is_full_name(words[at:], shown[at:]))
        return next(starts, 0)

    def _is_full_name(self, words: _Words, shown: Sequence[str]) -> bool:
        return (
            2 <= len(words) <= 5
            and words[0] in self._plain_surnames
            and all(word[:1].isupper() and word.isalpha() for word in shown)
        )

    def _kind(self, name: str, words: _Words, person: _Words, addressed: bool) -> str:
        if not words or words[:2] in self._no_names:
            return ""
        for start, kind in self._bodies.get(words[0], ()):
            # "Văn phòng" alone is a body, and TYT; a single word alone ("Đoàn", "Mai") may be anything.
            whole = kind == "household" or len(start) > 1 or start[0] in self._short
            if words[: len(start)] == start and len(words) > len(start) - whole:
                if addressed and len(words) - len(person) > len(start):
                    # "Th.S Lê Mẫu": of "TH" and "Th.S" the longer one.
                    break
                if kind == "collective" and len(start) == 1 and self._reads_as_person(name, words):
                    return "individual"
                if kind == "collective" and words[len(start) : len(start) + 1] in _POSTS:
                    # "Tổ trưởng tổ 5" is somebody whose name is missing.
                    return ""
                return kind
        if not 1 <= len(person) <= 6 or any(map(str.isdigit, person)):
            return ""
        if addressed or (person[0] in self._surnames and len(person) >= 2):
            return "individual"
        return "individual" if self._reads_as_person(name, words) else ""

    def _reads_as_person(self, name: str, words: _Words) -> bool:
        """ "Đoàn Mẫu Sen" and "Ban Thị Mẫu" are persons, "Đoàn Thanh Niên" and "ĐOÀN XÃ MẪU" are not.

        Every word of a person's name has a capital and a vowel; "Ban", "Tổ" are surnames before Văn or Thị alone. Where
        nothing has capitals, Văn or Thị tells: "đoàn văn mẫu".
        """
        shown = clean(name).split()
        small = len(words) > 2 and words[1] in MIDDLE_NAMES and name.islower()
        if not 2 <= len(words) <= 5 or not (small or all(word[:1].isupper() for word in shown)):
            return False
        middle = len(words) == 3 and words[1] in self._middle_tails and shown[2].istitle()
        if not middle and " ".join((*words[1:], "")).startswith(self._body_tails):
            return False
        if words[0] in self._surnames:
            return len(words) <= 4 and can_be_said(shown)
        if name.isascii() and words[0] in self._typed_surnames:
            # "Nguyen Mau An": two words without marks may be anything.
            return len(words) > 2 and can_be_said(words)
        return words[0] in self._also_surnames and len(words) > 2 and words[1] in MIDDLE_NAMES


def can_be_said(words: Iterable[str]) -> bool:
    """Whether every word has a vowel, as those of a name do."""
    return all(_VOWEL.search(bare_key(word)) for word in words)


def _by_first_word(entries: Iterable[tuple[str, str]]) -> dict[str, list[tuple[_Words, str]]]:
    """Phrases by their first word, longer ones first."""
    found: dict[str, list[tuple[_Words, str]]] = {}
    for text, kind in entries:
        words = tuple(key(text).split())
        found.setdefault(words[0], []).append((words, kind))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found
