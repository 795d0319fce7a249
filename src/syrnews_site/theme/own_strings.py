"""Finds the strings of a site that nothing shows: a slip in a key of strings.yaml would otherwise change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syrnews_site import yamlreader
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic
from syrnews_site.theme.files import TEMPLATES, read_theme_file, theme_files
from syrnews_site.yamlreader import Scalar
from syrnews_site.yamlreader.values import suggestion


def unknown_strings(themes: Sequence[str], name: str, own: str, default: str) -> Iterator[Diagnostic]:
    """An error (SN501) for each key of the site's text `own` that neither the theme nor a template of the site has.

    `own` and `default` are texts of the file `name`.
    """
    known = {key.value for key in _keys(default)}
    strange = [key for key in _keys(own) if key.value not in known]
    if not strange:
        return
    texts = _templates(themes, name)
    for key in strange:
        if not any(f"{mark}{key.value}{mark}" in text for text in texts for mark in ('"', "'")):
            message, hint = f"no template shows the string {quoted(key.value)}", suggestion(key.value, known)
            yield Diagnostic(TEMPLATES + name, key.line, key.column, "SN501", message, hint)


def _keys(text: str) -> Iterator[Scalar]:
    """The keys of all languages."""
    node, _ = yamlreader.read(text, "", limits=yamlreader.AUTHORITY)
    for _, strings in node.entries if isinstance(node, yamlreader.Mapping) else ():
        for key, _ in strings.entries if isinstance(strings, yamlreader.Mapping) else ():
            yield key


def _templates(themes: Sequence[str], strings: str) -> list[str]:
    """The texts of the site's own templates."""
    own = {name: folder for name, folder in theme_files(themes).items() if folder != themes[-1] and name != strings}
    return [read_theme_file(folder, name).decode("utf-8", "replace") for name, folder in own.items()]
