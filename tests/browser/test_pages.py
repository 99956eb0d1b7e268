"""What holds for every page in the list of pages."""

from tests.browser.pages import NOT_PAGES, own_pages
from tests.test_access import own_names


def test_every_address_has_its_pages(house):
    assert set(own_names()) == set(own_pages(house.stage)) | NOT_PAGES
