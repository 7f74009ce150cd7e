"""A package file as somebody sends it."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wargame.scenario_files.faults import BrokenPackage, Fault
from wargame.scenario_files.reader import MOST_BYTES
from wargame.scenario_files.unpacking import Unpacked, unpack


class PackageForm(forms.Form):
    """A file. `unpacked` is there once it is valid, `faults` where the package is broken."""

    unpacked: Unpacked
    faults: list[Fault]

    file = forms.FileField(
        label=_("Package"),
        help_text=_("A file that ends in .wargame.zip, up to 5 MB."),
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean_file(self) -> UploadedFile:
        """Read no further than may be, in memory alone."""
        file: UploadedFile = self.cleaned_data["file"]
        self.faults = []
        try:
            self.unpacked = unpack(file.read(MOST_BYTES + 1))
        except BrokenPackage as broken:
            self.faults = broken.faults
            raise forms.ValidationError(_("Nothing was taken in. This is wrong:")) from None
        return file
