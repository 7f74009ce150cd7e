"""How figures are drawn: data to SVG; no queries."""
