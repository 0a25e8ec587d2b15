"""A reflection in the chat, everything real: asked, interrupted, finished, seen on the page and, with consent, by the counsellor."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from tests.e2e.browser import axe_violations, picture
from tests.house import PASSWORD, House, bot_text

pytestmark = [pytest.mark.house, pytest.mark.browser]


def _latest(chat: FrameLocator) -> Locator:
    return chat.locator("[data-testid=chat-message][data-author=bot]").last


def _say(chat: FrameLocator, text: str, answer: str | re.Pattern[str]) -> None:
    """Write, and wait until the bot's last message is the expected one."""
    chat.get_by_test_id("chat-input").fill(text)
    chat.get_by_test_id("chat-input").press("Enter")
    expect(_latest(chat)).to_contain_text(answer, timeout=20_000)


def _reflect(page: Page, house: House) -> FrameLocator:
    """Go through the short form in the chat, with a question in its middle, to the result."""
    page.goto(house.base)
    page.get_by_test_id("veiviser-launcher").click()
    chat = page.frame_locator("iframe[src*='/widget']")
    expect(_latest(chat)).to_be_visible()
    _say(chat, "kan jeg ta en interessetest?", "Spørsmål 1 av 18")
    chat.get_by_role("button", name="Sånn passe").last.click()
    expect(_latest(chat)).to_contain_text("Spørsmål 2 av 18")
    _say(chat, "hva gjør en sykepleier?", "Spørsmål 2 av 18")
    expect(chat.get_by_text("Så går vi videre der vi var.")).to_be_visible()
    items = page.request.get(f"{house.base}/api/v1/guidance/items?lang=nb").json()["items"]
    for number in range(2, 19):
        asked = _latest(chat).inner_text().casefold()
        kind = next(item["type"] for item in items if item["text"].casefold() in asked)
        following = f"Spørsmål {number + 1} av 18" if number < 18 else "ga deg energi"
        _say(chat, {"S": "elsker det", "I": "4"}.get(kind, "ikke så gøy"), following)
    _say(chat, "jeg hjalp til på leksehjelpen og likte å forklare", "Stemmer det?")
    _say(chat, "ja", "viktigst for deg")
    chat.get_by_role("button", name="Å hjelpe andre").last.click()
    expect(_latest(chat)).to_contain_text("Er det noe du ikke kan")
    _say(chat, "jeg har vond rygg", "prøve denne uka")
    expect(chat.get_by_test_id("occupation-card").first).to_be_visible()
    return chat


def test_a_reflection_in_the_chat_is_seen_whole_on_the_page_and_by_the_counsellor_with_consent(
    house: House, browser: Browser, context: BrowserContext
) -> None:
    page = context.new_page()
    chat = _reflect(page, house)
    frame = next(frame for frame in page.frames if "/widget" in frame.url)
    assert axe_violations(frame) == []
    picture(page, "interesser-chat")

    with context.expect_page() as opened:
        chat.get_by_role("link", name=re.compile("Se hele resultatet")).click()
    whole = opened.value
    expect(whole.locator(".suggestion").first).to_be_visible()
    assert "samtale" not in whole.url
    assert axe_violations(whole) == []

    chat.get_by_role("button", name="La veilederen se resultatet").last.click()
    expect(_latest(chat)).to_contain_text("kan nå se resultatet")
    chat.get_by_test_id("chat-human").click()
    expect(chat.get_by_test_id("queue-position")).to_be_visible()

    console = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO").new_page()
    console.set_default_timeout(15_000)
    console.goto(f"{house.base}/konsoll")
    console.get_by_test_id("login-username").fill("veileder")
    console.get_by_test_id("login-password").fill(PASSWORD)
    console.get_by_test_id("login-submit").click()
    console.get_by_test_id("queue-item").filter(has_text="La veilederen se resultatet").first.click()
    expect(console.get_by_test_id("reflection")).to_have_count(0)
    console.get_by_test_id("claim").first.click()
    panel = console.get_by_test_id("reflection")
    panel.locator("summary").click()
    expect(panel).to_contain_text("leksehjelpen")
    expect(panel.locator("li").first).to_be_visible()
    assert axe_violations(console) == []
    picture(console, "interesser-konsoll")
    console.context.close()


def test_without_consent_the_counsellor_sees_no_result(house: House) -> None:
    citizen = house.citizen()
    citizen.say("kan jeg ta en interessetest?")
    citizen.say("elsker det")
    result = citizen.say("vis resultatet")
    assert re.search("Disse yrkene kan|ulike yrker", bot_text(result))
    citizen.say("kan jeg snakke med et menneske")
    counsellor = house.counsellor()
    path = f"/api/v1/conversations/{citizen.id}"
    assert counsellor.get(f"{path}/reflection").status_code == 409
    assert counsellor.post(f"{path}/claim").status_code == 200
    found = counsellor.get(f"{path}/reflection")
    assert (found.status_code, found.json()) == (200, {"result": None})
    counsellor.post(f"{path}/hand-back")
    buttons = [button for message in result["messages"] for button in message["buttons"]]
    consent = next(button["button_id"] for button in buttons if "La veilederen" in button["title"])
    assert "nå se resultatet" in bot_text(citizen.press(consent))
    citizen.say("kan jeg snakke med et menneske")
    assert counsellor.post(f"{path}/claim").status_code == 200
    assert counsellor.get(f"{path}/reflection").json()["result"]["occupations"]
