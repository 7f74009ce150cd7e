"""An address as a square that a phone's camera reads, drawn into the page."""

import segno
from django.utils.safestring import SafeString


def qr_code(address: str) -> SafeString:
    """An SVG without size, style or words of its own: the page gives it room and says what it is.

    Level M still reads from the back row and with a corner in the glare.
    """
    drawn = segno.make(address, error="m", micro=False)
    return SafeString(drawn.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None))
