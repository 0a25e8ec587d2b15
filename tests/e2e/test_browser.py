"""The whole way in a real Chromium: a citizen on the site, a counsellor in the console, everything real."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, FrameLocator, Locator, Page, expect

from tests.e2e.browser import axe_violations, picture
from tests.house import PASSWORD, House

pytestmark = [pytest.mark.house, pytest.mark.browser]


def _open_chat(page: Page, house: House, path: str = "/") -> FrameLocator:
    page.goto(house.base + path)
    page.get_by_test_id("veiviser-launcher").click()
    chat = page.frame_locator("iframe[src*='/widget']")
    expect(_messages(chat, "bot").first).to_be_visible()
    return chat


def _frame(page: Page) -> Frame:
    return next(frame for frame in page.frames if "/widget" in frame.url)


def _messages(chat: FrameLocator, author: str) -> Locator:
    return chat.locator(f"[data-testid=chat-message][data-author={author}]")


def _write(chat: FrameLocator, text: str) -> None:
    chat.get_by_test_id("chat-input").fill(text)
    chat.get_by_test_id("chat-input").press("Enter")
    expect(_messages(chat, "citizen").last).to_contain_text(text)


def _log_in(page: Page, house: House, username: str = "veileder") -> None:
    page.goto(f"{house.base}/konsoll")
    page.get_by_test_id("login-username").fill(username)
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()


def test_a_citizen_asks_is_answered_meets_a_counsellor_and_goes_on_with_the_bot(
    house: House, browser: Browser, context: BrowserContext
) -> None:
    page = context.new_page()
    chat = _open_chat(page, house)
    assert axe_violations(page) == []
    assert axe_violations(_frame(page)) == []

    _write(chat, "hvordan søker jeg lån og stipend?")
    expect(_messages(chat, "bot").nth(1)).to_contain_text("Lånekassen")

    _write(chat, "jeg liker å jobbe med dyr")
    expect(chat.get_by_test_id("occupation-card").first).to_be_visible()
    titles = chat.get_by_test_id("occupation-card").all_inner_texts()
    assert re.search("Veterinær|Dyrepleier", " ".join(titles)), titles
    picture(page, "widget-desktop")
    assert axe_violations(_frame(page)) == []

    _write(chat, "kan jeg snakke med et menneske")
    expect(chat.get_by_test_id("queue-position")).to_be_visible()
    expect(chat.get_by_test_id("queue-position")).to_contain_text(re.compile(r"\d+"))

    console = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO").new_page()
    console.set_default_timeout(15_000)
    console.goto(f"{house.base}/konsoll")
    expect(console.get_by_test_id("login-username")).to_be_visible()
    assert axe_violations(console) == []
    _log_in(console, house)
    waiting = console.get_by_test_id("queue-item").filter(has_text="kan jeg snakke med et menneske").first
    waiting.click()
    console.get_by_test_id("claim").first.click()
    history = console.get_by_test_id("console-message")
    expect(history.filter(has_text="jeg liker å jobbe med dyr").first).to_be_visible()
    console.get_by_test_id("console-input").fill("Hei, jeg heter Kari. Hvilke dyr tenker du på?")
    console.get_by_test_id("console-send").click()
    expect(_messages(chat, "counsellor").last).to_contain_text("Hvilke dyr tenker du på?")
    _write(chat, "hester og hunder")
    expect(history.filter(has_text="hester og hunder").first).to_be_visible()
    picture(console, "console")
    assert axe_violations(console) == []
    assert axe_violations(_frame(page)) == []

    count = _messages(chat, "citizen").count()
    page.reload()
    chat = page.frame_locator("iframe[src*='/widget']")
    expect(_messages(chat, "counsellor").last).to_contain_text("Hvilke dyr tenker du på?")
    expect(_messages(chat, "citizen")).to_have_count(count)
    console.reload()
    console.get_by_text("hester og hunder").first.click()
    expect(history.filter(has_text="hester og hunder").first).to_be_visible()
    _write(chat, "er du der fortsatt?")
    expect(history.filter(has_text="er du der fortsatt?").first).to_be_visible()

    console.get_by_test_id("hand-back").click()
    _confirm(console)
    expect(console.get_by_test_id("hand-back")).to_be_hidden()
    _write(chat, "hva gjør en veterinær?")
    expect(_messages(chat, "bot").last).to_contain_text("dyr")

    chat.get_by_test_id("chat-human").click()
    expect(chat.get_by_test_id("queue-position")).to_be_visible()
    console.get_by_test_id("queue-item").filter(has_text="hva gjør en veterinær?").first.click()
    console.get_by_test_id("claim").first.click()
    console.get_by_test_id("close-conversation").click()
    _confirm(console)
    expect(_messages(chat, "system").last).to_contain_text("avsluttet")
    console.context.close()


def _confirm(page: Page) -> None:
    """Answer yes where the console asks again."""
    dialog = page.locator("dialog[open]")
    if dialog.count():
        dialog.get_by_role("button").filter(has_not_text=re.compile("Avbryt|Lukk")).last.click()


@pytest.mark.parametrize("width", [320, 360])
def test_the_widget_fits_a_small_phone_and_works_by_keyboard_alone(house: House, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, locale="nb-NO", has_touch=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(house.base)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    launcher = page.get_by_test_id("veiviser-launcher")
    launcher.focus()
    page.keyboard.press("Enter")
    chat = page.frame_locator("iframe[src*='/widget']")
    expect(_messages(chat, "bot").first).to_be_visible()
    expect(chat.get_by_test_id("chat-human")).to_be_visible()
    expect(chat.get_by_test_id("chat-input")).to_be_focused()
    page.keyboard.type("jeg liker å jobbe med dyr")
    page.keyboard.press("Enter")
    expect(chat.get_by_test_id("occupation-card").first).to_be_visible()
    expect(chat.get_by_test_id("chat-input")).to_be_focused()
    frame = _frame(page)
    assert frame.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(frame) == []
    picture(page, f"widget-{width}")
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    context.close()


def test_new_messages_are_announced_to_screen_readers(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    chat = _open_chat(page, house)
    log = chat.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    _write(chat, "hei")
    expect(log.locator("[data-author=bot]").nth(1)).to_be_visible()


def test_pages_about_occupations_are_found_read_and_accessible(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    for path in ("/", "/yrker", "/yrker/veterinaer"):
        page.goto(house.base + path)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert axe_violations(page) == [], path
    expect(page.locator("h1")).to_contain_text("Veterinær")
    expect(page.locator("body")).to_contain_text("2250")
    picture(page, "occupation")


def test_nothing_is_asked_of_other_hosts(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chat = _open_chat(page, house)
    _write(chat, "jeg liker dyr")
    expect(chat.get_by_test_id("occupation-card").first).to_be_visible()
    page.goto(f"{house.base}/konsoll")
    page.wait_for_load_state("networkidle")
    foreign = [url for url in asked if not url.startswith((house.base, "data:", "blob:"))]
    assert foreign == []


@pytest.fixture
def foreign_site(house: House, tmp_path: Path) -> Iterator[str]:
    """A site of somebody else's (another origin), with our one script tag."""
    script = f"<script src='{house.base}/widget.js' defer></script>"
    page = f"<!doctype html><html lang=nb><head><title>Skolen</title>{script}</head><body><h1>Skolen</h1></body></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_the_widget_works_on_a_foreign_site_from_one_script_tag(foreign_site: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(foreign_site)
    page.get_by_test_id("veiviser-launcher").click()
    chat = page.frame_locator("iframe[src*='/widget']")
    expect(_messages(chat, "bot").first).to_be_visible()
    _write(chat, "hei")
    expect(_messages(chat, "bot").nth(1)).to_be_visible()


def test_a_crisis_shows_numbers_that_can_be_dialled(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    chat = _open_chat(page, house)
    _write(chat, "jeg orker ikke leve lenger")
    for number in ("113", "116117", "116123", "116111"):
        expect(chat.locator(f"a[href='tel:{number}']").first).to_be_visible()
    assert axe_violations(_frame(page)) == []
    picture(page, "widget-crisis")


def test_a_short_follow_up_is_about_the_answer_just_given(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    chat = _open_chat(page, house)
    _write(chat, "kan jeg få lån og stipend?")
    expect(_messages(chat, "bot").last).to_contain_text("Lånekassen")
    _write(chat, "må jeg betale tilbake da")
    expect(_messages(chat, "bot").last).to_contain_text("stipend skal du ikke betale tilbake")
    _write(chat, "når er fristen?")
    expect(_messages(chat, "bot").last).to_contain_text("15. november")
    assert axe_violations(_frame(page)) == []
