"""Stories: what pages say of near-duplicates, and which pages an edit remakes."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.sitekit import FEW_PAGES, Archive, tree

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.slow

STORIES = FEW_PAGES + "stories: true\n"


def text(seed: int, words: int = 120) -> list[str]:
    chance = random.Random(seed)
    return [f"كلمة{chance.randrange(10**6)}" for _ in range(words)]


def body(seed: int, first: int = 0, last: int = 120, more: int = 0) -> str:
    words = text(seed)[first:last] + text(more + 100, 12 if more else 0)
    return " ".join(words[:60]) + "\n\n" + " ".join(words[60:])


def three(root: Path) -> Archive:
    """An archive with a story of three articles, and an article of another text."""
    archive = Archive(root, STORIES)
    archive.article("one.md", title="الأول", date="2025-11-05T10:00", source="سانا", body=body(1))
    archive.article("two.md", title="الثاني", date="2025-11-06T12:30", source="عنب بلدي", body=body(1, more=1))
    archive.article("three.md", title="الثالث", date="2025-12-01", source="المدن", body=body(1, last=70))
    archive.article("four.md", title="الرابع", date="2025-12-01", source="المدن", body=body(2))
    return archive


def test_the_page_of_an_article_names_who_published_the_text_the_earliest_first(tmp_path: Path) -> None:
    archive = three(tmp_path)
    archive.build()
    page = archive.page("2025/12/01/three.html")
    section = page[page.index("نشرته أيضاً") :]
    assert section.index(">سانا</a>") < section.index(">عنب بلدي</a>")
    assert "5 تشرين الثاني 2025، 10:00" in section
    assert 'href="../../../stories/2025/11/05/one.html"' in section
    assert "نشرته أيضاً" not in archive.page("2025/12/01/four.html")


def test_the_page_of_a_story_compares_each_version_with_the_earliest(tmp_path: Path) -> None:
    archive = three(tmp_path)
    archive.build()
    page = archive.page("stories/2025/11/05/one.html")
    assert page.count("<details") == 2
    assert page.count('<details class="compared" open>') == 1
    assert "3 مواد بنصوص متقاربة" in page
    assert page.index("one.html") < page.index("two.html") < page.index("three.html")
    assert f"<ins>{' '.join(text(101, 12))}</ins>" in page
    assert f"<del>{' '.join(text(1)[70:])}</del>" in page
    assert sorted(path.name for path in (archive.output / "stories").rglob("*.html")) == ["one.html"]


def test_the_page_of_a_tag_names_its_stories(tmp_path: Path) -> None:
    archive = three(tmp_path)
    archive.write("tags.yaml", "دمشق:\n  slug: damascus\n")
    archive.build()
    section = archive.page("tags/damascus/index.html").partition("نصوص نُشرت غير مرة")[2]
    assert '<a href="../../stories/2025/11/05/one.html">الأول</a> <span>3</span>' in section
    archive.article("three.md", title="الثالث", date="2025-12-01", source="المدن", tags="حلب", body=body(3))
    archive.build()
    assert 'one.html">الأول</a> <span>2</span>' in archive.page("tags/damascus/index.html")
    assert tree(archive.output) == archive.clean_tree()


def test_without_the_setting_nothing_is_made_and_nothing_said(tmp_path: Path) -> None:
    archive = three(tmp_path)
    archive.write("site.yaml", FEW_PAGES)
    archive.build()
    files = tree(archive.output)
    assert not any("stor" in path for path in files)
    assert not any("نشرته أيضاً" in data.decode("utf-8", "replace") for data in files.values())


def test_a_story_ends_with_its_second_to_last_article_and_moves_with_an_earlier_one(tmp_path: Path) -> None:
    archive = three(tmp_path)
    archive.build()
    archive.article("zero.md", title="قبل الجميع", date="2025-11-01", source="رويترز", body=body(1, last=110))
    written = set(archive.build().written)
    assert {"stories/2025/11/01/zero.html", "2025/11/05/one.html", "2025/12/01/three.html"} <= written
    assert not (archive.output / "stories/2025/11/05").exists()
    assert tree(archive.output) == archive.clean_tree()
    for name in ("zero.md", "one.md", "two.md"):
        (archive.content / "articles" / name).unlink()
    archive.build()
    assert not (archive.output / "stories").exists()
    assert tree(archive.output) == archive.clean_tree()


def test_an_edit_of_one_version_remakes_the_pages_of_its_story_alone(tmp_path: Path) -> None:
    archive = three(tmp_path)
    archive.write("site.yaml", STORIES + "search: false\nfeed_length: 1\nrelated: false\noriginals: false\n")
    archive.build()
    archive.article("two.md", title="الثاني", date="2025-11-06T12:30", source="عنب بلدي", body=body(1, more=2))
    assert {path for path in archive.build().written if path.endswith(".html")} == {
        "2025/11/06/two.html",
        "stories/2025/11/05/one.html",
    }


def test_a_text_that_very_many_articles_have_is_boilerplate(tmp_path: Path) -> None:
    archive = Archive(tmp_path, STORIES)
    for number in range(33):
        archive.article(f"{number}.md", title=f"عنوان {number}", body=body(1))
        if number == 31:
            archive.build()
            assert len(list((archive.output / "stories").rglob("*.html"))) == 1
            assert archive.page("stories/2025/11/06/0.html").count('<p class="compared">') == 11
    archive.build()
    assert not (archive.output / "stories").exists()
    assert tree(archive.output) == archive.clean_tree()


# How far the beginnings of the lines of an element are from its right edge, at most.
GAP = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const edge = element.getBoundingClientRect().right, rights = {};
  for (const box of range.getClientRects()) {
    const line = Math.round((box.top + box.bottom) / 40);
    rights[line] = Math.max(rights[line] ?? -Infinity, box.right);
  }
  return Math.max(...Object.values(rights).map((right) => edge - right));
}"""


