import pytest
from django.core.management import call_command

from tests.beskplan.exports.workbooks import opened


@pytest.fixture(scope="module")
def path(loaded_plans, tmp_path_factory):
    """Of the workbook of the five plans."""
    path = tmp_path_factory.mktemp("arbejdsbog") / "alle.xlsx"
    call_command("export_workbook", str(path))
    return path


@pytest.fixture(scope="module")
def workbook(path):
    return opened(path)
