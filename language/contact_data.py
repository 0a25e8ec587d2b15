"""Finds how a person can be reached or is registered: mails, user names, bank accounts, birth dates.

Functions take text whose digits are plain (masking.with_plain_digits) and return starts and ends. Each looks a bounded
way around a mark it has found, so that the time is linear in the text's length.
"""

import re

from language.name_lists import is_clear_first_name, is_clear_surname

Spans = list[tuple[int, int]]

# --- Mails -----------------------------------------------------------------------------------------------------------
_AT = re.compile(
    r"[ \t\u00a0]{0,3}(?:[@＠﹫]|[\[({<][ ]?(?:at|a|@|alfa|alfakrøll|alfakrøl|krøllalfa|krøllalpha|snabel-?a|"
    r"kanelbolle|på)[ ]?[\])}>])[ \t\u00a0]{0,3}"
    r"|[ \t\u00a0]{1,3}(?:at|krøllalfa|alfakrøll|alfakrøl|krøll-alfa|krøllalpha|alfa[ ]krøll|krøll[ ]alfa|snabel-?a|"
    r"kanelbolle|att)[ \t\u00a0]{1,3}",
    re.IGNORECASE,
)
_SPELT_DOT = (
    r"(?:[ \t]{0,2}[\[({][ ]?(?:dot|punktum|prikk|punkt|\.)[ ]?[\])}][ \t]{0,2}|[ \t]{1,2}(?:dot|punktum|punkt|"
    r"prikk)[ \t]{1,2})"
)
_DOT = rf"(?:[ \t]{{0,2}}[.,][ \t]{{0,2}}|{_SPELT_DOT})"
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_TOP = (
    r"(?:no|com|net|org|edu|se|dk|fi|is|uk|co|de|eu|info|io|me|pl|lt|lv|ee|ru|ua|fr|es|it|nl|ch|at|be|pt|ie|us|gov|"
    r"online|name|priv|biz|app|dev|email|mail"
    r"|cz|sk|hu|ro|bg|gr|tr|pk|in|cn|vn|th|ph|so|er|et|sy|ir|af|rs|hr|ba|al|mk|xyz|site|live|kommune|vgs|stud)"
)
_SURE_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{1,6}}")
_LOOSE_DOMAIN = re.compile(
    rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}?{_DOT}{_TOP}(?![\w-])(?:(?:[ ]?\.[ ]?|{_SPELT_DOT}){_TOP}(?![\w-]))?",
    re.IGNORECASE,
)
_PROVIDERS = (
    r"(?:g[ \-]?mail|hot[ ]?mail|outlook|yahoo|icloud|live|online|proton(?:mail)?|msn|googlemail|broadpark|getmail)"
)
_PROVIDER = re.compile(rf"{_PROVIDERS}(?!\w)", re.IGNORECASE)
_PROVIDER_DOMAIN = re.compile(rf"{_PROVIDERS}{_DOT}{_TOP}(?![\w-])", re.IGNORECASE)
_SPELT_DOMAIN = re.compile(
    rf"{_LABEL}(?:(?:\.|{_SPELT_DOT}){_LABEL}){{0,3}}?{_SPELT_DOT}{_TOP}(?![\w-])(?:{_SPELT_DOT}{_TOP}(?![\w-]))?",
    re.IGNORECASE,
)
_ANY_DOMAIN = re.compile(r"[\w-]+")
_LOCAL = re.compile(r"[\ufffc\w.+%&'’~!#$*/=?^{|}`-]+\Z")
_LOOSE_LOCAL = re.compile(
    r"(?:[\w+-]{1,40}(?:\.|[ ]?[\[({](?:dot|punktum|prikk|punkt)[\])}][ ]?|[ ]{1,2}(?:dot|punktum|prikk|punkt|"
    r"understrek|underscore|bindestrek|strek)[ ]{1,2}|[ ][._-][ ]?)){0,4}[\w+-]{1,64}\Z",
    re.IGNORECASE,
)
_WINDOW = 160