# What a reader sees of the page: from which side it is read, whether it fits, in which order its versions are.
SEEN = """() => {
  const versions = [...document.querySelectorAll("main .versions > li")];
  const box = (element) => element.getBoundingClientRect();
  return {
    direction: getComputedStyle(document.documentElement).direction,
    fits: document.documentElement.scrollWidth <= innerWidth,
    out: [...document.querySelectorAll("main *")].filter((element) => box(element).left < -1).length,
    order: versions.sort((a, b) => box(a).top - box(b).top).map((item) => item.querySelector("time").dateTime),
  };
}"""


SHOWN = "[...document.querySelectorAll('details')].map((each) => each.querySelector('ins, del').checkVisibility())"


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_story_reads_from_the_right_and_its_comparisons_open_without_a_script(
    tab: Tab, tmp_path: Path, width: int
) -> None:
    archive = three(tmp_path)
    archive.build()
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((archive.output / "stories/2025/11/05/one.html").as_uri())
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate(SEEN) == {
            "direction": "rtl",
            "fits": True,
            "out": 0,
            "order": ["2025-11-05T10:00+03:00", "2025-11-06T12:30+03:00", "2025-12-01"],
        }
    assert tab.evaluate("document.scripts.length") == 0
    assert tab.evaluate(f"({GAP})(document.querySelector('details[open] p'))") < 2
    assert tab.evaluate(SHOWN) == [True, False]
    tab.click("details:not([open]) summary")
    tab.wait_for_function(f"() => {SHOWN}.every(Boolean)")
    assert tab.evaluate(SEEN)["fits"]


NAMES = [f"{name}.md" for name in ("one", "two", "three", "four", "five", "six")]
DATES = ["2025-11-06", "2025-11-06T10:00", "2025-10-31", "2024-02-29", "2025", "2049-01-01", "nothing"]
BODIES = [body(1), body(1, more=1), body(1, last=60), body(1) + "\n\n" + body(2), body(2), body(2, more=3), "قصير."]


class Edits(RuleBasedStateMachine):
    """After any change of articles or of the setting, the next build makes the site that a clean build makes."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.archive = Archive(self.root, STORIES)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @property
    def files(self) -> list[Path]:
        return sorted((self.archive.content / "articles").iterdir())

    @rule(name=st.sampled_from(NAMES), title=st.sampled_from(["عنوان", "آخر"]), date=st.sampled_from(DATES),
          tag=st.sampled_from(["دمشق", "حلب"]), text=st.sampled_from(BODIES))  # fmt: skip
    def write(self, name: str, title: str, date: str, tag: str, text: str) -> None:
        self.archive.article(name, title=title, date=date, tags=tag, body=text)

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(BODIES))
    def draft(self, name: str, text: str) -> None:
        self.archive.write(f"articles/{name}", f"---\ntitle: مسودة\ndate: 2025-11-06\ndraft: true\n---\n\n{text}\n")

    @precondition(lambda self: self.files)
    @rule(data=st.data(), name=st.sampled_from(NAMES))
    def rename(self, data: st.DataObject, name: str) -> None:
        data.draw(st.sampled_from(self.files)).replace(self.archive.content / "articles" / name)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.files)).unlink()

    @rule(more=st.sampled_from(["", "undated: keep\n", "stories: false\n"]))
    def set_up(self, more: str) -> None:
        self.archive.write("site.yaml", (FEW_PAGES if "stories" in more else STORIES) + more)

    @invariant()
    def incremental_equals_clean(self) -> None:
        self.archive.build()
        assert tree(self.archive.output) == self.archive.clean_tree()


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=6, stateful_step_count=10, deadline=None)
TestEdits = pytest.mark.slow(TestEdits)
