"""A page of ours within another page of ours: what each may load and do."""

from django.conf import settings
from django.utils.csp import CSP

# Within a sheet of ours alone; nothing runs there and nothing can be sent.
STILL = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
}
SHEET = settings.SECURE_CSP | {"frame-src": [CSP.SELF]}
