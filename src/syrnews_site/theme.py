"""The theme's templates: where each comes from, and what it refers to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence

import jinja2
import jinja2.meta

from syrnews_site.wording import FILE as STRINGS

# part("parts/header.html", ...) and item(one, root, "dated"): templates that are named in a call.
_PART = re.compile(r"""\bpart\(\s*["']([^"']+)["']""")
_ITEM = re.compile(r"""\bitem\([^,()]+,[^,()]+(?:,\s*["'](\w+)["'])?\s*\)""")
# A string of the interface with nothing to fill in. As a filter of a constant, Jinja puts it into the template once.
_STRING = re.compile(r"""\bt\(("\w+")\)""")


def environment(themes: Sequence[str]) -> jinja2.Environment:
    """Templates from the first of `themes` that has one of the name; `default/<name>` is always the last one's."""
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(folder) for folder in themes]
    loaders.append(jinja2.PrefixLoader({"default": jinja2.FileSystemLoader(themes[-1])}))
    chosen = jinja2.ChoiceLoader(loaders)

    def folded(name: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_current = chosen.get_source(env, name)
        return _STRING.sub(r"(\1 | t)", source), file, is_current

    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(folded),
        autoescape=True,  # for every name: select_autoescape would leave .xml out
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    return env


def template_digests(themes: Sequence[str], names: Iterable[str]) -> dict[str, bytes]:
    """For each template, the digest of it and of all that it extends, includes or imports.

    A template that cannot be parsed is its own digest only; rendering reports it.
    """
    templates = Templates(themes)
    return {name: templates.digest(name) for name in names}


def template_names(themes: Sequence[str], name: str) -> list[str]:
    """A template and all that it extends, includes or imports, in order; nothing for a page without a template."""
    return Templates(themes).closure(name) if name and "." in name else []


class Templates:
    """The sources of the templates, and what they refer to."""

    def __init__(self, themes: Sequence[str]) -> None:
        self._env = environment(themes)
        self._sources: dict[str, tuple[str, frozenset[str]]] = {}

    def closure(self, name: str) -> list[str]:
        """A template and all that it refers to, directly or not, in order."""
        seen: set[str] = set()
        pending = [name, STRINGS, f"default/{STRINGS}"]
        while pending:
            one = pending.pop()
            if one not in seen:
                seen.add(one)
                pending.extend(self._read(one)[1])
        return sorted(seen)

    def digest(self, name: str) -> bytes:
        """blake2b-128 of a template and all that it refers to."""
        whole = "\0".join(f"{one}\0{self._read(one)[0]}" for one in self.closure(name))
        return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _read(self, name: str) -> tuple[str, frozenset[str]]:
        if name not in self._sources:
            try:
                self._sources[name] = self._references(name)
            except (jinja2.TemplateError, UnicodeDecodeError) as error:
                self._sources[name] = (repr(error), frozenset())
        return self._sources[name]

    def _references(self, name: str) -> tuple[str, frozenset[str]]:
        assert self._env.loader is not None
        text = self._env.loader.get_source(self._env, name)[0]
        names = _parts_named(text)
        for found in jinja2.meta.find_referenced_templates(self._env.parse(text)):
            names.update([found] if found else self._env.list_templates())  # None: a name that is computed
        return text, frozenset(names)


def _parts_named(text: str) -> set[str]:
    return {*_PART.findall(text), *(f"parts/{form or 'item'}.html" for form in _ITEM.findall(text))}
