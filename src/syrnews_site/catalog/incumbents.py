"""Who keeps an address if several articles claim it: the article that is published there already, the incumbent.

A claim is an address (`url:2025/11/06/x.html`), a declared id (`id:x`) or a former address (`alias:2012/old.html`), in
the form in which such things are compared. The order of paths decides only between articles of which none is known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from syrnews_site.arabic.slug import address_key

URL, ID, ALIAS = "url:", "id:", "alias:"

_LIVE = "SELECT path, url_key, id_key, digest, aliases FROM articles WHERE state='live'"
_decode_aliases = msgspec.msgpack.Decoder(tuple[str, ...]).decode


class Owner(NamedTuple):
    """The file of the article that has a contested claim, and the digest of its bytes, which survives a renaming."""

    path: str
    digest: str


class Incumbents:
    """What the last build left of each claim, while this build brings the articles up to date.

    `owners`: the owners of the claims that were contested at the end of the last build, and then of this build.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._arrived: set[str] = set()
        self._all_arrived = False
        self.owners: dict[str, Owner] = {}

    def begin(self, owners: Mapping[str, Owner]) -> None:
        """Begin to bring the articles up to date."""
        self._db.execute("DELETE FROM former")
        self._arrived, self._all_arrived = set(), False
        self.owners = dict(owners)

    def remember(self, path: str) -> None:
        """Remember the live article of a file, which is about to leave the table of articles."""
        self._db.execute(f"INSERT OR REPLACE INTO former {_LIVE} AND path=?", (path,))

    def remember_all(self) -> None:
        """Remember every live article: all articles are about to leave the table."""
        self._db.execute(f"INSERT OR REPLACE INTO former {_LIVE}")
        self._all_arrived = True

    def arrived(self, paths: Iterable[str]) -> None:
        """Note files whose articles come onto the site in this build, or come back in another state."""
        if not self._all_arrived:
            self._arrived.update(paths)

    def end(self) -> None:
        """Forget what the last build left."""
        self._db.execute("DELETE FROM former")

    def first(self, claim: str, paths: Iterable[str]) -> str:
        """The one of these files whose article keeps a claim, or gets it; empty if there are no files."""
        return min(paths, key=lambda path: self.rank(claim, path), default="")

    def rank(self, claim: str, path: str) -> tuple[int, str]:
        """The place of a file in the order in which files get a claim."""
        row = self._db.execute("SELECT digest, state, aliases FROM articles WHERE path=?", (path,)).fetchone()
        digest, state, aliases = row or ("", "", b"\x90")
        owner = self.owners.get(claim)
        if owner and owner.path == path:
            return 0, path
        if owner and owner.digest == digest and not self._is_rival(owner.path):
            return 1, path
        if state == "live" and not self._all_arrived and path not in self._arrived:
            had = not claim.startswith(ALIAS) or claim in _alias_claims(aliases)
            return (2 if had else 4), path
        return self._former_rank(claim, path, digest), path

    def _former_rank(self, claim: str, path: str, digest: str) -> int:
        """2 if the last build published the claim from this file, 3 if from a file with the same bytes, else 4."""
        query = "SELECT path, url_key, id_key, aliases FROM former WHERE path=? OR digest=?"
        ranks = [
            2 if former == path else 3
            for former, url_key, id_key, aliases in self._db.execute(query, (path, digest))
            if claim in (URL + url_key, ID + id_key) or claim in _alias_claims(aliases)
        ]
        return min(ranks, default=4)

    def _is_rival(self, path: str) -> bool:
        query = "SELECT 1 FROM articles WHERE path=? AND state IN ('live','clash')"
        return self._db.execute(query, (path,)).fetchone() is not None

    def decide(self, claim: str, path: str) -> None:
        """Record the owner of a contested claim."""
        digest = self._db.execute("SELECT digest FROM articles WHERE path=?", (path,)).fetchone()
        self.owners[claim] = Owner(path, digest[0] if digest else "")

    def forget(self, claims: Iterable[str]) -> None:
        """Forget the owners of claims that may not be contested any longer."""
        for claim in claims:
            self.owners.pop(claim, None)


def _alias_claims(aliases: bytes) -> set[str]:
    return {ALIAS + address_key(alias) for alias in _decode_aliases(aliases)}
