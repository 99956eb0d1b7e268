"""A file is there whole or not at all."""

import os
from io import BytesIO

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import TemporaryUploadedFile

from core.whole_files import WholeFileStorage


def test_a_file_is_stored_under_its_name_and_nothing_else(tmp_path):
    name = WholeFileStorage(tmp_path).save("bilag/referat.txt", ContentFile(b"Referat"))
    assert (tmp_path / name).read_bytes() == b"Referat"
    assert os.listdir(tmp_path / "bilag") == ["referat.txt"]


class Broken(BytesIO):
    """Ends with the disk's error after its first piece, as on a full one."""

    def read(self, size=-1):
        if self.tell():
            raise OSError(28, "No space left on device")
        return super().read(3)


def test_a_file_that_cannot_be_written_to_its_end_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="No space"):
        WholeFileStorage(tmp_path).save(
            "bilag/referat.txt", File(Broken(b"Referat"), "referat.txt")
        )
    assert os.listdir(tmp_path / "bilag") == []


def test_a_large_upload_can_be_stored_once_more(tmp_path):
    with TemporaryUploadedFile("stor.txt", "text/plain", 3, None) as upload:
        upload.write(b"abc")
        for _ in range(2):
            upload.seek(0)
            name = WholeFileStorage(tmp_path).save("stor.txt", upload)
            assert (tmp_path / name).read_bytes() == b"abc"
