"""Colours: contrast as WCAG 2.2 defines it, mixtures, and the accent that is legible on a page."""

from __future__ import annotations

from collections.abc import Iterator

PAPER, INK = "#fbf9f4", "#1c1a17"  # of light pages, as style.css has them
DARK_PAPER, DARK_INK = "#15171a", "#e9e5dc"
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, for text


def contrast(first: str, second: str) -> float:
    """The contrast of two colours (`#0b5d4e`), from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A mixture that has this share, 0 to 1, of the first colour."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(own * share + its * (1 - share)):02x}" for own, its in pairs)


def legible(colour: str, paper: str, ink: str) -> str:
    """The colour, or the nearest mixture with the page's ink that is legible on the page."""
    return next(shade for shade in _shades(colour, ink) if contrast(shade, paper) >= LEAST_CONTRAST)


def _shades(colour: str, ink: str) -> Iterator[str]:
    for percent in range(100, -1, -2):
        yield mixed(colour, ink, percent / 100)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
