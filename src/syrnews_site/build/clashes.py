"""Clashes: of articles that have the same address or declare the same id, one is published.

It is the one that the last build published. If that is unknown, it is the first by path.
"""

from __future__ import annotations

from collections.abc import Sequence

from syrnews_site.build.edits import Edits
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.incumbents import ID, URL
from syrnews_site.content.files import is_markdown
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic


def resolve_clashes(catalog: Catalog, edits: Edits) -> None:
    """Let one of rival articles be live, and record the clash of each other one. A published article stays published.

    After a load of every article all rivals are looked at, else those of edited articles, and the rivals of these.
    """
    incumbents = catalog.incumbents
    if edits.whole:
        rivals = catalog.clashes.all_rivals()
        looked_at = [claim for claim in incumbents.owners if claim.startswith((URL, ID))]
    else:
        near = catalog.clashes.rivals(edits.keys)
        rivals = catalog.clashes.rivals([(url_key, id_key) for _, url_key, id_key in near])
        keys = (*edits.keys, *((url_key, id_key) for _, url_key, id_key in rivals))
        looked_at = [claim for url_key, id_key in keys for claim in (URL + url_key, ID + id_key)]
    referee = Referee(catalog)
    clashes = [(path, referee.clash(path, url_key, id_key)) for path, url_key, id_key in rivals]
    incumbents.forget(looked_at)
    for claim, path in referee.contested.items():
        incumbents.decide(claim, path)
    for path, clash in clashes:  # after all are found, since a state decides who is first
        state = "clash" if clash else "live"
        catalog.diagnostics.record_clash(path, clash)
        if catalog.articles.state(path) != state:
            edits.set_state(catalog, path, state)


class Referee:
    """Decides which of rival articles gets an address or an id. `contested`: each contested claim and its owner."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.contested: dict[str, str] = {}

    def clash(self, path: str, url_key: str, id_key: str) -> Diagnostic | None:
        """Why an article cannot be published: SN401 or SN402. None if it can."""
        owner = self._owner_of_url(url_key)
        if owner != path:
            message = f"{quoted(owner)} has the same address: {quoted(url_key)}"
            return Diagnostic(path, 0, 0, "SN401", message, _hint_of_another_address(path))
        owner = self._owner_of_id(id_key) if id_key else path
        if owner != path:
            hint = "give one of the two articles another id"
            return Diagnostic(path, 0, 0, "SN402", f"{quoted(owner)} has the same id: {quoted(id_key)}", hint)
        return None

    def _owner_of_url(self, url_key: str) -> str:
        return self._owner(URL + url_key, self._catalog.clashes.with_url(url_key))

    def _owner_of_id(self, id_key: str) -> str:
        """The file that gets an id. An article that does not get its address does not take an id either."""
        keys = self._catalog.clashes.keys
        declared = [(path, keys(path)) for path in self._catalog.clashes.with_id(id_key)]
        return self._owner(ID + id_key, [path for path, own in declared if own and self._owner_of_url(own[0]) == path])

    def _owner(self, claim: str, paths: Sequence[str]) -> str:
        if len(paths) < 2:
            return paths[0] if paths else ""
        if claim not in self.contested:
            self.contested[claim] = self._catalog.incumbents.first(claim, paths)
        return self.contested[claim]


def _hint_of_another_address(path: str) -> str:
    """How the article of a file gets another address: a `.txt` file has no front matter, so that its name decides."""
    folder, _, name = path.rpartition("/")
    other = f"{folder.rpartition('/')[2]}-{name}"
    hint = f"give one of the two files another name, for example {quoted(other)}"
    return f"write a slug in the front matter of one of them, or {hint}" if is_markdown(path) else hint
