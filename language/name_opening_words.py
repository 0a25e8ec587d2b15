"""The fixed words by which name_openings knows the places of a sentence that only persons fill."""

from language import name_words as words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MINE = _words(
    """
    min mi mitt mine vår vårt våre hans hennes hennar deres dykkar minn mæ mett dine di din sin si
    """
)
WHO = _words("hvem kven kem kim who")
ME = _words("jeg eg æ je jæ ej æg me meg mæ i jei vi oss du")
NO_SUBJECTS = _words("i vi oss du")  # before "å"
AND = _words("og and å & samt")
IS = _words("er e var va is was ær æ va' vart")
STILL_THERE = _words("igjen her again here frå fra from på i som hos")
CONJUNCTIONS = _words(
    """
    at fordi og men hvis viss vess dersom når da då om så selv sjølv mens mens siden sidan for that because but
    if when and so since while after before etter før eller or som enn than altså hadde nå no what why hvorfor
    kvifor koffer hvordan korleis korsn
    """
)
# What only people do, as one writes of them.
PEOPLE_DO = _words(
    """
    sa sier seier sei sæi seie siger mener meiner meinte mente synes syns synest tror trur trudde trodde spurte
    spør spurde ringte ringer ringde fortalte fortalde forteller fortel lovte lovet lova lovde skrev skriver
    skreiv skriv svarte svarer svara hjalp hjelper hjelpte anbefalte anbefaler tilrådde forklarte forklarer
    forklara foreslo nekter nekta nektet gråt gråter græt mobber mobba mobbet erter erta drømmer drøymer drøymde
    lurer lurte elsker hater liker likte går gikk gjekk døde dør ble blei ringde gave gav ga tipset tipsa viste
    kastet jukset lærte tok kom kjem likar studerer sliter slit slet bor bur bodde budde heter heiter vil vill
    ville trives trivs trivast gruer gruar klarer klarar klarte greier greide sluttet slutta strøk stryk bestod
    besto søkte søker søkjer begynte byrja begynner flyttet flytta gidder vet veit visste skulle skal kunne
    orker orka said says told thinks wants helped asked promised lives studies dreams needs likes knows told
    wrote called works worked got recommended
    """
)
DOES = (words.DOINGS - {"og", "sin", "sitt", "sine"}) | PEOPLE_DO
CONTACT = _words(
    """
    kjenner kjente kjenne møtte møte møtt traff treffe husker huske hugsar ringte ring ringe ringt spurte spør
    spørre spørje kontakt kontakte kontakta kontaktet takke takka takket takk savner savne hjelpe hjalp hjelper
    besøke besøkte intervjue intervjua spurde hørte høre kaller kalte dater datet slapp met know knew called
    call ask asked tell told contact thank thanks miss help helped visit visited meet named
    """
)
# Before the preposition: what one does with, to, for or of a person.
WITH = _words(
    """
    snakke snakka snakket snakker snakkar prata prate pratet prater pratar preike bor bodde bur budde bo sammen
    saman samen avtale avtalt møte time timen kontakt gift kjent dater venn venner vener bestevenn bestevenner
    kjæreste enig uenig einig krangla kranglet kranglar krangler trente gikk går gå reise reiste spille spiller
    jobber jobba jobbet jobbar jobbe møtt vokst intervju praksis klasse klassen snakk enige gym matte norsk
    engelsk naturfag gruppe gruppa lag team rom hybel leilighet prosjekt prosjektet praten samtale samtaler
    samtalen møtet timer opp slutt forlova samboer chatta chattet talk talked talking speak spoke spoken live
    lives living work works worked working meeting appointment friends
    """
)
TO = _words(
    """
    foreldrene foreldra timen vergen hilsen hilse hilste hils helsing helse klem skrive skriv skrev skriver
    sende send sendte sendt ga gi gav gitt gir sa si sagt fortalte fortalde fortelle mail mailen epost melding
    meldingen meldinga beskjed beskjeden svar tips takk takket takka rose ros brev attest bytte byttet flytte
    flytta time rommet boka datteren kontoret leiligheten cv-en nummeret adressen kjæresten vennene vennane
    vennen kompisen ønsker spørsmål talk talked speak spoke message letter email call listen write wrote sent
    gave give said married thanks
    """
)
FROM = _words(
    """
    hilsen hilse helse helsing klem bortsett unntatt mail mailen epost melding meldingen meldinga beskjed
    beskjeden svar svaret tips hørt høyrt høre brev brevet sms attest hjelp råd bilde spørsmål tekst takk e-post
    mld message letter email call heard hear help text regards bytte
    """
)
BY = _words(
    """
    tips hjelp råd besøk anbefalt anbefalte veiledet rettleia mobba mobbet plaga plaget oppfordra oppfordret
    henvist lurt bedt ansatt sparka sparket kalt opplært skrevet sagt underskrevet signert invitert oppringt
    bilde datteren sønnen venn venninne attest intervjua intervjuet hjulpet lært hørt fått kjæresten
    """
)
ABOUT = _words(
    """
    vikar vikarierer bekymra bekymret redd irritert sint sur venter venta stoler forelska forelsket glad stolt
    vegne vegner snakker hilst hilste hilse hils verge tenker attest søknad crush crusher cv vitnemål
    """
)
PREPOSITIONS = {
    **dict.fromkeys(("med", "mæ", "me", "with"), WITH),
    **dict.fromkeys(("til", "te", "to"), TO),
    **dict.fromkeys(("fra", "frå", "from"), FROM),
    **dict.fromkeys(("av", "by", "of"), BY),
    **dict.fromkeys(("enn", "than", "uten", "utan", "without", "unntatt", "være", "vere"), frozenset()),
    **dict.fromkeys(("for", "på", "om", "i", "about"), ABOUT),
}
GREETING_STARTS = _words("god go good kjære hei hallo")
POINTING = _words("det du deg dæ dette it you meg her this that oss alle")
SPEAKING_ON = _words("jeg eg æ i du dere dokker you husker kan har er vi we nå no for det this så")
INFLECTED = tuple("en et ene er ing isk het sjon ar ane else ende ande ert ism tet dom skap bar lig leg".split())
# Before these stand nouns, places and things rather than persons.
BEFORE_NOUNS = words.BEFORE_PLACES - {"fra", "frå", "til", "to", "from", "av", "for"} | _words(
    """
    en et ei ein eit den det de dei denne dette disse desse a an the this these those some any noen nokre mange
    flere fleire alle hver kvar ny nye god gode stor store andre annen anna egen eigen eget min mitt mine din my
    your som spille spiller spill lage ta tar lære lese bruke heter linja linje kurs fag faget skole skolen
    firma firmaet å
    """
)
TIMES_OF_DAY = _words(
    """
    morgen morgon kveld kvelden dag ettermiddag morning evening afternoon formiddag natt night
    """
)
ADDRESSING = _words(
    """
    unnskyld beklager sorry nei ja jo joda neida hey obs lol omg stemmer igjen gratulerer takk please gratulere
    hør høyr velkommen skjerp kom lykke vent hei heisann hallo yo
    """
)
PARTING = _words(
    """
    snakkes snakkast sees ses vises takk tusentakk hadet hade hilsen helsing klem vh bye thanks cheers
    """
)
CALLING = words.CALLING | _words("kallar kaller kalt kalla kallast kalles døpt nicka")
NAMING = words.NAME_WORDS - {"navn", "namn", "name", "navne"} | {"name's"}
SOFTENING = _words("bare berre vel visst nok jo egentlig eigentleg forresten altså også og just for nå no")
AUXILIARIES = _words(
    """
    har hadde kan kunne skal skulle vil ville fikk fekk får må måtte bør synes syns synest tror trur håper vet
    veit er e var gikk kommer kjem did does has can will should could is was do think hope
    """
)
DONE_BY_PEOPLE = _words(
    """
    sendt ringe sagt fått svart levert skrevet begynt sluttet slutta hjelpe komme snakke svare sende skrive
    gjort sagt lese møtt fortalt snakket snakka kommet hjulpet glemt søkt bestått lov lyst rett tid time plass
    jobb sent called said got written told helped started come call help speak write answer
    """
)
NOUNS_AFTER_THAT = _words("liv dag sol mark hope faith grace storm joy may mai vår line live tale tone")
VERBS_TOO = _words(
    """
    finn bo jo may are live line will dan andre alle or mine tor dag mai vår min else tar long lei hans fred
    even ask tone
    """
)
# On the lists of names that are words too, but hardly ever written as words.
HARDLY_WORDS = _words("jan roar siv knut viv gry iver ivar karl kris tore rikke syver luna harry")
