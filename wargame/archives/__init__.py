"""How an exercise is carried whole to another machine: all its rows as one text, and back."""
