"""The interest reflection in a real Chromium: by keyboard, on a small phone, interrupted, shared and deleted.

It needs the house's service alone: with VEIVISER_E2E_BASE it runs against one that is already there.
"""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e.browser import axe_violations, picture

pytestmark = [pytest.mark.house, pytest.mark.browser]

LIKES = {"S": "5", "I": "4", "R": "2", "A": "2", "E": "2", "C": "3"}
TARGETS = "main button:visible, main summary:visible, main label.tick:visible"


@pytest.fixture(scope="module")
def base(request: pytest.FixtureRequest) -> str:
    there = os.environ.get("VEIVISER_E2E_BASE")
    return there or str(request.getfixturevalue("house").base)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    made = browser.new_context(viewport={"width": 320, "height": 700}, locale="nb-NO", has_touch=True)
    made.set_default_timeout(15_000)
    yield made.new_page()
    made.close()


def _begin(page: Page, base: str) -> None:
    page.goto(f"{base}/interesser")
    page.get_by_role("button", name="Kort").click()
    expect(_heading(page)).to_be_focused()


def _heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def _press_answer(page: Page, key: str) -> None:
    """Answer by a digit, and wait for the screen that follows."""
    before = _heading(page).inner_text()
    page.keyboard.press(key)
    expect(_heading(page)).not_to_have_text(before)
    expect(_heading(page)).to_be_focused()


def _answer_in_words(page: Page, text: str) -> Locator:
    """Answer the question that is shown in one's own words; return the field."""
    page.get_by_text("Svar med egne ord").click()
    words = page.get_by_label("Skriv hva du synes om det")
    words.fill(text)
    words.press("Enter")
    return words


def _answer_all(page: Page, base: str) -> int:
    """Answer every question that is left as somebody who likes to help; return how many there were."""
    items = page.request.get(f"{base}/api/v1/guidance/items?lang=nb").json()["items"]
    types = {item["text"]: item["type"] for item in items}
    count = 0
    while page.locator(".answer").count():
        _press_answer(page, LIKES[types[_heading(page).inner_text()]])
        count += 1
    return count


def _to_result(page: Page, base: str) -> None:
    _begin(page, base)
    _answer_all(page, base)
    page.get_by_role("button", name="Hopp over dette").click()
    page.get_by_role("button", name="Hopp over dette").click()
    expect(page.locator(".suggestion").first).to_be_visible()


def _tab_to(page: Page, target: Locator) -> None:
    """Move the focus there with the Tab key alone."""
    for _ in range(90):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The Tab key doesn't reach {target}")


def _is_sound(page: Page, width: int = 320) -> None:
    """Nothing for axe to find, no sideways scrolling, and everything large enough to be hit."""
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in page.locator(TARGETS).all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 43.5, target.inner_text()


