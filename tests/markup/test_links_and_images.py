"""Links lead to safe addresses, and images come from media/."""

from __future__ import annotations

import pytest

from tests.markup.bodies import ROOT, elements, html, text_of


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x09;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "%6Aavascript:alert(1)",
        "javascript%3Aalert(1)",
        "java%0Ascript:alert(1)",
        "<javascript:alert(1)>",
        "< javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "tel:123",
        "//example.org/x",
        "\\\\\\\\example.org/x",
        "/\\\\example.org/x",
        "%2F%2Fexample.org",
        "blob:x",
        "intent:x",
    ],
)
def test_a_link_or_image_with_an_unsafe_address_is_text(address: str) -> None:
    for body in (f"قبل [نص]({address}) بعد", f"قبل ![نص]({address}) بعد", f"قبل [نص][1] بعد\n\n[1]: {address}"):
        made = elements(html(body))
        assert not [attributes for tag, attributes in made if tag in ("a", "img")], html(body)
        assert "نص" in text_of(html(body))
    assert "<a" not in html(f"<{address}>")


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tags/damascus/index.html", ROOT + "tags/damascus/index.html"),
        ("/2025/index.html", ROOT + "2025/index.html"),
        ("../../../x.html?a#b", ROOT + "x.html?a#b"),
        ("media/خريطة.pdf", ROOT + "media/%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9.pdf"),
        ("a/../../../b", ROOT + "b"),
        ("%2e%2e/%2e%2e/b", ROOT + "b"),
        ("about.md", ROOT + "about.html"),
        ("more/about.md#who-we-are", ROOT + "more/about.html#h-who-we-are"),
        ("about.md#من-نحن", ROOT + "about.html#h-من-نحن"),
        ("https://example.org/README.md#a", "https://example.org/README.md#a"),
    ],
)
def test_a_link_with_a_safe_address_leads_there(address: str, href: str) -> None:
    ((_, attributes),) = (element for element in elements(html(f"[نص]({address})")) if element[0] == "a")
    assert attributes["href"] == href
    assert ("rel" in attributes) == href.lower().startswith("http")


def test_an_address_between_angle_brackets_is_a_link() -> None:
    assert '<a href="https://example.org/" rel="nofollow noopener">' in html("انظر <https://example.org/>")


@pytest.mark.parametrize("address", ["media/a.png", "/media/a.png", "../../media/a.png", "./media/a.png"])
def test_an_image_in_media_is_shown_with_its_description_and_title(address: str) -> None:
    ((_, attributes),) = (
        element for element in elements(html(f'نص ![خريطة "سوريا"]({address} "عنوان")')) if element[0] == "img"
    )
    assert attributes == {
        "src": ROOT + "media/a.png",
        "alt": 'خريطة "سوريا"',
        "title": "عنوان",
        "loading": "lazy",
        "decoding": "async",
    }


@pytest.mark.parametrize("address", ["a.png", "../a.png", "media/../a.png", "media/%2e%2e/a.png", "articles/a.png"])
def test_an_image_outside_media_is_text(address: str) -> None:
    assert "<img" not in html(f"![خريطة]({address})")
    assert "خريطة" in text_of(html(f"![خريطة]({address})"))


def test_an_image_of_another_host_is_a_link() -> None:
    assert html("![خريطة](https://example.org/a.png)") == (
        '<p><a href="https://example.org/a.png" class="remote-image" rel="nofollow noopener">خريطة</a> '
        "<small>(صورة في موقع آخر)</small></p>\n"
    )
    assert "example.org/a.png</a>" in html("![](https://example.org/a.png)").replace("<bdi>", "").replace("</bdi>", "")
    inside = elements(html("[![خريطة](https://example.org/a.png)](https://example.org/)"))
    assert [tag for tag, _ in inside] == ["p", "a"]
