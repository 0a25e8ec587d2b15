"""A browser for every file of journeys, and a large screen for every test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.browser import chromium

# Beside other tests on the same two cores an answer may take its time.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    made.set_default_timeout(15_000)
    yield made
    made.close()
