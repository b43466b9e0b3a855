"""Which unit a row belongs to, by the first place that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePath

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.submissions.wording import body_in_name, names_of
from hongngu_tally.table.model import WITHIN, FileReading, SheetReading
from hongngu_tally.text import bare_key, clean, key
from hongngu_tally.vocabulary import UnitNames, Vocabulary
from hongngu_tally.vocabulary.file_names import BARE_COMMUNE_WORDS
from hongngu_tally.vocabulary.unit_lists import COMMUNE_KINDS

_SCHOOL = [key("trường")]
_OF_A_COMMUNE = regex(rf"\b({'|'.join(COMMUNE_KINDS)})\s*$", re.IGNORECASE)


@frozen
class UnitEvidence:
    """The unit a row belongs to, where that was read, and whether the year's list has it."""

    unit: str
    source: str
    listed: bool


def commune_of(names: UnitNames, readings: Sequence[FileReading]) -> str:
    """The one commune whose bodies the files come from; empty where a place is said, or where it is not one commune.

    Nothing else tells that a folder is a commune's and not a province's: bodies are called alike in all communes.
    """
    communes: set[str] = set()
    bodies = False
    for sheet in (sheet for reading in readings for sheet in reading.sheets if sheet.issuer):
        if names.named(sheet.issuer) in names.bodies:
            bodies = True
            communes |= names.communes_in(text for _, _, text in sheet.titles)
        else:
            communes |= names.communes_in([sheet.issuer])
    return communes.pop() if bodies and len(communes) == 1 else ""


def body_of(units: UnitNames, recipient: str, name: str, position: str) -> str:
    """What says whose a nominee without a workplace is: the collective itself, or the unit that a person's post ends in."""
    return name if recipient == "collective" else units.at_end(position)


def unit_of(
    vocabulary: Vocabulary,
    reading: FileReading,
    sheet: SheetReading,
    column: str,
    section: str,
    workplace: str,
    body: str = "",
) -> UnitEvidence:
    """The proposing unit of a row: column, section, letterhead, sheet name, signature, file name, workplace, folder; first that is found.

    ``body`` is what ``body_of`` gives, where no workplace stands: asked where the letterhead is a whole place's, or nobody's.
    A form's stamp goes before a letterhead that names no other listed unit. ``vocabulary`` has the units of one day.
    """
    units = vocabulary.units
    section = section.partition(WITHIN)[0]
    section = units.named(section) or section
    if sheet.override and sheet.override.unit:
        unit = units.named(sheet.override.unit)
        return UnitEvidence(unit or sheet.override.unit, "setting", unit in units.names)
    issued = units.named(sheet.issuer) or sheet.issuer
    # What lies below the letterhead of a whole place, a district's, is what its units hand in: it proposes nobody.
    of_place = units.is_place(sheet.issuer)
    of_commune = units.is_commune(issued) and not of_place
    if column:
        told = units.of_column(column)
        if of_commune and _is_short_of_district(units, told, column):
            return UnitEvidence(issued, "letterhead", issued in units.names)
        return _told(units, told, column, "column")
    if section and (headed := _of_section(units, section, issued, of_commune)):
        return headed
    placed = units.of_column(workplace) if workplace else ""
    if of_place and placed in units.names:
        return UnitEvidence(placed, "workplace", True)
    if of_place and body and (itself := units.of_column(body)) in units.names:
        return UnitEvidence(itself, "name", True)
    stamped = units.named(reading.stamp.unit) if reading.stamp else ""
    if stamped in units.names and units.named(sheet.issuer) not in units.names - {stamped}:
        return UnitEvidence(stamped, "stamp", True)
    if sheet.issuer:
        if of_place and (commune := commune_in_names(units, sheet.name, reading.file)):
            # A file for each commune.
            return UnitEvidence(commune, "file-name", True)
        if of_place and (titled := _in_titles(vocabulary, sheet)):
            # "UBND HUYỆN HỒNG NGỰ" over "HỘI ĐỒNG TĐ-KT XÃ MẪU".
            return UnitEvidence(titled, "title", True)
        return _of_letterhead(units, sheet)
    if found := _of_names(units, reading, sheet) or _of_other_sheets(vocabulary, reading, sheet):
        return found
    if section:
        return UnitEvidence(units.proper(section), "section", False)
    if placed in units.names:
        return UnitEvidence(placed, "workplace", True)
    if body in units.names:
        return UnitEvidence(body, "name", True)
    if _called_after_schools(vocabulary, reading):
        return UnitEvidence(clean(sheet.name), "sheet-name", False)
    if sheet.signer:
        return _told(units, units.named(sheet.signer), sheet.signer, "signature")
    return _of_file(units, reading.file)


