"""The moment of a build: an input of the build, read from the clock once."""

from __future__ import annotations

import os
import time
from datetime import datetime

from syrnews_site.zones import zone


def now(timezone: str) -> str:
    """The moment of this build in the form of a headline's `sort`: local to `timezone`, to the minute.

    SOURCE_DATE_EPOCH (seconds since 1970), if it is set, replaces the clock.
    """
    try:
        seconds = float(os.environ["SOURCE_DATE_EPOCH"])
    except (KeyError, ValueError):
        seconds = time.time()
    return datetime.fromtimestamp(seconds, zone(timezone)).strftime("%Y-%m-%dT%H:%M")
