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


DOMAINS = """
الأول:
  slug: first
  domains: [www.Example.org, example.net]
الثاني:
  slug: second
  domains:
    - ar.example.org
"""


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://example.org/a", "first"),
        ("https://www.example.org/a", "first"),
        ("https://m.example.net/a", "first"),
        ("https://ar.example.org/a", "second"),
        ("https://www.ar.example.org/a", "second"),
    ],
)
def test_a_domain_names_the_outlet_of_its_subdomains_and_the_longest_domain_decides(address: str, slug: str) -> None:
    outlet = load_authority("", DOMAINS)[0].outlet_at(address)
    assert outlet is not None
    assert outlet.slug == slug


@pytest.mark.parametrize("address", ["https://notexample.org/", "https://org/", "https://example.org.evil.com/"])
def test_a_domain_is_no_part_of_another_name(address: str) -> None:
    assert load_authority("", DOMAINS)[0].outlet_at(address) is None


@pytest.mark.parametrize("item", ["https://example.org", "example", "example.org/path", "example .org", "1.2.3.4"])
def test_a_domain_that_is_no_host_is_reported(item: str) -> None:
    _, diagnostics = load_authority("", f'الأول:\n  slug: first\n  domains:\n    - "{item}"\n')
    assert [(found.code, found.line) for found in diagnostics] == [("SN124", 4)]


def test_a_domain_that_two_outlets_claim_stays_with_the_first() -> None:
    text = DOMAINS + "الثالث:\n  slug: third\n  domains: example.net\n"
    authority, diagnostics = load_authority("", text)
    assert [(found.code, found.line) for found in diagnostics] == [("SN301", 11)]
    outlet = authority.outlet_at("https://example.net/")
    assert outlet is not None
    assert outlet.slug == "first"
