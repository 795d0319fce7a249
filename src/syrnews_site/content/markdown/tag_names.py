"""Names of tags as people write them: with commas of several scripts, marks of hashtags, quotation marks."""

from __future__ import annotations

import re

from syrnews_site.yamlreader.characters import COMMAS, UNSEEN

TAG_COMMA = re.compile(f"[,;{COMMAS}]")
OTHER_COMMA = re.compile(f"[{COMMAS}]")
_TAG_EDGE = re.compile(f"^[\\s#{UNSEEN}]+|[\\s#{UNSEEN}]+$")
_IN_QUOTATION_MARKS = re.compile("\"(.+)\"|'(.+)'|“(.+)”|«(.+)»")


def bare_tag(name: str) -> str:
    """A tag without the marks of hashtags, without invisible characters at its ends, and without quotation marks."""
    if name[:1].isalnum() and name[-1].isalnum():
        return name
    bare = _TAG_EDGE.sub("", name)
    quoted_tag = _IN_QUOTATION_MARKS.fullmatch(bare)
    return quoted_tag[quoted_tag.lastindex or 0] if quoted_tag else bare
