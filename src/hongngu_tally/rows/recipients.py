"""What kind of recipient a row is for, and which of two names is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hongngu_tally.patterns import regex
from hongngu_tally.rows.awards import Title
from hongngu_tally.rows.said import Said
from hongngu_tally.table.heads import POSTED
from hongngu_tally.table.model import LocatedTable, Section, SheetReading
from hongngu_tally.table.titles import read_title
from hongngu_tally.text import first_words, key
from hongngu_tally.vocabulary import Phrase, Vocabulary, is_one_award, strip_count
from hongngu_tally.vocabulary.names import HEADS, Bearers, can_be_said

_KINDS = frozenset({"individual", "collective", "household"})
_WORD = regex(r"[^\W\d_]{2}")
_DIGIT = regex(r"\d")
_SAMPLE = regex(r"(?:[^\W\d_]{2,} )+([A-Z])")
_DOTS = regex(r"…|\.{4}")
_COUNTING = frozenset(key(word) for word in ("các", "những", "tất", "toàn"))
"""With what a name begins that counts people."""
_SEVERAL = tuple(f"{key(word)} " for word in ("các", "những"))


def person_like(name: str) -> bool:
    """Whether a name is written like a person's: two to six words with capitals, no number, no abbreviation."""
    words = name.split()
    if (
        not 2 <= len(words) <= 6
        or any(map(str.isdigit, name))
        or not all(word[:1].isupper() for word in words)
    ):
        return False
    long = [word for word in words if len(word) > 1]
    # "Cửa hàng" is told by its words; VNPT or TNHH among words in small letters, or without a vowel, by its look.
    shouted = [word for word in long if word.isupper()]
    return len(shouted) in {0, len(long)} and can_be_said(long)


def are_named(vocabulary: Vocabulary, names: Sequence[str], bearers: Bearers) -> Sequence[bool]:
    """Whether each of a column of names names anybody: "Trưởng ấp", "Chủ tịch UBND xã", "TẬP THỂ (02)", "Tổng cộng", "- Như trên;", "LĐTT", "Phạm" and "B 1." do not, nor does "Các chi hội nông dân", of which nobody says how many they are."""
    alone, is_kind = vocabulary.posts.alone, vocabulary.phrases.is_kind
    lines = vocabulary.lines
    telling = not _COUNTING.isdisjoint(first_words(bearers.keys))
    counts = telling or (not bearers.plain and _DIGIT.search("".join(names)) is not None)
    if not counts and set(bearers.kinds) == {"individual"} and alone.isdisjoint(bearers.keys):
        return [True] * len(names)
    counting = vocabulary.names.counting(names) if counts else frozenset()
    # Among bodies "Kế toán - Tài chính" is one.
    people = "individual" in bearers.kinds
    return [
        bool(kind or _WORD.search(name))
        and name not in counting
        and words not in alone
        and not words.startswith(_SEVERAL)
        and words not in vocabulary.names.never_given
        and (kind == "individual" or not (is_kind(strip_count(name)) or lines.is_total_label(name)))
        and (bool(kind) or not lines.is_ditto(name.strip(" -–;.")))
        and (bool(kind) or not (_is_award(vocabulary, name) or (people and _is_post(vocabulary, name))))
        for name, kind, words in zip(names, bearers.kinds, bearers.keys, strict=True)
    ]


