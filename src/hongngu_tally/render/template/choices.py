"""The hidden sheet: what the drop-downs offer, what the formulas look up, and the stamp."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from hongngu_tally.checks.forms import state_forms
from hongngu_tally.law import GRADES, RECIPIENTS, AwardRules, Regime
from hongngu_tally.render.template.award_texts import VAGUE
from hongngu_tally.render.template.days import UNKNOWN
from hongngu_tally.render.template.formulas import ELSE, ERROR, NOTE, STROKE
from hongngu_tally.render.template.nobody import nobodies, withdrawn_texts
from hongngu_tally.render.template.normal import (
    bare_title,
    both_placements,
    normal,
    normal_name,
    typed_apart,
    unaccented,
    with_i_and_y,
)
from hongngu_tally.render.template.rules import forms
from hongngu_tally.render.words import words
from hongngu_tally.text import EMPTY_VALUES, capital
from hongngu_tally.vocabulary import collective_key, load_vocabulary
from hongngu_tally.vocabulary.words import WORDS, grade_text, read_words

if TYPE_CHECKING:
    from openpyxl import Workbook

    from hongngu_tally.law import Catalogue
    from hongngu_tally.render.template.form import Form

SHEET = "Danh mục của mẫu"
PROCEEDINGS = (
    "Đang xem xét kỷ luật",
    "Đang bị điều tra",
    "Đang bị thanh tra, kiểm tra khi có dấu hiệu vi phạm",
    "Có đơn khiếu nại, tố cáo chưa giải quyết",
)
"""What may be open against somebody, in words that the reader knows (``words/standing.toml``)."""
_PEOPLE = (
    "leader",
    "official",
    "teacher",
    "worker",
    "farmer",
    "entrepreneur",
    "armed_forces",
    "resident",
    "other",
)
_BODIES = ("enterprise", "cooperative", "other")
_UNRATED = "none"


def choices_of(kind: str, recipient: str) -> str:
    """The name of the range that a column's drop-down takes."""
    return f"TT_{kind}_{recipient}" if kind in ("award", "track") else f"TT_{kind}"


def write_choices(book: Workbook, form: Form, catalogue: Catalogue) -> None:
    """Fill the sheet and name its ranges."""
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "hidden"
    for line in form.stamp.lines():
        sheet.append([*line])
    block = _Blocks(book, 4)
    for one in form.parts:
        block.add(choices_of("award", one.recipient), [[rules.name_vi] for rules in one.awards])
        tracks = dict.fromkeys(
            track for rules in one.awards for track in rules.tracks.value.get(one.recipient, ())
        )
        ordered = [track for track in form.words.values("track") if track in tracks]
        block.add(choices_of("track", one.recipient), [[track_label(track)] for track in ordered])
    block.add("TT_sex", [["Nam"], ["Nữ"]])
    block.add("TT_grade", [[label] for label in grade_labels()])
    block.add("TT_group_individual", [[group_label(group)] for group in _PEOPLE])
    block.add("TT_group_collective", [[group_label(group)] for group in _BODIES])
    block.add("TT_discipline", [["Không"], *([label] for label in discipline_labels())])
    block.add("TT_proceedings", [["Không"], *([text] for text in PROCEEDINGS)])
    block.add("TT_Ma", [_law_of(form, catalogue, code) for code in catalogue.awards])
    block.add("TT_HinhThuc", [[code] for code in forms(form.regime)])
    block.add("TT_NhaNuoc", [[code] for code in sorted(state_forms(form.regime))])
    block.add("TT_LoaiHinh", _phrases(("track", "track_in_cell")))
    block.add("TT_LoaiHinhTrong", [[text] for text, _ in _phrases(("track",))])
    block.add("TT_NgayTrong", [[text] for text in UNKNOWN])
    ranks = {grade: rank for rank, grade in enumerate((*GRADES, _UNRATED), start=1)}
    block.add("TT_Muc", [[text, ranks[grade]] for text, grade in _phrases(("grade",))])
    measures = read_words(WORDS / "standing.toml")["discipline"].values()
    ranked = [(text, rank) for rank, texts in enumerate(measures, start=1) for text in texts]
    for name, texts in withdrawn_texts().items():
        written = list(
            dict.fromkeys(chain.from_iterable(both_placements(normal_name(text)) for text in texts))
        )
        block.add(name, [written] if name == "TT_RutThem" else [[text] for text in written])
    block.add("TT_KhongAi", [[normal_name(text)] for text in nobodies()])
    block.add("TT_Trong", [[text + STROKE] for text in sorted(EMPTY_VALUES)])
    block.add("TT_KyLuat", [[text] for text, _ in ranked])
    block.add("TT_KyLuatBac", [[rank] for _, rank in ranked])
    for state in ("L", "C", "N", "ok", "out", ELSE):
        block.add(f"TT_Chu_{state}", [[form.say(f"verdict.{state}")]])
    block.add("TT_DonVi", [[name] for name in _unit_names(form)])
    # Across, since every row of a sheet is accounted for when the form comes back: there are hundreds of spellings.
    block.add("TT_Ten", list(zip(*_spellings(catalogue), strict=True)))


