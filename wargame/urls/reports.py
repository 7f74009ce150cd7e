"""The addresses of the report: of control, who writes and signs it, and of a seat."""

from django.urls import path, register_converter

from ..views import archives, editions, exports, fact_checks, reports


class Where:
    """In which edition a text stands, or which was signed."""

    regex = "public|internal"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Where, "where")

REPORT = [
    path("", reports.draft, name="report"),
    path("record.xlsx", exports.as_xlsx, name="export-xlsx"),
    path("record.zip", exports.as_zip, name="export-zip"),
    path("archive.json", archives.take_out, name="export-archive"),
    path("draft.pdf", editions.draft_pdf, name="report-pdf"),
    path("draft.docx", editions.draft_docx, name="report-docx"),
    path("<int:section>/<where:edition>/save/", reports.save, name="report-save"),
    path("<int:section>/claim/", reports.write_claim, name="claim-write"),
    path("claims/<int:number>/", reports.change_claim, name="claim"),
    path("claims/<int:number>/drop/", reports.drop_claim, name="claim-drop"),
    path("facts/open/", fact_checks.open_, name="facts-open"),
    path("facts/close/", fact_checks.close, name="facts-close"),
    path("facts/<int:comment_id>/answer/", fact_checks.answer, name="facts-answer"),
    path("sign/", editions.sign, name="report-sign"),
    path("editions/<int:number>/<where:edition>/", editions.read, name="edition"),
    path("editions/<int:number>/<where:edition>.pdf", editions.pdf, name="edition-pdf"),
    path("editions/<int:number>/<where:edition>.docx", editions.docx, name="edition-docx"),
]

SEAT_REPORT = [
    path("", fact_checks.seat_report, name="seat-report"),
    path("comment/", fact_checks.comment, name="facts-comment"),
    path("editions/<int:number>/<where:edition>/", editions.seat_read, name="seat-edition"),
    path("editions/<int:number>/<where:edition>.pdf", editions.seat_pdf, name="seat-edition-pdf"),
]
