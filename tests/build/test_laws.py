"""Incremental equals clean, to the byte, for any order of edits, any number of workers and any machine."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from syrnews_site.pages import terms
from tests.audit.links import broken
from tests.sitekit import FEW_PAGES, Archive, crowd, tree

NAMES = [f"{folder}{name}.md" for folder in ("", "a/", "b/") for name in ("one", "two", "three", "index")]
TITLES = ["عنوان أول", "عنوان ثانٍ", "Title in Latin", "«بين أقواس»"]
DATES = [
    "2025-11-06",
    "2025-11-06T10:00",
    "2025-11-07",
    "2025-10-31",
    "2024-02-29",
    "1999-12-31",
    "2049-01-01",
    "2025",
    "آذار 2024",
    "2025-11-06T23:30-05:00",
    "nothing",
]
TAGS = ["دمشق", "دمشق، حلب", "حلب", "وسم غير معروف", "وسمٌ غير معروف", ""]
BODIES = ["متن.", "متن آخر فيه دمشق ودمشق.", "# ترويسة\n\n- بند\n- بند\n\nفقرة **مهمة**.", "فقرة أولى\n\nفقرة ثانية"]
SITES = [
    "",
    "title: أرشيف آخر\n",
    "months: both\n",
    "days: false\n",
    "related: false\n",
    "originals: false\n",
    "on_this_day: false\nstats: false\n",
]
AUTHORITIES = [
    "",
    "دمشق:\n  kind: place\n  slug: damascus\n  spellings: [الشام]\n",
    "حلب:\n  kind: place\n  slug: aleppo\n",
    """سوريا: {kind: place}
حلب: {kind: place, part_of: سوريا, also: دمشق}
دمشق: {kind: place, part_of: سوريا, coordinates: '33.5, 36.3'}
""",
]


# Events that name articles by their addresses and ids, by tags and dates; one whose date has a mistake.
CHRONOLOGIES = [
    "",
    "- {date: 2025-11-06, text: حد, tags: دمشق}\n- {date: 2024, until: 2025, text: ح, articles: 2025/11/06/one.html}\n",
    "- {date: 2024-01, text: حدث, tags: [سوريا, حلب], to: 2026}\n- {date: 2013-13, text: حدث}\n",
    "".join(f"- {{date: {1960 + number}-11-06, text: حدث {number}, tags: حلب, to: 2026}}\n" for number in range(50)),
]


class Edits(RuleBasedStateMachine):
    """After any change of the content folder, the next build makes the site that a clean build makes."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.archive = Archive(self.root)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @property
    def files(self) -> list[Path]:
        return sorted(file for file in (self.archive.content / "articles").rglob("*") if file.is_file())

    @rule(name=st.sampled_from(NAMES), title=st.sampled_from(TITLES), date=st.sampled_from(DATES),
          tags=st.sampled_from(TAGS), body=st.sampled_from(BODIES))  # fmt: skip
    def write(self, name: str, title: str, date: str, tags: str, body: str) -> None:
        self.archive.article(name, title=title, date=date, tags=tags, body=body)

    @precondition(lambda self: self.files)
    @rule(data=st.data(), name=st.sampled_from(NAMES))
    def rename(self, data: st.DataObject, name: str) -> None:
        target = self.archive.content / "articles" / name
        target.parent.mkdir(exist_ok=True)
        data.draw(st.sampled_from(self.files)).replace(target)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.files)).unlink()

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def touch(self, data: st.DataObject) -> None:
        os.utime(data.draw(st.sampled_from(self.files)))

    @precondition(lambda self: self.files)
    @rule(data=st.data(), body=st.sampled_from(BODIES))
    def edit_body(self, data: st.DataObject, body: str) -> None:
        file = data.draw(st.sampled_from(self.files))
        file.write_text(file.read_text(encoding="utf-8") + "\n" + body + "\n", encoding="utf-8")

    @rule(text=st.sampled_from(SITES))
    def edit_settings(self, text: str) -> None:
        self.archive.write("site.yaml", text)

    @rule(text=st.sampled_from(AUTHORITIES))
    def edit_authority(self, text: str) -> None:
        self.archive.write("tags.yaml", text)

    @rule(text=st.sampled_from(CHRONOLOGIES))
    def edit_chronology(self, text: str) -> None:
        self.archive.write("chronology.yaml", text)

    @rule(text=st.sampled_from(["", "سطر في الذيل"]))
    def edit_template(self, text: str) -> None:
        folder = self.root / "templates" / "parts"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "footer.html").write_text(f"<footer>{text}</footer>\n", encoding="utf-8")

    @rule(text=st.sampled_from(["متن الصفحة", "متن آخر للصفحة"]), name=st.sampled_from(["about", "help"]))
    def write_page(self, text: str, name: str) -> None:
        self.archive.write(f"pages/{name}.md", f"---\ntitle: صفحة {name}\n---\n\n{text}\n")

    @invariant()
    def incremental_equals_clean(self) -> None:
        self.archive.build()
        assert tree(self.archive.output) == self.archive.clean_tree()


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
TestEdits = pytest.mark.slow(TestEdits)


