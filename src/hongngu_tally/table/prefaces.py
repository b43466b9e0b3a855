"""What stands between the lists of one sheet: titles, letterheads and headings, and what they say of the list below them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.header import holds_data
from hongngu_tally.table.letterheads import find_issuer
from hongngu_tally.table.model import Fate, LocatedTable, Section
from hongngu_tally.table.sections import NUMBERED, Heading, SectionStack, enumerator_style, read_heading
from hongngu_tally.table.titles import TitleContext, is_form_line, merge_contexts, read_title, told_nominee
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Phrase, Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.words import ASKS

_TITLES_IN_A_ROW = 3
"""A letterhead has two columns, and a remark may stand beside it; more are the titles or numbers of a table."""
_ATTAINS = regex(
    r".*\b(?:công nhận|đề nghị|xét tặng)\s+(?:cho\s+)?(?:tập thể\s+|(?:ông|bà|đồng chí)\s+)?(?P<name>[^:;,.]{3,80}?)"
    r"\s+(?:đạt|là)\s+(?:danh hiệu\s+)?(?P<award>[^:;.]{4,120})",
    re.IGNORECASE | re.DOTALL,
)
_STAR = regex(r"\s*\(?\*+\)?\s*:?")
_ADDS = regex(
    rf"\b(?:{key('đề nghị thêm')}|(?:{key('đồng thời')}|{key('ngoài ra')}|{key('riêng')})\b.*\b{key('đề nghị')}"
    rf"|(?:{key('số thứ tự')}|{key('STT')}|{key('từ số')}) ?\d.*\b{key('đề nghị')})\b"
)
_GOES_ON = regex(r"\(?\b(?:tiếp theo|tiếp)\)?[\s.:]*$")
_IN_BRACKETS = regex(r"\s*\(.*\)\s*", re.DOTALL)


def over(inner: TitleContext, outer: TitleContext) -> TitleContext:
    """What the nearer titles say, and where they are silent the farther ones."""
    says_award = bool(inner.awards or inner.generic)
    return TitleContext(
        inner.recipient or outer.recipient,
        inner.awards if says_award else outer.awards,
        inner.generic if says_award else outer.generic,
        inner.track or outer.track,
        inner.level or outer.level,
        inner.movement or outer.movement,
        inner.of_awards or outer.of_awards,
        outer.proposes if inner.proposes is None else inner.proposes,
        inner.aside or ("" if inner.proposes else outer.aside),
        inner.year or outer.year,
    )


class PrefaceReader:
    """The rows of a sheet around its lists. ``rows`` are those that hold something, ``titles`` what stands above the first list."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, rows: list[int], titles: list[tuple[int, int, str]]
    ) -> None:
        self.grid = grid
        self.vocabulary = vocabulary
        self.rows = rows
        self.titles = titles
        self.fates: dict[int, tuple[Fate, str]] = {}
        self.numbered: set[int] = set()
        """Headings with a numeral above the first list: they hold up to the next of their kind, and not for the sheet."""
        self.issuer = ""
        """The body of the sheet's letterhead."""

    def _between(self, above: int, below: int) -> list[int]:
        """The non-blank rows between two rows, without them."""
        return self.rows[bisect_right(self.rows, above) : bisect_left(self.rows, below)]

    def _headings_above(self, rows: Sequence[int]) -> list[int]:
        """Section rows that stand between the title and the first header: "I. HỘ GIA ĐÌNH" over its own header."""
        found: list[int] = []
        spoken: list[tuple[str, Section]] = []
        for row in reversed(rows):
            texts = self.grid.written_in(row)
            if len(texts) == 2 and enumerator_style(f"{texts[0].rstrip('.')}.") in NUMBERED:
                texts = [" ".join(texts)]
            if len(texts) != 1 or is_form_line(texts[0]) or _IN_BRACKETS.fullmatch(texts[0]):
                # "(Đạt Gia đình văn hóa 3 năm liên tục)" goes with the title above it.
                break
            heading = read_heading(self.vocabulary, row, texts[0])
            says = heading.section
            numbered = heading.style in NUMBERED | {"decimal1"}
            if found and heading.silent:
                found.append(row)
                continue
            if not heading.certain or not (numbered or says.recipient or says.track or says.awards):
                break
            if self._titles_a_list(texts[0], texts):
                break
            found.append(row)
            spoken.append((heading.style, says))
        if (
            len({(*said.awards, said.recipient) for _, said in spoken}) > 1
            and len({style for style, _ in spoken}) == 1
        ):
            # Several in a row, each of other awards or people: they say what the list holds, none of them heads it.
            return []
        return found[::-1]

    def _asks_above(self, rows: Sequence[int]) -> list[int]:
        """The row straight above a header where it is numbered and proposes its list: "2. Cá nhân …, đề nghị UBND huyện tặng Giấy khen"."""
        texts = self.grid.written_in(rows[-1]) if rows else []
        return [rows[-1]] if len(texts) == 1 and self._asks(texts[0]) else []

    def _asks(self, text: str) -> bool:
        """Whether a numbered line proposes for one award, whatever else it tells of those below it."""
        heading = read_heading(self.vocabulary, 0, text)
        if heading.certain or heading.style not in NUMBERED | {"decimal1"}:
            # "2. Đề nghị tặng Giấy khen" heads a section like any other.
            return False
        said = read_title(self.vocabulary, text)
        return bool(said.proposes) and not said.aside and len(said.awards) + bool(said.generic) == 1

    def _named_above(self, rows: Sequence[int]) -> list[int]:
        """Rows above the first list that name somebody under an award's heading, up to the next heading of its kind: they stand in no list."""
        found: list[int] = []
        named: list[int] = []
        style = ""
        for row in rows:
            texts = self.grid.written_in(row)
            heading = read_heading(self.vocabulary, row, texts[0]) if len(texts) == 1 else None
            if heading and heading.style and heading.style == style:
                found += named
            if heading and style not in {"", heading.style} and self._is_somebody(texts[0], heading):
                named.append(row)
                continue
            heads = heading and heading.certain and heading.style and heading.section.awards
            style, named = (heading.style, []) if heading and heads else ("", [])
        return found

    def _is_somebody(self, text: str, heading: Heading) -> bool:
        said = heading.section
        silent = not (said.recipient or said.awards or said.track or said.generic or said.denied)
        name = strip_enumerator(text)
        # "- Tieu doi dan quan thuong truc": without its marks no body is known by its words.
        unmarked = name.isascii() and len(name.split()) > 1
        return bool(heading.style) and silent and (unmarked or bool(self.vocabulary.names.kind(name)))

    def _preface(self, region: list[int], above: list[Header]) -> tuple[list[int], bool]:
        """The rows straight above the next header that speak of the next list, and whether a title is among them."""
        rows: list[int] = []
        title = people = False
        for row in reversed(region):
            filled = self.grid.filled(row)
            texts = [text_of(value) for _, value in filled if type(value) is str]
            if len(filled) > 3 or len(texts) != len(filled) or not texts:
                break
            if any(holds_data(self.grid, self.vocabulary, header, row) for header in above):
                break
            text = " ".join(texts)
            label = self.vocabulary.lines.label(texts[0])
            if label in {"total", "closing", "signature", "note"} and not self._titles_a_list(text, texts):
                break
            if (title or people) and self._denies(row, text):
                # "Không đủ điều kiện xét" above the title, or above people, is said of the list before.
                break
            people = people or not self._begins_preface(row)
            rows.append(row)
            asks = row == region[-1] and len(texts) == 1 and self._asks(text)
            title = title or asks or self._titles_a_list(text, texts)
        if named := self._last_named(rows[::-1]):
            # "2. Công an xã" under "II. TẬP THỂ LAO ĐỘNG TIÊN TIẾN", above "III." and the next titles.
            del rows[len(rows) - named :]
            title = any(
                self._titles_a_list(" ".join(map(str, texts)), texts)
                for texts in map(self.grid.written_in, rows)
            )
        # Without a title they were the end of the list before: names below a signature, remarks, sections.
        while rows and not self._begins_preface(rows[-1]):
            rows.pop()
        return rows[::-1], title

    def _last_named(self, rows: Sequence[int]) -> int:
        """How many of some rows end with the last one that names somebody below an award's heading; 0 where nobody is named so."""
        last, under = 0, False
        for at, row in enumerate(rows, 1):
            texts = self.grid.written_in(row)
            if under and len(texts) == 1 and self._is_name_alone(row, texts[0]):
                last = at
                continue
            heading = read_heading(self.vocabulary, row, texts[-1]) if len(texts) in {1, 2} else None
            under = heading is not None and heading.certain and bool(heading.section.awards)
        return last

    def _is_name_alone(self, row: int, text: str) -> bool:
        """Whether a row's only text names somebody and neither titles nor heads a list, as a letterhead in capitals does."""
        named = self.vocabulary.names.kind(strip_enumerator(text))
        return bool(named) and not (text.isupper() or self._begins_preface(row))

    def _denies(self, row: int, text: str) -> bool:
        """Whether a row says that whoever stands below it is not nominated."""
        vocabulary = self.vocabulary
        return bool(read_heading(vocabulary, row, text).section.denied or read_title(vocabulary, text).aside)

    def _titles_a_list(self, text: str, texts: list[str]) -> bool:
        lines = self.vocabulary.lines
        if any(map(lines.is_nation_line, texts)) or (len(texts) == 1 and lines.other_purpose(text)):
            # "TỔNG HỢP SÁNG KIẾN" titles a table that nominates nobody.
            return True
        return clean(text).casefold().startswith(("danh sách", "bảng", "phụ lục", "biểu"))

    def _goes_on(self, row: int) -> bool:
        """Whether a title says that its list is the one above: "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG (tiếp theo)"."""
        return any(_GOES_ON.search(clean(text).casefold()) for text in self.grid.written_in(row))

    def _begins_preface(self, row: int) -> bool:
        """Whether a row can be the first above a list: a title, a letterhead, or a heading that says something."""
        texts = self.grid.written_in(row)
        text = " ".join(texts)
        if (
            self._titles_a_list(strip_enumerator(text), texts)
            or read_heading(self.vocabulary, row, text).certain
            or (len(texts) == 1 and self._asks(text))
        ):
            return True
        return any(self.vocabulary.names.kind(line) == "collective" and line.isupper() for line in texts)

    def _read_preface(
        self, rows: Sequence[int], stack: SectionStack, base: TitleContext
    ) -> tuple[TitleContext, TitleContext]:
        """What the rows above a list say of it, under what is said above them, and what is said above the lists that follow.

        A title that proposes and says its year is a whole one, "DANH SÁCH TẬP THỂ" stands under the one before it.
        """
        contexts = []
        titled = captioned = False
        for row in rows:
            texts = self.grid.written_in(row)
            text = " ".join(texts)
            heading = read_heading(self.vocabulary, row, text)
            if heading.silent:
                stack.caption(heading.unsaid(), captioned)
                captioned = True
                self.fates[row] = (Fate.SECTION, "section")
            elif heading.certain and heading.tells and not self._titles_a_list(text, texts):
                titled = titled or self._titles_a_list(strip_enumerator(text), texts)
                stack.caption(heading, captioned)
                captioned = True
                # Without a numeral it looks like a title, and holds like a section.
                numbered = bool(heading.style)
                self.fates[row] = (Fate.SECTION, "section") if numbered else (Fate.TITLE, "above-the-list")
            else:
                if heading.style in NUMBERED and not self._titles_a_list(text, texts):
                    # "II. DANH SÁCH ĐỀ NGHỊ XÉT TẶNG …" ends what "I." opened.
                    stack.caption(heading.unsaid(), captioned)
                    captioned = True
                contexts.append(read_title(self.vocabulary, text))
                self.fates[row] = (Fate.TITLE, "above-the-list")
        if not contexts:
            # "II. DANH SÁCH TẬP THỂ, CÁ NHÂN …" is for whom it says, not for those of the title above the first list.
            return (replace(base, recipient="") if titled else base), base
        own, outer = merge_contexts(contexts), base
        if not (own.awards or own.generic) and any(map(self._is_of_others, rows)):
            base = replace(base, awards=(), generic="")
        if not own.recipient and own.of_awards:
            base = replace(base, recipient="")
        above = self._said_above(own.recipient) if own.recipient and outer == self._said_above("") else base
        if not (own.proposes and own.year):
            return over(own, replace(above, track=base.track, movement=base.movement)), outer
        # It takes nothing of the drive above, and the lists below nothing of whom it is of.
        others = merge_contexts([one for one in contexts if not one.recipient])
        below = replace(outer, track=own.track, movement=own.movement, recipient="")
        return over(own, replace(above, track="", movement="")), over(others, below)

    def _is_of_others(self, row: int) -> bool:
        """Whether a list's own title says in words nobody knows whom it is of: "DANH SÁCH GIÁO VIÊN CHỦ NHIỆM GIỎI"."""
        text = " ".join(self.grid.written_in(row))
        said = self.vocabulary.phrases.parse(text)
        return clean(text).casefold().startswith("danh sách") and bool(said.rest) and not said.recipients

    def _issuer_below(self, preface: Sequence[int]) -> str:
        """The issuing body of a letterhead between two lists; empty without one, or for the place.

        Without quốc hiệu or a label it is one where a title stands below it and its body is of the first one's sort:
        "TRƯỜNG TIỂU HỌC MẪU" after "TRƯỜNG MẦM NON MẪU", but not a commune's "HỘI NÔNG DÂN".
        """
        texts = [line for row in preface for text in self.grid.written_in(row) for line in text.splitlines()]
        lines = self.vocabulary.lines
        issuer, row = find_issuer(self.grid, self.vocabulary, list(preface))
        if self.vocabulary.units.is_place(issuer):
            return ""
        if any(lines.is_nation_line(text) or lines.labelled_unit(text) for text in texts):
            return issuer
        titled = any(
            row < below and self._titles_a_list(text, [text])
            for below in preface
            for text in self.grid.written_in(below)
        )
        return issuer if issuer and titled and issuer.isupper() and self._is_sibling(issuer) else ""

    def _labels_a_unit(self, rows: Sequence[int]) -> bool:
        """ "Đơn vị: Trường Mẫu 2" above the titles once more, as the letterhead of the list before said it."""
        label = self.vocabulary.lines.labelled_unit
        return any(map(label, (text for row in rows for text in self.grid.written_in(row))))

    def _is_sibling(self, issuer: str) -> bool:
        """Whether a body may hand in lists as the one of the sheet's letterhead does: two schools, two communes, two listed units."""
        units = self.vocabulary.units
        named = [units.named(body) for body in (issuer, self.issuer)]
        bodies = [name or units.proper(body) for name, body in zip(named, (issuer, self.issuer), strict=True)]
        return len(set(map(units.is_commune, bodies))) == 1 and (
            all(named) or len({key(body).partition(" ")[0] for body in bodies}) == 1
        )

    def _said_above(self, recipient: str) -> TitleContext:
        """What the titles above the first list and the sheet's name say of a list of the given recipients.

        A title of collectives says nothing of a list below whose own title is of persons, and the titles of a small table
        of numbers ("LĐTT | CSTĐCS | Không xét") nothing of any list.
        """
        cells = Counter(row for row, _, _ in self.titles)
        contexts = [
            read_title(self.vocabulary, text)
            for row, _, text in self.titles
            if cells[row] <= _TITLES_IN_A_ROW and row not in self.numbered
        ]
        if recipient:
            contexts = [one for one in contexts if one.recipient in ("", recipient)]
        return over(merge_contexts(contexts), read_title(self.vocabulary, self.grid.sheet.name))

    def _doubt_told_beside(self, tables: Sequence[LocatedTable]) -> None:
        """Leave no line unsaid that names somebody for an award outside the lists: "Tập thể LĐTT: Phòng Nội vụ" above one of people."""
        said = [(row, fate) for row, (fate, _) in self.fates.items() if fate is not Fate.NOMINATION]
        for row, fate in said:
            if fate not in {Fate.TITLE, Fate.NOTE} and not (fate is Fate.SECTION and self._heads_nobody(row)):
                continue
            texts = self.grid.written_in(row)
            if fate is Fate.SECTION:
                # "I | Tập thể LĐTT: Phòng Nội vụ".
                texts = texts[-1:]
            if fate is not Fate.TITLE and len(texts) == 1 and self._adds_awards(texts[0], tables):
                self.fates[row] = (Fate.UNREAD, "outside-every-list")
            name, award = self._told(texts[0]) if len(texts) == 1 else ("", "")
            if name and not any(self._is_put_up(name, award, one) for one in tables):
                self.fates[row] = (Fate.UNREAD, "outside-every-list")

    def _told(self, text: str) -> tuple[str, str]:
        """Whom a line puts up for which award, if it names somebody: "… công nhận Phòng Nội vụ đạt danh hiệu Tập thể LĐTT"."""
        found = _ATTAINS.match(clean(text))
        if not found:
            return told_nominee(self.vocabulary, text) if ":" in text else ("", "")
        return told_nominee(self.vocabulary, f"{found['name']}: {found['award']}")

    def _is_put_up(self, name: str, award: str, table: LocatedTable) -> bool:
        """Whether a list has somebody in a row for an award."""
        bearer, phrases = self.vocabulary.names.bearer, self.vocabulary.phrases
        own = bearer(name).key
        cells = [texts for field, texts in table.values.items() if field.partition(":")[0] == "award"]
        for at, one in enumerate(table.values.get("name", ())):
            if bearer(one).key != own:
                continue
            marked = [
                phrases.parse(table.mark_columns[column])
                for column, rows in table.marks.items()
                if at in rows
            ]
            said = [*marked, *(phrase for texts in cells for _, phrase in phrases.in_cell(texts[at]))]
            named = {code for phrase in said for code in phrase.awards}
            given = table.sections[table.section_of[at]].awards or table.base.awards
            if award in (named or given) or not (named or given):
                return True
        return False

    def _heads_nobody(self, row: int) -> bool:
        """Whether no nominee stands straight below a section row."""
        below = self.rows[bisect_right(self.rows, row) :][:1]
        return not below or self.fates.get(below[0], (Fate.NOTE, ""))[0] is not Fate.NOMINATION

    def _adds_awards(self, text: str, tables: Sequence[LocatedTable]) -> bool:
        """Whether "(*) Đề nghị thêm Giấy khen của UBND huyện" puts up those whose names bear the star for one award more.

        So does "Từ số 1 đến số 5: đề nghị thêm Giấy khen", with an award that no title or heading gives, and that has no column to mark.
        """
        sign = _STAR.match(text)
        said = text[sign.end() :] if sign else text
        starred = sign and any("*" in name for table in tables for name in table.values.get("name", ()))
        if self.vocabulary.denials.below(said):
            return False
        if starred and ASKS.search(key(text)) and self.vocabulary.phrases.names_award(said):
            return True
        phrase = self.vocabulary.phrases.parse(said) if _ADDS.search(key(said)) else Phrase()
        if not (phrase.generic or phrase.awards):
            return False
        used = ((table, at) for table in tables for at in set(table.section_of))
        headings = {table.sections[at] for table, at in used} | {one.base for one in tables}
        marked = (
            self.vocabulary.phrases.parse(title) for one in tables for title in one.mark_columns.values()
        )
        given = (*(one.awards for one in headings), *(one.awards for one in marked))
        return bool(phrase.generic or set(phrase.awards).difference(*given))