def are_samples(names: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a column names nobody but "Nguyễn Văn A", "Trần Thị B" under titles with dots to fill in: a form that nobody filled in."""
    if not any(map(_DOTS.search, titles)):
        return False
    letters = [found[1] for name in names if (found := _SAMPLE.fullmatch(name))]
    return 0 < len(letters) == len(names) == len(set(letters))


def _is_award(vocabulary: Vocabulary, name: str) -> bool:
    """ "2 | LĐTT | Lao động tiên tiến" explains a short form, and puts nobody up."""
    said = vocabulary.phrases.parse(name)
    return is_one_award(said) and not said.rest


def _is_post(vocabulary: Vocabulary, name: str) -> bool:
    """ "Chủ tịch UBND xã" where a name would stand: a post with its office is nobody's name."""
    posts = vocabulary.posts
    return (
        not person_like(name) and posts.is_post(name) and posts.group_of("individual", "", name) == "leader"
    )


def holds_post(vocabulary: Vocabulary, position: str) -> bool:
    """Whether a position is a post in an office or school: "Trưởng ấp", "Công chức"; "Nông dân" is none."""
    if vocabulary.posts.group_of("individual", "", position) in POSTED:
        return True
    return not HEADS.isdisjoint(key(position).split()[:3])


class Over(NamedTuple):
    """The kinds of recipients that titles and headings over a row name, the nearest to its award first."""

    award: str
    section: str
    name: str
    title: str


def may_be_a_person(kind: str, name: str) -> bool:
    """Whether a name that tells no person is written like one's."""
    return kind != "individual" and person_like(name)


def are_person_like(vocabulary: Vocabulary, names: Sequence[str], bearers: Bearers) -> Sequence[bool]:
    """Per name, whether it tells no person and is written like one's; "Ấp Long Mẫu" is a hamlet's all the same."""
    if bearers.plain:
        return [False] * len(names)
    like = list(map(may_be_a_person, bearers.kinds, names))
    if "collective" not in bearers.kinds:
        return like
    return [
        one and not (kind == "collective" and vocabulary.names.is_hamlet(name))
        for one, kind, name in zip(like, bearers.kinds, names, strict=True)
    ]


class Recipients:
    """Tells the recipients of one list's rows."""

    def __init__(self, sheet: SheetReading, table: LocatedTable, vocabulary: Vocabulary) -> None:
        self.table = table
        self.vocabulary = vocabulary
        # A kind that only the sheet's name tells is the weakest word: "TT" over a list of both.
        titled = any(read_title(vocabulary, text).recipient for _, _, text in sheet.titles)
        by_name = read_title(vocabulary, sheet.name).recipient
        self.hint = by_name if by_name and not titled and table.base.recipient == by_name else ""
        self.column_kinds = {at: self._kind_titled(at) for at in table.columns.get("award", ())}

    def _kind_titled(self, column: int) -> str:
        """The kind that a column's titles name: "Danh hiệu" under "Cá nhân"; empty where they name none, or several."""
        kinds = self.vocabulary.phrases.parse(self.table.headers.get(column, "")).recipients
        return kinds[0] if len(kinds) == 1 else ""

    def kind_marked(self, title: Title, award: str) -> str:
        """The kind that the parent of a mark column names: "Tập thể" over TTLĐTT and Giấy khen.

        Over an award that the kind cannot have it says who asks for it: "Tập thể đề nghị" over LĐTT.
        """
        kind = self.table.kinds.get(title.column, "") if title.column in self.table.mark_columns else ""
        return kind if kind in self.possible(award) else ""

    def kind_stated(self, cell: str, *over: str) -> str:
        """The kind that a row's own cell states; ``over`` are those that headings and titles over it name."""
        if cell in _KINDS:
            return cell
        return self.vocabulary.phrases.kind_in_cell(cell) or self._begins_with_kind(cell, over)

    def _begins_with_kind(self, cell: str, over: Sequence[str]) -> str:
        """ "Hộ kinh doanh", "Cá nhân tiêu biểu": the kind is said first, whatever more is; "Hộ nghèo" beside pupils tells how their people live."""
        tag, kind, _ = next(iter(self.vocabulary.phrases.tags(cell)), ("", "", ""))
        told = next(filter(None, over), "")
        return kind if tag == "recipient" and (kind, told) != ("household", "individual") else ""

    def recipient(
        self, stated: str, said: Said, over: Over, award: str, evidence: bool, phrase: Phrase
    ) -> str:
        """What kind of recipient a row is for: its own column, the name's first words, what stands over it, the award.

        A heading that the award forbids gives way to a name that the award allows: somebody typed the row under
        the wrong heading, and any reader would count it as what it is.
        """
        own = said.kind
        if stated:
            return stated
        if own == "household":
            return own
        possible = self.possible(award)
        if len(phrase.recipients) == 1 and phrase.recipients[0] in possible:
            return phrase.recipients[0]
        if possible == {"household"} and own == "individual":
            # Gia đình văn hóa under the name of the household's head.
            return "household"
        post = self.vocabulary.posts.group_of("individual", "", said.position) != "unknown"
        posted = said.born or said.sex or said.posted or post
        # "Tên tập thể | Chức vụ" gives the post of whoever stands for the body.
        somebody = own == "individual" and posted and over.name != "collective"
        if heading := next(filter(None, over), ""):
            if heading in possible and own in possible and self._is_doubted(heading, over.name, said):
                return ""
            return self._under(heading, said, possible, somebody)
        if (
            own == "collective"
            and own in possible
            and said.person_like
            and posted
            and not self.hint
            and len(possible) > 1
        ):
            # "Tổ Mẫu An | Giáo viên" may be Tô.
            return ""
        # Under "Hộ gia đình" a person's name is that of the household's head.
        own_first = (self.hint, own) != ("household", "individual")
        if own and own_first and (own in possible or self.hint not in possible):
            return own
        if self.hint:
            return self.hint
        if len(possible) == 1:
            return next(iter(possible))
        return "individual" if evidence or (said.person_like and not own) else ""

    @staticmethod
    def _under(heading: str, said: Said, possible: frozenset[str], somebody: bool) -> str:
        """The kind of whoever stands under a heading or title for some kind; ``somebody`` is a person with a post or birth."""
        own = said.kind
        if heading == "collective" and own in possible and (said.addressed or somebody):
            # "Ông Lê Văn Mẫu" is nobody's collective, whatever stands above; nor is "Lê Văn Mẫu | Trưởng ấp" under "Tập thể".
            return own
        of_body = not (said.person_like or said.born or said.sex)
        if (heading, own) == ("individual", "collective") and of_body and own in possible:
            # "HTX nông nghiệp Mẫu" under "Thành viên", "Tổ Văn phòng" under "Họ tên giáo viên"; "Trường Mẫu An" is Trương.
            return own
        if own == "collective" and own not in possible and of_body and not said.position:
            # "Công đoàn" in a list of persons for LĐTT is none of them: an award that it cannot have is told (R301).
            return own
        return own if heading not in possible and own in possible else heading

    def misplaced(self, said: Said, heading: str, awards: Sequence[str]) -> bool:
        """Whether an award of the row tells that its heading is not for it: under "TẬP THỂ" somebody with LĐTT is a person for Giấy khen too."""
        if not heading or said.kind in {"", "household", heading}:
            return False
        possible = [self.possible(award) for award in awards if award]
        return any(heading not in kinds and said.kind in kinds for kinds in possible)

    @staticmethod
    def _is_doubted(heading: str, header_kind: str, said: Said) -> bool:
        """Whether a person stands where a heading or title speaks of others, and the award may be for either.

        "Ô. Lê Văn Mẫu - Trưởng ấp" among households may be the household or the man; so may whoever has a post, or stands
        among bodies, under "TẬP THỂ". "Họ tên chủ hộ" says whose name it is.
        """
        if said.kind != "individual" or said.pair:
            return False
        if heading == "household":
            return said.posted and header_kind != "household"
        evidence = said.addressed or said.posted or said.position or said.born or said.sex
        return heading == "collective" and said.among_bodies and not evidence

    def whose(self, said: Said, award: str, asked: int) -> tuple[tuple[str, int], str, Said]:
        """Of two names in one row the one that the award admits: (name, column), its kind, and the row's words for it.

        Where it admits both, the one whose kind stands above the column ``asked`` of the award. The kind is empty when both
        may be meant.
        """
        names = self.vocabulary.names
        # Where somebody works is a body, whatever it is called.
        places = self.table.columns.get("workplace", ())
        kinds = [
            "collective" if column in places else self.table.kinds.get(column, "") or names.kind(name)
            for name, column in said.pair
        ]
        admitted = [at for at, kind in enumerate(kinds) if kind in self.possible(award)]
        titled = self.column_kinds.get(asked, "")
        admitted = [at for at in admitted if kinds[at] == titled] or admitted
        clear = len(admitted) == 1 and len(set(kinds)) == 2
        name, column = said.pair[admitted[0] if clear else 0]
        kind, _, addressed = names.bearer(name)
        own = said._replace(kind=kind, addressed=addressed, person_like=may_be_a_person(kind, name))
        return (name, column), kinds[admitted[0]] if clear else "", own

    def of_collective(self, said: Said, section: Section, award: str) -> bool:
        """Whether a row that names only a workplace is for that unit: the award or the heading is for collectives."""
        if self.vocabulary.names.kind(said.pair[1][0]) != "collective":
            return False
        headings = (self.kind_stated(said.recipient), section.recipient, self.table.base.recipient)
        return self.possible(award) == {"collective"} or next(filter(None, headings), "") == "collective"

    def possible(self, award: str) -> frozenset[str]:
        return self.vocabulary.recipients_of(award)
