"""The codes of all diagnostics, and the formats in which a diagnostic is shown to a person, a program or GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from syrnews_site.model import Diagnostic

# A code never changes its meaning. SN1: articles. SN2: YAML and settings. SN3: tags and sources. SN4: the whole site.
# SN5: templates. SN6: media and links.
CODES: dict[str, str] = {
    "SN101": "the file is empty",
    "SN102": "the file is not text",
    "SN103": "the file is too large",
    "SN104": "not a regular file",
    "SN105": "the article has no title",
    "SN106": "the article has no body",
    "SN107": "the text was damaged and has been repaired",
    "SN108": "the file could not be read",
    "SN109": "the file changed during the build",
    "SN110": "the file ended a worker",
    "SN111": "the article has no date",
    "SN112": "a date that cannot be trusted",
    "SN113": "not a date",
    "SN114": "the weekday does not fit the date",
    "SN115": "a date converted from the Hijri calendar",
    "SN116": "an article that takes too much time or memory",
    "SN117": "more of something than an article may have",
    "SN121": "front matter does not end",
    "SN122": "a value of the wrong kind",
    "SN123": "unknown key",
    "SN124": "an address that is not http or https",
    "SN125": "an id or slug that cannot be a file name",
    "SN126": "an alias that is not a path of the site",
    "SN127": "a comment that does not end",
    "SN128": "text that Markdown would not show",
    "SN131": "another line could be the title",
    "SN132": "another line could be the date",
    "SN133": "the file's name has another date",
    "SN134": "where the article begins or ends is doubtful",
    "SN135": "a page of headlines, without an article",
    "SN201": "broken YAML",
    "SN202": "YAML that this program does not accept",
    "SN203": "the same key twice",
    "SN204": "too much YAML",
    "SN205": "a value that a comment cuts short",
    "SN211": "unknown setting",
    "SN212": "a setting of the wrong kind",
    "SN301": "a spelling that two tags claim",
    "SN302": "a tag or source without a name",
    "SN303": "two entries with one slug",
    "SN304": "part_of names no entry",
    "SN305": "a kind or a group of words that does not exist",
    "SN306": "an event without a date or a text",
    "SN307": "an event that names articles which are not on the site",
    "SN401": "two articles with one address",
    "SN402": "two articles with one id",
    "SN403": "an alias that is taken",
    "SN404": "two files with the same bytes",
    "SN405": "a name that cannot be published",
    "SN406": "a sudden loss of articles",
    "SN407": "the site is too large for its host",
    "SN501": "an error in a template",
    "SN502": "a file of the templates that is not read",
    "SN602": "a media file of a kind that is not published",
    "SN603": "a link that leads nowhere",
    "SN604": "a picture or file that does not exist",
    "SN605": "a name that is written in other letters",
    "SN606": "two files whose names some systems take for one",
    "SN607": "a file of static/ that is not published",
    "SN608": "a file that nothing reads",
    "SN609": "a picture that may tell a place",
}

# What may be different a moment later, although the file is the same: the next build looks at the file again.
OF_THE_MOMENT = frozenset({"SN108", "SN109", "SN110"})

_QUOTED_LENGTH = 80  # characters: enough to recognise a value, short enough for one line of a terminal
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

# Characters that would move a terminal's cursor, break a line in two, or turn the order of the text after them: C0 and
# C1 controls, line and paragraph separators, direction marks, embeddings and overrides, lone surrogates. The two
# isolates that `quoted` writes are not among these characters.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066\u2067\ud800-\udfff\ufeff]")

_GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def unreadable(path: str, reason: str | None) -> Diagnostic:
    """SN108 for a file that could not be read. `reason` is the operating system's, as `OSError.strerror` gives it."""
    return Diagnostic(
        path, 0, 0, "SN108", f"the file could not be read: {reason}", "check its permissions, and the disk"
    )


def unreadable_folder(path: str) -> Diagnostic:
    """SN108 for a folder of which the system does not tell the files."""
    return Diagnostic(path, 0, 0, "SN108", "the folder could not be read", "check its permissions, and the disk")


