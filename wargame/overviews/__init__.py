"""How a policy overview comes in: a document that many hands write in many ways becomes the parts
of a scenario, and every line of it is accounted for.

The words known here are those of headings and columns in general, never of one subject.
"""
