"""The outlet that the address of an article names."""

from __future__ import annotations

import pytest

from syrnews_site.authority.lookup import load_authority

AUTHORITY, _ = load_authority("", "سانا:\n  slug: sana\n  url: https://www.sana.sy/\nبلا موقع:\n  slug: none\n")


@pytest.mark.parametrize("address", ["https://sana.sy/?p=1", "http://www.sana.sy/a/b", "https://SANA.sy"])
def test_the_host_of_an_address_names_the_outlet_with_this_home_page(address: str) -> None:
    outlet = AUTHORITY.outlet_at(address)
    assert outlet is not None
    assert outlet.slug == "sana"


@pytest.mark.parametrize("address", ["", "https://example.org/sana.sy", "http://[broken", "sana.sy"])
def test_an_address_of_another_host_names_no_outlet(address: str) -> None:
    assert AUTHORITY.outlet_at(address) is None
