"""A page and its template -> the bytes of a file. Templates receive data; they cannot query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from urllib.parse import urlsplit

import jinja2
import msgspec
from markupsafe import Markup
from msgspec import Raw, Struct

from syrnews_site.arabic.domains import ascii_address
from syrnews_site.model import Article, Page, StandingFile
from syrnews_site.packed import encode
from syrnews_site.settings.site import Site
from syrnews_site.theme import mistakes
from syrnews_site.theme.environment import compiled, environment
from syrnews_site.theme.faster import Repeated
from syrnews_site.theme.functions import HEADLINES_KEPT, Functions, cached_headline
from syrnews_site.theme.wording import Wording, read_wording


class Renderer:
    """Renders pages of one site with one set of templates."""

    def __init__(
        self,
        site: Site,
        themes: Sequence[str],
        standing: Sequence[StandingFile],
        data: Mapping[str, type[Struct]],
        theme_digest: str = "",
    ) -> None:
        """`data`: for each template the type of the data that it receives.

        With the `theme_digest` of the themes, templates are compiled once for all renderers of the site in a process.
        Raises TemplateFailed.
        """
        self.site = site
        self._themes = tuple(themes)
        self._decode = {name: msgspec.msgpack.Decoder(kind).decode for name, kind in data.items()}
        kept = compiled(encode((site, standing, theme_digest))) if theme_digest else None
        self._env = environment(themes, kept)
        names = Functions(site, read_wording(site, self._themes), partial(_wording_for, site, self._themes)).by_name(
            standing
        )
        names |= {"item": self._show_item, "part": self._show_part, "contents": self._contents}
        self._env.globals.update(names)
        self._env.filters.update({name: value for name, value in names.items() if callable(value)})
        self._parts: dict[tuple[str, str, tuple[tuple[str, object], ...]], Markup] = {}
        self._forms: dict[str, Repeated] = {}
        self._item = lru_cache(HEADLINES_KEPT)(self._render_item)

    def render(self, page: Page, articles: Sequence[Article] = ()) -> bytes:
        """The file's bytes. `articles` are what its `reads` hold, in that order. Raises TemplateFailed."""
        data = self._decode[page.template](page.data)
        root = self._root(page.path)
        context = {name: getattr(data, name) for name in data.__struct_fields__}
        try:
            template = self._env.get_template(page.template)
            text = template.render(context, root=root, path=page.path, articles=articles, site=self.site)
        except mistakes.ERRORS as error:
            raise mistakes.TemplateFailed(mistakes.diagnose(error, page, self._themes)) from error
        return text.encode("utf-8", "replace")

    def _root(self, path: str) -> str:
        """The way from a page to the site's root; for 404.html, which hosts show at any depth, the whole path."""
        if path == "404.html" and self.site.url:
            return urlsplit(ascii_address(self.site.url)).path or "/"
        return "../" * path.count("/")

    def _show_item(self, raw: Raw, root: str, form: str = "item") -> Markup:
        """A headline as lists show it, rendered by `parts/<form>.html`."""
        return self._item(bytes(raw), root, form)

    def _render_item(self, raw: bytes, root: str, form: str) -> Markup:
        if form not in self._forms:
            self._forms[form] = Repeated(self._env.get_template(f"parts/{form}.html"), site=self.site)
        return Markup(self._forms[form].render(headline=cached_headline(raw), root=root))

    def _contents(self, name: str) -> Markup:
        """The text of a file of the theme, as it is; empty if there is no such file."""
        assert self._env.loader is not None
        try:
            return Markup(self._env.loader.get_source(self._env, name)[0])
        except jinja2.TemplateNotFound:
            return Markup()

    def _show_part(self, name: str, root: str, **values: object) -> Markup:
        """A part of the frame, rendered once for each depth and set of values."""
        key = (name, root, tuple(sorted(values.items())))
        if key not in self._parts:
            self._parts[key] = Markup(self._env.get_template(name).render(values, root=root, site=self.site))
        return self._parts[key]


@lru_cache(8)
def _wording_for(site: Site, themes: tuple[str, ...], language: str) -> Wording:
    """The words in which articles of a language are cited: its own, or those of a language with its direction."""
    own = read_wording(msgspec.structs.replace(site, language=language), themes)
    if own.is_known:
        return own
    return read_wording(msgspec.structs.replace(site, language="ar" if own.direction == "rtl" else "en"), themes)
