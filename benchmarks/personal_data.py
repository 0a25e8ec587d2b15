"""How much personal data masking finds, and what it masks for nothing: `python -m benchmarks.personal_data`.

2,000 messages a seed are made of templates (personal_data_templates) and data: names from faker's locales and from
combinations its locales lack (Somali, Tigrinya, Sami, Arabic in Latin letters), numbers, mails and addresses made
here. Rules were tuned on what was missed of seeds 1, 3, 4, 5 and 7 and of LATER_TEMPLATES (seeds 2 and 3; among them
are five sets that were unseen once). Of seed 2 with the first templates only the shares were looked at.
UNSEEN_TEMPLATES were written in one go and no rule was changed for what is missed of them, but names are the same in
all sets of a seed: they tell best what to expect of new sentences. They are measured with several seeds. A name counts
as found when none of its words is left. False alarms are counted on the same messages (words masked that belong to
nothing) and on every example of nlu_data. Prints one JSON object last; exits 1 when an identity number, phone or mail
is left or fewer than 98 % of the names are found.
"""

import argparse
import json
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from faker import Faker

from benchmarks.personal_data_later_templates import LATER_TEMPLATES
from benchmarks.personal_data_templates import NOTHING_PERSONAL, TEMPLATES
from benchmarks.personal_data_unseen_templates import UNSEEN_TEMPLATES
from foundation.settings import ROOT
from language.masking import is_valid_number
from language.personal_data import find_personal_data, mask_personal_data

MESSAGES = 2000
UNSEEN_SEEDS = (2, 6, 8)
MUST = {"fnr": 1.0, "phone": 1.0, "mail": 1.0, "name": 0.98}
NAMES = ("name", "first", "first2", "last", "initial")
# Where names come from, and how often: about as names are among young people in Norway.
LOCALES = {
    "no_NO": 46, "pl_PL": 7, "lt_LT": 4, "en_PK": 5, "uk_UA": 4, "ar_AA": 1, "vi_VN": 3, "tr_TR": 3, "hr_HR": 3,
    "ro_RO": 2, "sv_SE": 2, "da_DK": 2, "en_GB": 2, "de_DE": 2, "es_ES": 2, "fil_PH": 1, "en_IN": 2, "ar": 4,
    "so": 5, "ti": 3, "se": 3,
}  # fmt: skip
_SOMALI = (
    "Abdi Ayaan Fadumo Hodan Liban Mahad Hamdi Ifrah Sahra Yusuf Ahmed Amina Guled Ubah Nimco Zakariya Khadra Bilan",
    "Hassan Warsame Abdullahi Mohamud Farah Jama Hersi Omar Abdi Nur Ismail Aden Shire Dirie Barre",
)
_ARABIC = (
    "Mohammad Yousef Ranim Rawan Hiba Bayan Khaled Mustafa Ghassan Qusai Laith Wijdan Naya Rahaf Tala Oqba",
    "Al-Hamwi Haj Kanaan Shaheen Darwish Qabbani Sabbagh Najjar Khatib Barakat Hallak Jarrah",
)
_TIGRINYA = (
    "Yonas Selam Filmon Rahel Samuel Feven Daniel Senait Meron Robel Luwam Tedros Helen Natnael Winta Awet",
    "Tesfay Gebremedhin Haile Kidane Tekle Berhane Ghirmay Weldemichael Abraha Habte Kahsay Mehari Zerai",
)
_SAMI = (
    "Áilu Biret Máret Ánte Niillas Ravdna Inga-Marja Mikkel Elle Jovnna Sunná Issát Ellen-Ánne Lemet",
    "Hætta Gaup Eira Utsi Sara Somby Buljo Balto Anti Turi Bongo Siri Oskal Magga",
)
_DOUBLE = (
    "Anne-Marie",
    "Ole Kristian",
    "Kari-Anne",
    "Hans Petter",
    "Mari Louise",
    "Jan Erik",
    "Else-Marie",
    "Per-Arne",
    "Tor Inge",
    "Anna Sofie",
    "Liv Marit",
    "Bjørn Tore",
)
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia".split(" "),
        strict=False,
    )
)
_STREETS = tuple(
    one.strip()
    for one in """
    Storgata, Bjørnsons vei, Kirkeveien, Øvre Torggate, Trondheimsveien, Nedre Slottsgate, Solbakkveien,
    Parkveien, Haakon VIIs gate, Ringveien, Skolebakken, Karl Johans gate, Myrvegen, Strandgata, Fjordveien,
    Dronningens gate, Olav Tryggvasons gate, Granstubben, Bekkefaret, Nygårdsgaten, Sjøgata, Markveien,
    Lillebyvegen
    """.split(",")
)
_TOWNS = tuple(
    one.strip()
    for one in """
    0456 Oslo, 5003 Bergen, 7030 Trondheim, 4006 Stavanger, 9008 Tromsø, 8006 Bodø, 3015 Drammen, 6800 Førde,
    2317 Hamar, 9730 Karasjok, 1701 Sarpsborg, 4614 Kristiansand S
    """.split(",")
)


