"""The accent of a site -> the colours of style.css that go with it."""

from __future__ import annotations

from collections.abc import Sequence

from syrnews_site.settings.colours import DARK_INK, DARK_PAPER, INK, PAPER, mixed


def accent_rules(accent: Sequence[str]) -> str:
    """The style rules of an accent on light and on dark pages; empty if the site has the theme's own.

    `--h1` to `--h4` are the steps of heat maps: dark text is on the first two, and `--on` on the others.
    """
    if not accent:
        return ""
    light, dark = accent
    day = _variables(light, PAPER, INK, (0.14, 0.36), "#fff")
    night = _variables(dark, DARK_PAPER, DARK_INK, (0.16, 0.3), DARK_PAPER)
    # A reader who asks for more contrast keeps the theme's own colours.
    return (
        f"@media (prefers-contrast: no-preference) {{ :root {{ {day} }} }}\n"
        f"@media (prefers-contrast: no-preference) and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n"
    )


def _variables(accent: str, paper: str, ink: str, faint: tuple[float, float], on: str) -> str:
    colours = {
        "accent": accent,
        "under": mixed(accent, paper, 0.45),
        "bar": mixed(accent, paper, 0.85),
        "h1": mixed(accent, paper, faint[0]),
        "h2": mixed(accent, paper, faint[1]),
        "h3": accent,
        "h4": mixed(accent, ink, 0.7),
        "on": on,
    }
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
