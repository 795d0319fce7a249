"""What the views make of an archive, and that an edit reaches every page that it should: incremental equals clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.collate import collate
from syrnews_site.arabic.slug import slug
from syrnews_site.pages.style import face
from syrnews_site.pages.term_index import letter_of
from syrnews_site.theme import charts
from tests.audit.links import broken
from tests.sitekit import FEW_PAGES, Archive, tree

TAGS = """
سوريا:
  kind: place
  slug: syria
محافظة حلب:
  kind: place
  slug: aleppo-governorate
  part_of: سوريا
حلب:
  kind: place
  slug: aleppo
  part_of: محافظة حلب
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A few articles over the years, one town of which the authority knows what holds it."""
    return few(Archive(tmp_path, FEW_PAGES + "undated: keep\n"))


@pytest.fixture
def calendar(tmp_path: Path) -> Archive:
    """The same with the days of the year."""
    return few(Archive(tmp_path))


def few(made: Archive) -> Archive:
    made.write("tags.yaml", TAGS)
    made.article("one.md", date="2011-11-06", tags="حلب")
    made.article("two.md", date="2013-11-06", tags="حلب, عمارة")
    made.article("three.md", date="2025-11-07", tags="حلب, عمارة")
    made.build()
    return made


def stays_as_clean(archive: Archive) -> None:
    """Build what is new, and compare with a build that knows nothing."""
    archive.build()
    assert tree(archive.output) == archive.clean_tree()


def test_a_tag_links_to_what_holds_it_as_soon_as_that_has_a_page(archive: Archive) -> None:
    before = tree(archive.output)
    assert "محافظة حلب، سوريا" in archive.page("tags/aleppo/index.html")
    archive.article("whole.md", date="2020-01-01", tags="سوريا")
    stays_as_clean(archive)
    assert '<a href="../../tags/syria/index.html">سوريا</a>' in archive.page("tags/aleppo/index.html")
    archive.article("between.md", date="2020-01-02", tags="محافظة حلب")
    stays_as_clean(archive)
    assert "ينتمي إليه" in archive.page("tags/syria/index.html")
    (archive.content / "articles" / "between.md").unlink()
    (archive.content / "articles" / "whole.md").unlink()
    archive.build()
    assert tree(archive.output) == before
    assert "tags/syria" not in archive.page("tags/aleppo/index.html")


@pytest.mark.slow
def test_a_day_of_the_year_gathers_its_years_and_knows_its_neighbours(calendar: Archive) -> None:
    page = calendar.page("on-this-day/11-06.html")
    assert page.index("2013") < page.index("2011")
    assert 'href="11-07.html"' in page
    calendar.article("new.md", date="2001-11-05", tags="حلب")
    stays_as_clean(calendar)
    assert 'href="11-05.html"' in calendar.page("on-this-day/11-06.html")
    (calendar.content / "articles" / "three.md").unlink()
    stays_as_clean(calendar)
    assert "11-07" not in calendar.page("on-this-day/11-06.html")


@pytest.mark.slow
def test_every_day_of_the_year_has_a_page_and_an_empty_one_leads_to_the_nearest(calendar: Archive) -> None:
    pages = sorted(file.name for file in (calendar.output / "on-this-day").iterdir())
    assert (len(pages), pages[0], pages[-1]) == (367, "01-01.html", "index.html")
    leap = calendar.page("on-this-day/02-29.html")
    assert "ليس في الأرشيف شيء نُشر في مثل هذا اليوم" in leap
    assert 'href="11-06.html"' in leap
    calendar.article("new.md", date="2001-03-05")
    stays_as_clean(calendar)
    assert 'href="03-05.html"' in calendar.page("on-this-day/02-29.html")
    assert 'href="03-05.html"' in calendar.page("on-this-day/11-05.html")
    for name in ("one", "two", "three", "new"):
        (calendar.content / "articles" / f"{name}.md").unlink()
    stays_as_clean(calendar)
    assert [file.name for file in (calendar.output / "on-this-day").iterdir()] == ["index.html"]


def test_articles_without_a_date_have_a_list_while_there_are_any(archive: Archive) -> None:
    before = tree(archive.output)
    assert not (archive.output / "undated").exists()
    file = archive.write("articles/someday.md", "---\ntitle: بلا يوم\n---\n\nمتن.\n")
    stays_as_clean(archive)
    assert "بلا يوم" in archive.page("undated/index.html")
    assert "undated/index.html" in archive.page("years.html")
    file.unlink()
    archive.build()
    assert tree(archive.output) == before


def test_the_figures_follow_what_is_rejected(archive: Archive) -> None:
    before = tree(archive.output)
    assert "نُشرت الملفات كلها" in archive.page("stats.html")
    empty = archive.write("articles/empty.txt", "")
    stays_as_clean(archive)
    assert "ملف فارغ" in archive.page("stats.html")
    empty.unlink()
    archive.build()
    assert tree(archive.output) == before


def test_pairs_are_counted_by_the_articles_that_carry_both(archive: Archive) -> None:
    pairs = archive.page("stats.html").split('id="pairs"')[1].split("</section>")[0]
    assert pairs.count("<tr>") == 2
    assert "عمارة" in pairs
    assert "<td>2</td>" in pairs


@pytest.mark.slow
def test_a_long_tag_is_cut_by_year_and_shows_its_newest(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(230):
        archive.article(
            f"{number}.md", title=f"خبر {number}", date=f"{2020 + number % 4}-0{number % 9 + 1}-01", tags="طقس"
        )
    archive.build()
    (index,) = (archive.output / "tags").glob("*/index.html")
    names = sorted(file.name for file in index.parent.iterdir())
    assert names == ["2020.html", "2021.html", "2022.html", "2023.html", "feed.xml", "index.html"]
    assert index.read_text(encoding="utf-8").count('class="item"') == 20
    assert (index.parent / "feed.xml").read_text(encoding="utf-8").count("<item>") == 20
    archive.article("0.md", title="عنوان آخر", date="2020-01-01", tags="طقس")
    stays_as_clean(archive)


@pytest.mark.slow
def test_a_busy_month_shows_the_first_of_each_day_and_leads_to_the_rest(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(310):
        archive.article(f"{number}.md", date="2025-11-06")
    archive.build()
    month = archive.page("2025/11/index.html")
    assert month.count('class="item"') == 8
    assert "310 مقالات" in month
    assert archive.page("2025/11/06/index.html").count('class="item"') == 310
    archive.write("site.yaml", "days: false\n")
    archive.build()
    assert archive.page("2025/11/index.html").count('class="item"') == 310
    assert 'href="../2025/11/index.html#d6"' in archive.page("on-this-day/11-06.html")
    assert list(broken(archive.output)) == []


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("الحسكة", "ح"),
        ("إدلب", "ا"),
        ("آثار", "ا"),
        ("أحمد", "ا"),
        ("ال", "ا"),
        ("«العربي»", "ا"),
        ("unesco", "U"),
        ("École", "E"),
        ("2011", "#"),
        ("٢٠١١", "#"),
        ("؟", "#"),
    ],
)
def test_names_are_looked_up_under_their_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


@given(st.text())
def test_every_name_has_a_letter(name: str) -> None:
    assert len(letter_of(name)) >= 1
    collate(name)


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
def test_a_font_is_known_by_its_files_name(path: str, family: str, weight: int) -> None:
    assert (face(path).family, face(path).weight) == (family, weight)


MONTHS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(1700, 2100), st.integers(1, 12)), st.integers(1, 10**6), max_size=30
)


@given(MONTHS, st.booleans(), st.booleans())
def test_a_timeline_stays_in_its_frame_and_runs_as_the_script_does(
    months: dict[str, int], rtl: bool, narrow: bool
) -> None:
    chart = charts.timeline(months, rtl=rtl, narrow=narrow)
    assert sum(bar.articles for bar in chart.bars) == sum(months.values())
    for bar in chart.bars:
        assert -0.1 <= float(bar.x) <= float(bar.x) + float(bar.width) <= chart.width + 0.1
        assert 0 <= float(bar.y) <= float(bar.y) + float(bar.height) <= charts.HEIGHT + 0.1
    places = [float(bar.x) for bar in chart.bars]
    assert places == sorted(places, reverse=rtl)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_cell_is_as_dark_as_it_is_full(count: int, most: int) -> None:
    assert charts.level(0, most) == 0
    assert 1 <= charts.level(count + 1, max(most, count + 1)) <= 4
    assert charts.level(count, most) <= charts.level(count + 1, most)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_shares_are_rounded_half_up(count: int, whole: int) -> None:
    assert abs(float(charts.share(count, whole)) - 100 * count / whole) <= 0.0500001


def test_a_rejected_file_is_counted_once_however_much_is_wrong_with_it(archive: Archive) -> None:
    archive.write("articles/four.md", "---\ntitle: [a]\ndate: [b]\n---\n\nمتن.\n")
    outcome = archive.build()
    assert len({said.line for said in outcome.diagnostics if said.file == "articles/four.md"}) > 1
    rejected = archive.page("stats.html").partition('id="rejected"')[2]
    assert re.findall(r"<small>(SN\d+)</small>.*?<td>(\d+)</td>", rejected) == [("SN105", "1")]


def test_a_source_has_the_tag_of_its_own_name_beside_it(archive: Archive) -> None:
    """A tag is not its own companion, but an outlet's slug may be a tag's as well."""
    archive.article("four.md", date="2025-11-08", source="عمارة", tags="حلب, عمارة")
    archive.build()
    same = slug("عمارة")
    assert f"tags/{same}/index.html" in archive.page(f"sources/{same}/index.html")