@dataclass(frozen=True)
class Message:
    """A message and the personal data that stand in it: kind, then the words of it as written."""

    text: str
    data: tuple[tuple[str, str], ...]


class Data:
    """Makes personal data, each kind by its name in the templates."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.fakers: dict[str, Faker] = {}
        for locale in LOCALES:
            if "_" in locale:
                self.fakers[locale] = Faker(locale)
                self.fakers[locale].seed_instance(seed)

    def person(self) -> tuple[str, str]:
        """Return a first name and a surname in Latin letters."""
        locale = self.rng.choices(list(LOCALES), list(LOCALES.values()))[0]
        own = {"ar": _ARABIC, "so": _SOMALI, "ti": _TIGRINYA, "se": _SAMI}.get(locale)
        if own:
            return self.rng.choice(own[0].split()), self.rng.choice(own[1].split())
        fake = self.fakers[locale]
        first, last = _latin(fake.first_name()), _latin(fake.last_name())
        if locale == "no_NO" and self.rng.random() < 0.1:
            first = self.rng.choice(_DOUBLE)
        if locale == "no_NO" and self.rng.random() < 0.06:
            last += "-" + _latin(fake.last_name())
        return first, last

    def fnr(self) -> str:
        """Return an identity number: valid, D-number, synthetic or mistyped; in one of the ways to write it."""
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(0, 99)
        day += rng.choice((0, 0, 0, 40))
        month += rng.choice((0, 0, 0, 40, 65, 80))
        born = f"{day:02}{month:02}{year:02}"
        while True:
            digits = born + f"{rng.randint(0, 99999):05}"
            if rng.random() < 0.002 or is_valid_number(digits):
                break
        if rng.random() < 0.25:  # a slip of the finger in the last five
            at = rng.randint(6, 10)
            digits = digits[:at] + str((int(digits[at]) + rng.randint(1, 9)) % 10) + digits[at + 1 :]
        return rng.choice(
            ("{0}{1}", "{0}{1}", "{0} {1}", "{0}-{1}", "{0}.{1}", "{2}.{3}.{4} {1}", "{2} {3} {4} {5} {6}")
        ).format(digits[:6], digits[6:], digits[:2], digits[2:4], digits[4:6], digits[6:9], digits[9:])

    def phone(self) -> str:
        rng = self.rng
        if rng.random() < 0.1:
            code, length = rng.choice(
                (("46", 9), ("48", 9), ("380", 9), ("252", 8), ("44", 10), ("370", 8), ("92", 10), ("49", 11))
            )
            digits = "".join(str(rng.randint(0, 9)) for _ in range(length - 1))
            number = str(rng.randint(1, 9)) + digits
            grouped = number[:2] + " " + " ".join(number[2:][at : at + 3] for at in range(0, length - 2, 3))
            return rng.choice((f"+{code}{number}", f"+{code} {grouped}", f"00{code} {grouped}", f"+{code}-{number}"))
        d = rng.choice("99944492357") + "".join(str(rng.randint(0, 9)) for _ in range(7))
        sizes = rng.choice(((8,), (8,), (3, 2, 3), (2, 2, 2, 2), (4, 4), (3, 5), (1,) * 8))
        ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
        written = rng.choice(" -. " if len(sizes) < 5 else " ").join(
            d[end - size : end] for end, size in zip(ends, sizes, strict=True)
        )
        return rng.choice(("", "", "", "+47 ", "+47", "0047 ", "(+47) ", "0047", "47 ")) + written

    def mail(self) -> str:
        rng = self.rng
        first, last = self.person()
        local = rng.choice(("{0}.{1}", "{0}{1}", "{0}_{1}{2}", "{0}{2}", "{0}-{1}")).format(
            _plain(first), _plain(last), rng.randint(1, 2009)
        )
        domain = rng.choice(
            (
                "gmail.com",
                "hotmail.com",
                "hotmail.no",
                "outlook.com",
                "online.no",
                "live.no",
                "icloud.com",
                "elev.viken.no",
                "student.ntnu.no",
                "nordmann-as.no",
                "yahoo.co.uk",
                "protonmail.com",
            )
        )
        form = rng.choice(
            ("{0}@{1}",) * 5
            + (
                "{0} @ {2}",
                "{0} (krøllalfa) {3}",
                "{0} at {4}",
                "{0}(at){1}",
                "{0} alfakrøll {3}",
                "{0} [at] {4}",
                "{0}@{2}",
            )
        )
        mail = form.format(
            local, domain, domain.replace(".", " . "), domain.replace(".", " punktum "), domain.replace(".", " dot ")
        )
        return mail.upper() if rng.random() < 0.05 else mail

    def address(self) -> str:
        rng = self.rng
        number = f"{rng.randint(1, 199)}{rng.choice(('', '', '', 'b', ' C', 'A'))}"
        street = rng.choice(_STREETS)
        if rng.random() < 0.12:
            return f"Postboks {rng.randint(1, 4000)}, {rng.choice(_TOWNS)}"
        more = rng.choice(
            (
                "",
                "",
                f", {rng.choice(_TOWNS)}",
                f" {rng.choice(_TOWNS)}",
                " leilighet 302",
                f", H0{rng.randint(101, 404)}, {rng.choice(_TOWNS)}",
            )
        )
        return f"{street} {number}{more}"

    def handle(self) -> str:
        rng = self.rng
        first = _plain(self.person()[0])
        return rng.choice(("{0}_{1:02}", "{0}.{0}{1}", "xx{0}{1}", "{0}{1}", "_{0}_{1}", "{0}__{1}")).format(
            first, rng.randint(1, 2012)
        )

    def account(self) -> str:
        d = "".join(str(self.rng.randint(0, 9)) for _ in range(11))
        return self.rng.choice((f"{d[:4]}.{d[4:6]}.{d[6:]}", f"{d[:4]} {d[4:6]} {d[6:]}", d))

    def birth_date(self) -> str:
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1960, 2011)
        name = "januar februar mars april mai juni juli august september oktober november desember".split()[month - 1]
        return rng.choice(
            (
                f"{day:02}.{month:02}.{year}",
                f"{day}.{month}.{year}",
                f"{day}/{month}-{year % 100:02}",
                f"{day}. {name} {year}",
                f"{year}-{month:02}-{day:02}",
                f"{day:02}.{month:02}.{year % 100:02}",
            )
        )


def messages(seed: int, templates: tuple[str, ...] = TEMPLATES, number: int = MESSAGES) -> list[Message]:
    """Return messages of every template in turn, in three ways of casing, some with slips of the finger around the data."""
    data, rng = Data(seed), random.Random(seed * 7919)
    return [_message(templates[at % len(templates)], data, rng) for at in range(number)]


def _message(template: str, data: Data, rng: random.Random) -> Message:
    first, last = data.person()
    other = data.person()[0]
    single = first.split("-")[0].split(" ")[0]
    values: dict[str, Callable[[], str]] = {
        "name": lambda: f"{first} {last}",
        "first": lambda: single,
        "first2": lambda: other.split(" ")[0],
        "last": lambda: last,
        "initial": lambda: f"{single} {last[0]}.",
        "fnr": data.fnr,
        "phone": data.phone,
        "mail": data.mail,
        "address": data.address,
        "handle": data.handle,
        "at_handle": lambda: "@" + data.handle(),
        "account": data.account,
        "birth_date": data.birth_date,
    }
    casing = rng.choices((str, str.lower, str.upper), (55, 40, 5))[0]
    slips = rng.random() < 0.3
    pieces: list[str] = []
    found: list[tuple[str, str]] = []
    for piece in re.split(r"(\{\w+\})", template):
        if piece.startswith("{"):
            kind = piece[1:-1]
            written = casing(values[kind]()) if kind in (*NAMES, "address") else values[kind]()
            found.append((kind.removeprefix("at_"), written))
            pieces.append(written)
        else:
            pieces.append(casing(_mistyped(piece, rng) if slips else piece))
    return Message("".join(pieces), tuple(found))


def _mistyped(text: str, rng: random.Random) -> str:
    """Return the text with one long word's two inner letters swapped or one doubled or lost."""
    long = [m for m in re.finditer(r"[a-zæøå]{6,}", text)]
    if not long:
        return text
    word = rng.choice(long)
    at = rng.randint(word.start() + 2, word.end() - 3)
    return text[:at] + rng.choice((text[at + 1] + text[at], text[at] * 2 + text[at + 1], text[at + 1])) + text[at + 2 :]


