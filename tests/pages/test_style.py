"""The family and weight of a font, from the name of its file."""

from __future__ import annotations

import pytest

from syrnews_site.pages.style import face


@pytest.mark.parametrize(
    ("path", "family", "weight"),
    [
        ("fonts/Amiri-Bold.woff2", "Amiri", 700),
        ("Noto_Naskh-Regular.woff2", "Noto_Naskh", 400),
        ("Cairo.woff2", "Cairo", 400),
        ("Some-Thing.woff2", "Some-Thing", 400),
        ('x"};a.woff2', "xa", 400),
    ],
)
def test_the_name_of_a_font_file_gives_its_family_and_weight(path: str, family: str, weight: int) -> None:
    assert (face(path).family, face(path).weight) == (family, weight)