def _remembered(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("JSON.parse(localStorage.getItem('veiviser.reflection'))")
    return found


def test_the_short_form_by_keyboard_on_a_small_phone_leads_to_a_result(base: str, phone: Page) -> None:
    elsewhere: list[str] = []
    phone.context.on(
        "request", lambda request: elsewhere.append(request.url) if not request.url.startswith(base) else None
    )
    phone.goto(base)
    _tab_to(phone, phone.get_by_role("link", name="Finn ut hva du liker"))
    phone.keyboard.press("Enter")
    expect(_heading(phone)).to_have_text("Finn ut hva du liker")
    _is_sound(phone)
    _tab_to(phone, phone.get_by_role("button", name="Kort"))
    phone.keyboard.press("Enter")

    expect(phone.get_by_text("Spørsmål 1 av 18")).to_be_visible()
    expect(_heading(phone)).to_be_focused()
    _is_sound(phone)
    picture(phone, "interesser-sporsmal")
    first = _heading(phone).inner_text()
    _press_answer(phone, "1")
    expect(phone.get_by_text("Spørsmål 2 av 18")).to_be_visible()
    phone.keyboard.press("Shift+Tab")
    phone.keyboard.press("Enter")
    expect(_heading(phone)).to_have_text(first)
    expect(phone.locator(".answer[aria-pressed=true]")).to_have_attribute("data-value", "1")
    _press_answer(phone, "4")
    assert _answer_all(phone, base) == 17

    expect(_heading(phone)).to_contain_text("ga deg energi")
    _is_sound(phone)
    _tab_to(phone, phone.get_by_role("textbox"))
    phone.keyboard.type("jeg hjalp naboen med å lære norsk og leste for barna hver uke")
    _tab_to(phone, phone.get_by_role("button", name="Send"))
    phone.keyboard.press("Enter")
    expect(_heading(phone)).to_contain_text("du liker å hjelpe andre, lytte og lære bort")
    _is_sound(phone)
    _tab_to(phone, phone.get_by_role("button", name="Ja, det stemmer"))
    phone.keyboard.press("Enter")

    expect(_heading(phone)).to_contain_text("ønsker du deg")
    _is_sound(phone)
    _tab_to(phone, phone.get_by_role("checkbox", name="Å hjelpe andre"))
    phone.keyboard.press("Space")
    _tab_to(phone, phone.get_by_role("button", name="Vis resultatet"))
    phone.keyboard.press("Enter")

    expect(phone.locator(".suggestion").first).to_be_visible()
    expect(_heading(phone)).to_be_focused()
    _is_sound(phone)
    expect(phone.get_by_role("img", name="Dette ser du ut til å like")).to_be_visible()
    expect(phone.get_by_role("row", name="Sosial")).to_contain_text("mye")
    expect(phone.get_by_text("Du liker å hjelpe", exact=False).first).not_to_be_attached()
    expect(phone.get_by_text("Viktig for deg: å hjelpe andre").first).to_be_visible()
    assert "%" not in phone.locator("main").inner_text()
    assert elsewhere == []


def test_the_result_is_sound_on_a_large_screen_and_on_paper(base: str, context: BrowserContext) -> None:
    page = context.new_page()
    _to_result(page, base)
    picture(page, "interesser-resultat")
    assert axe_violations(page) == []
    page.emulate_media(media="print")
    for hidden in (page.locator(".site-header"), page.get_by_role("button", name="Kopier lenke")):
        expect(hidden).to_be_hidden()
    expect(page.locator(".suggestion").last).to_be_visible()
    expect(page.locator(".suggestion")).to_have_count(10)


def test_leaving_and_coming_back_loses_nothing(base: str, phone: Page) -> None:
    _begin(phone, base)
    for _ in range(4):
        _press_answer(phone, "5")
    question = _heading(phone).inner_text()
    phone.reload()
    expect(_heading(phone)).to_have_text(question)
    expect(phone.get_by_text("Spørsmål 5 av 18")).to_be_visible()
    phone.get_by_role("button", name="Tilbake").click()
    expect(phone.locator(".answer[aria-pressed=true]")).to_have_attribute("data-value", "5")
    phone.get_by_role("button", name="Neste").click()
    expect(_heading(phone)).to_have_text(question)
    _answer_all(phone, base)
    phone.reload()
    expect(_heading(phone)).to_contain_text("ga deg energi")


def test_a_lost_connection_is_told_and_the_answer_is_sent_again(base: str, phone: Page) -> None:
    _begin(phone, base)
    question = _heading(phone).inner_text()
    phone.route("**/answers/**", lambda route: route.abort())
    phone.locator('.answer[data-value="4"]').click()  # keys are heard a moment after the heading is there
    expect(phone.get_by_role("alert")).to_contain_text("ikke kontakt")
    assert axe_violations(phone) == []
    phone.unroute("**/answers/**")
    phone.get_by_role("button", name="Prøv igjen").click()
    expect(_heading(phone)).not_to_have_text(question)
    expect(phone.get_by_role("alert")).to_have_count(0)
    phone.get_by_role("button", name="Tilbake").click()
    expect(phone.locator(".answer[aria-pressed=true]")).to_have_attribute("data-value", "4")


def test_words_that_say_nothing_are_asked_once_more_and_then_passed_over(base: str, phone: Page) -> None:
    _begin(phone, base)
    question = _heading(phone).inner_text()
    words = _answer_in_words(phone, "blå gardiner fra stasjonen")
    expect(phone.get_by_text("jeg skjønte ikke om du liker det")).to_be_visible()
    expect(_heading(phone)).to_have_text(question)
    assert axe_violations(phone) == []
    words.press("Enter")
    expect(phone.get_by_text("så vi hoppet over spørsmålet")).to_be_visible()
    expect(_heading(phone)).not_to_have_text(question)
    _answer_in_words(phone, "elsker det")
    expect(phone.get_by_text("Spørsmål 3 av 18")).to_be_visible()
    phone.get_by_role("button", name="Tilbake").click()
    expect(phone.locator(".answer[aria-pressed=true]")).to_have_attribute("data-value", "5")


def test_distress_shows_numbers_that_can_be_dialled_until_the_person_goes_on(base: str, phone: Page) -> None:
    _begin(phone, base)
    question = _heading(phone).inner_text()
    _answer_in_words(phone, "jeg vil ikke leve lenger")
    help_shown = phone.get_by_role("alert")
    for number in ("113", "116117", "116123", "116111"):
        expect(help_shown.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(phone.locator(".answer")).to_have_count(0)
    _is_sound(phone)
    phone.reload()
    expect(help_shown.locator("a[href='tel:116123']")).to_be_visible()
    expect(phone.get_by_role("button", name="Snakk med et menneske")).to_be_visible()
    phone.get_by_role("button", name="Fortsett").click()
    expect(_heading(phone)).to_have_text(question)


def test_what_was_read_wrongly_is_corrected_and_limits_are_kept(base: str, context: BrowserContext) -> None:
    page = context.new_page()
    _begin(page, base)
    _answer_all(page, base)
    page.get_by_role("textbox").fill("jeg hjalp naboen med å lære norsk")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Nei, det stemmer ikke").click()
    assert axe_violations(page) == []
    page.get_by_role("checkbox", name="Skapende").check()
    page.get_by_role("button", name="Neste").click()
    page.get_by_role("checkbox", name="Jeg kan ikke løfte tungt").check()
    page.get_by_role("checkbox", name="Jeg kan ta videregående eller fagbrev, men ikke mer").check()
    page.get_by_label("Annet jeg helst vil slippe").fill("turnus, edderkopper")
    page.get_by_role("button", name="Vis resultatet").click()
    expect(page.locator(".suggestion").first).to_be_visible()
    more = page.get_by_role("button", name="yrker til")
    if more.count():  # with these limits there may be no more than stand there already
        more.click()
    titles = page.locator(".suggestion__title").all_inner_texts()
    assert len(titles) >= 3
    assert not {"Psykolog", "Lege", "Sykepleier", "Helsefagarbeider"} & set(titles)
    page.get_by_role("button", name="Endre ønsker").click()
    expect(page.get_by_role("checkbox", name="Jeg kan ikke løfte tungt")).to_be_checked()
    expect(page.get_by_label("Annet jeg helst vil slippe")).to_have_value("turnus, edderkopper")
    page.get_by_role("button", name="Vis resultatet").first.click()
    page.get_by_text("Se alle svarene dine").click()
    page.get_by_role("button", name="Endre svaret på").first.click()
    page.keyboard.press("3")
    expect(_heading(page)).to_have_text("Resultatet ditt")


def test_a_link_shows_the_result_elsewhere_and_changes_nothing_and_deleting_ends_it(
    base: str, browser: Browser, context: BrowserContext
) -> None:
    page = context.new_page()
    _to_result(page, base)
    page.get_by_role("button", name="Kopier lenke").click()
    link = page.get_by_label("Lenke til resultatet").input_value()
    parts = urlsplit(link)
    assert (parts.path, parts.query) == ("/interesser", "")
    assert _remembered(page)["token"] not in link

    guest = browser.new_context(viewport={"width": 320, "height": 700}, locale="nb-NO").new_page()
    asked: list[str] = []
    guest.on("request", lambda request: asked.append(request.url))
    guest.goto(link)
    expect(_heading(guest)).to_have_text("Et resultat noen har delt med deg")
    expect(guest.locator(".suggestion__title").first).to_have_text(
        page.locator(".suggestion__title").first.inner_text()
    )
    _is_sound(guest)
    for name in ("Kopier lenke", "Slett alt", "Begynn på nytt", "Endre ønsker"):
        expect(guest.get_by_role("button", name=name)).to_have_count(0)
    expect(guest.get_by_role("checkbox")).to_have_count(0)
    assert guest.evaluate("localStorage.getItem('veiviser.reflection')") is None
    secret = parts.fragment.split(".")[1]
    assert not [url for url in asked if secret in urlsplit(url).path + urlsplit(url).query]
    guest.get_by_role("link", name="Finn ut hva du liker").click()
    expect(guest.get_by_role("button", name="Kort")).to_be_visible()

    page.get_by_role("button", name="Slett alt").click()
    page.locator("dialog[open]").get_by_role("button", name="Slett alt").click()
    expect(_heading(page)).to_have_text("Alt er slettet.")
    assert _remembered(page) is None
    page.reload()
    expect(page.get_by_role("button", name="Kort")).to_be_visible()
    guest.goto("about:blank")
    guest.goto(link)
    expect(guest.get_by_text("Resultatet finnes ikke lenger")).to_be_visible()
    assert axe_violations(guest) == []
    guest.context.close()


def test_ones_own_link_goes_on_on_another_device(base: str, browser: Browser, context: BrowserContext) -> None:
    page = context.new_page()
    _to_result(page, base)
    saved = _remembered(page)
    other = browser.new_context(locale="nb-NO").new_page()
    other.goto(f"{base}/interesser#{saved['id']}.{saved['token']}")
    expect(other.get_by_role("button", name="Kopier lenke")).to_be_visible()
    assert saved["token"] not in other.url
    other.reload()
    expect(_heading(other)).to_have_text("Resultatet ditt")
    other.context.close()


def test_consent_waits_for_the_first_conversation_of_this_browser(base: str, context: BrowserContext) -> None:
    page = context.new_page()
    _to_result(page, base)
    with page.expect_response("**/consent?*") as given:
        page.get_by_role("checkbox", name="La veilederen se resultatet mitt").check()
    assert given.value.request.post_data_json["conversation_id"] is None
    with page.expect_response("**/consent?*") as followed:
        page.get_by_role("button", name="Snakk med en veileder").click()
    assert followed.value.ok
    assert followed.value.request.post_data_json["conversation_id"]
    page.reload()
    expect(page.get_by_role("checkbox", name="La veilederen se resultatet mitt")).to_be_checked()


def test_the_language_can_be_changed_in_the_middle(base: str, context: BrowserContext) -> None:
    page = context.new_page()
    _begin(page, base)
    _press_answer(page, "5")
    norwegian = _heading(page).inner_text()
    page.get_by_label("Språk").select_option("en")
    expect(page.get_by_text("Question 2 of 18")).to_be_visible()
    expect(_heading(page)).not_to_have_text(norwegian)
    page.get_by_role("button", name="Start again").click()
    page.locator("dialog[open]").get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Long").click()
    expect(page.get_by_text("Question 1 of 60")).to_be_visible()
