"""A real Chromium, and axe run inside its pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from foundation.settings import ROOT

CHROMIUM = os.environ.get("VEIVISER_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser, headless, with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


def axe_violations(page: Page | Frame) -> list[str]:
    """Return what axe finds on a page or in a frame that stands still, one line each: rule, help and where."""
    # Evaluated by the debugger, so that the page's content security policy stays as it is in service.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # What fades in has other colours on its way.
    page.evaluate(
        """() => Promise.all(document.getAnimations()
            .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
            .map((one) => one.finished.catch(() => null)))"""
    )
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {violation['help']} {[node['target'] for node in violation['nodes']][:4]}"
        for violation in found["violations"]
    ]


def picture(page: Page, name: str) -> None:
    """Save a screenshot into docs/ when asked to (VEIVISER_PICTURES=1); tests don't change the tree otherwise."""
    if os.environ.get("VEIVISER_PICTURES"):
        folder = Path(ROOT) / "docs" / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")
