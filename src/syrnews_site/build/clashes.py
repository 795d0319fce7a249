"""Clashes: of articles that have the same address or declare the same id, only the first by path is published."""

from __future__ import annotations

from syrnews_site.build.edits import Edits
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.files import is_markdown
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic


def resolve_clashes(catalog: Catalog, edits: Edits) -> None:
    """Let the first of rival articles be live, and record the clash of each other one.

    After a load of every article all rivals are looked at, else those of edited articles, and the rivals of these.
    """
    if edits.whole:
        rivals = catalog.clashes.all_rivals()
    else:
        near = catalog.clashes.rivals(edits.keys)
        rivals = catalog.clashes.rivals([(url_key, id_key) for _, url_key, id_key in near])
    clashes = [(path, _clash(catalog, path, url_key, id_key)) for path, url_key, id_key in rivals]
    for path, clash in clashes:  # after all are found, since a state decides who is first
        state = "clash" if clash else "live"
        catalog.diagnostics.record_clash(path, clash)
        if catalog.articles.state(path) != state:
            edits.set_state(catalog, path, state)


def _clash(catalog: Catalog, path: str, url_key: str, id_key: str) -> Diagnostic | None:
    """Why an article cannot be published: SN401 or SN402. None if it is the first by path."""
    first = catalog.clashes.first_with_url(url_key)
    if first != path:
        message = f"{quoted(first)} has the same address: {quoted(url_key)}"
        return Diagnostic(path, 0, 0, "SN401", message, _hint_of_another_address(path))
    first = catalog.clashes.first_with_id(id_key) if id_key else path
    if first != path:
        hint = "give one of the two articles another id"
        return Diagnostic(path, 0, 0, "SN402", f"{quoted(first)} has the same id: {quoted(id_key)}", hint)
    return None


def _hint_of_another_address(path: str) -> str:
    """How the article of a file gets another address: a `.txt` file has no front matter, so that its name decides."""
    folder, _, name = path.rpartition("/")
    other = f"{folder.rpartition('/')[2]}-{name}"
    hint = f"give one of the two files another name, for example {quoted(other)}"
    return f"write a slug in the front matter of one of them, or {hint}" if is_markdown(path) else hint
