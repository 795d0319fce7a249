"""The words of the interface: strings with holes, dates and counts, in every language."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from markupsafe import Markup

from syrnews_site import yamlreader
from syrnews_site.build.outcome import BuildFailed
from syrnews_site.model import SHOWN_KINDS
from syrnews_site.settings.site import Site
from syrnews_site.theme.wording import Wording
from tests.htmlkit import document, text_of
from tests.sitekit import FEW_PAGES, Archive

pytestmark = pytest.mark.slow

THEME = Path(__file__).parents[2] / "templates"


def keys_shown() -> set[str]:
    """The keys of strings.yaml that templates name, and those that they compute from a kind of tags."""
    keys = {f"{word}_{kind}" for word in ("kind", "kinds", "frequent") for kind in SHOWN_KINDS}
    for file in [*THEME.rglob("*.html"), *THEME.rglob("*.xml")]:
        tree = jinja2.Environment().parse(file.read_text(encoding="utf-8"))
        for applied in tree.find_all(nodes.Filter):
            if applied.name == "t" and applied.node is not None:
                branches = [applied.node]
                if isinstance(applied.node, nodes.CondExpr):
                    branches = [applied.node.expr1, applied.node.expr2 or applied.node.expr1]
                keys.update(branch.value for branch in branches if isinstance(branch, nodes.Const))
    return keys


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_language_has_every_string_that_a_template_shows(language: str) -> None:
    text = (THEME / "strings.yaml").read_text(encoding="utf-8")
    node, diagnostics = yamlreader.read(text, "strings.yaml", limits=yamlreader.AUTHORITY)
    assert diagnostics == ()
    assert isinstance(node, yamlreader.Mapping)
    strings = node.get(language)
    assert isinstance(strings, yamlreader.Mapping)
    assert len(keys_shown()) > 100
    assert keys_shown() <= {key.value for key, _ in strings.entries}


def test_a_string_takes_markup_as_markup_and_escapes_text_beside_it() -> None:
    wording = Wording(Site(), [(THEME / "strings.yaml").read_text(encoding="utf-8")])
    assert wording.text("quoted", title="<b>") == "«<b>»"
    assert wording.text("quoted", title=Markup("<bdi>x</bdi>")) == "«<bdi>x</bdi>»"
    assert isinstance(wording.text("quoted", title=Markup("x")), Markup)
    both = wording.text("timeline_bar", period=Markup("<bdi>x</bdi>"), articles="<b>")
    assert both == "<bdi>x</bdi>، &lt;b&gt;"


def test_settings_decide_on_digits_and_months() -> None:
    site = Site(digits="arabic", months="both")
    wording = Wording(site, [(THEME / "strings.yaml").read_text(encoding="utf-8")])
    assert wording.date("2025-11-06", weekday=True) == "الخميس ٦ تشرين الثاني/نوفمبر ٢٠٢٥"
    assert wording.month("2025-11") == "تشرين الثاني/نوفمبر ٢٠٢٥"
    assert wording.day_of_year("11-06") == "٦ تشرين الثاني/نوفمبر"
    assert wording.count(5200, "article") == "٥٬٢٠٠ مادة"


@pytest.mark.parametrize(
    ("noun", "shown"),
    [
        ("مادة", ["بطاقة المادة", "المادة السابقة", "مواد ذات صلة", "المواد", "3 مواد"]),
        ("خبر", ["بطاقة الخبر", "الخبر السابق", "أخبار ذات صلة", "الأخبار", "3 أخبار"]),
    ],
)
def test_the_archive_calls_its_articles_by_one_noun_and_other_words_agree_with_it(noun: str, shown: list[str]) -> None:
    site = Site(article_noun=noun)  # type: ignore[arg-type]
    wording = Wording(site, [(THEME / "strings.yaml").read_text(encoding="utf-8")])
    texts = [wording.text(key) for key in ("panel", "older", "related", "articles")]
    assert [*texts, wording.count(3, "article")] == shown
    removed = "أُزيلت" if noun == "مادة" else "أُزيل"
    assert wording.text("not_found_text").endswith(removed + ".")


def test_a_language_of_the_site_is_made_of_its_own_strings_and_the_rest_is_english() -> None:
    french = """
fr:
  months: [janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre]
  weekdays: [lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche]
  with_weekday: "{weekday} {date}"
  with_time: "{date} à {time}"
  nouns:
    article: ["aucun article", "un article", "{n} articles"]
"""
    wording = Wording(Site(language="fr"), [french, (THEME / "strings.yaml").read_text(encoding="utf-8")])
    assert wording.date("2025-11-06T01:16+03:00", weekday=True, time=True) == "jeudi 6 novembre 2025 à 01:16"
    assert [wording.count(number, "article") for number in (0, 1, 1200)] == [
        "aucun article",
        "un article",
        "1,200 articles",
    ]
    assert (wording.direction, wording.text("newest")) == ("ltr", "Newest")
    with pytest.raises(KeyError, match="no string 'nothing' for the language 'fr'"):
        wording.text("nothing")
    with pytest.raises(KeyError, match="no list 'newest'"):
        wording.list("newest")


def test_a_site_replaces_single_strings(tmp_path: Path) -> None:
    def links_to_the_first_page() -> list[str]:
        page = document(archive.page("2025/11/06/one.html"))
        return [text_of(link) for link in page.findall(".//nav/a") if link.get("href") == "../../../index.html"]

    archive = Archive(tmp_path, FEW_PAGES)
    strings = tmp_path / "templates/strings.yaml"
    strings.parent.mkdir()
    strings.write_text('ar:\n  newest: "الرئيسية"\n', encoding="utf-8")
    archive.article("one.md")
    archive.build()
    assert links_to_the_first_page() == ["الرئيسية"]
    strings.write_text('ar:\n  newest: "الأخبار"\n', encoding="utf-8")
    archive.build()
    assert links_to_the_first_page() == ["الأخبار"]


def test_a_string_that_nothing_shows_is_an_error_with_the_key_that_was_meant(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    strings = tmp_path / "templates/strings.yaml"
    strings.parent.mkdir()
    strings.write_text("ar:\n  newst: x\n", encoding="utf-8")
    archive.article("one.md")
    with pytest.raises(BuildFailed) as failed:
        archive.build()
    (diagnostic,) = failed.value.diagnostics
    assert (diagnostic.file, diagnostic.line, diagnostic.code) == ("templates/strings.yaml", 2, "SN501")
    assert "newest" in diagnostic.hint
    footer = tmp_path / "templates/parts/footer.html"
    footer.parent.mkdir()
    footer.write_text('<footer>{{ "newst" | t }}</footer>', encoding="utf-8")
    archive.build()
    assert "<footer>x</footer>" in archive.page("index.html")


def test_a_mistake_in_strings_yaml_is_reported_with_its_line(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    strings = tmp_path / "templates/strings.yaml"
    strings.parent.mkdir()
    strings.write_text("ar:\n  newest: [\n", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        archive.build()
    (diagnostic,) = failed.value.diagnostics
    assert (diagnostic.file, diagnostic.code) == ("templates/strings.yaml", "SN501")
    assert diagnostic.line >= 2
