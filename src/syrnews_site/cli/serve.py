"""`syrnews-site serve`: the preview, from the command line."""

from __future__ import annotations

import errno
import signal
import sys
import threading
from typing import TYPE_CHECKING

import click

from syrnews_site.cli.options import bug, debug, given_options, place_options
from syrnews_site.cli.printing import say
from syrnews_site.cli.report import UNCHANGED, USAGE, not_ours, refusal, require_content, show, stop

if TYPE_CHECKING:
    from syrnews_site.build.outcome import Outcome
    from syrnews_site.preview.preview import Preview
    from syrnews_site.preview.server import Server
    from syrnews_site.settings.options import Options


@click.command()
@place_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free.")
@click.option(
    "--bind", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="0.0.0.0: for the whole network."
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(port: int, bind: str, open_browser: bool, **given: object) -> None:
    """Show the site while you write; pages reload by themselves.

    Builds the site in the same folder as `build`. The foot of each page lists mistakes in the content. Articles may be
    pasted at /+. Ctrl-C ends the preview.

    \b
    syrnews-site serve --open
    syrnews-site serve --drafts --port 9000
    """
    # Imported here, so that other commands and --help start without the build and the web server.
    from syrnews_site.build.output import NotOurs  # noqa: PLC0415
    from syrnews_site.preview.preview import Preview  # noqa: PLC0415

    options = given_options(given)
    require_content(options.content)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    preview, end = Preview(options), threading.Event()
    server = listen(bind, port, preview)
    server.start()
    try:
        tell(preview.build(), options)
        say(f"serving {server.address} (Ctrl-C ends it); to paste an article: {server.address}+")
        if open_browser:
            import webbrowser  # noqa: PLC0415

            webbrowser.open(server.address)
        from syrnews_site.preview.watch import keep_building  # noqa: PLC0415 - 20 ms that the first page need not wait

        keep_building(preview, lambda result: tell(result, options), end)
    except NotOurs as error:
        stop(not_ours(error), USAGE)
    except KeyboardInterrupt:
        say("ended")
    finally:
        end.set()
        preview.end()
        server.stop()


def listen(bind: str, port: int, preview: Preview) -> Server:
    """The server on its port. Ends the command with a message if the port cannot be had."""
    from syrnews_site.preview.server import Server  # noqa: PLC0415 - as above

    try:
        return Server(bind, port, preview)
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            stop(f"port {port} is taken: choose another by --port, or --port 0 for any that is free", USAGE)
        stop(f"nothing can be served at {bind!r}: {error.strerror or error}", USAGE)


def tell(result: Outcome | Exception, options: Options) -> None:
    """Print the result of a build."""
    from syrnews_site.build.outcome import BuildFailed, Outcome, Unfinished  # noqa: PLC0415 - as above
    from syrnews_site.disk.lock import Locked  # noqa: PLC0415

    if isinstance(result, Outcome):
        show(result.diagnostics, "text", options.content)
        wrote = f"{result.written_count} written, {len(result.deleted)} deleted"
        say(f"built: {result.articles} articles, {result.rejected} rejected; {wrote}, {result.seconds:.1f} s")
    elif isinstance(result, BuildFailed):
        show(result.diagnostics, "text", options.content)
        say(UNCHANGED, err=True)
    elif isinstance(result, Locked):
        say("another build of this site is running; waiting for it", err=True)
    elif isinstance(result, Unfinished):
        say(f"syrnews-site: {result}", err=True)
    elif isinstance(result, (OSError, MemoryError)):
        say(f"syrnews-site: {refusal(result)}\n{UNCHANGED}", err=True)
    else:
        debug(result)
        say(f"syrnews-site: {bug(result)}", err=True)
    sys.stdout.flush()
