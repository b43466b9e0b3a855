"""The sample year: the district's published figures come out of the workbooks, and every seeded fault is named."""

import tomllib
from pathlib import Path

import pytest

from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.pipeline import run

SAMPLE = Path(__file__).parents[1] / "sample_data"
# The district's report on its year 2020. These numbers stand here and nowhere in src.
PUBLISHED = {
    "advanced": (61, 1194),
    "fighters": (0, 123),
    "certificates": (33, 31),
    "drive": (212, 526),
    "sudden": (6, 30),
    "state": (1, 0),
    "province-drive": (4, 6),
    "province-merit": (1, 44),
}
MISSING_ON_PURPOSE = {"Phòng Y tế", "Hội Chữ thập đỏ huyện"}


@pytest.fixture(scope="module")
def year():
    return run([SAMPLE / "2020"], year=2020, closing=True)


def test_the_district_report_prints_the_published_figures(year):
    table = fill(load_layout("district-report"), year)
    assert {row.key: (row.collective, row.individual) for row in table.rows} == PUBLISHED
    assert (table.total.collective, table.total.individual, table.total.household) == (318, 1954, 0)
    assert table.outside == 0


def test_no_figure_of_the_report_stands_in_the_source():
    source = Path(__file__).parents[1] / "src" / "hongngu_tally"
    text = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    text += "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("layouts/*.toml"))
    for figure in ("1194", "1.194", "1954", "1.954", "318", "526", "212"):
        assert figure not in text


def test_the_ledger_balances(year):
    balance = year.balance
    assert balance.holds
    assert balance.rows == sum(balance.fates.values()) == len(year.intake.ledger)
    assert balance.nominations == balance.counted == 318 + 1954
    assert balance.held_back == 0


def test_there_is_no_error_and_only_the_units_left_out_on_purpose_are_missed(year):
    found = {(one.severity.value, one.name) for one in year.findings}
    assert {name for severity, name in found if severity == "error"} == set()
    assert {name for severity, name in found if severity == "warning"} == {"unit-missing"}
    assert {
        str(one.facts["unit"]) for one in year.findings if one.name == "unit-missing"
    } == MISSING_ON_PURPOSE


def test_the_year_has_the_offices_and_layouts_it_promises():
    files = [path for path in (SAMPLE / "2020").iterdir() if path.suffix != ".toml"]
    assert len(files) >= 45
    assert {".xls", ".ods", ".csv", ".xlsx"} <= {path.suffix for path in files}


def test_the_first_version_of_a_file_that_came_twice_is_superseded(year):
    states = {one.file: one for one in year.intake.submissions if one.state != "counted"}
    assert len(states) == 1
    (old,) = states.values()
    assert old.state == "superseded" and "lần 2" in old.superseded_by and old.counted == 0


@pytest.mark.slow
def test_the_order_of_files_and_the_number_of_workers_change_nothing(year):
    files = sorted(path for path in (SAMPLE / "2020").iterdir() if path.suffix != ".toml")
    other = run(list(reversed(files)), year=2020, workers=1, config=SAMPLE / "2020" / "tally.toml")
    columns = list(year.counts.columns)
    assert other.counts[columns].values.tolist() == year.counts.values.tolist()


EXPECTED = tomllib.loads((SAMPLE / "2020-faulty" / "expected.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sorted(EXPECTED))
def test_every_seeded_fault_is_named_at_its_place_and_nothing_else_is(file):
    folder = SAMPLE / "2020-faulty"
    tally = run([folder / file], year=2020, whole_year=False, config=folder / "tally.toml")
    found = {
        (one.name, one.place.sheet, one.place.cell or one.place.row)
        for one in tally.findings
    }  # fmt: skip
    for fault in EXPECTED[file]:
        assert any(
            name == fault["name"]
            and ("sheet" not in fault or sheet == fault["sheet"])
            and ("cell" not in fault or at == fault["cell"])
            and ("row" not in fault or str(at).strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(fault["row"]))
            for name, sheet, at in found
        ), (fault, sorted(map(str, found)))
    assert {name for name, _, _ in found} == {fault["name"] for fault in EXPECTED[file]}
    assert tally.balance.holds
