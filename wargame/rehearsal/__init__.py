"""How a class is played without one: scripted people on the very pages that people use.

They know nothing but what a page shows them: its forms, its buttons and what its stream says.
There is no other way in, so that an exercise that they play to its end can be played.
"""
