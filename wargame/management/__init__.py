"""Commands run by hand."""
