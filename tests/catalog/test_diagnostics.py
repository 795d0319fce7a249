"""The diagnostics that the catalog keeps of files."""

from __future__ import annotations

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.model import Diagnostic


def diagnostic(file: str, code: str, line: int = 1) -> Diagnostic:
    return Diagnostic(file, line, 1, code, f"message of {code}", "hint")


def test_diagnostics_come_by_path_and_in_the_order_of_loading(catalog: Catalog) -> None:
    of_b, of_a = [diagnostic("b", "SN112", 7), diagnostic("b", "SN111", 2)], [diagnostic("a", "SN113")]
    catalog.diagnostics.record("b", of_b)
    catalog.diagnostics.record("a", of_a)
    assert list(catalog.diagnostics.all()) == [*of_a, *of_b]


def test_a_file_that_is_loaded_again_has_its_new_diagnostics_only(catalog: Catalog) -> None:
    catalog.diagnostics.record("a", [diagnostic("a", "SN111"), diagnostic("a", "SN112")])
    catalog.diagnostics.record_clash("a", diagnostic("a", "SN401"))
    catalog.diagnostics.record("a", [diagnostic("a", "SN113")])
    assert [found.code for found in catalog.diagnostics.all()] == ["SN113"]
    catalog.diagnostics.record("a", [])
    assert list(catalog.diagnostics.all()) == []


def test_a_clash_comes_and_goes_without_the_other_diagnostics(catalog: Catalog) -> None:
    catalog.diagnostics.record("a", [diagnostic("a", "SN111")])
    for _ in range(2):
        catalog.diagnostics.record_clash("a", diagnostic("a", "SN401"))
        assert [found.code for found in catalog.diagnostics.all()] == ["SN401", "SN111"]
    catalog.diagnostics.record_clash("a", None)
    assert [found.code for found in catalog.diagnostics.all()] == ["SN111"]


def test_diagnostics_of_forgotten_files_are_gone(catalog: Catalog) -> None:
    for path in "abc":
        catalog.diagnostics.record(path, [diagnostic(path, "SN111")])
        catalog.diagnostics.record_clash(path, diagnostic(path, "SN401"))
    catalog.diagnostics.forget(["a", "b"])
    assert {found.file for found in catalog.diagnostics.all()} == {"c"}
    catalog.diagnostics.clear()
    assert list(catalog.diagnostics.all()) == []