# The program, with a pool even for one file, since tests have few files.
PROGRAM = (
    "from syrnews_site.workers import choose; from syrnews_site.cli import main; choose.POOL_FROM = 1; main.main()"
)


def build_elsewhere(
    archive: Archive, output: str, jobs: int, *, umask: int = 0o022, **environment: str
) -> dict[str, bytes]:
    """Build in a process of its own, as a user does."""
    command = [sys.executable, "-c", PROGRAM, "build", "--jobs", str(jobs), "--content", str(archive.content)]
    folders = ["--output", str(archive.root / output), "--cache", str(archive.root / f"{output}-cache")]
    source = str(Path(__file__).parents[2] / "src")
    subprocess.run(
        [*command, *folders],
        check=True,
        env={**os.environ, "PYTHONPATH": source, **environment},
        capture_output=True,
        umask=umask,
    )
    return tree(archive.root / output)


def modes(folder: Path) -> set[int]:
    """The permissions that files below a folder have."""
    return {stat.S_IMODE(file.stat().st_mode) for file in folder.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_any_number_of_workers_makes_the_same_bytes(tmp_path: Path) -> None:
    archive = crowd(tmp_path)
    serial = build_elsewhere(archive, "serial", 1)
    assert len(serial) > 300
    for jobs in (2, 5):
        assert build_elsewhere(archive, f"pool{jobs}", jobs) == serial


@pytest.mark.slow
def test_every_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    """Only the permissions differ: 0644, as far as the umask allows."""
    one = crowd(tmp_path, 150)
    here = build_elsewhere(one, "here", 2, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    assert modes(one.root / "here") == {0o644}
    memory = Path("/dev/shm")  # where there is one, its folders list the newest file first; disks have other orders
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as elsewhere:
        other = Archive(Path(elsewhere))
        for path, data in reversed(tree(one.content).items()):
            other.write(path, data)
        there = build_elsewhere(other, "there", 1, umask=0o077, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2")
        assert modes(other.root / "there") == {0o600}
    assert here == there


# Builds, and dies when the program asks the system for the nth time to open, rename or delete something. If n is 0, the
# program lives, and prints how often it asked.
KILLED = """
import os, signal, sys
from pathlib import Path
from syrnews_site.build.build import build
from syrnews_site.settings.options import Options
content, output, moment = sys.argv[1:]
asked = 0
def count(event, given):
    global asked
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir"):
        asked += 1
        if asked == int(moment):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
build(Options(Path(content), Path(output), jobs=1))
print(asked)
"""


def build_until(archive: Archive, moment: int) -> subprocess.CompletedProcess[str]:
    """Build in a process that is killed at this moment; at 0 it is not killed."""
    command = [sys.executable, "-c", KILLED, str(archive.content), str(archive.output), str(moment)]
    source = str(Path(__file__).parents[2] / "src")
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": source}, capture_output=True, encoding="utf-8")


def change(archive: Archive, number: int) -> None:
    """Edit an article, add another one, and delete a third."""
    archive.article("edited.md", title=f"عنوان {number}", tags=f"وسم {number}")
    archive.article(f"added{number}.md", date="2024-01-01", title=f"مضافة {number}")
    (archive.content / f"articles/added{number - 1}.md").unlink(missing_ok=True)


@pytest.mark.slow
@pytest.mark.parametrize("clean", [False, True])
def test_the_build_after_a_killed_one_makes_the_whole_site(tmp_path: Path, clean: bool) -> None:
    archive = Archive(tmp_path)
    change(archive, 0)
    if not clean:
        archive.build()
        change(archive, 1)
    asked = int(build_until(archive, 0).stdout)
    moments = (1, asked // 4, asked // 2, asked * 3 // 4, *(asked - 1 - asked * part // 50 for part in range(5)))
    for number, moment in enumerate(moments, 2):  # the last tenth is publishing
        change(archive, number)
        if clean:
            shutil.rmtree(archive.output)
            shutil.rmtree(archive.root / ".cache")
        killed = build_until(archive, moment)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        archive.build()
        assert tree(archive.output) == archive.clean_tree()


def test_a_body_edit_remakes_only_that_page(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "search: false\nfeed_length: 1\n")
    for day in range(1, 20):
        archive.article(
            f"n{day}.md", date=f"2025-10-{day:02}", body="فقرة أولى طويلة بما يكفي. " * 20 + f"\n\nذيل {day}"
        )
    archive.build()
    archive.article("n3.md", date="2025-10-03", body="فقرة أولى طويلة بما يكفي. " * 20 + "\n\nذيل معدل")
    outcome = archive.build()
    assert set(outcome.written) == {"2025/10/03/n3.html", "2025/10/03/n3.txt"}
    assert outcome.loaded == 1


def test_a_touch_without_a_change_remakes_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    file = archive.article("one.md")
    archive.build()
    os.utime(file, ns=(1, 1))
    outcome = archive.build()
    assert (outcome.loaded, outcome.written_count) == (0, 0)


def test_a_title_edit_remakes_the_pages_that_show_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("site.yaml", "search: false\n")
    for month in range(1, 13):
        archive.article(f"n{month}.md", date=f"2024-{month:02}-05", tags=f"وسم {month}", source=f"مصدر {month}")
    archive.build()
    archive.article("n6.md", date="2024-06-05", tags="وسم 6", source="مصدر 6", title="عنوان جديد")
    written = archive.build().written
    assert "2024/06/05/n6.html" in written
    assert {"2024/05/05/n5.html", "2024/07/05/n7.html"} <= set(written)
    assert not {path for path in written if path.startswith(("2024/01/", "2024/12/")) and path.endswith(".html")}


@pytest.mark.slow
def test_only_the_changed_periods_of_a_long_tag_are_remade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tag becomes long and short again, years come and go, a year becomes long, a spelling becomes commoner."""
    monkeypatch.setattr(terms, "LONG", 3)
    archive = Archive(tmp_path, FEW_PAGES + "undated: keep\n")

    def rewritten() -> set[str]:
        """The pages of tags that a build rewrites. All must have the bytes that a clean build gives them."""
        written = archive.build().written
        assert tree(archive.output) == archive.clean_tree()
        return {path.rpartition("/")[2] for path in written if path.startswith("tags/")} - {"index.html", "feed.xml"}

    def edit(name: str, date: str, tags: str = "وسم غير معروف") -> set[str]:
        archive.article(name, title=f"{name} {date}", date=date, tags=tags, source=name)
        return rewritten()

    for number in range(3):
        archive.article(f"{number}.md", date=f"202{number}-01-01", tags="وسم غير معروف")
    assert rewritten() == set()
    assert edit("3.md", "2022-05-01") == {"2020.html", "2021.html", "2022.html"}
    assert edit("3.md", "2022-05-02") == {"2022.html"}
    assert edit("4.md", "2022-05-03") == {"2022.html"}
    assert edit("5.md", "2022-06-01") == {"2021.html", "2022-01.html", "2022-05.html", "2022-06.html"}
    assert edit("0.md", "2019-01-01") == {"2019.html", "2021.html"}
    assert edit("6.md", "") == {"2019.html", "undated.html"}
    assert edit("7.md", "2018-01-01", "وسمٌ غير معروف") == {"2018.html", "2019.html", "undated.html"}
    for name in ("0.md", "1.md", "2.md", "3.md", "4.md"):
        (archive.content / "articles" / name).unlink()
        rewritten()
    assert edit("6.md", "", "وسمٌ غير معروف") == set()
    assert edit("8.md", "2018-02-02", "وسمٌ غير معروف") == {"2018.html", "2022.html", "undated.html"}
    assert edit("9.md", "2018-03-02", "وسمٌ غير معروف") == {"2018.html"}
    assert edit("9.md", "2018-03-02", "غيره") == {"2018.html"}


def test_an_explanation_says_why_an_output_was_made_and_from_what(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md", title="الأولى")
    archive.article("two.md", title="الثانية")
    archive.build()
    assert archive.build(explain="2025/11/06/one.html").explanation[0].startswith("2025/11/06/one.html: current")
    archive.article("one.md", title="الأولى معدلة")
    lines = archive.build(explain="2025/11/06/one.html").explanation
    assert lines[0] == "2025/11/06/one.html: changed"
    assert "  template: article.html" in lines
    assert any(line.startswith("  reads: articles/one.md ") for line in lines)
    assert archive.build(explain="nothing.html").explanation == ("nothing.html: no page of the site",)


@pytest.mark.slow
def test_a_setting_without_some_pages_deletes_their_files(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.article("one.md")
    archive.build()
    assert (archive.output / "2025/11/06/index.html").is_file()
    archive.write("site.yaml", "days: false\non_this_day: false\nstats: false\n")
    archive.build()
    assert not (archive.output / "2025/11/06/index.html").exists()
    assert not (archive.output / "on-this-day").exists()
    assert not (archive.output / "stats.html").exists()
    assert list(broken(archive.output)) == []
    assert tree(archive.output) == archive.clean_tree()
