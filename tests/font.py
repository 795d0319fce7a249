"""The font of headlines: Amiri Bold, its Arabic and Latin alone -> templates/assets/amiri.woff2, and its licence.

`make font` runs this with the releases that requirements-font.txt locks, so that the bytes are the same everywhere.
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

ASSETS = Path(__file__).parents[1] / "templates" / "assets"
FONT, LICENCE = ASSETS / "amiri.woff2", ASSETS / "amiri-OFL"

# The letters of Arabic, of Persian and Kurdish, and of the languages of western Europe; figures and punctuation.
CHARACTERS = (
    "U+20-7E,U+A0,U+AB,U+B7,U+BB,U+C0-FF,U+11E,U+11F,U+130,U+131,U+152,U+153,U+15E,U+15F,"
    "U+60C,U+61B,U+61F,U+621-63A,U+640-655,U+660-66C,U+670,U+671,U+67E,U+686,U+695,U+698,U+6A4,U+6A9,U+6AF,U+6B5,"
    "U+6BE,U+6C6,U+6CC,U+6CE,U+6D5,U+6F0-6F9,U+200B-200F,U+2010-2015,U+2018-201E,U+2026,U+2030,U+2066-2069"
)
# Joined forms and ligatures, and where marks are put. Variants that a page would have to ask for are left out.
FEATURES = "init,medi,fina,isol,rlig,liga,ccmp,locl,kern,mark,mkmk,curs,calt"


def main() -> None:
    """Write the font and its licence."""
    from fontTools import subset  # noqa: PLC0415 - only `make font` installs it

    source = files("fontpkg_amiri")
    options = [f"--unicodes={CHARACTERS}", f"--layout-features={FEATURES}", "--flavor=woff2", "--no-hinting"]
    subset.main([str(source / "files" / "Amiri-Bold.ttf"), *options, f"--output-file={FONT}"])
    shutil.copyfile(str(source / "LICENSE"), LICENCE)
    print(f"{FONT.name}: {FONT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
