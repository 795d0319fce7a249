"""Drives an installed Firefox by WebDriver BiDi, its own protocol; the methods are those of Playwright's pages.

Firefox is the file that the environment variable FIREFOX_PATH names, or else an installed Firefox. The protocol:
https://w3c.github.io/webdriver-bidi/
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Protocol

from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

COMMANDS = ("firefox-esr", "firefox")
PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
    r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
)
# Pages are light whatever the system prefers, and Firefox asks no host while it starts. As soon as Firefox listens, it
# turns off by itself whatever else would disturb a test: updates, the first page, portals, lists of bad sites.
SCHEME = "layout.css.prefers-color-scheme.content-override"
SCHEMES = {"dark": 0, "light": 1}
PREFERENCES = {
    SCHEME: SCHEMES["light"],
    "app.normandy.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
EVENTS = ("browsingContext.userPromptOpened", "log.entryAdded", "network.beforeRequestSent", "network.fetchError")
KEYS = {  # in WebDriver's numbers
    "ArrowDown": "\ue015",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowUp": "\ue013",
    "Enter": "\ue007",
    "Tab": "\ue004",
}
PATIENCE = 60.0  # seconds: enough for a busy machine; a Firefox that hangs fails a test after them

# Like Playwright, takes an expression, or a function that is called with one argument.
EVALUATE = """async (argument) => {
  const value = (%s);
  const result = await (typeof value === "function" ? value(JSON.parse(argument)) : value);
  return JSON.stringify(result ?? null);
}"""
MIDDLE = """(selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getClientRects()[0];
  return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
}"""


class Tab(Protocol):
    """The methods that Playwright's page and Firefox's tab both have; tests of both browsers call no others."""

    @property
    def url(self) -> str: ...
    def goto(self, url: str, /) -> object: ...
    def reload(self) -> object: ...
    def evaluate(self, expression: str, arg: Any = None, /) -> Any: ...
    def wait_for_function(self, expression: str, /, *, arg: Any = None) -> object: ...
    def press(self, selector: str, key: str, /) -> None: ...
    def fill(self, selector: str, value: str, /) -> None: ...
    def click(self, selector: str, /) -> None: ...
    def set_viewport_size(self, viewport_size: ViewportSize, /) -> None: ...
    def emulate_media(self, *, color_scheme: Any = None) -> None: ...
    @property
    def on(self) -> Callable[..., None]: ...  # event, function


class Refused(Exception):
    """Firefox answers that it cannot execute a command."""


def find() -> Path | None:
    """The first Firefox that is on this machine, or None."""
    named = os.environ.get("FIREFOX_PATH")
    places = [named] if named else [*filter(None, map(shutil.which, COMMANDS)), *PLACES]
    return next((place for place in map(Path, places) if place.is_file()), None)


@contextmanager
def running(program: Path, folder: Path) -> Iterator[Firefox]:
    """A Firefox with a fresh profile in an empty folder. Firefox ends with the block."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (folder / "user.js").write_text("".join(lines), encoding="ascii")
    # The protocol cannot yet change from light to dark: that needs access to the system.
    options = ("--headless", "--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access")
    log = folder / "firefox.log"
    with log.open("wb") as output:
        command = [str(program), *options, "--profile", str(folder)]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        address = _address(process, log)
        # No pings: their thread draws from `random`, and Hypothesis would believe that the test did so.
        with connect(f"{address}/session", max_size=None, compression=None, proxy=None, ping_interval=None) as socket:
            firefox = Firefox(socket)
            yield firefox
            firefox.call("browser.close")
            process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """The address at which Firefox listens. Firefox writes the address as soon as it listens."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if found := re.search(r"BiDi listening on (ws://\S+)\s", log.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(f"Firefox does not listen: {log.read_text(encoding='utf-8', errors='replace')}")


class Firefox:
    """A running Firefox: one session. Each event goes to the tab in which it happened."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self._tabs: dict[str, FirefoxTab] = {}
        self.call("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": {"default": "dismiss"}}})
        self.call("session.subscribe", events=EVENTS)
        chrome = self.call("browsingContext.getTree", **{"moz:scope": "chrome"})
        self._window = chrome["contexts"][0]["context"]

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Firefox's answer to a command. Events that come before the answer go to their tabs."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        end = time.monotonic() + PATIENCE
        while True:
            try:
                message = json.loads(self._socket.recv(end - time.monotonic()))
            except TimeoutError:
                raise TimeoutError(f"Firefox has not answered {method} for {PATIENCE:.0f} s: {parameters}") from None
            if message["type"] == "event":
                self._dispatch(message["method"], message["params"])
            elif message["id"] == self._number:
                if message["type"] == "error":
                    raise Refused(f"{method}: {message['error']}: {message['message']}")
                result: dict[str, Any] = message["result"]
                return result

    def _dispatch(self, event: str, details: Mapping[str, Any]) -> None:
        context = details.get("context") or details.get("source", {}).get("context")
        if tab := self._tabs.get(context or ""):
            tab.receive(event, details)

    def prefer(self, name: str, value: int) -> None:
        """Change a preference."""
        script = f"Services.prefs.setIntPref({json.dumps(name)}, {value})"
        self.call("script.evaluate", expression=script, target={"context": self._window}, awaitPromise=False)

    @contextmanager
    def tab(self) -> Iterator[FirefoxTab]:
        """A new empty tab in a profile of its own."""
        user = self.call("browser.createUserContext")["userContext"]
        context = self.call("browsingContext.create", type="tab", userContext=user)["context"]
        self._tabs[context] = tab = FirefoxTab(self, context)
        try:
            tab.set_viewport_size({"width": 1280, "height": 720})
            yield tab
        finally:
            del self._tabs[context]
            self.call("browser.removeUserContext", userContext=user)
            self.prefer(SCHEME, SCHEMES["light"])


