"""Which files there are, of which year, from which unit, and which of a unit's files counts."""

from hongngu_tally.submissions.discovery import SUFFIXES, Found, as_on_disk, discover
from hongngu_tally.submissions.own_output import COPY_MARK, is_untouched
from hongngu_tally.submissions.places import told_apart
from hongngu_tally.submissions.units import (
    UnitEvidence,
    body_of,
    commune_of,
    named_otherwise,
    sender_of,
    unit_in_names,
    unit_of,
)
from hongngu_tally.submissions.versions import FileLists, superseded
from hongngu_tally.submissions.wording import outdated_by_name, said_of, says, version_in_name, years_named
from hongngu_tally.submissions.years import (
    school_years,
    sheets_of_other_years,
    stated_years,
    without_other_years,
    years_of,
)

__all__ = [
    "COPY_MARK",
    "SUFFIXES",
    "FileLists",
    "Found",
    "UnitEvidence",
    "as_on_disk",
    "body_of",
    "commune_of",
    "discover",
    "is_untouched",
    "named_otherwise",
    "outdated_by_name",
    "said_of",
    "says",
    "school_years",
    "sender_of",
    "sheets_of_other_years",
    "stated_years",
    "superseded",
    "told_apart",
    "unit_in_names",
    "unit_of",
    "version_in_name",
    "without_other_years",
    "years_named",
    "years_of",
]