def unfit_path(path: str, problem: str) -> Diagnostic:
    """SN405 for a file of the content folder. `problem`: as `addresses.path_problem` gives it."""
    return Diagnostic(path, 0, 0, "SN405", f"not published: {problem}: {quoted(path)}", "rename the file")


def deadly(path: str) -> Diagnostic:
    """SN110 for a file at which the process that worked on it died."""
    hint = "build again; if it happens again, report the file"
    return Diagnostic(path, 0, 0, "SN110", "a process died that worked on this file", hint)


def quoted(value: str) -> str:
    """The value as a message shows it: shortened to 80 characters and isolated from the text around it.

    Without the isolates (U+2068 ... U+2069) an Arabic value would turn the order of the English sentence around it.
    Isolates in the value itself are dropped, so that the value cannot close the isolate.
    """
    bare = _without_isolates(value)
    return isolated(bare if len(bare) <= _QUOTED_LENGTH else bare[: _QUOTED_LENGTH - 1] + "…")


def isolated(value: str) -> str:
    """The whole value, isolated in the same way."""
    return f"{_FIRST_STRONG_ISOLATE}{visible(_without_isolates(value))}{_POP_ISOLATE}"


def _without_isolates(value: str) -> str:
    return value.replace(_FIRST_STRONG_ISOLATE, "").replace(_POP_ISOLATE, "")


def visible(text: str) -> str:
    """The text with its control and direction characters as escapes (`\\u202e`), safe for a terminal or a log."""
    return _UNSEEN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


# How a line for a person names the severities and the hint.
ENGLISH_WORDS = {"error": "error", "warning": "warning", "note": "note", "hint": "hint"}


def format_text(diagnostic: Diagnostic, folder: str = "", words: Mapping[str, str] = ENGLISH_WORDS) -> str:
    """One line for a person: `content/articles/a.txt:3:1: error SN113: not a date: … (hint: …)`.

    The path begins with `folder` and a slash, unless `folder` is empty. A line or column of 0 is left out. So is the
    path, if the diagnostic is of no file.
    """
    place = [_path(diagnostic, folder)]
    if diagnostic.line:
        place.append(str(diagnostic.line))
        if diagnostic.column:
            place.append(str(diagnostic.column))
    where = visible(":".join(place)) + ": " if place[0] else ""
    return f"{where}{words[diagnostic.severity]} {diagnostic.code}: {_message(diagnostic, words)}"


def format_json(diagnostic: Diagnostic, folder: str = "") -> str:
    """One JSON object on one line, for programs. It always has all fields of the diagnostic.

    A lone surrogate (of a file name that is not UTF-8) becomes its JSON escape: the line can be encoded as UTF-8.
    """
    fields = {
        "file": _path(diagnostic, folder),
        "line": diagnostic.line,
        "column": diagnostic.column,
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def format_github(diagnostic: Diagnostic, folder: str = "") -> str:
    """A workflow command that GitHub shows as an annotation beside the line: `::error file=…,line=…::message`.

    GitHub reads the file's path from the root of the repository, so `folder` is the content folder's path from there.
    Escaped as in GitHub's toolkit (`@actions/core`): `%`, CR and LF everywhere, `:` and `,` in properties too.
    """
    properties = {"file": _path(diagnostic, folder)}
    if diagnostic.line:
        properties["line"] = str(diagnostic.line)
        if diagnostic.column:
            properties["col"] = str(diagnostic.column)
    properties["title"] = diagnostic.code
    listed = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    return f"::{_GITHUB_LEVELS[diagnostic.severity]} {listed}::{_github_data(_message(diagnostic))}"


def _path(diagnostic: Diagnostic, folder: str) -> str:
    stem = folder.replace("\\", "/").rstrip("/")
    if not stem:
        return "/" + diagnostic.file if folder.startswith("/") else diagnostic.file
    return f"{stem}/{diagnostic.file}"


def _message(diagnostic: Diagnostic, words: Mapping[str, str] = ENGLISH_WORDS) -> str:
    hint = f" ({words['hint']}: {diagnostic.hint})" if diagnostic.hint else ""
    return visible(diagnostic.message + hint)


def _github_data(text: str) -> str:
    """The text after the second `::`, escaped. Lone surrogates, which UTF-8 does not allow, become escapes."""
    writable = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return writable.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")
