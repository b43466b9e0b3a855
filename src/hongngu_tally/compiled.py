"""The package's own TOML files, kept compiled beside the compiled modules: parsing them takes a tenth of a short run.

What is kept holds nothing but what those files hold. It is written and believed under the same conditions as Python's own:
never where bytecode is not to be written, and only as long as the file has the size and the time that it was made from.
"""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path
from typing import Any

_PACKAGE = str(Path(__file__).parent) + os.sep


def read_packaged(path: Path) -> dict[str, Any]:
    """A TOML file as a dictionary; a file that is not the package's own is parsed every time."""
    if sys.pycache_prefix or not str(path).startswith(_PACKAGE):
        return _parsed(path)
    status = path.stat()
    made_from = (status.st_size, status.st_mtime_ns)
    kept = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}"
    try:
        found, content = pickle.loads(kept.read_bytes())
    except Exception:
        # Not there, cut short or something else altogether: as if there were none.
        found = None
    if found == made_from:
        return dict(content)
    content = _parsed(path)
    if not sys.dont_write_bytecode:
        _keep(kept, pickle.dumps((made_from, content), pickle.HIGHEST_PROTOCOL))
    return content


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def _keep(path: Path, data: bytes) -> None:
    """Write it whole or not at all; where it cannot be written, nothing is lost but time."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        return
