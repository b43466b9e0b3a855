"""Showing results: on the screen, as data for scripts, and as files that are signed.

Only this package and the command line know that a screen or a file format exists.
Nothing here counts or judges.
"""

import os

# Word documents bring lxml along. openpyxl would then read and write through it: by another road than the one that
# defusedxml guards, and with other bytes than on a computer without it.
os.environ.setdefault("OPENPYXL_LXML", "False")
