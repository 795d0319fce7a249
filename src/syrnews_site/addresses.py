"""Addresses on the site, relative to its root: of articles, days, months and years, and which names a page may have."""

from __future__ import annotations

import re
import unicodedata

SHEET_PATH = "assets/style.css"
MEDIA = "media/"  # the same folder of the content folder and of the site
# Folders below the site's root that hold our own pages and files, beside those of days and of undated articles.
OWN_FOLDERS = ("assets", "chronology", "media", "on-this-day", "search", "sources", "stories", "tags")
OWN_NAMES = frozenset(("index", "404"))  # pages that we put into the folders of articles
# Files at the site's root that are our own; `sitemap-2025.xml` and the like besides.
ROOT_FILES = frozenset(
    (
        "index.html",
        "404.html",
        "years.html",
        "map.html",
        "search.html",
        "stats.html",
        "feed.xml",
        "opensearch.xml",
        "robots.txt",
    )
)

# Windows reserves these names for devices, with or without an extension, whatever their case (Microsoft, "Naming Files,
# Paths, and Namespaces").
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
# A name that every file system keeps unchanged has letters and digits of any script, marks on letters, and these signs.
# With a suffix it stays below the 255 bytes of a file name, and below the 260 characters of a whole path on Windows.
_PAGE_NAME_SIGNS = "._-"
_ASCII_PAGE_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_PAGE_NAME_LENGTH = 100  # characters
_PAGE_NAME_BYTES = 200
# One folder or file of an old address: every file system accepts it, and every browser reads it as it is written.
_ALIAS_PART = re.compile(
    r"""[^\x00-\x1f\x7f\\:*?"<>|#%. ](?:[^\x00-\x1f\x7f\\:*?"<>|#%]{0,98}[^\x00-\x1f\x7f\\:*?"<>|#%. ])?"""
)
_ALIAS_LENGTH = 200  # characters

# Endings of files that some servers run, or read as their own settings. Apache looks for the handlers of mod_cgi and of
# PHP at every ending of a name, not at the last one alone: it runs `a.php.txt`.
_RUNNABLE = re.compile(
    r"""php\d?|phps|phpt|pht|phtml|phar|f?cgi|fpl|pl|pm|py[cw]?|rb|rhtml|erb|lua|tcl|sh|bash
      | aspx?|asax?|ascx|ashx|asmx|cer|cshtml|vbhtml|jsp[xf]?|jsw|jsv|jhtml|cfml?|cfc
      | shtml?|stm|exe|dll|bat|cmd|htaccess|htpasswd|htgroup|htdigest
    """,
    re.VERBOSE,
)
_SETTINGS = frozenset((".user.ini", "web.config"))  # of PHP and of IIS, which look for these names
_NAME_BYTES = 255  # of one name, on every usual file system
_PATH_BYTES = 1024  # of a whole path; an object of S3 has no longer key
# Control characters, and marks that turn the direction of a name: they disguise a name wherever it is shown.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def article_path(date: str, identity: str) -> str:
    """The page of an article, from a headline's date: `2025/11/06/<id>.html`.

    It is `2025/11/<id>.html` for a month, `2025/<id>.html` for a year, `undated/<id>.html` for an empty date.
    """
    return f"{date[:10].replace('-', '/') or 'undated'}/{identity}.html"


def day_path(day: str) -> str:
    """The page of a day, from `2025-11-06`."""
    return f"{day[:4]}/{day[5:7]}/{day[8:10]}/index.html"


def month_path(month: str) -> str:
    """The page of a month, from `2025-11`."""
    return f"{month[:4]}/{month[5:7]}/index.html"


def year_path(year: str) -> str:
    """The page of a year."""
    return f"{year}/index.html"


def period_path(period: str) -> str:
    """The page of a day, a month or a year, from `2025-11-06`, `2025-11` or `2025`."""
    return f"{period.replace('-', '/')}/index.html"


def day_of_year_path(day: str) -> str:
    """The page of a day of the year, from `11-06`."""
    return f"on-this-day/{day}.html"


def chronology_path(year: str = "") -> str:
    """The page of all events, or of those of a year."""
    return f"chronology/{year or 'index'}.html"


def term_path(term: str, period: str = "") -> str:
    """The page of a term (`tags/damascus`), or of one year or month of it."""
    return f"{term}/{period or 'index'}.html"


def story_path(url: str) -> str:
    """The page of a story, from the path of its earliest article."""
    return f"stories/{url}"


def is_device_name(name: str) -> bool:
    """Whether Windows takes a file's name for a device."""
    return _DEVICE.fullmatch(name) is not None


def is_page_name(name: str) -> bool:
    """Whether an article's id can name its page: on every file system, and beside the pages that we make.

    The id is in NFC. It begins with a letter or digit, and does not end with a full stop.
    """
    fit = _ASCII_PAGE_NAME.fullmatch(name) is not None if name.isascii() else _is_foreign_page_name(name)
    return fit and not is_device_name(name) and name.lower() not in OWN_NAMES and not has_runnable_ending(name)


def _is_foreign_page_name(name: str) -> bool:
    """The same for a name with letters outside ASCII, character by character."""
    if len(name) > _PAGE_NAME_LENGTH or len(name.encode(errors="replace")) > _PAGE_NAME_BYTES:
        return False
    if not name[0].isalnum() or name[-1] == "." or not all(map(_is_page_name_character, name)):
        return False
    return unicodedata.is_normalized("NFC", name)


def _is_page_name_character(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PAGE_NAME_SIGNS
    category = unicodedata.category(character)
    return category in ("Nd", "Mn", "Mc", "Lo", "Ll", "Lu", "Lt")


def has_runnable_ending(name: str) -> bool:
    """Whether some server may run a file of this name, or read it as settings, whichever ending is the last."""
    endings = name.lower().split(".")[1:]
    return any(map(_RUNNABLE.fullmatch, endings)) or name.lower() in _SETTINGS


def path_problem(path: str) -> str:
    """Why a file cannot be published at a path, as the end of a sentence; empty if it can. `path` is in NFC."""
    if len(path.encode(errors="replace")) > _PATH_BYTES:
        return f"the whole path has more than {_PATH_BYTES} bytes in UTF-8"
    for name in path.split("/"):
        if len(name.encode(errors="replace")) > _NAME_BYTES:
            return f"a name has more than {_NAME_BYTES} bytes in UTF-8"
        if _UNSEEN.search(name) or "\\" in name:
            return "a name has characters that nobody sees, or a backslash"
        if is_device_name(name) or name != name.rstrip(". "):
            return "Windows does not keep a name that ends with a dot or a space, or that means a device, such as con"
    return "some servers run a file with such an ending" if has_runnable_ending(path.rpartition("/")[2]) else ""


def is_root_file(path: str) -> bool:
    """Whether a path, in small letters, is that of a file of our own at the site's root."""
    return path in ROOT_FILES or (path.startswith("sitemap") and path.endswith(".xml"))


def alias_path(address: str) -> str:
    """The file that shows a page at an old address, decoded and from the site's root; empty if no file can.

    Every server answers for a folder with its `index.html`: this is the file for an address that ends with a slash
    (`2013/05/name/`), has no suffix, or has the suffix of a program (`news.php`), which a server would run or offer
    for download.
    """
    path = address.strip().removeprefix("./").removeprefix("/")
    if not path.lower().endswith((".html", ".htm")):
        path = path.removesuffix("/") + "/index.html"
    if len(path) > _ALIAS_LENGTH or path_problem(path):
        return ""
    fit = all(_ALIAS_PART.fullmatch(part) and not is_device_name(part) for part in path.split("/"))
    return path if fit else ""
