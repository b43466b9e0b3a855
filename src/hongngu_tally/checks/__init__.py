"""The checks: small pure functions from what was read and the law of one day to findings.

``every.run`` is the only driver. Importing this package brings no pandas and, since one page of one check is often all that
is asked for, no check.
"""
