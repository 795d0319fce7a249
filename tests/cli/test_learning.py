"""The command that learns from the raw texts of an archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.sitekit import Archive

WORDS = ("مكتبة", "جسر", "مدرسة", "حديقة", "متحف", "مسرح", "سوق", "مصنع", "ملعب", "مشفى")
PAPER = "بريد الضفة"
SECTION = "أوراق محلية"
FOOT = "شاركونا آراءكم عن هذا النص"


def _paste(number: int, *, head: str = "", foot: str = "") -> str:
    word = WORDS[number]
    first = (
        f"افتُتح صباح اليوم {word} جديد في المدينة القديمة، وحضر الافتتاح عدد كبير من الأهالي والضيوف من أحياء المدينة."
    )
    second = f"وقال القائمون على {word} المدينة إن العمل استمر عامين، وإن الأبواب تفتح للزوار كل أيام الأسبوع بلا رسوم."
    title = f"افتتاح {word} جديد في المدينة القديمة بعد عامين"
    return f"{head}{title}\n\n{number + 1} تشرين الثاني 2025\n\n{first}\n\n{second}\n{foot}"


def _fill(archive: Archive, *, head: str = "", foot: str = "") -> None:
    for number in range(len(WORDS)):
        archive.write(f"articles/p{number}.txt", _paste(number, head=head, foot=foot))


@pytest.fixture
def taught(archive: Archive) -> Archive:
    """An archive whose raw texts begin with an outlet and a section, and end with a request."""
    _fill(archive, head=f"{PAPER}\n{SECTION}\n", foot=f"\n{FOOT}\n")
    return archive


def test_learn_proposes_outlets_sections_and_chrome_as_a_diff(taught: Archive) -> None:
    before = {path: path.read_bytes() for path in taught.content.rglob("*.yaml")}
    result = run("learn")
    assert result.exit_code == 0, result.output
    added = [line for line in result.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added == ["+chrome:", f'+  - "{SECTION}"', f'+  - "{FOOT}"', f"+{PAPER}:"]
    assert "+++ b/content/site.yaml" in result.stdout
    assert {path: path.read_bytes() for path in taught.content.rglob("*.yaml")} == before


def test_learn_says_of_each_line_where_and_how_often(taught: Archive) -> None:
    said = run("learn").stderr.splitlines()
    assert said == [
        f"outlet \u2068{PAPER}\u2069: in the first line in 10 of 10 files",
        f"section \u2068{SECTION}\u2069: above the title in 10 of 10 files",
        f"chrome \u2068{FOOT}\u2069: below the text in 10 of 10 files",
    ]


def test_learn_applies_its_proposal_once(taught: Archive) -> None:
    assert run("learn", "--apply").exit_code == 0
    again = run("learn")
    assert (again.stdout, again.stderr) == ("", "")
    article = json.loads(run("read", "--json", taught.content / "articles" / "p3.txt").stdout)["article"]
    assert article["source"] == PAPER
    assert FOOT not in article["text"]
    assert run("check", "--strict").exit_code == 0


def test_learn_adds_to_the_lists_that_are_there(taught: Archive) -> None:
    site = taught.content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + 'chrome:\n  - "سطر قديم"\n# end\n', encoding="utf-8")
    run("learn", "--apply")
    text = site.read_text(encoding="utf-8")
    assert text.endswith(f'chrome:\n  - "سطر قديم"\n  - "{SECTION}"\n  - "{FOOT}"\n# end\n')


def test_learn_names_a_file_that_it_cannot_change(taught: Archive) -> None:
    site = taught.content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + 'chrome: ["سطر قديم"]\n', encoding="utf-8")
    before = site.read_bytes()
    result = run("learn", "--apply")
    assert result.exit_code == 2
    assert "site.yaml cannot be changed" in result.stderr
    assert site.read_bytes() == before


def test_learn_gives_the_hosts_of_originals_to_their_outlet(archive: Archive) -> None:
    address = "\nرابط الخبر: https://news.example.org/a\n\nالمصدر: عنب بلدي\n"
    _fill(archive, foot=address)
    archive.write("sources.yaml", "عنب بلدي:\n  slug: enab-baladi\n")
    result = run("learn", "--apply")
    assert result.exit_code == 0, result.output
    text = (archive.content / "sources.yaml").read_text(encoding="utf-8")
    assert text == "عنب بلدي:\n  domains:\n    - news.example.org\n  slug: enab-baladi\n"
    assert run("learn").output == ""


def test_learn_is_quiet_if_nothing_recurs(archive: Archive) -> None:
    _fill(archive)
    result = run("learn")
    assert (result.exit_code, result.output) == (0, "")


def test_learn_is_quiet_about_the_shipped_articles() -> None:
    content = Path(__file__).resolve().parents[2] / "content"
    result = run("learn", "--content", content)
    assert (result.exit_code, result.output) == (0, "")
