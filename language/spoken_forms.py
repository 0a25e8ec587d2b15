"""Common chat, dialect and nynorsk forms of everyday words, and the bokmål word each is read as.

Only frequent words that carry a sentence (pronouns, question words, auxiliaries, adverbs, a few nouns of school and
work) and common misspellings of them. Endings of nouns and verbs are left alone, but for verbs after "å". A form that
is an ordinary word with another meaning has no place here ("i" for "jeg", "ta" for "av", "no" which is English too);
"e" and "kor" are decided by their neighbours in the normaliser.
"""

_SPELLINGS = {
    # pronouns
    "jeg": "eg æ æg æi jæ jæi jæg ej jg jei jeh jeeg ieg",
    "meg": "mæ mæg mæi mei mej",
    "deg": "dæ dæg dæi dej",
    "seg": "sæ sæg sæi sej",
    "hun": "ho hu",
    "oss": "åss øss",
    "dere": "dokker dåkker dåkke dokke dokk dåkk dykk",
    "deres": "dykkar dokkers dåkkers",
    "de": "dei dæm",
    "det": "dt",
    "man": "mn",
    "noen": "nokon nokre nån nåkken nåken nokken noken nåen nåkkån",
    "noe": "noko nåkka nåke noka nåkke nokka noge nåko",
    "ingen": "ingjen",
    "ingenting": "inkje ingenteng ingenteing ingentin",
    "alle": "aille",
    "hverandre": "kvarandre",
    "hver": "kver",
    "selv": "sjøl sjølv sjæl sjæv",
    # question words
    "hva": "ka kva kæ hå hvaa",
    "hvem": "kven kem kæm hvæm",
    "hvor": "kvar korr hvorr kår hvår",
    "hvorfor": "kvifor koffor korfor hvofor hvrfor hvorfår koffer kåffår kåffer",
    "hvordan": (
        "korleis kordan hvorleis hvorledes korsen koss kossen åssen hossen hvordn hvodan hvoran hvirdan hvordann "
        "hordan hårleis korles hvorda"
    ),
    "hvilken": "kafor kvafor hvilkn vilken kolles kolless",
    "hvilke": "hvike kvaslags hvilka",
    "når": "nårr",
    # small words
    "ikke": "ikkje itte itj ittj itt ikkj ike ittje inte ikk ikkke ekke ikka ikkja ikkjie isje ikje",
    "og": "ogg aa",
    "også": "òg ogso åsså ogsaa ogsp",
    "eller": "eiller elle ell",
    "fordi": "førdi fori fordii",
    "fra": "frå fraa",
    "til": "tel tell",
    "med": "mæd",
    "uten": "utan",
    "på": "paa",
    "gjennom": "gjønnom",
    "siden": "sidan",
    "etter": "ætter itter",
    "mens": "medan",
    "som": "såm somm",
    "men": "mæn",
    "så": "saa",
    "da": "då",
    "nå": "naa",
    "her": "hær",
    "der": "dær",
    "bare": "berre bærre bærr baare barre",
    "veldig": "veldi vældig vældi veldigt veldik",
    "kanskje": "kansje kanskej kansjke kanskjer kanskeje",
    "egentlig": "egentli eigentleg eigentle egntlig egentlg ejentlig eigentlig",
    "mye": "mykje møkje møkkje mykkje myje møe mykj",
    "mer": "meir mær meire",
    "mest": "mæst",
    "litt": "litte",
    "lenger": "lengjer lengær",
    "ganske": "gansje",
    "alltid": "alti",
    "aldri": "aldrig alldri",
    "alltså": "altso",
    "igjen": "ijen igjæn",
    "slik": "slek sleik",
    "sånn": "sånt sånnt",
    "en": "ein ejn",
    "et": "eit",
    "ja": "japp jepp jau joda",
    "nei": "næi nope næ neida",
    "takk": "thx tnx tks",
    "hei": "heihei heii heia hæi",
    # auxiliaries and common verbs
    "er": "ær ere",
    "være": "vere værra verra vera",
    "var": "varr",
    "vært": "vore",
    "bli": "verte verta",
    "blir": "bler",
    "ble": "vart blei",
    "har": "haar harr",
    "hadde": "hadd",
    "skal": "ska sku skall",
    "skulle": "skull",
    "vil": "vill",
    "kan": "kainn kann",
    "kunne": "kunna",
    "må": "maa",
    "vet": "veit væit veiit veitj",
    "vite": "vita",
    "gjør": "gjer gjær jør gjørr",
    "gjøre": "gjere gjera gjørra jøre",
    "går": "gaar",
    "kommer": "kjem kjæm kømmer",
    "tar": "tek tæk",
    "finne": "finna",
    "finnes": "finst fins",
    "lære": "læra",
    "velge": "velje velja vælge",
    "søke": "søkje søkja søkke",
    "søker": "søkjer",
    "spørre": "spørje spørja",
    "snakke": "snakka",
    "hjelpe": "hjelpa jelpe",
    "hjelp": "jelp hjælp jælp hjlp hjep",
    "liker": "likar likr likær",
    "elsker": "elskar",
    "ideer": "idear",
    "orker": "orkar årker",
    "jobber": "jobbar jåbber",
    "jobbe": "jåbbe",
    "jobb": "jåbb",
    "tjener": "tener tjæner tejner",
    "synes": "syns synest synnes",
    "tror": "trur",
    "heter": "heiter",
    "fortell": "fortel fortæll",
    "fortelle": "fortelje fortelja",
    "begynne": "byrje byrja",
    "hater": "hatar",
    "prøver": "prøvar",
    # nouns and adjectives of school and work
    "skole": "skule sjole",
    "skolen": "skulen skoln skuln",
    "utdanning": "utdaning utdannelse utdannig udanning udaning utdannng utdannning utdaninng utdanelse",
    "utdanningen": "utdanninga utdannelsen udanninga utdaninga utdaningen",
    "videregående": (
        "vidaregåande videregåene viderregående vgs vidaregående videregåande vidregående vidergående vidregåande "
        "videregaende"
    ),
    "ungdomsskole": "ungdomsskule ungdomskole",
    "lærling": "lerling lærlig",
    "læreplass": "læreplas lereplass",
    "lønn": "løn lønning",
    "yrke": "jyrke",
    "yrker": "yrkjer yrka yrkan",
    "spørsmål": "spm spørgsmål spørsmol",
    "menneske": "mennesk mæneske mennske mennekse menneskje",
    "veileder": "rettleiar vegleiar veilder veiledar veieleder",
    "veiledning": "rettleiing vegleiing",
    "penger": "pengar pæng",
    "voksen": "vaksen våksen",
    "forskjell": "skilnad forskjel forsjell",
    "hjemme": "heime hjæmme jemme",
    "hjem": "heim",
    "vanskelig": "vanskeleg vanskli vansklig",
    "mulig": "mogleg muli mugleg",
    "viktig": "vikti",
    "annet": "anna",
    "andre": "aindre",
    "forskjellige": "forskjelige",
    "år": "aar",
    "i dag": "idag",
    "i morgen": "imorgen imårra",
    "for eksempel": "feks",
}


def _by_spelling() -> dict[str, str]:
    return {spelling: word for word, spellings in _SPELLINGS.items() for spelling in spellings.split()}


#: spelling as written (casefolded) → bokmål word
BOKMAAL_OF: dict[str, str] = _by_spelling()

# After "å" dialects drop the last vowel of a verb, or say -a ("å vær ute", "å laga ting"); elsewhere these are other words.
_VERBS = (
    "arbeide bake begynne bestemme bruke bygge bytte danse drive fikse flytte fullføre gjøre hjelpe jobbe kjøre "
    "klippe koke lage leke lese lytte lære løpe male mekke møte ordne organisere passe prate programmere reise "
    "rydde selge sitte skrive slutte snakke snekre spille spørre stelle studere sveise synge søke tegne tenke tjene "
    "trene undervise vaske velge være"
)
#: such a form of a verb → its infinitive in bokmål
INFINITIVE_OF: dict[str, str] = {
    **{form: verb for verb in _VERBS.split() for form in (verb[:-1], f"{verb[:-1]}a")},
    **dict.fromkeys(("vere", "vera", "ver"), "være"),
}