def track_label(track: str) -> str:
    """A track as the drop-down says it: a list is Vietnamese whatever language its hints are in."""
    return capital(words("vi").label("track", track))


def group_label(group: str) -> str:
    """A group of recipients as the drop-down says it."""
    return capital(words("vi").label("group", group))


def grade_labels() -> list[str]:
    """The grades from the best on, in full."""
    return [grade_text(grade) for grade in (*GRADES, _UNRATED)]


def discipline_labels() -> list[str]:
    """The measures from the mildest on."""
    return [capital(texts[0]) for texts in read_words(WORDS / "standing.toml")["discipline"].values()]


def _phrases(groups: Iterable[str]) -> list[list[str]]:
    """(text, code) of every way to write the values of some groups of phrases."""
    words = read_words(WORDS / "phrases.toml")
    found: dict[str, str] = {}
    for group in groups:
        for code, texts in words[group].items():
            for text in texts:
                _spell(found, text, code)
    return [[text, code] for text, code in found.items()]


def _spellings(catalogue: Catalogue) -> list[list[str]]:
    """(text, award) of every way to write an award, those of other years too: what is not in force has its own sentence."""
    found: dict[str, str] = {}
    phrases = load_vocabulary().phrases
    for code, award in catalogue.awards.items():
        for text in award.spellings:
            if catalogue.award_of(text) == code:
                _spell(found, text, code)
        plain = unaccented(award.name_vi)
        if phrases.parse(plain).awards == (code,):
            found.setdefault(plain, code)
    for generic in read_words(WORDS / "phrases.toml")["generic"]:
        for text in generic["heads"]:
            _spell(found, text, VAGUE)
    return [[text, code] for text, code in found.items()]


def _spell(found: dict[str, str], text: str, code: str) -> None:
    # What Excel looks up, it compares without regard to capitals, but not to where a tone mark stands, nor to whether
    # it is a sign of its own.
    for plain in dict.fromkeys((normal(text), bare_title(text))):
        for written in (each for one in with_i_and_y(plain) for each in both_placements(one)):
            for form in typed_apart(written):
                found.setdefault(form, code)


def _law_of(form: Form, catalogue: Catalogue, code: str) -> list[object]:
    """Per award: for each kind of recipient whether it may be given, its tracks, the usual one; how surely."""
    rules = form.regime.awards.get(code)
    states = [_state(rules, kind) for kind in RECIPIENTS]
    tracks = [_tracks(rules, kind) for kind in RECIPIENTS]
    usual = ["merit" if "merit" in each or not each else each[0] for each in tracks]
    sure = ERROR if rules is None or rules.tracks.confirmed else NOTE
    titled = int(catalogue.awards[code].family != "emulation_title")
    # An award without tracks for this kind is held to none.
    allowed = [f",{','.join(each or form.words.values('track'))}," for each in tracks]
    return [code, *states, *allowed, *usual, sure, _ladder(form.regime, code), titled]


def _ladder(regime: Regime, code: str) -> int | str:
    """The number of the group of awards of which one recipient is put up for one at a time."""
    groups = regime.common.ranks_at_once.value if regime.common.ranks_at_once else ()
    return next((number for number, group in enumerate(groups, start=1) if code in group), "")


def _state(rules: AwardRules | None, kind: str) -> str:
    if rules is None:
        return "gone"
    if kind in rules.recipients.value:
        return "ok"
    # Persons and heads of households bear the same names: what only the others are given is read as theirs.
    other = {"household": "individual", "individual": "household"}.get(kind)
    if other in rules.recipients.value:
        return ELSE
    return "kind" if rules.recipients.confirmed else "doubt"


def _tracks(rules: AwardRules | None, kind: str) -> Sequence[str]:
    return rules.tracks.value.get(kind, ()) if rules else ()


def _unit_names(form: Form) -> list[str]:
    """The ways to write the unit itself as a collective of its own list; a blank one where it is any unit's."""
    if form.unit is None:
        return [""]
    name = form.unit.name
    said = name[:1].lower() + name[1:]
    heads = read_words(WORDS / "organisations.toml")["same_collective"]["heads"]
    written = (name, *form.unit.also_written, *(f"{head} {said}" for head in heads))
    own = collective_key(name)
    return list(dict.fromkeys(normal_name(text) for text in written if collective_key(text) == own))


class _Blocks:
    """Ranges side by side, each with a name."""

    def __init__(self, book: Workbook, first_column: int) -> None:
        self.book = book
        self.column = first_column

    def add(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        sheet = self.book[SHEET]
        width = max(len(row) for row in rows)
        for at, row in enumerate(rows, start=1):
            for beside, value in enumerate(row):
                cell = sheet.cell(at, self.column + beside)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
        first, last = get_column_letter(self.column), get_column_letter(self.column + width - 1)
        place = f"'{SHEET}'!${first}$1:${last}${len(rows)}"
        self.book.defined_names[name] = DefinedName(name, attr_text=place)
        self.column += width + 1
