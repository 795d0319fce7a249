"""Which files of the theme a template depends on, read from the template's syntax tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache
from typing import NamedTuple

import jinja2
import jinja2.meta
from jinja2 import nodes

from syrnews_site.theme.environment import environment
from syrnews_site.theme.wording import FILE as STRINGS


class References(NamedTuple):
    """What a template refers to."""

    names: frozenset[str]  # files that it names
    folders: frozenset[str]  # folders of which it may use any file, since it computes the name: `parts/`, or all: ``


class TemplateArgument(NamedTuple):
    """The argument with which a function of the theme names a template."""

    keyword: str
    position: int  # a filter's value is the argument at 0
    default: str | None
    folder: str
    suffix: str


# item(raw, root, "dated") renders parts/dated.html; part("parts/header.html", root) renders the file that it names.
RENDERING_FUNCTIONS = {
    "item": TemplateArgument("form", 2, "item", "parts/", ".html"),
    "contents": TemplateArgument("name", 0, None, "", ""),
    "part": TemplateArgument("name", 0, None, "", ""),
}
EVERY_FILE = References(frozenset(), frozenset([""]))
NOTHING = References(frozenset(), frozenset())


def template_digests(themes: Sequence[str], names: Iterable[str]) -> dict[str, bytes]:
    """For each template the digest of the template and of all files that it depends on."""
    templates = Templates(themes)
    return {name: templates.digest(name) for name in names}


def template_names(themes: Sequence[str], name: str) -> list[str]:
    """A template and all files that it depends on, in order; nothing for a page without a template."""
    return Templates(themes).closure(name) if name and "." in name else []


class Templates:
    """The files of the themes as text, and what each file refers to."""

    def __init__(self, themes: Sequence[str]) -> None:
        self._env = environment(themes)
        self._files: dict[str, tuple[str, frozenset[str]]] = {}

    def closure(self, name: str) -> list[str]:
        """A template and all files that it depends on, directly or not, in order. Every template shows strings."""
        seen: set[str] = set()
        pending = [name, STRINGS, f"default/{STRINGS}"]
        while pending:
            file = pending.pop()
            if file not in seen:
                seen.add(file)
                pending.extend(self._file(file)[1])
        return sorted(seen)

    def digest(self, name: str) -> bytes:
        """blake2b-128 of a template and all files that it depends on."""
        whole = "\0".join(f"{file}\0{self._file(file)[0]}" for file in self.closure(name))
        return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _file(self, name: str) -> tuple[str, frozenset[str]]:
        """The text of a file, and the names of the files that it refers to."""
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def _read(self, name: str) -> tuple[str, frozenset[str]]:
        assert self._env.loader is not None
        try:
            text = self._env.loader.get_source(self._env, name)[0]
        except (jinja2.TemplateNotFound, UnicodeDecodeError) as error:
            return repr(error), frozenset()  # the digest changes as soon as the file can be read
        named, folders = references(text)
        computed = (file for file in self._every_name if file.startswith(tuple(folders)))
        return text, frozenset([*named, *computed])

    @cached_property
    def _every_name(self) -> list[str]:
        return self._env.list_templates()


@lru_cache(256)  # `serve` builds again and again from templates of which it edits one
def references(text: str) -> References:
    """What the text of a template refers to; nothing if the text cannot be parsed, which rendering reports."""
    try:
        tree = jinja2.Environment().parse(text)  # noqa: S701 - renders nothing
    except jinja2.TemplateSyntaxError:
        return NOTHING
    every = [tree, *tree.find_all(nodes.Node)]  # one walk over the tree takes as long as parsing the text
    found = [*_statements(every), *_calls(every), *_filters(every), *_values(tree, every, text)]
    names, folders = zip(*found, strict=True) if found else ((), ())
    return References(frozenset().union(*names), frozenset().union(*folders))


def _statements(every: Sequence[nodes.Node]) -> Iterator[References]:
    """What `extends`, `include`, `import` and `from ... import` name."""
    for statement in every:
        if isinstance(statement, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            yield _named(statement.template, "", "")


def _calls(every: Sequence[nodes.Node]) -> Iterator[References]:
    """What calls name: `item(raw, root, "dated")`."""
    for call in every:
        if isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) and call.node.name in RENDERING_FUNCTIONS:
            yield _argument(call.node.name, call.args, call)


def _filters(every: Sequence[nodes.Node]) -> Iterator[References]:
    """What filters name: `raw | item(root, "dated")`, `raws | map("item", root, "dated")`."""
    for applied in (node for node in every if isinstance(node, nodes.Filter)):
        if applied.name in RENDERING_FUNCTIONS:
            yield _argument(applied.name, [applied.node, *applied.args], applied)
        elif applied.name == "map" and (applied.args or applied.dyn_args):
            first = applied.args[0] if applied.args else None
            name = first.value if isinstance(first, nodes.Const) else None
            if name is None:
                yield EVERY_FILE
            elif name in RENDERING_FUNCTIONS:
                yield _argument(name, [None, *applied.args[1:]], applied)


def _values(tree: nodes.Template, every: Sequence[nodes.Node], text: str) -> Iterator[References]:
    """What may be named by a function that is used as a value: `{% set show = item %}`."""
    called = {id(node.node) for node in every if isinstance(node, nodes.Call)}
    names = (node for node in every if isinstance(node, nodes.Name) and id(node) not in called)
    loaded = {name.name for name in names if name.ctx == "load"}
    for name in _undeclared(loaded & RENDERING_FUNCTIONS.keys(), tree, text):
        yield References(frozenset(), frozenset([RENDERING_FUNCTIONS[name].folder]))


def _undeclared(names: Set[str], tree: nodes.Template, text: str) -> Set[str]:
    """Those of the names that are not only the template's own variables, as in `{% for item in items %}`."""
    if not names:
        return names
    environment = jinja2.Environment()  # noqa: S701 - renders nothing
    environment.filters |= {applied.name: str for applied in tree.find_all(nodes.Filter)}  # Jinja asks for all of them
    return names & jinja2.meta.find_undeclared_variables(environment.parse(text))


def _argument(function: str, arguments: Sequence[nodes.Expr | None], call: nodes.Call | nodes.Filter) -> References:
    """What the arguments of one of RENDERING_FUNCTIONS name."""
    keyword, position, default, folder, suffix = RENDERING_FUNCTIONS[function]
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return References(frozenset(), frozenset([folder]))
    by_keyword = {given.key: given.value for given in call.kwargs}
    if position < len(arguments):
        return _named(arguments[position], folder, suffix)
    if keyword in by_keyword:
        return _named(by_keyword[keyword], folder, suffix)
    return References(frozenset([f"{folder}{default}{suffix}"]), frozenset()) if default else NOTHING


def _named(expression: nodes.Expr | None, folder: str, suffix: str) -> References:
    """The files that an expression names, or the folder that they are in if the expression has to be evaluated."""
    names = _constants(expression)
    if names is None:
        return References(frozenset(), frozenset([folder]))
    return References(frozenset(f"{folder}{name}{suffix}" for name in names), frozenset())


def _constants(expression: nodes.Expr | None) -> frozenset[str] | None:
    """Every string that an expression may be; None if that depends on data."""
    if expression is None:
        return None
    if isinstance(expression, nodes.CondExpr):
        first, second = _constants(expression.expr1), _constants(expression.expr2 or nodes.Const(None))
        return None if first is None or second is None else first | second
    try:
        value = expression.as_const()
    except nodes.Impossible:
        return None
    names = value if isinstance(value, list | tuple) else [value]
    return frozenset(name for name in names if isinstance(name, str))
