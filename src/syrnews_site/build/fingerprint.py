"""What makes a page stale: the keys of a whole build, and the fingerprint of each page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from syrnews_site.build.outcome import Build
from syrnews_site.build.static import SiteFiles
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.digests import digest_of
from syrnews_site.model import LITERAL, SEGMENT, Page, StandingFile
from syrnews_site.packed import encode
from syrnews_site.pages import DATA
from syrnews_site.settings.site import Site
from syrnews_site.theme.references import template_digests
from syrnews_site.versions import code_digest

Fingerprint = Callable[[Page], bytes]


@dataclass(frozen=True, slots=True)
class Keys:
    """Digests of what a build depends on besides articles. The catalog keeps those of the last build.

    `inputs`: our code, the theme and the options. `load`: all that loaded articles depend on besides their files; if it
    differs, every article is loaded again. `plan`: all that pages depend on besides articles; if it differs, every page
    is planned. `templates`: for each template that makes pages, the digest of its files.
    """

    inputs: bytes
    load: bytes
    plan: bytes
    templates: Mapping[str, bytes]
    future: bool  # articles of the future are published


def keys_of(build: Build, files: SiteFiles, inputs: bytes) -> Keys:
    """The keys of this build. If `inputs` are those of the last build, so are the templates, which are not read."""
    settings, options = files.settings, build.options
    loading = (code_digest(), settings.site, settings.tags_text, settings.sources_text)
    load = digest_of(encode((loading, options.drafts, options.future))).encode()
    plan = digest_of(encode((inputs, load, files.standing, files.static, settings.chronology_text))).encode()
    if build.catalog.meta("inputs") == inputs:
        templates = msgspec.msgpack.decode(build.catalog.meta("templates"), type=dict[str, bytes])
    else:
        templates = template_digests(build.where.themes, DATA)
    return Keys(inputs, load, plan, templates, options.future)


def record_keys(catalog: Catalog, keys: Keys) -> None:
    """Leave the keys for the next build."""
    catalog.set_meta("inputs", keys.inputs)
    catalog.set_meta("load_key", keys.load)
    catalog.set_meta("plan_key", keys.plan)
    catalog.set_meta("templates", encode(keys.templates))


def page_fingerprints(site: Site, standing: Sequence[StandingFile], templates: Mapping[str, bytes]) -> Fingerprint:
    """A function that returns the fingerprint of a page: blake2b-128 of all that the bytes of the page depend on.

    That is our own code, the settings, the page's template with all that this includes, the page's data, and the
    digests of the files that the page reads. The menu of standing pages, which every page shows, counts as a setting.
    """
    code = code_digest().encode()
    settings = encode((site, [(page.path, page.title) for page in standing]))
    bases = {name: hashlib.blake2b(code + digest + settings, digest_size=16) for name, digest in templates.items()}
    bases[""] = hashlib.blake2b(b"copy, pictures without metadata", digest_size=16)
    for name in (LITERAL, SEGMENT):
        bases[name] = hashlib.blake2b(code + name.encode(), digest_size=16)

    def fingerprint(page: Page) -> bytes:
        state = bases[page.template].copy()
        state.update(page.data)
        for source in page.reads:
            state.update(f"\0{source.path}\0{source.digest}".encode("utf-8", "surrogatepass"))
        if page.targets:
            state.update(encode(page.targets))
        if page.sizes:
            state.update(b"\0sizes" + encode(page.sizes))
        return state.digest()

    return fingerprint
