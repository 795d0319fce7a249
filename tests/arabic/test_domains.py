"""Addresses of Arabic domains in ASCII."""

from __future__ import annotations

import pytest

from syrnews_site.arabic.domains import ascii_address


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://أرشيف.سوريا/", "https://xn--igb2aj6c2b.xn--mgbtf8fl/"),
        ("https://www.عنب-بلدي.com:8080/", "https://www.xn----0mcb2a9b1dk1b.com:8080/"),
        ("http://أخبار24.سوريا", "http://xn--24-ysdqe9ax.xn--mgbtf8fl"),
        ("https://ﺍﻟﺴﻼﻡ.com/", "https://xn--mgba9a2dbh.com/"),
        ("https://xn--igb2aj6c2b.سوريا/", "https://xn--igb2aj6c2b.xn--mgbtf8fl/"),
        ("https://München.de/", "https://xn--mnchen-3ya.de/"),
        ("https://example.org/أخبار/", "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/"),
        ("https://example.org/%D8%A3/أ", "https://example.org/%D8%A3/%D8%A3"),
        ("https://example.org/?س=ع#ف", "https://example.org/?%D8%B3=%D8%B9#%D9%81"),
        ("https://[::1/أ", "https://[::1/%D8%A3"),
    ],
)
def test_a_domain_becomes_punycode_and_a_path_is_escaped(address: str, made: str) -> None:
    assert ascii_address(address) == made
    assert ascii_address(made) == made
    assert made.isascii()
