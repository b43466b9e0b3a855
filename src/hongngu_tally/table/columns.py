"""What each column of a located header means, from its titles and, where they tell too little, its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hongngu_tally.patterns import regex
from hongngu_tally.table.asked_columns import settle_asked, settle_askers, settle_codes, settle_stand_ins
from hongngu_tally.table.column_titles import SEX_OF, SPOUSES, assign
from hongngu_tally.table.contents import settle_choices, settle_kind_codes, texts_below
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.mark_columns import settle_counts, settle_marks
from hongngu_tally.table.proposals import settle_awards, settle_years
from hongngu_tally.table.recognised import settle_recognised
from hongngu_tally.table.untitled import settle_untitled
from hongngu_tally.text import key
from hongngu_tally.vocabulary import HeaderMatch, Vocabulary, keys_of

# What a field is worth as evidence that a row titles a nomination list.
WEIGHTS = {
    "name": 3.0,
    "award": 3.0,
    "surname": 1.5,
    "given_name": 1.5,
    "ordinal": 1.0,
    "position": 1.0,
    "workplace": 1.0,
}
OTHER_WEIGHT = 0.5
_AUTHOR = key("Tác giả")
# Columns of one field that are joined into one text; of the others the first that is filled speaks.
JOINED = frozenset(
    {
        "name",
        "surname",
        "given_name",
        "position",
        "workplace",
        "initiative",
        "achievement",
        "note",
        "movement",
    }
)

_NAME_OF = regex(rf"^{key('họ')} (?:{key('và')} )?{key('tên')} ?|^{key('tên')} ?")
_BORN = regex(r"\b(?:19|20)\d\d\b")
DATE_PARTS = keys_of(("Ngày", "Tháng", "Năm"))
NAMES = ("name", "surname", "given_name")
"""Fields of names, whole or in parts."""


@dataclass(slots=True)
class Header:
    """A located header: its rows and the meaning of its columns (counted from 1)."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    columns: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    sexes: dict[int, str] = field(default_factory=dict)
    """Per name column under "Nam" or "Nữ": the sex of those who stand in it."""
    marks: dict[int, str] = field(default_factory=dict)
    value_marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Columns whose mark chooses a value: (field, value), such as "Huyện" under "Cấp khen"; recipient kinds by code."""
    unknown: list[tuple[int, str]] = field(default_factory=list)
    doubts: list[tuple[int, str, str, str]] = field(default_factory=list)
    matched: dict[int, tuple[str, float]] = field(default_factory=dict)
    """Per column: the alias that its title matched, and how surely."""
    also: dict[int, str] = field(default_factory=dict)
    """Per column: what it is where another column holds the same field."""
    spare_names: list[int] = field(default_factory=list)
    """Columns of workplaces that name the recipient in rows whose name cell is blank."""
    inferred: set[str] = field(default_factory=set)
    """Fields whose column was told by its cells, not by its title."""
    caption: str = ""
    """What stands over a list of names and nothing else: the award that all of them are put up for."""
    only_marked: bool = False
    """Whether a row without a mark puts up nobody of this list, but people of one beside it."""
    score: float = 0.0

    @property
    def names_people(self) -> bool:
        """Whether some column holds the recipients."""
        return "name" in self.columns or "surname" in self.columns or "given_name" in self.columns

    @property
    def names_awards(self) -> bool:
        """Whether some column holds the awards."""
        return bool(self.marks) or "award" in self.columns

    def of(self, *fields: str) -> list[int]:
        """The columns of some fields, one field after the other."""
        return [at for name in fields for at in self.columns.get(name, ())]

    def infer(self, field_name: str, column: int) -> None:
        """Give a column the field that its cells tell where its title tells none."""
        self.unknown = [(at, text) for at, text in self.unknown if at != column]
        self.inferred.add(field_name)
        self.texts.setdefault(column, "")
        self.last_column = max(self.last_column, column)
        self.take(field_name, column)

    def take(self, field_name: str, column: int) -> None:
        """Add a column that its cells gave a field: less sure than a title."""
        at = self.columns.setdefault(field_name, [])
        at.append(column)
        if len(at) == 1:
            self.score += 0.6 * self.weight_of(field_name)

    def add(self, column: int, match: HeaderMatch) -> None:
        """Give a column the field that its title matches; the first column of a field is evidence that this is a header."""
        at = self.columns.setdefault(match.field, [])
        at.append(column)
        self.matched[column] = (match.alias, match.strength)
        if match.kind:
            self.kinds[column] = match.kind
        if match.also:
            self.also[column] = match.also
        self.score += match.strength * (self.weight_of(match.field) if len(at) == 1 else 0.1)

    @staticmethod
    def weight_of(field_name: str) -> float:
        """What a field is worth as evidence that a row titles a nomination list."""
        return WEIGHTS.get(field_name, OTHER_WEIGHT)

    def forget(self, field_name: str) -> None:
        """Take back what the cells told, where something nearer says it."""
        for column in self.columns.pop(field_name):
            self.unknown.append((column, self.texts[column]))
        self.inferred.discard(field_name)

    @property
    def answering(self) -> tuple[int, ...]:
        """Columns that may answer who is put up for what titles and headings name: of decisions, grades and votes, those that
        nobody knows, and "Đề nghị của đơn vị", which may title a unit too."""
        known = self.of("decision", "grade", "votes", "unit", "workplace")
        return (*known, *(at for at, _ in self.unknown))

    def drop(self, *columns: int) -> None:
        """Forget what columns were taken for."""
        self.unknown = [one for one in self.unknown if one[0] not in columns]
        for name in [name for name, at in self.columns.items() if not set(columns).isdisjoint(at)]:
            self.columns[name] = [at for at in self.columns[name] if at not in columns]
            if not self.columns[name]:
                del self.columns[name]
                self.inferred.discard(name)

    def layout(self) -> tuple[object, ...]:
        """What must be equal for a later header to be this one repeated."""
        return (
            tuple(sorted((name, tuple(at)) for name, at in self.columns.items())),
            tuple(sorted(self.marks)),
        )


def read_columns(
    header: Header, vocabulary: Vocabulary, grid: Grid, stacks: Mapping[int, list[str]], last: int
) -> None:
    """Give every column of ``stacks`` its meaning; a stack holds the titles over a column, the innermost last.

    ``last`` is the last column that may belong to the list, with a title or without.
    """
    for column in sorted(stacks):
        assign(header, vocabulary, column, stacks[column])
    settle_marks(header, vocabulary, grid)
    _settle_men_and_women(header)
    settle_askers(header, vocabulary, grid)
    _settle_others(header, vocabulary)
    _settle_workplaces(header, vocabulary)
    _settle(header, grid)
    settle_asked(header, vocabulary, grid)
    settle_choices(header, vocabulary, grid)
    settle_counts(header, vocabulary, grid)
    settle_untitled(header, vocabulary, grid, list(stacks), last)
    settle_kind_codes(header, vocabulary, grid)
    settle_codes(header, grid)
    settle_stand_ins(header, vocabulary, grid)
    settle_recognised(header, grid)


def _settle(header: Header, grid: Grid) -> None:
    """Resolve columns that two titles claim: Họ | Tên, two names, marks without a parent."""
    if not header.names_people and "address_form" in header.columns:
        # "Ông (bà)" alone titles the names themselves.
        header.columns["name"] = header.columns.pop("address_form")
        header.score += WEIGHTS["name"]
    _settle_couples(header)
    names = header.columns.get("name", [])
    if "surname" in header.columns and names:
        header.columns["given_name"] = header.columns.pop("name")
        names = []
    settle_awards(header, grid)
    for of_year in ("grade", "discipline"):
        settle_years(header, grid, of_year)
    if header.marks:
        header.score += WEIGHTS["award"]
    if len(names) > 1 and not header.sexes:
        by_text: dict[str, list[int]] = {}
        for column in names:
            by_text.setdefault(header.texts[column], []).append(column)
        kinds = [header.kinds.get(columns[0], "") for columns in by_text.values()]
        if len(by_text) > 1 and len(set(kinds)) < len(kinds) and set(kinds) != {"household"}:
            first, second = list(by_text)[:2]
            header.doubts.append(
                (by_text[second][0], header.texts[by_text[second][0]], "name", f"name:{first}")
            )
    _settle_births(header, grid)
    for one, other in (("male", "female"), ("birth_male", "birth_female")):
        if (one in header.columns) != (other in header.columns):
            for name in (one, other):
                for column in header.columns.pop(name, []):
                    header.unknown.append((column, header.texts[column]))


def _settle_births(header: Header, grid: Grid) -> None:
    """ "Nam | Nữ" over years of birth, with no title of births above them: the years are read, and not only as marks."""
    sexes = [header.columns.get(name, []) for name in ("male", "female")]
    if not all(sexes) or "birth" in header.columns:
        return
    texts = [text for at in (*sexes[0], *sexes[1]) for text in texts_below(grid, header, at)]
    if texts and all(_BORN.search(text) for text in texts):
        for name in ("male", "female"):
            header.columns[f"birth_{name}"] = header.columns.pop(name)


def _settle_men_and_women(header: Header) -> None:
    """ "Ông | Bà" beside one another are the names where no other title is."""
    found = {sex: at for at, text in header.unknown if (sex := SEX_OF.get(key(text)))}
    if len(found) < 2 or header.names_people:
        return
    header.unknown = [(at, text) for at, text in header.unknown if at not in found.values()]
    for sex, at in sorted(found.items(), key=lambda each: each[1]):
        header.sexes[at] = sex
        header.add(at, HeaderMatch("name"))


def _settle_workplaces(header: Header, vocabulary: Vocabulary) -> None:
    """ "Tên đơn vị" beside the recipients' own column is where they work; alone it names the recipients.

    So it does beside "Khen tập thể" and "Khen cá nhân": one row puts up the body and the person.
    """
    names = header.columns.get("name", [])
    others = [at for at in names if at in header.also]
    asked = {vocabulary.phrases.parse(header.texts[at]).recipients for at in header.columns.get("award", ())}
    if {("collective",), ("individual",)} <= asked:
        return
    if not others or (len(others) == len(names) and not {"surname", "given_name"} & set(header.columns)):
        return
    header.drop(*others)
    for column in others:
        header.columns.setdefault(header.also[column], []).append(column)
    header.spare_names = others


def _settle_others(header: Header, vocabulary: Vocabulary) -> None:
    """ "Họ tên vợ/chồng", "Họ và tên chủ tịch" beside the names: who is named there is not put up."""
    _settle_authors(header)
    names = header.columns.get("name", [])
    titles = {at: _NAME_OF.sub("", key(header.texts[at])) for at in names}
    others = [
        at
        for at, title in titles.items()
        # "Họ và tên doanh nhân" is who the list is of.
        if title
        and header.kinds.get(at) != "individual"
        and (SPOUSES.issuperset(title.split()) or vocabulary.posts.is_post(title))
    ]
    # "Khóm | Họ tên Trưởng khóm": the hamlet is put up, not who leads it.
    hamlets = any(header.also.get(at) == "name" for at in header.columns.get("address", ()))
    if others and (hamlets or len(others) < len(names)):
        header.drop(*others)
        header.columns.setdefault("other_person", []).extend(others)
        for at in others:
            header.kinds.pop(at, None)


def _settle_authors(header: Header) -> None:
    """ "Tên giải pháp | Tác giả" without any other names: the authors are put up."""
    others = header.columns.get("other_person", [])
    authors = [at for at in others if key(header.texts[at]).startswith(_AUTHOR)]
    if header.names_people or len(authors) != 1:
        return
    header.drop(authors[0])
    header.take("name", authors[0])


def _settle_couples(header: Header) -> None:
    """ "Họ tên chồng | Họ tên vợ" without any other names: each row is one household."""
    others = header.columns.get("other_person", [])
    couple = [at for at in others if key(header.texts[at]).split()[-1] in SPOUSES]
    if header.names_people or len(couple) != 2:
        return
    header.drop(*couple)
    header.columns["name"] = couple
    header.kinds |= dict.fromkeys(couple, "household")
    header.score += WEIGHTS["name"]
