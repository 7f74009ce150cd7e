"""How the web asks: thin functions."""
