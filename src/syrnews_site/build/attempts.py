"""Attempts: a build is repeated if files changed while it ran, or if the state of the last build is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TypeAlias

from syrnews_site.build.outcome import BuildFailed, Interrupted, Outcome, Unfinished
from syrnews_site.catalog.faults import is_damage, refused
from syrnews_site.disk.lock import Locked
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import Places
from syrnews_site.workers.pool import Refused

ATTEMPTS = 3  # at a site whose files change while it is built; in the last one these files are left out
DEADLY = 5  # times that a build begins again without the articles that ended its workers

Without: TypeAlias = Mapping[str, Diagnostic]  # files that an attempt does not read, each with its diagnostic
Attempt: TypeAlias = Callable[[bool, Without], Outcome]  # the first: make everything anew


def until_steady(where: Places, attempt: Attempt, *, clean: bool) -> Outcome:
    """The outcome of the first attempt that is not interrupted.

    The state of the last build can only cost time. If it is damaged, or if an attempt that uses it fails as only a
    mistake of this program should, everything is made anew, once.
    """
    without: dict[str, Diagnostic] = {}
    changed = deadly = 0
    while True:
        try:
            return attempt(clean, without)
        except Interrupted as error:
            if any(diagnostic.code == "SN109" for diagnostic in error.diagnostics):
                changed += 1
            else:
                deadly += 1
            if changed == ATTEMPTS or deadly == DEADLY or not all(found.file for found in error.diagnostics):
                raise BuildFailed(error.diagnostics) from error
            if deadly or changed == ATTEMPTS - 1:
                without |= {diagnostic.file: diagnostic for diagnostic in error.diagnostics}
            clean = clean or changed == ATTEMPTS - 1
        except sqlite3.DatabaseError as error:
            if clean or not is_damage(error):
                raise refused(error, where.catalog) from error
            clean = True
        except (BuildFailed, Unfinished, Refused, Locked, OSError, MemoryError):
            raise
        except Exception:
            if clean:
                raise
            # Imported here, since it is hardly ever needed. Nothing shows the message unless somebody asks for it.
            import logging  # noqa: PLC0415

            logging.getLogger(__name__).info("the state of the last build is not used", exc_info=True)
            clean = True
