"""From a misunderstood sentence to a better bot, in two real browsers: the whole loop, and the way back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from tests.e2e.browser import axe_violations, picture
from tests.house import PASSWORD, House

pytestmark = [pytest.mark.house, pytest.mark.browser, pytest.mark.timeout(600)]

# Dialect that the trained model can't place, and what it means.
SENTENCE = "kæm passe onga når mora går på vaksenskule"
MEANT = "ask_adult_education"
NAME = "Ragnhild Torgersen"
MINUTES = 60_000


@pytest.fixture
def editor(browser: Browser) -> Iterator[Page]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    made.set_default_timeout(20_000)
    yield made.new_page()
    made.close()


def _log_in(page: Page, house: House, username: str = "leder") -> None:
    page.goto(f"{house.base}/studio")
    page.get_by_test_id("login-username").fill(username)
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()
    expect(page.locator(".topbar__who")).to_be_visible()


def _open_chat(page: Page, house: House) -> FrameLocator:
    page.goto(f"{house.base}/")
    page.get_by_test_id("veiviser-launcher").click()
    chat = page.frame_locator("iframe[src*='/widget']")
    expect(_said(chat, "bot").first).to_be_visible()
    return chat


def _said(chat: FrameLocator, author: str) -> Locator:
    return chat.locator(f"[data-testid=chat-message][data-author={author}]")


def _write(chat: FrameLocator, text: str) -> str:
    """Write, and return what the bot answers."""
    before = _said(chat, "bot").count()
    chat.get_by_test_id("chat-input").fill(text)
    chat.get_by_test_id("chat-input").press("Enter")
    expect(_said(chat, "bot")).not_to_have_count(before)
    return _said(chat, "bot").last.inner_text()


def test_a_dialect_sentence_is_missed_labelled_trained_published_understood_and_rolled_back(
    house: House, context: BrowserContext, editor: Page
) -> None:
    chat = _open_chat(context.new_page(), house)
    _write(chat, f"hei, jeg heter {NAME}")
    missed = _write(chat, SENTENCE)

    _log_in(editor, house)
    group = editor.get_by_test_id("inbox-group").filter(has_text=SENTENCE)
    for _ in range(20):
        if group.count():
            break
        editor.get_by_role("button", name=re.compile("^Hent")).click()
        editor.wait_for_timeout(1_000)
    group.click()
    expect(editor.get_by_test_id("utterance").first).to_contain_text(SENTENCE)
    expect(editor.locator("main")).to_contain_text("[navn]")
    assert NAME.split()[1] not in editor.locator("main").inner_text(), "the name stands in the inbox"
    assert axe_violations(editor) == []
    picture(editor, "studio-innboks")

    editor.get_by_test_id("decide-relabel").click()
    search = editor.get_by_test_id("choose-tema")
    search.fill("videregående som voksen")
    expect(editor.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    assert axe_violations(editor) == []
    search.press("Enter")
    expect(editor.get_by_test_id("outcome")).to_contain_text("lagt til")

    editor.goto(f"{house.base}/studio/trening")
    expect(editor.get_by_test_id("start-run")).to_be_visible()
    assert axe_violations(editor) == []
    editor.get_by_test_id("start-run").click()
    expect(editor.get_by_test_id("run-progress").first).to_be_visible()
    picture(editor, "studio-trening")
    if "/studio/trening/" not in editor.url:
        editor.get_by_test_id("run-history").get_by_role("link").first.click()
    expect(editor.get_by_test_id("verdict")).to_be_visible(timeout=6 * MINUTES)
    expect(editor.get_by_test_id("gate")).to_be_visible()
    assert axe_violations(editor) == []
    picture(editor, "studio-port")

    editor.get_by_test_id("publish-run").click()
    dialog = editor.get_by_role("dialog")
    dialog.get_by_role("button", name="Publiser").click()
    expect(editor.get_by_test_id("published")).to_be_visible(timeout=3 * MINUTES)
    picture(editor, "studio-publisert")

    understood = _write(chat, SENTENCE)
    assert understood != missed
    assert "voks" in understood.lower(), understood

    editor.goto(f"{house.base}/studio/modeller")
    models = editor.get_by_test_id("model")
    expect(models).not_to_have_count(0)
    assert axe_violations(editor) == []
    editor.get_by_role("button", name="Rull tilbake").first.click()
    editor.get_by_test_id("confirm-reason").click()
    expect(editor.get_by_test_id("swapped")).to_be_visible(timeout=3 * MINUTES)
    picture(editor, "studio-modeller")
    with house.counsellor("redaktor") as http:
        read = http.post("/api/v1/studio/parse", json={"texts": [SENTENCE], "models": ["live"]}).json()
    assert read["models"][0]["readings"][0]["intent"] != MEANT, "the model before is live again"


def test_a_notice_that_is_published_stands_on_the_site(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(house.base)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("site-notice")).to_have_count(0)
    text = {"nb": "Vi stenger klokka 13 i dag.", "nn": "Vi stengjer klokka 13 i dag.", "en": "We close at 1 pm today."}
    notice = {"id": "stenger-tidlig", "text": text, "from": "2026-01-01", "to": "2099-12-31", "level": "warning"}
    with house.counsellor("redaktor") as http:
        draft = http.post("/api/v1/studio/change-sets", json={"title": "Stenger tidlig"}).json()["id"]
        made = http.post("/api/v1/studio/records/notices", json={"change_set_id": draft, "record": notice})
        assert made.status_code == 201, made.text
        published = http.post(f"/api/v1/studio/change-sets/{draft}/publish")
        assert published.status_code == 200, published.text
    for _ in range(20):
        page.reload()
        page.wait_for_load_state("networkidle")
        if page.get_by_test_id("site-notice").count():
            break
        page.wait_for_timeout(1_000)
    expect(page.get_by_test_id("site-notice")).to_have_text(text["nb"])
    assert axe_violations(page) == []
    page.goto(f"{house.base}/?lang=en")
    expect(page.get_by_test_id("site-notice")).to_have_text(text["en"])
    with house.counsellor("redaktor") as http:
        draft = http.post("/api/v1/studio/change-sets", json={"title": "Åpent igjen"}).json()["id"]
        url, query = "/api/v1/studio/records/notices/stenger-tidlig", {"change_set_id": draft}
        etag = http.get(url, params=query).headers["etag"]
        assert http.delete(url, params=query, headers={"if-match": etag}).is_success
        assert http.post(f"/api/v1/studio/change-sets/{draft}/publish").status_code == 200


def test_a_lost_login_loses_nothing_and_the_draft_tells_in_words_what_was_changed(house: House, editor: Page) -> None:
    new = "innen kva dato må søknaden vere inne hos samordna"
    _log_in(editor, house, "redaktor")
    editor.goto(f"{house.base}/studio/tema/ask_deadlines")
    editor.get_by_test_id("add-examples").fill(new)
    editor.get_by_test_id("add-to-list").click()
    editor.context.clear_cookies()
    editor.get_by_test_id("save-tema").click()
    again = editor.get_by_test_id("login-again")
    expect(again).to_be_visible()
    assert axe_violations(editor) == []
    editor.keyboard.press("Escape")
    expect(again).to_be_visible()
    again.get_by_test_id("login-password").fill(PASSWORD)
    again.get_by_test_id("login-submit").click()
    expect(again).not_to_be_visible()
    expect(editor.locator("main")).to_contain_text(new)
    with editor.expect_response(lambda answer: answer.request.method == "PUT") as saved:
        editor.get_by_test_id("save-tema").click()
    assert saved.value.status == 200

    with house.counsellor("redaktor") as http:
        drafts = http.get("/api/v1/studio/change-sets", params={"state": "draft"}).json()["change_sets"]
        changes = {one["id"]: http.get(f"/api/v1/studio/change-sets/{one['id']}/changes").json() for one in drafts}
    (draft,) = (found for found, told in changes.items() if new in str(told))
    editor.goto(f"{house.base}/studio/utkast/{draft}")
    told = editor.locator("main")
    expect(told).to_contain_text(new)
    assert "examples: |" not in told.inner_text(), "the file is folded away"
    for width in (1280, 320):
        editor.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(editor) == []
        assert editor.evaluate("document.documentElement.scrollWidth") <= width + 1
        if width == 1280:
            picture(editor, "studio-utkast")


SCREENS = [
    "",
    "/tema",
    "/tema/ask_deadlines",
    "/innhold",
    "/utkast",
    "/trening",
    "/modeller",
    "/prov",
    "/kvalitet",
    "/rapport",
]


@pytest.mark.parametrize("width", [320, 1280])
def test_every_screen_of_the_studio_is_accessible_and_fits(house: House, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="nb-NO")
    context.set_default_timeout(20_000)
    page = context.new_page()
    _log_in(page, house, "redaktor")
    for path in SCREENS:
        page.goto(f"{house.base}/studio{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1, f"{path} scrolls sideways"
    context.close()


def test_a_counsellor_without_the_role_is_told_so(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{house.base}/studio")
    page.get_by_test_id("login-username").fill("veileder")
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()
    expect(page.get_by_text("tilgang")).to_be_visible()
