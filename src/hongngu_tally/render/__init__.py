"""Showing results: on the screen, as data for scripts, and as files that are signed.

Only this package and the command line know that a screen or a file format exists.
Nothing here counts or judges.
"""
