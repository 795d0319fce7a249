"""Promise 6: long sequences of edits of every kind. After each edit, the next build makes what a clean build makes."""

from __future__ import annotations

import os
import shutil

import jinja2
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from syrnews_site.theme.files import theme_files
from tests.build.test_laws import Edits
from tests.faults.driver import keep_templates

SEQUENCES = 300
MACHINES = 4  # test processes may share the sequences
STEPS = 5
DAY = 24 * 3600
NOON = 1_762_423_200  # 2025-11-06 10:00 UTC, a moment between the dates of the articles
TEMPLATES = [name for name in theme_files(["templates"]) if name.endswith((".html", ".xml", ".txt", ".css"))]
SOURCES = ["", "مصدر:\n  slug: outlet\n", "مصدر:\n  slug: other\n  site: https://example.org/\n"]
MORE = ["draft: true\n", "", "id: declared\n", "aliases: [old, about]\n", "image: media/a.png\n"]
STORIES = "\nstories: true\n"
WORDS = [f"كلمة{number}" for number in range(60)]
NEAR = [" ".join(words) for words in (WORDS, WORDS[:50], [*WORDS, "وزيادة"], WORDS[::-1])]
FRONT = "---\ntitle: {}\ndate: {}\nsource: مصدر\ntags: [حلب]\n{}---\n\nمتن.\n"


class EveryEdit(Edits):
    """The edits of `Edits`, and those of sources, media, static files, all templates, drafts, names and the clock."""

    @initialize()
    def begin(self) -> None:
        self.set_clock(0)
        self.archive.write("site.yaml", "on_this_day: false\n" + STORIES)

    @rule(days=st.integers(-3, 30))
    def set_clock(self, days: int) -> None:
        """Dates in the future come due, or are in the future again."""
        os.environ["SOURCE_DATE_EPOCH"] = str(NOON + days * DAY)

    @rule(text=st.sampled_from(SOURCES))
    def edit_sources(self, text: str) -> None:
        self.archive.write("sources.yaml", text)

    @rule(name=st.sampled_from(["one", "held", "a/held"]), day=st.integers(1, 28),
          more=st.sampled_from(MORE))  # fmt: skip
    def write_held(self, name: str, day: int, more: str) -> None:
        text = FRONT.format(f"عنوان {day}", f"2025-11-{day:02}", more)
        self.archive.write(f"articles/{name}.md", text)

    @rule(found=st.booleans())
    def find_stories(self, *, found: bool) -> None:
        """Turn the stories on or off, whatever else the settings are."""
        file = self.archive.content / "site.yaml"
        text = file.read_text(encoding="utf-8").replace(STORIES, "")
        file.write_text(text + STORIES * found, encoding="utf-8")

    @rule(name=st.sampled_from(["one", "two", "held"]), day=st.integers(1, 28), text=st.sampled_from(NEAR))
    def write_version(self, name: str, day: int, text: str) -> None:
        """Write a text that is nearly the same as others."""
        self.archive.article(f"{name}.md", title=f"عنوان {day}", date=f"2025-11-{day:02}", body=text)

    @rule(path=st.sampled_from(["media/a.png", "media/film.mp4", "static/robots.txt", "static/a/b.txt"]),
          data=st.sampled_from([b"", b"one", b"two", b"longer than the others"]))  # fmt: skip
    def write_file(self, path: str, data: bytes) -> None:
        self.archive.write(path, data)

    @rule(folder=st.sampled_from(["media", "static", "pages"]))
    def delete_files(self, folder: str) -> None:
        shutil.rmtree(self.archive.content / folder, ignore_errors=True)

    @rule(name=st.sampled_from(TEMPLATES), mark=st.sampled_from(["", " ", "\n"]))
    def edit_any_template(self, name: str, mark: str) -> None:
        file = self.root / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(f"templates/{name}", "rb") as default:
            file.write_bytes(default.read() + mark.encode())

    @rule()
    def delete_templates(self) -> None:
        shutil.rmtree(self.root / "templates", ignore_errors=True)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def rename_by_case(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(self.files))
        file.rename(file.with_name(file.name.swapcase()))

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def keep_size_and_time(self, data: st.DataObject) -> None:
        """An edit that `rsync --times` or a tired editor makes."""
        file = data.draw(st.sampled_from(self.files))
        about = file.stat()
        text = file.read_bytes()
        file.write_bytes(text.replace("متن".encode(), "نتم".encode()))
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


# Test processes share the sequences. Each of these classes draws its own.
PARTS = [type(f"EveryEdit{number}", (EveryEdit,), {}) for number in range(MACHINES)]


@pytest.mark.faults
@pytest.mark.parametrize("machine", PARTS)
def test_after_every_edit_a_build_makes_what_a_clean_build_makes(
    machine: type[EveryEdit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))  # so that the clock of the machines is taken back
    monkeypatch.setattr(jinja2.Environment, "compile", jinja2.Environment.compile)
    keep_templates()
    options = settings(max_examples=SEQUENCES // MACHINES, stateful_step_count=STEPS, deadline=None)
    run_state_machine_as_test(machine, settings=options)