def find_mails(text: str) -> Spans:
    """Return where mail addresses stand, plain or written out ("ola (krøllalfa) gmail punktum com")."""
    found: Spans = []
    for mark in _AT.finditer(text):
        sign = mark.group().strip()
        joined = mark.group() == sign and sign in "@＠﹫"
        start = _start_of_local(text, mark.start(), loose=not joined)
        stop = _end_of_domain(text, mark.end(), is_word=sign.isalpha() and len(sign) < 4, joined=joined)
        if start is not None and stop is not None:
            found.append((start, stop))
    return found


def _start_of_local(text: str, end: int, *, loose: bool) -> int | None:
    begin = max(0, end - _WINDOW)
    window = text[begin:end]
    found = _last(_LOOSE_LOCAL, window) if loose else None
    if found is None:
        found = _last(_LOCAL, window)
    if found is None:
        return None
    start = begin + found
    while start > 0 and found == 0 and re.match(r"[\ufffc\w.+-]", text[start - 1]):
        start -= 1
    return start


def _last(pattern: "re.Pattern[str]", window: str) -> int | None:
    """Return where a match that ends the window begins, the longest one."""
    found = pattern.search(window)
    return found.start() if found else None


def _end_of_domain(text: str, start: int, *, is_word: bool, joined: bool) -> int | None:
    """Return where the domain ends. After the mere word "at", which is Norwegian for "that", only a sure one counts."""
    window = text[start : start + _WINDOW * 2]
    patterns = [_SPELT_DOMAIN, _PROVIDER_DOMAIN] if is_word else [_LOOSE_DOMAIN, _PROVIDER]
    ends = [found.end() for pattern in patterns if (found := pattern.match(window))]
    if joined and (found := _SURE_DOMAIN.match(window) or _ANY_DOMAIN.match(window)):
        ends.append(found.end())
    return start + max(ends) if ends else None


# --- User names ------------------------------------------------------------------------------------------------------
_SITES = (
    r"snapp?(?:chat)?(?:en|a)?|snappen|insta(?:gram)?(?:en|men)?|ig|tik[ ]?tok|discord(?:en)?|facebook|fb|messenger|"
    r"telegram|twitter|twitch|youtube|yt|"
    r"reddit|roblox|steam|psn|xbox|gamertag|epic|fortnite|minecraft|skype|linkedin|whatsapp|threads|bereal|signal|"
    r"kik|vsco|pinterest|tumblr"
)
_HANDLE = r"@?[^\W](?:[\w.#-]{1,38}[\w#])"
_SITE_AND_HANDLE = re.compile(
    rf"(?<![\w@])(?:{_SITES}|brukernavn(?:et)?|brukarnamn(?:et)?|user[ ]?name|nick(?:name)?|handle)(?P<between>"
    rf"[ ]?[:=][ ]?|[ ](?:mitt|min|mi|my)?[ ]?(?:er|e|is|heter|heiter|=)[ ]|[ ]?-[ ]|[ ]?\([ ]?|"
    rf"[ ])(?P<handle>{_HANDLE})",
    re.IGNORECASE,
)
_AT_HANDLE = re.compile(r"(?<![\w.@/])@(?P<handle>[^\W\d_][\w.]{1,38}\w|[\w.]{2,38}[^\W_])")
_LINK = re.compile(
    r"(?:(?:snapchat\.com/add|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|twitch\.tv|t\.me|"
    r"linkedin\.com/in|tiktok\.com|youtube\.com|discord\.gg|fb\.me|m\.me)/)(?P<handle>@?[\w.%-]{2,60})",
    re.IGNORECASE,
)
_UNDERSCORED = re.compile(r"(?<![\w@./{\"-])(?=_*[^\W\d_])\w*[^\W_]?_\w*[^\W_]\w*")
_DOTTED = re.compile(r"(?<![\w@./-])[^\W\d_]{2,20}\.[^\W\d_]{2,20}[0-9]{1,4}(?![\w.])")
_NAME_AND_NUMBER = re.compile(r"(?<![\w@.])x{0,3}(?P<name>[^\W\d_]{3,24})[0-9]{2,4}x{0,3}(?!\w)")
_DISCORD = re.compile(r"(?<![\w#])[^\W\d_][\w.]{1,31}#[0-9]{4}(?![0-9])")