def _of_section(units: UnitNames, section: str, issued: str, of_commune: bool) -> UnitEvidence | None:
    """The unit that a heading names, None where it parts the letterhead's own list: "V. HỘI NÔNG DÂN" in a commune's is the commune's.

    The district's body is called so for short.
    """
    # Of a year without a list, the lists of other years know what a unit is.
    known = section in units.names or not (units.names or not units.named(section))
    if known and (units.is_commune(section) or not of_commune):
        return UnitEvidence(section, "section", section in units.names)
    listed = issued in units.names
    if not listed and (joined := units.named(f"{section} {issued}")) in units.names:
        # "I. VĂN PHÒNG" under "HUYỆN ỦY HỒNG NGỰ".
        return UnitEvidence(joined, "section", True)
    # "II. XÃ LONG MẪU" among a district's communes is a commune, if one that no list knows.
    commune = units.is_commune(section) and not units.is_commune(issued)
    if commune or (not listed and _is_another_school(units, section, issued)):
        return UnitEvidence(units.proper(section), "section", False)
    return None


def _is_another_school(units: UnitNames, section: str, issued: str) -> bool:
    """ "TRƯỜNG TIỂU HỌC MẪU 2" as a heading in a list of "TRƯỜNG TIỂU HỌC MẪU 1": no school is a part of another one."""
    schools = [units.spelling_key(name).split() for name in (section, issued)]
    one, other = map(set, schools)
    return all(words[:1] == _SCHOOL for words in schools) and not (one <= other or other <= one)


def _is_short_of_district(units: UnitNames, unit: str, text: str) -> bool:
    """Whether a text names a body of the district without saying so: a commune has a "Hội Nông dân" too."""
    district = key("huyện")
    return unit in units.names and district in key(unit).split() and district not in key(text).split()


def _told(units: UnitNames, unit: str, text: str, source: str) -> UnitEvidence:
    """What a place says: the unit that its text was understood as, else the text as the name of one that no list has."""
    return UnitEvidence(unit or units.proper(text), source, unit in units.names)


def _of_letterhead(units: UnitNames, sheet: SheetReading) -> UnitEvidence:
    unit = units.named(sheet.issuer)
    if unit in units.names and (district := units.elsewhere(text for _, _, text in sheet.titles)):
        return UnitEvidence(f"{unit.removesuffix(' huyện')} {district}", "letterhead", False)
    above = units.communes_in(text for _, _, text in sheet.titles)
    if unit in units.bodies and len(above) == 1:
        # Of several communes: the same body of two of them is two units.
        commune = above.pop()
        unit = f"{unit.removesuffix(' xã')} {commune[0].lower()}{commune[1:]}"
        return UnitEvidence(unit, "letterhead", commune in units.names)
    if own := _its_commune(units, sheet, unit):
        return UnitEvidence(
            f"{clean(sheet.issuer)} {own.upper() if sheet.issuer.isupper() else own}", "letterhead", False
        )
    if not unit and len(above) == 1 and (kind := _OF_A_COMMUNE.search(sheet.issuer)):
        # "UBND XÃ LONG MẪU" above "CÔNG AN XÃ": those of two communes are two units.
        own = above.pop().removeprefix(f"{kind[1].capitalize()} ")
        return UnitEvidence(
            f"{clean(sheet.issuer)} {own.upper() if kind[1].isupper() else own}", "letterhead", False
        )
    return _told(units, unit, sheet.issuer, "letterhead")


