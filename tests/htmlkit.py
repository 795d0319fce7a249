"""HTML for tests: parsed as a browser parses it, so that a test asks for elements and not for strings."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib


def document(markup: str) -> Element:
    """A whole page as its root element, `html`."""
    root: Element = html5lib.parse(markup, namespaceHTMLElements=False)
    return root


def fragment(markup: str) -> Element:
    """A piece of a page. The element around the piece has no meaning."""
    root: Element = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    return root


def text_of(element: Element | None) -> str:
    """The text in an element and all elements below it; empty if there is no element."""
    return "" if element is None else "".join(element.itertext()).strip()


def by_class(root: Element, name: str) -> list[Element]:
    """The elements of a class, in document order."""
    return [element for element in root.iter() if name in element.get("class", "").split()]


def by_id(root: Element, identity: str) -> Element:
    """The element of an id. Fails if there is none."""
    return next(element for element in root.iter() if element.get("id") == identity)


def addresses(root: Element) -> list[str]:
    """Where the links below an element lead, in document order."""
    return [link.attrib["href"] for link in root.iter("a") if "href" in link.attrib]
