"""The theme's templates: where each comes from, and what it refers to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, MutableMapping, Sequence, Set
from functools import lru_cache
from typing import Any

import jinja2
import jinja2.meta
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from syrnews_site.theme.wording import FILE as STRINGS

# part("parts/header.html", ...) and item(one, root, "dated"): templates that are named in a call.
_PART = re.compile(r"""\bpart\(\s*["']([^"']+)["']""")
_ITEM = re.compile(r"""\bitem\([^,()]+,[^,()]+(?:,\s*["'](\w+)["'])?\s*\)""")


def environment(themes: Sequence[str]) -> jinja2.Environment:
    """Templates from the first of `themes` that has one of the name; `default/<name>` is always the last one's."""
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(folder) for folder in themes]
    loaders.append(jinja2.PrefixLoader({"default": jinja2.FileSystemLoader(themes[-1])}))
    return _Environment(
        loader=_Loader(loaders),
        autoescape=True,  # for every name: select_autoescape would leave .xml out
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )


_escaped = lru_cache(20_000)(escape)


def show(value: object) -> str:
    """A value as it stands in a page: escaped, unless it is markup. Names and addresses recur on thousands of pages."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    return _escaped(value) if kind is str else escape(value)


class _CodeGenerator(CodeGenerator):
    """Has values shown by `show`: markupsafe's `escape` makes new markup of markup, and takes a quarter of the time."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.show(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Environment(jinja2.Environment):
    """One whose templates share their globals: Jinja's ChainMap is copied, key by key, for each page and part."""

    code_generator_class = _CodeGenerator
    show = staticmethod(show)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class _Loader(jinja2.ChoiceLoader):
    """Compiles calls of what the environment has as a filter too, `date(day)`, as if `day | date` were written.

    A filter is called directly, at a quarter of the cost; where its arguments are constants, as in `t("source")`, Jinja
    puts its result into the template once.
    """

    def load(
        self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        source, file, is_current = self.get_source(environment, name)
        tree = environment.parse(source, name, file)
        tree = _Direct(environment, _names_set(tree)).visit(tree)
        code = environment.compile(tree, name, file)
        return environment.template_class.from_code(environment, code, globals or {}, is_current)


class _Direct(NodeTransformer):
    """Calls by name -> filters."""

    def __init__(self, environment: jinja2.Environment, hidden: Set[str]) -> None:
        """`hidden`: names that the template gives to something else."""
        self._environment = environment
        self._names = environment.filters.keys() & environment.globals.keys() - hidden

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        called = node.node
        if not isinstance(called, nodes.Name) or called.name not in self._names or not node.args:
            return node
        first, *rest = node.args
        direct = nodes.Filter(first, called.name, rest, node.kwargs, node.dyn_args, node.dyn_kwargs, lineno=node.lineno)
        return direct.set_environment(self._environment)


def _names_set(tree: nodes.Template) -> Set[str]:
    """The names that a template sets, imports, or gives to its macros and their arguments."""
    names = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    names.update(macro.name for macro in tree.find_all(nodes.Macro))
    names.update(imported.target for imported in tree.find_all(nodes.Import))
    for imported in tree.find_all(nodes.FromImport):
        names.update(name if isinstance(name, str) else name[1] for name in imported.names)
    return names


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
        named = _named(text)
        computed = self._env.list_templates() if None in named else ()
        return text, frozenset([*computed, *(one for one in named if one is not None)])


@lru_cache(256)
def _named(text: str) -> frozenset[str | None]:
    """The templates that a template names, None for a name that is computed; parsed once while `serve` builds again."""
    parts = (f"parts/{form or 'item'}.html" for form in _ITEM.findall(text))
    tree = jinja2.Environment().parse(text)
    return frozenset([*_PART.findall(text), *parts, *jinja2.meta.find_referenced_templates(tree)])