def find_handles(text: str) -> Spans:
    """Return where user names of social media and games stand."""
    found = [m.span("handle") for m in _SITE_AND_HANDLE.finditer(text) if _is_handle(m["between"], m["handle"])]
    found += [m.span() for m in _AT_HANDLE.finditer(text)]
    found += [m.span("handle") for m in _LINK.finditer(text)]
    found += [m.span() for m in _UNDERSCORED.finditer(text) if _is_underscored_handle(m.group())]
    found += [m.span() for m in _DOTTED.finditer(text)]
    found += [m.span() for m in _NAME_AND_NUMBER.finditer(text) if _is_persons(m["name"].casefold())]
    found += [m.span() for m in _DISCORD.finditer(text)]
    return found


def _is_underscored_handle(word: str) -> bool:
    """Return whether a word with "_" is a user name, unlike "ask_about_occupation"."""
    parts = [part for part in word.casefold().split("_") if part]
    return any(c.isdigit() for c in word) or word[0] == "_" or "__" in word or any(map(_is_persons, parts))


def _is_persons(word: str) -> bool:
    return is_clear_first_name(word) or is_clear_surname(word)


def _is_handle(between: str, handle: str) -> bool:
    """Return whether what follows the site's name is a user name and no word of the sentence."""
    if handle.startswith("@") or "_" in handle or "#" in handle or re.search(r"\d", handle):
        return not re.fullmatch(r"[0-9.#-]+|vg[123]", handle, re.IGNORECASE)
    if "." in handle.strip(".") and not handle.casefold().endswith((".no", ".com")):
        return True
    return ":" in between or "=" in between


# --- Bank accounts ---------------------------------------------------------------------------------------------------
_ACCOUNT = re.compile(r"(?<![0-9.])[0-9]{4}(?P<gap>[. \u00a0-])[0-9]{2}(?P=gap)[0-9]{5}(?![0-9])")
_IBAN = re.compile(r"(?<![\w])[A-Z]{2}[0-9]{2}(?:[ ]?[0-9A-Z]{4}){2,7}(?:[ ]?[0-9A-Z]{1,3})?(?![\w])")
_ELEVEN = re.compile(r"(?<![0-9+])[0-9]{11}(?![0-9])")
_ACCOUNT_SAID = re.compile(
    r"(?:konto(?:en|nr|nummer(?:et)?)?|account(?:[ ]number)?|iban)\W{0,4}(?:mi[nt]?t?\W)?(?:er\W|is\W|"
    r"nr\W{1,2})?(?P<number>[0-9][0-9 .\u00a0-]{7,16}[0-9])(?![0-9])",
    re.IGNORECASE,
)
_CLOSE_TO_IDENTITY = re.compile(
    r"(?:f(?:ø|oe|o)dsel(?:s|e)?n(?:umme?r|r)\.?(?:et)?|person(?:nummer|nr|numme?r)(?:et)?|fnr|pnr|p\.?nr|d-?nummer|"
    r"d-?nr|identity\W?number|social\W?security(?:\W?number)?|national\W?id|ssn|fødselsnummeret|personnr)"
    r"\W{0,4}(?:mi[nt]?t?\W)?(?:er\W|is\W|e\W|"
    r"nr\W{1,2})?\W{0,2}(?P<number>[0-9](?:[ .\u00a0-]{0,2}[0-9]){5,13})(?![0-9])",
    re.IGNORECASE,
)
_NEARLY_ELEVEN = re.compile(
    r"(?<![0-9+])(?P<day>[0-9]{2})(?P<month>[0-9]{2})[0-9]{2}(?:[0-9]{4}|[0-9]{6}|[ .-][0-9]{4}|"
    r"[ .-][0-9]{6})(?![0-9])"
)
_SIX_FIVE = re.compile(r"(?<![0-9+])[0-9]{6}[ .\u00a0-][0-9]{5}(?![0-9])")


def find_accounts(text: str) -> Spans:
    """Return where bank account numbers stand, and other bare runs of eleven digits."""
    found = [m.span() for m in _ACCOUNT.finditer(text)]
    found += [m.span() for m in _IBAN.finditer(text) if sum(c.isdigit() for c in m.group()) >= 10]
    found += [m.span("number") for m in _ACCOUNT_SAID.finditer(text)]
    found += [m.span() for m in _ELEVEN.finditer(text) if not m.group().startswith(("0047", "00"))]
    return found


