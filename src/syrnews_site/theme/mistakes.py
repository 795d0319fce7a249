"""What is wrong with a template, and in which line of which file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import jinja2

from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Page

# What rendering raises if a template is at fault: Jinja's own errors, and those of functions given wrong values.
ERRORS = (jinja2.TemplateError, TypeError, ValueError, AttributeError, KeyError, IndexError)


class TemplateFailed(Exception):
    """A template is at fault; `diagnostic` says which template, where, and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def diagnose(error: Exception, page: Page, themes: Sequence[str]) -> Diagnostic:
    """The diagnostic of an error that arose while a page was made: its file and line are those that were running."""
    file, line = page.template, 0
    for name, number in _template_lines(error):
        file, line = name, number
    for folder in themes:
        if file.startswith(folder):
            file = "templates" + file.removeprefix(folder).replace("\\", "/")
    what = str(error.message) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    hint = "docs/theming.md lists what a template receives"
    return Diagnostic(file, line, 0, "SN501", f"{what} (while making {quoted(page.path)})", hint)


def _template_lines(error: Exception) -> Iterator[tuple[str, int]]:
    """The files and lines of templates that an error passed through, the innermost last."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        yield (error.filename or error.name or "", error.lineno)
        return
    if isinstance(error, jinja2.TemplateNotFound):
        return
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if trace.tb_frame.f_globals.get("__jinja_template__") or not file.endswith(".py"):
            yield (file, trace.tb_lineno)
        trace = trace.tb_next
