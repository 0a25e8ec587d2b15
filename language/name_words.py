"""The words around people's names: who is spoken of, how people present themselves, and names that are words too."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# First names that are so common as words that only an introduction, a relation or a surname makes them a name.
NAMES_THAT_ARE_LITTLE_WORDS = _words(
    """
    abed adel aga ala alban alen alexa alla alle ama aman amar amen amin an ana ande andre andres ane angel anke
    anker anna ant april ara arbeid are aria arsen art arta arve ase ask aster aud august autumn ayah aye ba
    baker bao bart bat bent bier bile bill bjørk bjørn blanka blend bo bob bon borgar borge bram brede brett
    brit bror brown bui can cao carol carter chai chase cherry chi cho choi christian consolate cooper cruz
    crystal dad dag daisy dale dan dang danish das dawn dean dei deng desire din dina dine do don dora dorte
    drew dua duc due dung dyre ea earl ebbe edel eden edit edle egge eh ei eik eir ela ella elle else elva endre
    ene enger eve even evig fadl faith falk fana fang fares fata feng finn floor folke fox frank fred fride
    frits gard gent gjert gjest goda grace gran grande grant gray green grim gro grunde gry guy ha hai hala
    halla hamna han hang hans harper harry hau hauk hava hazel he heather hele helga helle heri hill hind ho hoa
    hoda hoge hoi holly hong hope hu hua huda hue hui hung hunter imam iman ina indre inga inge innocent ion
    iver ivy jade jan jasmine jay jess jo jorden joy jude jul jun june jung juni just kalla kalle kang kay king
    klara ko kris kristen ku lage lah lale lam lama lan lana lance lau laust le lea lech lee lei lenka lera lev
    li lia lian lily lima lin line linea ling lis liv live lo loan loc loke lone long lova luan luke lund luz ly
    lyder lykke lyng ma mai makar man mark mars mart mason mat matt max may mei melker melody men ment mentor
    meta mile milen miles million min mina mine minna mire mo mod moe moo morgan musa my mya mye na nam nana
    nasti naw nes new ngo nida noel nok norma nova nur nåde odd ok olive orm owe park parker pat patience paw
    pearl peer peng penny per pilar ping ploy poppy precious princess quinn rade rai raja rama rand rang rasa
    ray reem rein reiner rex rhea rick rida rike rikke rim risten ritni ro roar rob romas ronde rong rosa rose
    ross ruby ruta saga said sakse salar salve sam sama saman samba san sander sandy santos sari saw segen sein
    sela semen serge shan shu sina sine sire siren siri sky skye slaven so sol soma son song stan steal stein
    stig stone storm su sue sul sule sultan summer sune sung svale sylte ta tai tal tala tale talen tam tan tanner
    tao taylor tea thai thang thao thi thin tho thu tia tida tilde tim tin tine ting to toan tom tone tor tore
    toto tran trang tree tri trim tro tron trygg tu tun tung tyri ulla ulv unn unna urban ute van vega vegar
    vide vika viking vilja ville vince violet viv vo vu vy vår wade wah warren way we wells wen white will
    willow win wood yang yen yi young yuan
    """
)
# Of these, the ones that people in Norway do bear: a noun in lower case, but a name beside a surname, "mvh" or "hei".
NOUNS_THAT_ARE_NAMES = _words(
    """
    bjørn liv dag stein stig tor sol storm rose frank bent gro odd jan jo finn even endre brede ask bo per kai
    sander hans helga helle else ella klara knut lin line live mai may mina mark grace hope faith joy bill ray
    tone tore tom vår vilja tine tim ulv unn ulla vera viv siv rosa rikke syver orm luna lykke lea iver inga ina
    gry falk eik eir dina ane anna are andre arve aud folke fred gard gjest hauk gjert harry max linea elva
    bjørk saga siri alexa rein kristen sam lee roar sune jack lill karl christian ivar tale peer lage loke brit
    dan bob kris angel jasmine
    """
)
WORDS_THAT_ARE_NAMES = NAMES_THAT_ARE_LITTLE_WORDS | NOUNS_THAT_ARE_NAMES
# Words that tell how somebody is: never a name after "jeg er" in lower case.
HOW_ONE_IS = _words(
    """
    mai
    even odd rosa frank harry urban glad kristen christian just adel edel grim sein tung thin long lei matt
    young danish innocent mark kai lone max sol storm rein are else hans helt live fred stein bent bo min may
    will bill dan sam
    """
)
SHORT_NAMES = _words(
    """
    ola ole ida eva pål åse ulf alf leo ali mia pia ada roy jon kim åge ove odd una eli ann emma nils ivo ivan
    isa geo mie aja pal siw kaj tov noa zoe ava amy ben ian zac zak ted gry liv siv bob tom dag eir jim joe kay
    ken ron abi omar asa edo evy ina ine lia mio teo tia ulv unn ylva aki ari
    """
)

BEING_CALLED = _words(
    """
    heter heiter heitter hetter hete heite heitar hedder het hette heitte heti heta itte heteer hetr hteer
    heterr hetre heiti
    """
)
ASKING = _words(
    """
    hva ka kva ke hvem kem kven hvordan korleis kordan what hvilken hvilke ha
    """
)
PEOPLE_AS_SUBJECT = _words(
    """
    jeg eg æ æg je jæ jei ej e i me vi han hun ho hu hon hann de dei som jæi æi jag ek jg jge jeeg jegg mi min
    mitt vår hans hennes hennar deres din ditt fullt
    """
)
NAME_WORDS = _words(
    """
    navn namn navnet namnet fornavn fornamn fornavnet fornamnet etternavnet etternamnet etternavn etternamn
    mellomnavn name surname firstname lastname navnt navne
    """
)
AFTER_NAME_WORD = _words(
    """
    er e mitt mi min hans hennes hennar ditt is var på me fullt was æ
    """
)
CALLING = _words(
    """
    kall kaller kalle kalla kalles kallast kalt call called named døpt omtales
    """
)
CALLED_WHO = _words(
    """
    meg mæ me han ham henne ho hun for seg barnet
    """
)
FAREWELLS = _words(
    """
    mvh mhv vh hilsen hilsn hils helsing helsning hilsning hilsener helsingar regards sincerely cheers klem
    klemz hilser hilsenn hillsen hlsen hilsem mvh. greetings
    """
)
FAREWELL_TAILS = _words(
    """
    fra frå til vennlig vennleg varm beste med all from best kind yours og
    """
)
NOT_A_SIGNATURE = _words(
    """
    en ei et ein eit meg oss deg alle alt det den dette denne jeg eg du vi han hun ho the a an me from fra frå
    to på i om og men som er var har vil kan skal bare hei takk din min mor far mamma pappa student elev lærling
    jente gutt til veiviser nav hva ikke ikkje for så da då når her der my your our in at with bekymret
    fortvilet tidligere forvirret usikker anonym ukjent ingen noen folk hele klassen dere dykk nå no of hils
    """
)
PRESENTING = {
    ("jeg", "er"),
    ("eg", "er"),
    ("æ", "e"),
    ("æ", "er"),
    ("æg", "e"),
    ("je", "er"),
    ("jæ", "er"),
    ("i", "e"),
    ("e", "er"),
    ("eg", "e"),
    ("ej", "e"),
    ("dette", "er"),
    ("det", "er"),
    ("her", "er"),
    ("i", "am"),
    ("this", "is"),
    ("jag", "är"),
    ("jei", "er"),
    ("jg", "er"),
    ("jge", "er"),
    ("han", "er"),
    ("her", "skriver"),
    ("det", "va"),
    ("det", "var"),
    ("it's", "just"),
    ("jeg", "e"),
    ("e", "e"),
    ("jegg", "er"),
    ("ditta", "er"),
    ("dettæ", "e"),
    ("ditte", "e"),
}
PRESENTING_IN_ONE = _words(
    """
    i'm im i’m it's
    """
)
# Relations: with "min" after them, or straight before a name.
RELATIONS = _words(
    """
    mor mora moren moder mamma mammaen mamman mutter far faren fader pappa pappaen papa pappan mum mom mother
    father dad bror broren brodern broder brorsan lillebror storebror lillebroren storebroren tvillingbror
    tvillingbroren søster søsteren søstera systera syster søstra lillesøster storesøster lillesøsteren
    storesøsteren veslesyster storesyster veslebror tvillingsøster brother sister sønn sønnen son sonen guten
    gutten datter dattera datteren dotter dottera daughter barnet barn kid onkel onkelen uncle tante tanta
    tanten aunt fetter fetteren kusine kusina kusinen søskenbarn søskenbarnet cousin bestemor bestemora farmor
    mormor besta bestefar farfar morfar grandma grandpa grandmother grandfather stefar stefaren stemor stemora
    stepdad stepmom fosterfar fostermor fostersønn svigermor svigerfar svigermora svigersønn nevø nevøen niese
    niesa niesen barnebarn barnebarnet mann mannen mannj husband kone kona kjerringa wife samboer samboeren
    sambuar sambuaren kjæreste kjæresten kjærasten kjærast typen dama boyfriend girlfriend partner partneren
    forlovede eks eksen ekskjæresten venn vennen ven venen venninne venninna venninnen veninna veninne bestevenn
    bestevennen bestevenninna bestis bestisen kompis kompisen kamerat kameraten friend mate bff bestie
    klassekamerat klassekameraten klassevenninne sidemann lærer læreren lærern lærar læraren lærarn lære
    mattelærer mattelæreren norsklærer norsklæreren engelsklæreren gymlærer gymlæreren kontaktlærer
    kontaktlæreren kontaktlærar kontaktlæraren klassestyrer teacher tutor faglærer faglæreren fagkontakt
    rådgiver rådgiveren rådgivern rådgjevar rådgjevaren rådgivaren counsellor counselor advisor adviser
    sosialrådgiver karriererådgiver karriereveileder karriereveilederen karriererettleiar veileder veilederen
    rettleiar rettleiaren rådgiverinna rektor rektoren principal inspektør inspektøren avdelingsleder
    avdelingslederen helsesykepleier helsesykepleieren helsesøster helsesøstra skolepsykolog psykolog psykologen
    terapeut terapeuten fastlege fastlegen lege legen doktor doctor sjef sjefen boss leder lederen leiar leiaren
    kollega kollegaen kollegaer colleague manager mentor mentoren mester mesteren meister meisteren instruktør
    instruktøren trener treneren trenar trenaren coach saksbehandler saksbehandleren saksbehandlar
    saksbehandlaren kontaktperson kontaktpersonen caseworker navveileder elev eleven student studenten lærling
    lærlingen lærlingar kunde kunden naboen nabo neighbour neighbor verge vergen tolk tolken prest presten imam
    imamen bonusfar bonusmor bonussønn pleiemor forelder foreldre foreldra søsken søskena assistent assistenten
    miljøterapeut ordfører ordføreren dommer dommeren professor professoren advokat advokaten daglig
    """
)
MINE = _words(
    """
    min mi mitt mine vår vårt våre min' hans hennes hennar deres din di ditt meg my our his her their minn me'n
    mina vores vor sin si sitt på
    """
)
MINE_BEFORE = _words(
    """
    my our his her their your the min mi
    """
)
TITLES = _words(
    """
    fru fr frk frøken herr hr dr mr mrs ms miss sir madam madame frue prof phd lærarinne
    """
)
GREETINGS = _words(
    """
    hei heisann hallo halla hello hi hey kjære dear god hallå heia yo takk tusen tusentakk thanks thank morn hoi
    heipå hadet salam hej
    """
)
# People do these things: before them stands a person.
DOINGS = _words(
    """
    sier sa seier sae sagt sir mener meiner meinte mente synes synst tror trur trodde vil ville har hadde er e
    var va kan kunne skal skulle går gikk gjekk fikk får jobber jobba jobbet arbeider studerer snakker snakket
    snakka ringte ringer skrev skriver skreiv spurte spør fortalte forteller hjalp hjelper hjelpte anbefalte
    anbefaler heter heiter bor lurer liker begynte begynner sluttet slutta tok ble blei vart blir vet veit
    prøver prøvde ønsker trenger says said thinks wants works told is was has had can will does did helped asked
    knows likes lives studies og sin sitt sine
    """
)
BEFORE_PEOPLE = _words(
    """
    med me til av for fra frå hos og eller enn at om mot spør spurte kontakte kontakta ringe ringte ring møte
    møtte kjenner kjente hjelpe hjelp hører hørte både sammen saman with by to and or than that about called met
    asked from ask tell told between hilse hils hilste snakke mellom like men mens fordi når da så hvis hvor how
    why because if when where does is has can should vil kan skal bør har er må får var
    """
)
BEFORE_PLACES = _words(
    """
    i på ved fra frå til in at from to near mot gjennom rundt via nær utenfor inni innom ute nord sør øst vest
    mellom av for
    """
)
PARTICLES = _words(
    """
    van von de da di del der den al el bin ibn bint ben abu ul ur ud dos das af av ter ten la le st san mc mac
    dela
    """
)
# Those of whom one says "ga meg", "hadde oss i": a surname after them is a person's.
ROLES = _words(
    """
    lærer lærar lærern rektor inspektør rådgiver rådgjevar rådgivar veileder rettleiar saksbehandler
    saksbehandlar sjef lege professor kontaktlærer kontaktlærar mattelærer norsklærer gymlærer teacher doktor
    trener trenar prest advokat psykolog avdelingsleder helsesykepleier counsellor tolk
    """
)
# What belongs to a person: after "Olas" stand these.
BELONGINGS = _words(
    """
    karakterer karakterar vitnemål søknad lærer lærar skole mor far bror søster foreldre familie venn venner
    mamma pappa cv mail telefon nummer adresse grades mother father brother sister jobb sjef klasse mening svar
    feil leilighet plass lærere fravær diagnose stipend rom kjæreste barn sønn datter snitt
    """
)
# Between people: "både X og Y", "med X", "spør X".
BESIDE_PEOPLE = _words(
    """
    både med hos spør spurte møtte kjenner ringe ringte kontakte kontakta hjelpe hjelper hilse kjære hei dear
    hello hi takk hallo heisann sammen with ask asked met
    """
)
NOT_AFTER_A_NAME = _words(
    """
    angående vedrørende gjelder gjeld je æ me dykk jei jaja liksom då dersom fordi sånn slik sann veldig alltid
    aldri dessverre også òg au og er e i på til fra frå som har hadde vil ville kan kunne skal skulle må var va
    går gikk sier sa sin sitt sine si jobber med at om av for men eller å en ei et ein eit den det de jeg eg du
    vi han hun ho the and is was has in from who that with said says told my your a an to of or but not ikke
    ikkje itj nå no her der dere meg deg seg så da når hvis bor hos ble blei vart blir hei takk mvh hilsen år
    hva vg1 vg2 vg3 hvordan kordan korleis hvor kor can could would should what how where when vet veit sluttet
    begynte fikk får tok hjalp mener meiner synes tror trur ringte skrev spurte fortalte anbefalte studerer
    heter heiter elsker liker lurer trenger ønsker bare kun likevel igjen ga gav gir satt sitter står ligger
    kommer kom drar dro mista miste mistet under etter før jo altså idag nettopp
    """
)
# All of these are words of the sentence, whatever the lists of ordinary words hold.
WORDS_OF_THE_SENTENCE = (
    BEING_CALLED
    | ASKING
    | PEOPLE_AS_SUBJECT
    | NAME_WORDS
    | AFTER_NAME_WORD
    | CALLING
    | CALLED_WHO
    | FAREWELLS
    | FAREWELL_TAILS
    | NOT_A_SIGNATURE
    | RELATIONS
    | MINE
    | TITLES
    | GREETINGS
    | DOINGS
    | BEFORE_PEOPLE
    | BEFORE_PLACES
    | NOT_AFTER_A_NAME
    | BELONGINGS
)
CONTRACTED = _words(
    """
    i you he she it we they that there what who where how don can won didn doesn isn wasn couldn wouldn shouldn
    haven hasn aren weren let ain
    """
)
OFTEN_MISTYPED = frozenset(
    word for word in WORDS_OF_THE_SENTENCE - NAMES_THAT_ARE_LITTLE_WORDS if len(word) > 4
) | _words(
    """
    tjener nekter svarer mobber bekymret fortvilet søknaden mobber skolen skulen usikker utdanning utdanninga
    utdanningen elektriker sykepleier jobbe jobben arbeid studere fagbrev læreplass lærling videregående
    karakterer klassen
    """
)