class FirefoxTab:
    """A tab of Firefox; its methods do what Playwright's methods of the same names do."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox, self._context = firefox, context
        self._listeners: defaultdict[str, list[Callable[[Any], object]]] = defaultdict(list)

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        return self._firefox.call(method, context=self._context, **parameters)

    @property
    def url(self) -> str:
        """The address, without a text fragment."""
        return str(self.evaluate("location.href"))

    def goto(self, url: str) -> None:
        """Open an address; returns when the whole page is loaded."""
        self._call("browsingContext.navigate", url=url, wait="complete")

    def reload(self) -> None:
        """Open the page again."""
        self._call("browsingContext.reload", wait="complete")

    def evaluate(self, expression: str, arg: object = None) -> Any:
        """The value of a JavaScript expression, or of a JavaScript function for the argument."""
        answer = self._firefox.call(
            "script.callFunction",
            functionDeclaration=EVALUATE % expression,
            arguments=[{"type": "string", "value": json.dumps(arg)}],
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise Refused(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_for_function(self, expression: str, *, arg: object = None) -> None:
        """Returns as soon as a function is true. If the page changes meanwhile, the next page is asked."""
        end, refused = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end:
            try:
                if self.evaluate(f"async (argument) => Boolean(await ({expression})(argument))", arg):
                    return
            except Refused as refusal:
                refused = str(refusal)
            time.sleep(0.02)
        raise TimeoutError(f"not true for {PATIENCE:.0f} s: {expression} with {arg!r}; {refused}")

    def press(self, selector: str, key: str) -> None:
        """Press a key while an element has the focus."""
        self.evaluate("selector => document.querySelector(selector).focus()", selector)
        self._type([KEYS.get(key, key)])

    def fill(self, selector: str, value: str) -> None:
        """Type a text into an input field; the text replaces the field's value."""
        self.evaluate("selector => document.querySelector(selector).select()", selector)
        self._type(value)

    def _type(self, keys: Iterable[str]) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def click(self, selector: str) -> None:
        """Click the middle of an element's first line."""
        x, y = self.evaluate(MIDDLE, selector)
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            *({"type": f"pointer{to}", "button": 0} for to in ("Down", "Up")),
        ]
        self._call("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def set_viewport_size(self, viewport_size: ViewportSize) -> None:
        """Change the size of the visible part of the page, in CSS pixels."""
        self._call("browsingContext.setViewport", viewport=viewport_size)

    def emulate_media(self, *, color_scheme: str) -> None:
        """Prefer "light" or "dark", in all tabs."""
        self._firefox.prefer(SCHEME, SCHEMES[color_scheme])
        self.wait_for_function("scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches", arg=color_scheme)

    def on(self, event: str, f: Callable[[Any], object]) -> None:
        """Call a function at each console, pageerror, dialog, request or requestfailed."""
        self._listeners[event].append(f)

    def receive(self, event: str, details: Mapping[str, Any]) -> None:
        """Call the listeners to an event with the value that Playwright would give them."""
        value: object
        match event:
            case "log.entryAdded" if details["type"] == "javascript":
                name, value = "pageerror", details["text"]
            case "log.entryAdded":
                name, value = "console", SimpleNamespace(type=details["level"], text=details["text"])
            case "browsingContext.userPromptOpened":
                name, value = "dialog", SimpleNamespace(message=details["message"])
            case _:
                name = "request" if event == "network.beforeRequestSent" else "requestfailed"
                value = SimpleNamespace(url=details["request"]["url"], failure=details.get("errorText"))
        for listener in self._listeners[name]:
            listener(value)