def _its_commune(units: UnitNames, sheet: SheetReading, unit: str) -> str:
    """The commune above a body that is called as the district's is for short: "UBND XÃ MẪU" above "HỘI NÔNG DÂN"; empty for any other."""
    if unit not in units.names or not _says_district(unit) or _says_district(sheet.issuer):
        return ""
    above = (
        text if row < sheet.issuer_row else text.partition(sheet.issuer)[0]
        for row, _, text in sheet.titles
        if row <= sheet.issuer_row
    )
    communes = units.communes_in(above)
    return communes.pop() if len(communes) == 1 else ""


def _of_names(units: UnitNames, reading: FileReading, sheet: SheetReading) -> UnitEvidence | None:
    """The listed unit in the sheet's name, else in the file's."""
    if initials := _of_initials(units, reading, sheet):
        return UnitEvidence(initials, "sheet-name", True)
    file = re.sub(r"\.[^.]*$", "", Path(reading.file).name)
    for text, source in ((sheet.name, "sheet-name"), (sheet.signer, "signature"), (file, "file-name")):
        unit = units.named(text) or (units.in_files.within(text) if source != "signature" else "")
        if unit not in units.names or (source != "signature" and _is_of_a_commune(units, unit, text)):
            continue
        if not units.is_commune(unit) and source != "signature" and not _says_district(text):
            # "Xã Long Mẫu/Hội Nông dân.xlsx": a commune's bodies are its own.
            above = _of_folders(units, reading.file)
            if above and units.is_commune(above.unit):
                return above
        return UnitEvidence(unit, source, True)
    return None


def _is_of_a_commune(units: UnitNames, unit: str, text: str) -> bool:
    """Whether a name speaks of a commune's body where the unit is the district's: "Công an xã"."""
    words = bare_key(text).split()
    return (
        not units.is_commune(unit)
        and not BARE_COMMUNE_WORDS.isdisjoint(words)
        and BARE_COMMUNE_WORDS.isdisjoint(bare_key(unit).split())
        and not _says_district(text)
    )


def _says_district(text: str) -> bool:
    return "huyen" in bare_key(text).split()


def _of_file(units: UnitNames, file: str) -> UnitEvidence:
    """Whose a file is that says nothing itself: a school's by its name, else the folder's, else what file or folder is called."""
    stem = Path(file).stem
    own, folder = body_in_name(stem), body_in_name(PurePath(file).parent.name)
    for name, source in ((own, "file-name"), (folder, "folder-name")):
        if name and units.in_files.is_school(name):
            return UnitEvidence(name, source, False)
    if found := _of_folders(units, file):
        return found
    if folder and not own:
        return UnitEvidence(folder, "folder-name", False)
    return UnitEvidence(own or clean(stem), "file-name", False)


def commune_in_names(units: UnitNames, *names: str) -> str:
    """The listed commune that a name says, the last of them being a file's: it, else the innermost folder that names one."""
    for name in (*names[:-1], *names_of(names[-1])):
        if not units.in_files.may_name_a_commune(name):
            continue
        unit = units.named(name) or units.in_files.within(name)
        if unit in units.names and units.is_commune(unit):
            return unit
    return ""


def unit_in_names(units: UnitNames, file: str) -> str:
    """The listed unit that a file's name says, else the innermost folder below the one searched; for files whose content says nothing."""
    names = names_of(file)
    found = map(units.in_files.within, names[:1] if PurePath(file).is_absolute() else names)
    return next(filter(None, found), "")


def sender_of(units: UnitNames, reading: FileReading) -> tuple[str, ...]:
    """The listed unit that sent a file in which nobody is nominated: by the letterhead of its blank lists; one that could not be read, by its name.

    A form that was given out has its unit's name on it and was sent by nobody.
    """
    if reading.stamp:
        return ()
    issuers = {units.named(sheet.issuer) for sheet in reading.sheets if sheet.kind == "list" and sheet.issuer}
    told = issuers if len(issuers) == 1 else set()
    if reading.problem:
        told = {unit_in_names(units, reading.file)}
    return tuple(told & units.names)


def named_otherwise(units: UnitNames, readings: Sequence[FileReading]) -> dict[str, str]:
    """File → the commune in its name, or its folder's, of files whose every letterhead is another listed commune's."""
    found = {}
    for reading in readings:
        lists = [sheet for sheet in reading.sheets if sheet.kind == "list" and not sheet.override]
        issuers = {units.named(sheet.issuer) if sheet.issuer else "" for sheet in lists}
        if len(issuers) == 1 and (issuer := issuers.pop()) in units.names and units.is_commune(issuer):
            named = commune_in_names(units, reading.file)
            if named and named != issuer:
                found[reading.file] = named
    return found


