"""A finished exercise with as many entries in its journal as asked for, and what it costs to draft
its report and to take it away; prints as JSON what `tests.load.away` shows."""

import django

django.setup()

from django.urls import reverse  # noqa: E402  (Django has to be set up before its models)

from tests.cast import browser_of_control  # noqa: E402

from .long_run import Run, cost, tell  # noqa: E402

PAGES = {
    "the report": "report",
    "its PDF": "report-pdf",
    "its DOCX": "report-docx",
    "the record (XLSX)": "export-xlsx",
    "the record (CSV)": "export-zip",
    "the record (JSON)": "export-json",
}


def measured(run: Run, times: int):
    """(what is taken, milliseconds)."""
    run.exercise.refresh_from_db()
    control = browser_of_control(run.exercise)
    for name, address in PAGES.items():
        yield name, cost(control, reverse(address, args=[run.exercise.code]), times)


if __name__ == "__main__":
    tell(measured)
