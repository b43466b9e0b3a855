"""Programs that only tests use: an office program and a browser. Where one lacks, its tests are skipped and say so."""

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

BROWSER = next(
    (name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), None
)
OFFICE = shutil.which("soffice")

needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
needs_writer = pytest.mark.skipif(
    OFFICE is None or not (Path(OFFICE).resolve().parent / "libswlo.so").exists(),
    reason="LibreOffice Writer is not installed",
)

needs_calc = pytest.mark.skipif(
    OFFICE is None or not (Path(OFFICE).resolve().parent / "libsclo.so").exists(),
    reason="LibreOffice Calc is not installed",
)


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """What LibreOffice makes of a file; fails the test when it cannot open it."""
    return all_converted([path], suffix, folder)[0]


@cache
def _office_profile() -> Path:
    """The settings of LibreOffice for this process: it takes longer to make them than to convert a file."""
    folder = Path(tempfile.mkdtemp(prefix="office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def all_converted(paths: Sequence[Path], suffix: str, folder: Path) -> list[Path]:
    """The same of several files: starting the program takes longer than converting one."""
    profile = f"-env:UserInstallation={_office_profile().as_uri()}"
    command = [
        str(OFFICE),
        "--headless",
        profile,
        "--convert-to",
        suffix,
        "--outdir",
        str(folder),
        *map(str, paths),
    ]
    done = subprocess.run(command, check=True, capture_output=True, timeout=180, text=True)
    results = [folder / f"{path.stem}.{suffix}" for path in paths]
    assert all(result.exists() for result in results), done.stderr
    return results


HEADLESS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@cache
def _browser_runs() -> bool:
    """Whether the installed browser shows any page at all: some machines forbid it what it needs."""
    try:
        done = subprocess.run(
            [str(BROWSER), *HEADLESS, "--dump-dom", "data:text/html,<p>here</p>"],
            check=False,
            capture_output=True,
            timeout=90,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"here" in done.stdout


def page_after(path: Path, script: str) -> str:
    """The page as Chromium shows it after its own scripts and ``script`` have run."""
    if not _browser_runs():
        pytest.skip("the installed Chromium does not run here")
    probe = path.with_name(f"{path.stem}-probe.html")
    text = path.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>")
    probe.write_text(text, encoding="utf-8")
    command = [str(BROWSER), *HEADLESS, f"--user-data-dir={path.parent / 'browser'}"]
    done = subprocess.run(
        [*command, "--dump-dom", probe.as_uri()], check=True, capture_output=True, timeout=180
    )
    return done.stdout.decode("utf-8")