def find_mistyped_identity_numbers(text: str) -> Spans:
    """Return where numbers stand that are meant as identity numbers, though a digit is wrong, missing or too many."""
    found = [m.span("number") for m in _CLOSE_TO_IDENTITY.finditer(text)]
    found += [m.span() for m in _SIX_FIVE.finditer(text)]
    for m in _NEARLY_ELEVEN.finditer(text):
        day, month = int(m["day"]), int(m["month"])
        if not m.group().startswith("00") and 1 <= day % 40 <= 31 and day <= 71 and 1 <= month % 40 <= 12:
            found.append(m.span())
    return found


# --- Birth dates -----------------------------------------------------------------------------------------------------
_MONTH = (
    r"(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mars|march|mar|apr(?:il)?|mai|may|juni?e?|juli?y?|aug(?:ust)?|"
    r"sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|[’'´]?[0-9]{2})"
_DATE = (
    rf"(?:[0-3]?[0-9][ ]?[./-][ ]?[01]?[0-9](?:[ ]?[./-][ ]?{_YEAR})?(?![0-9])|(?:19|"
    rf"20)[0-9]{{2}}[./-][01]?[0-9][./-][0-3]?[0-9](?![0-9])"
    rf"|[0-3]?[0-9](?:\.|st|nd|rd|th)?[ ]?(?:of[ ])?{_MONTH}\.?,?(?:[ ]{_YEAR})?(?![0-9])|"
    rf"{_MONTH}[ ][0-3]?[0-9](?:st|nd|rd|th)?,?(?:[ ]{_YEAR})?(?![0-9])|[0-3][0-9][01][0-9](?:(?:19|20)[0-9]{{2}}|"
    rf"[0-9]{{2}})(?![0-9]))"
)
_BORN = re.compile(
    rf"(?<!\w)(?:f(?:ø|oe|o)dt|fødd|født|f\.|f(?:ø|oe|o)d{{1,2}}s\w{{2,10}}|f(?:ø|oe|o)d\w{{2,5}}dag(?:en)?|føddes|"
    rf"(?:ge)?bu\w{{0,2}}rs?\w{{0,2}}d\w{{0,3}}g\w{{0,3}}|fødselsår|born|birthday|birth[ ]?date|date[ ]of[ ]birth|"
    rf"d\.?o\.?b\.?|fyller[ ]år|fyller(?:[ ][0-9]{{1,2}})?|turn(?:s|ing)?[ ][0-9]{{1,2}})"
    rf"(?:[ :,=-]|(?:min|mi|mitt|my|er|e|var|is|was|on|den|the|in|på|dato|år|i|ble|"
    rf"vart)(?![\w])){{0,8}}(?P<date>{_DATE})",
    re.IGNORECASE,
)
# A whole date of so long ago is a birthday, also without "født".
_LONG_AGO = re.compile(
    rf"(?<![0-9./-])(?P<date>[0-3]?[0-9][ ]?[./-][ ]?[01]?[0-9][ ]?[./-][ ]?(?:19[3-9][0-9]|200[0-9]|201[0-2])|"
    rf"[0-3]?[0-9]\.?[ ]{_MONTH}[ ](?:19[3-9][0-9]|200[0-9]|201[0-2])"
    r"|(?:19[3-9][0-9]|200[0-9]|201[0-2])[./-][01]?[0-9][./-][0-3]?[0-9])(?![0-9])",
    re.IGNORECASE,
)
_BEFORE_BORN = re.compile(
    rf"(?P<date>{_DATE})[ ]?(?:er|is|was)[ ](?:fødselsdatoen|bursdagen|fødselsdagen|my[ ]birthday|bursdag)",
    re.IGNORECASE,
)


def find_birth_dates(text: str) -> Spans:
    """Return where days of birth stand: a date after "født", "bursdag", "born", or any whole date up to 2012."""
    found = [m.span("date") for m in _BORN.finditer(text)]
    found += [m.span("date") for m in _BEFORE_BORN.finditer(text)]
    return found + [m.span("date") for m in _LONG_AGO.finditer(text)]
