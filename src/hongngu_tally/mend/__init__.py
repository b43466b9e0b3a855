"""What of a workbook can be mended without asking anybody: each place with what stands there and what ought to.

Nothing is written here, and nothing is mended that could mean two things: that stays a finding.
"""

from hongngu_tally.mend.changes import KINDS, Change, changes_of

__all__ = ["KINDS", "Change", "changes_of"]