def _of_folders(units: UnitNames, file: str) -> UnitEvidence | None:
    """The unit whose folder a file lies in, the innermost first: "Xã Long Mẫu/danh sách.xlsx".

    Of a path from the root only what is below the folder searched would be the sender's; it is left alone.
    """
    path = PurePath(file)
    folders = () if path.is_absolute() else path.parts[-2::-1]
    for folder in folders:
        if (unit := units.named(folder) or units.in_files.within(folder)) in units.names:
            return UnitEvidence(unit, "folder-name", True)
    communes = (units.proper(folder) for folder in folders if units.is_commune(folder))
    return next((UnitEvidence(unit, "folder-name", False) for unit in communes), None)


def _of_initials(units: UnitNames, reading: FileReading, sheet: SheetReading) -> str:
    """The commune in a sheet's name of initials, where every list of the workbook is on a sheet of another unit."""
    if not (unit := units.in_files.by_initials(sheet.name)):
        return ""
    names = [other.name for other in reading.sheets if other.kind == "list"]
    named = {
        units.named(name) or units.in_files.within(name) or units.in_files.by_initials(name) for name in names
    }
    return unit if len(names) == len(named) > 1 and "" not in named else ""


def _of_other_sheets(
    vocabulary: Vocabulary, reading: FileReading, sheet: SheetReading
) -> UnitEvidence | None:
    """The letterhead that all other sheets share, the unit that the sheet's own titles speak of, or that of a cover."""
    units = vocabulary.units
    issuers = {other.issuer for other in reading.sheets if other.issuer}
    if len(issuers) == 1:
        issuer = issuers.pop()
        if _called_after_bodies(vocabulary, reading, sheet, issuer):
            return UnitEvidence(clean(sheet.name), "sheet-name", False)
        return _told(units, units.named(issuer), issuer, "letterhead")
    if titled := _in_titles(vocabulary, sheet):
        return UnitEvidence(titled, "title", True)
    # A cover sheet or a count table carries the letterhead for all.
    covers = {
        unit
        for other in reading.sheets
        if other.kind in {"other", "lookup"}
        for _, _, text in other.titles[:6]
        if (unit := units.named(text)) in units.names
    }
    return UnitEvidence(covers.pop(), "letterhead", True) if len(covers) == 1 else None


def _in_titles(vocabulary: Vocabulary, sheet: SheetReading) -> str:
    """The one listed unit that a sheet's own titles speak of, empty without one or with several."""
    units = vocabulary.units
    titled = {
        unit
        for _, _, text in sheet.titles
        if not vocabulary.lines.is_addressee(text)
        for unit in units.in_title(text)
    }
    return titled.pop() if len(titled) == 1 and titled <= units.names else ""


def _called_after_schools(vocabulary: Vocabulary, reading: FileReading) -> bool:
    """Whether every list is on a sheet called after a body, a school among them: "MN Mẫu" beside "TH Mẫu", not "TH" for "tổng hợp"."""
    names = [sheet.name for sheet in reading.sheets if sheet.kind == "list"]
    said = {tag for name in names for tag, *_ in vocabulary.phrases.tags(name)}
    bodies = all(vocabulary.names.kind(name) == "collective" for name in names)
    schools = any(map(vocabulary.units.in_files.is_school, names))
    return len(names) > 1 and schools and bodies and said <= {"rest", "noise"}


def _called_after_bodies(
    vocabulary: Vocabulary, reading: FileReading, sheet: SheetReading, issuer: str
) -> bool:
    """Whether the sheet with the only letterhead is called after its body, and this one after another: "TH Mẫu", "THCS Mẫu"."""
    if vocabulary.names.kind(sheet.name) != "collective":
        return False
    words = set(vocabulary.units.spelling_key(issuer).split())
    lettered = [other.name for other in reading.sheets if other.issuer]
    return all(
        len(own := vocabulary.units.spelling_key(name).split()) > 1 and words.issuperset(own)
        for name in lettered
    )