def _latin(name: str) -> str:
    low = name.lower()
    if any(c in _CYRILLIC for c in low):
        name = "".join(_CYRILLIC.get(c, "" if c in "'’ʼ" else c) for c in low).title()
    return " ".join(part for part in name.split() if not part.endswith(".")) or "Kari"


def _plain(name: str) -> str:
    spelt = name.lower().replace("ø", "o").replace("æ", "ae").replace("å", "a").replace("ł", "l").replace("đ", "d")
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", spelt)) or "ola"


def measured(seed: int, templates: tuple[str, ...] = TEMPLATES) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """Return figures of one seed's messages, and what was missed: kind, data, masked text."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed: list[tuple[str, str, str]] = []
    words = alarms = 0
    for message in messages(seed, templates):
        masked = mask_personal_data(message.text).text
        covered = [(span.start, span.end) for span in find_personal_data(message.text)]
        at = 0
        own: list[tuple[int, int]] = []
        for kind, written in message.data:
            start = message.text.index(written, at)
            at = start + len(written)
            own.append((start, at))
            group = "name" if kind in NAMES else kind
            total[group] += 1
            if _is_covered(message.text, start, at, covered):
                right[group] += 1
            else:
                missed.append((kind, written, masked))
        for word in re.finditer(r"[^\W\d_]{2,}", message.text):
            if not any(a <= word.start() < b for a, b in own):
                words += 1
                if any(a <= word.start() < b for a, b in covered):
                    alarms += 1
                    missed.append(("nothing", word.group(), masked))
    found = {kind: round(right[kind] / total[kind], 4) for kind in sorted(total)}
    return {
        "messages": MESSAGES,
        "found": found,
        "of": dict(sorted(total.items())),
        "words_masked_for_nothing": round(alarms / words, 5),
    }, missed


def _is_covered(text: str, start: int, end: int, covered: list[tuple[int, int]]) -> bool:
    return all(not text[at].isalnum() or any(a <= at < b for a, b in covered) for at in range(start, end))


def examples() -> Iterator[tuple[str, str]]:
    """Yield every example of nlu_data without its annotations, and whether it is "training" or "held_out"."""
    for folder, kind in ((ROOT / "nlu_data", "training"), (ROOT / "nlu_data" / "held_out", "held_out")):
        for file in sorted(folder.glob("*.yml")):
            for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
                for line in block.get("examples", "").splitlines():
                    if line.strip().startswith("- "):
                        yield kind, re.sub(r"\[([^\]]+)\](?:\{[^}]*\}|\([^)]*\))", r"\1", line.strip()[2:])


def main() -> int:
    """Print the figures; return 0 when nothing that must be found is left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--show", type=int, default=0, help="print that many of what was missed")
    arguments = parser.parse_args()
    report: dict[str, Any] = {"benchmark": "personal_data", "templates": len(TEMPLATES), "seeds": {}}
    failed = False
    for seed in arguments.seeds:
        figures, missed = measured(seed)
        report["seeds"][str(seed)] = figures
        print(f"seed {seed}: {figures}")
        for kind, written, masked in missed[: arguments.show]:
            print(f"  {kind}: {written!r} in {masked!r}")
        failed |= any(figures["found"].get(kind, 1.0) < least for kind, least in MUST.items())
    report["later_templates"] = measured(2, LATER_TEMPLATES)[0]
    print(f"later_templates, seed 2: {report['later_templates']}")
    report["unseen_templates"] = {str(seed): measured(seed, UNSEEN_TEMPLATES)[0] for seed in UNSEEN_SEEDS}
    print(f"unseen_templates: {report['unseen_templates']}")
    texts = list(examples())
    started = time.perf_counter()
    alarms = [(kind, text, mask_personal_data(text).text) for kind, text in texts]
    seconds = time.perf_counter() - started
    alarms = [(kind, text, masked) for kind, text, masked in alarms if masked != text]
    for kind, text, masked in alarms:
        print(f"  {kind}: {text!r} -> {masked!r}")
    nothing = [text for text in NOTHING_PERSONAL if mask_personal_data(text).count]
    report["nlu_data"] = {"texts": len(texts), "masked": len(alarms), "share": round(len(alarms) / len(texts), 5)}
    report["nothing_personal"] = {"texts": len(NOTHING_PERSONAL), "masked": nothing}
    report["ms_per_text"] = round(seconds * 1000 / len(texts), 2)
    print(json.dumps(report, ensure_ascii=False))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
