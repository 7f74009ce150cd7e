"""What people do: one function an act, which locks the exercise, checks, changes and records.

Every act runs in one transaction, names its actor by keyword (`by=`), may be repeated without
harm, and raises `Refused` with a sentence for the screen when the rules do not allow it now.
"""
