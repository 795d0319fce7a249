"""axe-core on pages in a browser, by light and by dark, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests import browser as browsers
from tests.states import ANSWERED

WIDTHS = (360, 1280)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async (tags) => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } },
  });
  return found.violations.map((each) => `${each.id}: ${each.help}: ${each.nodes[0].html.slice(0, 120)}`);
}"""


def violations(axe: Path, output: Path, pages: Iterable[str]) -> Iterator[str]:
    """What axe finds on the pages of a site, opened as files."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and the other tools need none

    script, names = axe.read_text(encoding="utf-8"), list(pages)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browsers.get(), args=browsers.flags())
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                size = {"width": width, "height": 900}
                # The pages' own policy keeps every script out, axe as well.
                with running.new_context(viewport=size, color_scheme=scheme, bypass_csp=True) as context:  # type: ignore[arg-type]
                    page = context.new_page()
                    for name in names:
                        page.goto(f"{output.as_uri()}/{name}")
                        if "?" in name:
                            page.wait_for_function(ANSWERED)
                        page.add_script_tag(content=script)
                        for said in page.evaluate(RUN, list(RULES)):
                            yield f"{name} ({width} px, {scheme}): {said}"
        running.close()
